"""Web pages saved as HTML."""

from __future__ import annotations

import re

from tui.articles.article import Article
from tui.articles.clean import clean, line, paragraphs
from tui.articles.dates import maybe_day
from tui.articles.decoding import decoded
from tui.articles.errors import ReadError
from tui.articles.extras import parser
from tui.articles.page_facts import page_facts
from tui.articles.page_parts import without_asides

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html[^>]{0,500}?\slang\s*=\s*[\"']?([a-zA-Z]{2})\b", re.IGNORECASE)
_OPENING = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_LINE_ENDS = re.compile(r"\n+")
_LETTERS = re.compile(r"[^\W\d_]+")
_PROBE = 4096
# Paragraphs among which the page's own heading is looked for.
_HEAD = 4
_PUBLISHED = {"extensive_search": False, "original_date": True}


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
    tree = trafilatura.load_html(page)
    if tree is None:
        raise ReadError(name, "", "no article was found in the page; save its text instead")
    facts = page_facts(tree)
    told = trafilatura.extract_metadata(
        tree, default_url=url or None, date_config=_PUBLISHED, extensive=False
    )
    without_asides(tree)
    found = trafilatura.bare_extraction(tree, url=url or None, include_comments=False)
    body = clean(_rows(found.text or "") if found is not None else "")
    text = paragraphs(_LINE_ENDS.sub("\n\n", body.text))
    if not text:
        raise ReadError(name, "", "no article was found in the page; save its text instead")
    language = _LANGUAGE.search(page[:_PROBE])
    title = facts.title or line(told.title or "")
    author = facts.author or line(told.author or "").replace("; ", ", ")
    return [
        Article(
            text=_without_heading(text, title, author),
            title=title,
            date=facts.date or maybe_day(told.date or ""),
            author=author,
            source=line(told.sitename or told.hostname or ""),
            url=line(told.url or url),
            language=language[1].lower() if language else "en",
            removed=body.removed,
        )
    ]


def _without_heading(text: str, title: str, author: str) -> str:
    """Leave out what heads the text once more: title, authors and day in a line of their own."""
    parts = text.split("\n\n")
    head = [part for part in parts[:_HEAD] if part != title and not _is_byline(part, author)]
    return "\n\n".join(head + parts[_HEAD:]) or text


def _is_byline(part: str, author: str) -> bool:
    return bool(author) and author in part and len(_LETTERS.findall(part.replace(author, " "))) <= 3


def _rows(text: str) -> str:
    """Write the rows of tables as `a | b`, without rules and empty cells."""
    rows = []
    for row in text.split("\n"):
        if row.startswith("|") and row.rstrip().endswith("|"):
            cells = [cell.strip() for cell in row.strip().strip("|").split("|")]
            row = " | ".join(cell for cell in cells if cell.strip("-"))  # noqa: PLW2901
        rows.append(row)
    return "\n".join(rows)


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
