"""Books and magazines (EPUB 2 and 3)."""

from __future__ import annotations

import posixpath
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote

from tui.articles.article import Article
from tui.articles.clean import clean, line, paragraphs
from tui.articles.dates import maybe_day
from tui.articles.decoding import decoded
from tui.articles.errors import ReadError
from tui.articles.packed import Package

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

CONTAINER = "META-INF/container.xml"
_ROOTFILE = ".//{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"
_OPF = "{http://www.idpf.org/2007/opf}"
_DUBLIN = "{http://purl.org/dc/elements/1.1/}"
_BLOCKS = frozenset(
    """p div h1 h2 h3 h4 h5 h6 li ul ol blockquote section article aside header footer figure
    figcaption table tr pre dt dd hr body""".split()
)
_SILENT = frozenset({"script", "style", "head"})


def read_epub(data: bytes, name: str) -> list[Article]:
    """Read a book as one article, its parts in reading order.

    Raises:
        ReadError: The file is broken or locked, or holds no text.
    """
    package = Package(data, name)
    rootfile = package.xml(CONTAINER).find(_ROOTFILE)
    opf = rootfile.get("full-path", "") if rootfile is not None else ""
    book = package.xml(opf)
    body = clean("\n\n".join(_part(package, member, name) for member in _spine(book, opf)))
    text = paragraphs(body.text)
    if not text:
        raise ReadError(name, "", "holds no text; add some or leave the file out")
    return [
        Article(
            text=text,
            title=_fact(book, "title"),
            date=maybe_day(_fact(book, "date")),
            author=_fact(book, "creator"),
            source=_fact(book, "publisher"),
            language=_fact(book, "language")[:2].lower() or "en",
            removed=body.removed,
        )
    ]


def _spine(book: Element, opf: str) -> list[str]:
    folder = posixpath.dirname(opf)
    places = {
        item.get("id"): posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))
        for item in book.iter(f"{_OPF}item")
    }
    wanted = (item.get("idref") for item in book.iter(f"{_OPF}itemref"))
    return [places[key] for key in wanted if key in places]


def _part(package: Package, member: str, name: str) -> str:
    return words_of(decoded(package.read(member), f"{name}, {member}"))


def words_of(markup: str) -> str:
    """Return all the words of HTML, a blank line between blocks; not cleaned yet."""
    page = _Page()
    page.feed(markup)
    page.close()
    return "".join(page.parts)


def _fact(book: Element, key: str) -> str:
    found = book.find(f".//{_DUBLIN}{key}")
    return line((found.text or "") if found is not None else "")


class _Page(HTMLParser):
    """Gathers the words of a chapter, a blank line between blocks."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._silent += tag in _SILENT
        if tag in _BLOCKS:
            self.parts.append("\n\n")
        elif tag == "br":
            self.parts.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _SILENT:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(0, self._silent - (tag in _SILENT))
        if tag in _BLOCKS:
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            words = " ".join(data.split())
            before = " " if data[:1].isspace() else ""
            after = " " if data[-1:].isspace() and words else ""
            self.parts.append(before + words + after)
