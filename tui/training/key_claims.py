"""Key claims listed by hand, and what of them a list of ours holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tui.articles import Article, read, seeds

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HALVES = ("development", "held back", "second held back")
"""What an order is fitted to, then what is kept apart."""
FIRST = 10
_DIVIDER = "=== key claims\n"
Span = tuple[int, int]
Places = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """An article with a person's key claims, most urgent first."""

    name: str
    sort: str
    half: str
    article: Article
    spans: tuple[Span, ...]


def load(path: Path) -> Listed:
    """Read one list; a claim that is not in its article is an error that names both."""
    front, _, rest = path.read_text("utf-8").removeprefix("---\n").partition("---\n")
    told = dict(line.split(": ", 1) for line in front.splitlines())
    text, _, listed = rest.partition(_DIVIDER)
    article = Article(text.strip(), date=date.fromisoformat(told["date"]))
    if "seed" in told:
        seed = next(one for one in seeds() if one.name == told["seed"])
        article = read(seed.read_bytes(), seed.name)[0]
    claims = [line.removeprefix("- ") for line in listed.splitlines()]
    missing = [claim for claim in claims if claim not in article.text]
    if missing:
        raise SystemExit(f"{path}: not in the article: {missing[0]!r}")
    starts = [article.text.index(claim) for claim in claims]
    spans = tuple((start, start + len(one)) for start, one in zip(starts, claims, strict=True))
    return Listed(path.stem, told["sort"], told["half"], article, spans)


def lists(folder: Path) -> list[Listed]:
    """Every list, in order of its number."""
    return [load(path) for path in sorted(folder.glob("[0-9]*.md"))]


def missed(listed: Listed, found: Sequence[Places]) -> list[Span]:
    """Which of the person's claims are not among the first ten of `found`."""
    free = list(found[:FIRST])
    left = []
    for key in listed.spans:
        best = max(free, key=lambda ours: shared(key, ours), default=())
        if free and shared(key, best) * 2 >= key[1] - key[0]:
            free.remove(best)
        else:
            left.append(key)
    return left


def readable(listed: Listed, found: Sequence[Places]) -> float:
    """The share of a person's claims that one of the first ten of `found` holds two thirds of.

    Stricter than `missed` on how much of a claim is there, but one sentence of ours may hold two
    of theirs.
    """
    first = found[:FIRST]
    held = [
        any(shared((start, end), places) * 3 >= (end - start) * 2 for places in first)
        for start, end in listed.spans
    ]
    return sum(held) / len(held)


def overlapping(listed: Listed, found: Sequence[Places]) -> float:
    """The share of a person's claims that one of the first ten of `found` has the same place as.

    The strictest about boundaries: what both cover is at least half of what either covers.
    """
    held = [
        any(
            (min(key[1], end) - max(key[0], start)) * 2 >= max(key[1], end) - min(key[0], start)
            for places in found[:FIRST]
            for start, end in places
        )
        for key in listed.spans
    ]
    return sum(held) / len(held)


def shared(key: Span, places: Places) -> int:
    """How many characters of a listed claim one of ours covers, at the best of its places."""
    return max((min(key[1], end) - max(key[0], start) for start, end in places), default=0)
