"""The bytes that an article was taken from, and what their sender said of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.articles.fetch import Page


@dataclass(frozen=True, slots=True)
class Raw:
    """A file, a page or a member of an archive, as it came.

    Attributes:
        data: The bytes.
        name: File name or address, for messages and for telling formats apart.
        charset: The encoding that the sender names, or an empty string.
        url: Where it was found, or an empty string.
        fetched: When it was fetched from there, ISO 8601 in UTC, or an empty string.
        title: What its sender calls it; used where it does not say so itself, like the next three.
        author: Its byline.
        source: Who published it.
        date: When, ISO 8601.
    """

    data: bytes
    name: str
    charset: str = ""
    url: str = ""
    fetched: str = ""
    title: str = ""
    author: str = ""
    source: str = ""
    date: str = ""


_SUFFIXES = {"text/html": ".html", "application/pdf": ".pdf", "text/markdown": ".md"}


def raw_of_page(page: Page) -> Raw:
    """Take a fetched page for reading."""
    fetched = page.fetched.isoformat(timespec="seconds")
    name = name_of_page(page.url, page.media_type)
    return Raw(page.data, name, page.charset, page.url, fetched)


def name_of_page(url: str, media_type: str) -> str:
    """Name a page after its address, so that the name tells the format that the server names."""
    last = url.partition("?")[0].rstrip("/").rpartition("/")[2] or "page"
    suffix = _SUFFIXES.get(media_type, "")
    return last if not suffix or last.lower().endswith(suffix) else last + suffix
