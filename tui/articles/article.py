"""What an article is, once its text has been read and cleaned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812  (the field below is called date)
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.articles.locators import Locator


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it is stored; every span in the project is a slice of `text`.

    Attributes:
        text: Clean text, paragraphs divided by blank lines.
        title: Headline, or an empty string where none was given.
        date: Day of publication, where known.
        author: Byline, or an empty string.
        source: Publisher, site or programme, or an empty string.
        url: Canonical address, or an empty string.
        language: ISO 639-1 code.
        kind: `"article"`, or `"background"` for notes that give context.
        removed: How many characters cleaning took out (controls, bidi overrides, tags).
        locators: Where in the source its parts stand, by their start; none where it has neither
            pages nor times.
    """

    text: str
    title: str = ""
    date: Date | None = None
    author: str = ""
    source: str = ""
    url: str = ""
    language: str = "en"
    kind: str = "article"
    removed: int = 0
    locators: tuple[Locator, ...] = ()
