"""Where in its source a part of an article stands: the page of a PDF, the time of a recording."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Locator:
    """The place in the source of the text from `start` up to the next locator.

    Attributes:
        start: Characters of the article's text.
        page: Page of the file, counted from 1, or None where it has none.
        seconds: Time since the beginning, or None where there is none.
        speaker: Whose turn it is, or an empty string.
    """

    start: int
    page: int | None = None
    seconds: float | None = None
    speaker: str = ""


def locator_at(locators: Sequence[Locator], start: int) -> Locator | None:
    """Find the place in the source of a character of the text, None where nobody noted it.

    Args:
        locators: Those of the article, by `start`.
        start: Characters of the article's text.
    """
    number = bisect_right(locators, start, key=lambda one: one.start)
    return locators[number - 1] if number else None


def locator_told(locator: Locator | None) -> str:
    """Write a place as a citation does: `p. 12`, or `0:04:31, Ana`."""
    if locator is None:
        return ""
    if locator.page is not None:
        return f"p. {locator.page}"
    if locator.seconds is None:
        return locator.speaker
    minutes, seconds = divmod(int(locator.seconds), 60)
    hours, minutes = divmod(minutes, 60)
    told = f"{hours}:{minutes:02}:{seconds:02}"
    return f"{told}, {locator.speaker}" if locator.speaker else told
