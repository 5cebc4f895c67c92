"""PDF files that hold text."""

from __future__ import annotations

import io
import re
from collections import Counter

from tui.articles.article import Article
from tui.articles.clean import clean, line, paragraphs
from tui.articles.errors import ReadError
from tui.articles.extras import parser
from tui.articles.locators import Locator

_DIGITS = re.compile(r"\d+")
_HYPHEN = re.compile(r"(?<=[^\W\d_])-$")
_STOPS = '.!?:”"’)。'
_FEWEST_PAGES = 3
_SHORT = 0.8


def is_pdf(data: bytes) -> bool:
    """Tell whether a file opens as a PDF does."""
    return data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n\x00").startswith(b"%PDF-")


def read_pdf(data: bytes, name: str) -> list[Article]:
    """Read the text of a PDF in paragraphs.

    Lines that head or foot at least half of three pages or more, page numbers aside, are left
    out; a word that a hyphen divides at a line's end is joined. Where each page begins in the
    text is kept. Title and author are those that
    the file gives; its day is not taken, since it tells when the file was made.

    Raises:
        ReadError: `pypdf` is not installed; the file is broken or locked, or holds no text.
    """
    pypdf = parser("pypdf", "pdf", name)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadError(name, "", "it is locked; save a copy without a password")
        pages = [page.extract_text() for page in reader.pages]
        facts = reader.metadata
        title, author = (facts.title, facts.author) if facts else ("", "")
    except (pypdf.errors.PyPdfError, *_BROKEN) as problem:
        raise ReadError(name, "", f"not a sound PDF ({problem}); save it anew") from None
    cleaned = [clean(page) for page in pages]
    joined, locators = _joined(_without_repeats([page.text.splitlines() for page in cleaned]))
    text = paragraphs(joined)
    if not text:
        raise ReadError(name, "", "its pages hold pictures, no text; run OCR on it first")
    return [
        Article(
            text=text,
            title=line(title or ""),
            author=line(author or ""),
            removed=sum(page.removed for page in cleaned),
            locators=locators,
        )
    ]


# What pypdf lets through, beside its own errors, where a file lies about its parts.
_BROKEN = (
    ArithmeticError, AssertionError, AttributeError, LookupError, OSError, RecursionError,
    TypeError, ValueError, NotImplementedError, MemoryError,
)  # fmt: skip


def _without_repeats(pages: list[list[str]]) -> list[list[str]]:
    """Take away lines at the top and the bottom of pages that most pages share."""
    pages = [[one.strip() for one in page if one.strip()] for page in pages]
    if len(pages) < _FEWEST_PAGES:
        return pages
    edges = Counter(_shape(one) for page in pages for one in {*page[:2], *page[-2:]})
    repeated = {shape for shape, times in edges.items() if 2 * times >= len(pages) and times > 1}
    return [
        [
            one
            for number, one in enumerate(page)
            if not (_shape(one) in repeated and (number < 2 or number >= len(page) - 2))
        ]
        for page in pages
    ]


def _shape(text: str) -> str:
    return _DIGITS.sub("0", text)


def _joined(pages: list[list[str]]) -> tuple[str, tuple[Locator, ...]]:
    """Join wrapped lines; a short line that ends a sentence ends its paragraph."""
    lines = [(number, one) for number, page in enumerate(pages, start=1) for one in page]
    if not lines:
        return "", ()
    width = sorted(len(one) for _, one in lines)[len(lines) // 2]
    parts: list[str] = []
    locators: list[Locator] = []
    length = 0
    for place, (page, one) in enumerate(lines):
        if not locators or locators[-1].page != page:
            locators.append(Locator(length, page=page))
        following = lines[place + 1][1] if place + 1 < len(lines) else ""
        parts.append(_ended(one, following, width))
        length += len(parts[-1])
    return "".join(parts), tuple(locators)


def _ended(one: str, following: str, width: int) -> str:
    """End a line as its paragraph goes on: a hyphen that divides a word goes."""
    if _HYPHEN.search(one) and following[:1].islower():
        return one[:-1]
    short = len(one) < _SHORT * width
    return one + ("\n\n" if short and (one[-1] in _STOPS or following[:1].isupper()) else "\n")
