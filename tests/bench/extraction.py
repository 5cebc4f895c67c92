"""Main text of web pages: `python -m tests.bench.extraction --data DIR`.

DIR holds pages (`.html`) and beside each its gold (`.md`: front matter with title, author, date
and half, then the text). Printed is the F1 of the words of each page, without order, beside
`trafilatura` alone (comments left out) and `readability-lxml`, and how many titles, authors and
days are right. An author is right when the same names are given, in whatever order.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

import trafilatura

from tui.articles import Article, ReadError, read
from tui.articles.front_matter import front_matter

_WORD = re.compile(r"\w+")
_BETWEEN_NAMES = re.compile(r"\s*(?:,|;|\band\b)\s*")


@dataclass(frozen=True, slots=True)
class Gold:
    """A page, and what it says by hand."""

    path: Path
    fields: dict[str, str]
    text: str


def gold_pages(folder: Path) -> list[Gold]:
    """List the pages of a folder that have a gold text beside them."""
    found = []
    for path in sorted(folder.glob("*.html")):
        gold = path.with_suffix(".md")
        fields, text = front_matter(gold.read_text(encoding="utf-8"), gold.name)
        found.append(Gold(path, fields, text))
    return found


def ours(page: Gold) -> Article:
    """Read a page as claimdesk does; an article without text where it finds none."""
    try:
        return read(page.path.read_bytes(), page.path.name)[0]
    except ReadError:
        return Article(text="")


def by_trafilatura(page: Gold) -> str:
    """Return what trafilatura alone takes from a page."""
    return trafilatura.extract(page.path.read_bytes(), include_comments=False) or ""


def by_readability(page: Gold) -> str:
    """Return what readability-lxml takes from a page."""
    from lxml import html
    from readability import Document

    summary = Document(page.path.read_bytes()).summary()
    return " ".join(html.fromstring(summary).itertext())


def f1(found: str, gold: str) -> float:
    """Compare the words of two texts without their order, 0 to 1."""
    one, other = (Counter(_WORD.findall(text.casefold())) for text in (found, gold))
    common = (one & other).total()
    return 2 * common / (one.total() + other.total()) if common else 0.0


def facts_right(article: Article, fields: dict[str, str]) -> tuple[bool, bool, bool]:
    """Tell whether title, author and day are those of the gold."""
    day = article.date.isoformat() if article.date else ""
    return (
        article.title == fields.get("title", ""),
        _names(article.author) == _names(fields.get("author", "")),
        day == fields.get("date", ""),
    )


def _names(author: str) -> set[str]:
    return {name for name in _BETWEEN_NAMES.split(author) if name}


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    pages = gold_pages(options.data)
    scores: dict[str, list[tuple[float, float, float]]] = {}
    right = Counter[str]()
    print("| page | half | claimdesk | trafilatura | readability | title, author, day |")
    print("| --- | --- | --- | --- | --- | --- |")
    for page in pages:
        article = ours(page)
        texts = (article.text, by_trafilatura(page), by_readability(page))
        a, b, c = (f1(text, page.text) for text in texts)
        half = page.fields.get("half", "all")
        scores.setdefault(half, []).append((a, b, c))
        facts = facts_right(article, page.fields)
        right.update(
            name for name, fine in zip(("title", "author", "day"), facts, strict=True) if fine
        )
        signs = " ".join("✓" if fine else "✗" for fine in facts)
        print(f"| {page.path.stem} | {half} | {a:.3f} | {b:.3f} | {c:.3f} | {signs} |")
    for half, rows in scores.items():
        a, b, c = (mean(column) for column in zip(*rows, strict=True))
        print(f"| mean of {len(rows)} | {half} | {a:.3f} | {b:.3f} | {c:.3f} | |")
    told = ", ".join(f"{right[name]} {name}s" for name in ("title", "author", "day"))
    below = sum(a < max(b, c) for rows in scores.values() for a, b, c in rows)
    print(f"\nBelow the better of both on {below} pages. Right of {len(pages)}: {told}")


if __name__ == "__main__":
    main()
