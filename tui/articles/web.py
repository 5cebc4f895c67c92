"""Web pages saved as HTML."""

from __future__ import annotations

import re

from tui.articles.article import Article
from tui.articles.clean import clean, line, paragraphs
from tui.articles.dates import maybe_day
from tui.articles.decoding import decoded
from tui.articles.errors import ReadError
from tui.articles.extras import parser

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html[^>]{0,500}?\slang\s*=\s*[\"']?([a-zA-Z]{2})\b", re.IGNORECASE)
_OPENING = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_LINE_ENDS = re.compile(r"\n+")
_PROBE = 4096


def is_html(data: bytes) -> bool:
    """Tell whether a file opens as a web page does."""
    return _OPENING.match(data.removeprefix(b"\xef\xbb\xbf")[:_PROBE]) is not None


def read_html(data: bytes, name: str, *, charset: str = "", url: str = "") -> list[Article]:
    """Read the article of a web page: its main text and what the page says of itself.

    Menus, comments, adverts and notices are left out by `trafilatura`; so is everything that is
    not text. The day is the one that the page gives as its publication, or none.

    Args:
        data: The page as it was received.
        name: Its file, for messages.
        charset: The encoding that its sender names, where there is one.
        url: Where it was found, where known; the page's own canonical address goes first.

    Returns:
        One article.

    Raises:
        ReadError: `trafilatura` is not installed, or the page holds no main text.
    """
    trafilatura = parser("trafilatura", "web", name)
    declared = _CHARSET.search(data[:_PROBE])
    page = decoded(data, name, charset or (declared[1].decode("ascii") if declared else ""))
    found = trafilatura.bare_extraction(
        page,
        url=url or None,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    body = clean(found.text or "") if found is not None else None
    if found is None or body is None or not body.text.strip():
        raise ReadError(name, "", "no article was found in the page; save its text instead")
    language = _LANGUAGE.search(page[:_PROBE])
    text, title = paragraphs(_LINE_ENDS.sub("\n\n", body.text)), line(found.title or "")
    if title and text.startswith(f"{title}\n\n"):
        text = text[len(title) :].lstrip()
    return [
        Article(
            text=text,
            title=title,
            date=maybe_day(found.date or ""),
            author=line(found.author or ""),
            source=line(found.sitename or found.hostname or ""),
            url=line(found.url or url),
            language=language[1].lower() if language else "en",
            removed=body.removed,
        )
    ]


def text_of_html(data: bytes, name: str, *, charset: str = "") -> Article:
    """Read all that an HTML message says, for mail, where nothing is beside the matter.

    Raises:
        ReadError: `trafilatura` is not installed, or there is no text.
    """
    trafilatura = parser("trafilatura", "web", name)
    page = decoded(data, name, charset)
    body = clean(str(trafilatura.html2txt(page) or ""))
    if not body.text.strip():
        raise ReadError(name, "", "holds no text; leave it out")
    return Article(text=paragraphs(body.text), removed=body.removed)
