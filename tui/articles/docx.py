"""Word documents (Office Open XML, ECMA-376)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.articles.article import Article
from tui.articles.clean import clean, line, paragraphs
from tui.articles.errors import ReadError
from tui.articles.packed import Package

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

DOCUMENT = "word/document.xml"
_CORE = "docProps/core.xml"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DUBLIN = "{http://purl.org/dc/elements/1.1/}"
_TEXT = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}noBreakHyphen": "-"}

_ASIDE = frozenset(f"{_WORD}{tag}" for tag in ("p", "pPr", "moveFrom"))


def read_docx(data: bytes, name: str) -> list[Article]:
    """Read a Word document: its paragraphs, those of tables too, as they stand when accepted.

    Deleted and moved text, notes, headers and footers are left out. The day is not taken, since
    the file tells only when it was made.

    Raises:
        ReadError: The file is broken or holds no text.
    """
    package = Package(data, name)
    blocks = (_paragraph(one) for one in package.xml(DOCUMENT).iter(f"{_WORD}p"))
    body = clean("\n\n".join(block for block in blocks if block.strip()))
    text = paragraphs(body.text)
    if not text:
        raise ReadError(name, "", "holds no text; add some or leave the file out")
    facts = package.xml(_CORE) if _CORE in package else None
    return [
        Article(
            text=text,
            title=_fact(facts, "title"),
            author=_fact(facts, "creator"),
            removed=body.removed,
        )
    ]


def _paragraph(element: Element) -> str:
    """Return the words of a paragraph, without those of a text box inside it."""
    parts: list[str] = []
    waiting = list(reversed(element))
    while waiting:
        part = waiting.pop()
        if part.tag == f"{_WORD}t":
            parts.append(part.text or "")
        elif part.tag in _TEXT:
            parts.append(_TEXT[part.tag])
        elif part.tag not in _ASIDE:
            waiting.extend(reversed(part))
    return "".join(parts)


def _fact(facts: Element | None, key: str) -> str:
    found = facts.find(f"{_DUBLIN}{key}") if facts is not None else None
    return line((found.text or "") if found is not None else "")
