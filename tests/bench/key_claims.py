"""Key claims listed by hand against ours: `python -m tests.bench.key_claims [--missed]`.

Of a person's first ten claims, how many are in our first ten. One of theirs counts as found where
one of ours, not yet used for another of theirs, covers at least half of it.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tui.articles import Article, read, seeds
from tui.claims import extract
from tui.language import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FOLDER = Path(__file__).parents[1] / "data" / "key_claims"
HALVES = ("development", "held back")
_FIRST = 10
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


def lists() -> list[Listed]:
    """Every list, in order of its number."""
    return [load(path) for path in sorted(FOLDER.glob("[0-9]*.md"))]


def missed(listed: Listed, found: Sequence[Places]) -> list[Span]:
    """Which of the person's claims are not among the first ten of `found`."""
    free = list(found[:_FIRST])
    left = []
    for key in listed.spans:
        best = max(free, key=lambda ours: _shared(key, ours), default=())
        if free and _shared(key, best) * 2 >= key[1] - key[0]:
            free.remove(best)
        else:
            left.append(key)
    return left


def _shared(key: Span, places: Places) -> int:
    return max((min(key[1], end) - max(key[0], start) for start, end in places), default=0)


def ours(article: Article) -> list[Places]:
    """Our claims in our order, each with its other places."""
    return [((claim.start, claim.end), *claim.places) for claim in extract(article)]


def lead(article: Article) -> list[Places]:
    """The baseline: the article's sentences as they come."""
    return [((one.start, one.end),) for one in sentences(article.text)]


def recall(half: str, judge: Callable[[Article], list[Places]]) -> float:
    """Mean share of a half's key claims that are in the first ten of `judge`."""
    shares = [
        1 - len(missed(one, judge(one.article))) / len(one.spans)
        for one in lists()
        if one.half == half
    ]
    return sum(shares) / len(shares)


def table() -> list[str]:
    """The table's lines."""
    lines = [
        "| key claims by hand: recall of ten in our first ten | articles | lead | claimdesk |",
        "| --- | --- | --- | --- |",
    ]
    for half in HALVES:
        count = sum(one.half == half for one in lists())
        figures = f"{recall(half, lead):.2f} | {recall(half, ours):.2f}"
        lines.append(f"| {half} half | {count} | {figures} |")
    return lines


def main() -> None:
    """Print the table, and what was missed of the development half."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--missed", action="store_true", help="list what we miss, to tune by")
    given = parser.parse_args()
    print("\n".join(table()))
    for one in lists() if given.missed else []:
        if one.half == HALVES[0]:
            text = one.article.text
            print(f"\n{one.name}")
            found = extract(one.article)
            for claim in found[:_FIRST]:
                print(f"  {claim.score:.2f} {claim.kind:10} {claim.text[:90]}")
            for start, end in missed(one, ours(one.article)):
                print(f"  missed: {text[start:end]}")


if __name__ == "__main__":
    main()
