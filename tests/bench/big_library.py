"""A library of a million claims, to try the app and the commands on.

    python -m tests.bench.big_library --data DIR PATH [--articles 100000]

DIR holds `claims_1m.txt.xz`, a claim a line; each article is made of ten of them, each a sentence
and a claim of its own. The same arguments make the same library. Who says something is the first
name in every third claim, and stands for nothing but load.
"""

from __future__ import annotations

import argparse
import re
from datetime import date, timedelta
from hashlib import sha256
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, get_args

from tests.bench.search import lines
from tui.articles import Article, clean
from tui.claims import Claim, Speaker
from tui.claims.claim import Kind
from tui.language import Sentence
from tui.library import Library, Prepared, RankedSpan
from tui.library.storing import insert

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CLAIMS = 10
_TO_A_PARAGRAPH = 2
_IN_A_TRANSACTION = 1_000
_SUMMARY = 5
_FIRST_DAY = date(2016, 1, 1)
_DAYS = 3_600
_SOURCES = 120
_NAME = re.compile(r"\b[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})+")
_KINDS: tuple[Kind, ...] = get_args(Kind)


def prepared(number: int, claims: Sequence[str]) -> Prepared:
    """Make the article of a number out of its claims, with sentences, summary and claims."""
    pieces: list[str] = []
    spans: list[tuple[int, int]] = []
    position = 0
    for place, claim in enumerate(claims):
        if place:
            gap = " " if place % _TO_A_PARAGRAPH else "\n\n"
            pieces.append(gap)
            position += len(gap)
        spans.append((position, position + len(claim)))
        pieces.append(claim)
        position += len(claim)
    text = "".join(pieces)
    article = Article(
        text=text,
        title=f"{' '.join(claims[0].split()[:8])} ({number})",
        date=_FIRST_DAY + timedelta(days=number * 7 % _DAYS),
        source=f"Source {number * 31 % _SOURCES + 1}",
    )
    return Prepared(
        article=article,
        content_hash=sha256(text.encode()).hexdigest(),
        sentences=tuple(Sentence(start, end, text[start:end]) for start, end in spans),
        summary=tuple(RankedSpan(start, end, "made for load") for start, end in spans[:_SUMMARY]),
        claims=tuple(_claim(number, place, text, *span) for place, span in enumerate(spans)),
    )


def _claim(number: int, place: int, text: str, start: int, end: int) -> Claim:
    name = _NAME.search(text, start, end) if (number + place) % 3 == 0 else None
    return Claim(
        start=start,
        end=end,
        text=text[start:end],
        score=(number * 7919 + place * 104_729) % 1000 / 1000,
        kind=_KINDS[(number + place) % len(_KINDS)],
        checkable=True,
        speaker=Speaker(name[0], *name.span()) if name else None,
        why=("made for load",),
    )


def articles(data: Path, count: int) -> Iterator[Prepared]:
    """Yield the first `count` articles."""
    cleaned = (clean(line).text.strip() or "(empty)" for line in lines(data, count * _CLAIMS))
    for number in range(count):
        claims = list(islice(cleaned, _CLAIMS))
        if not claims:
            return
        yield prepared(number, claims)


def make(data: Path, path: Path, count: int) -> None:
    """Write the library, a thousand articles to a transaction."""
    made = articles(data, count)
    with Library.open(path) as library:
        for _ in range(0, count, _IN_A_TRANSACTION):
            with library.database.writing():
                for each in islice(made, _IN_A_TRANSACTION):
                    insert(library.database, each)


def main() -> None:
    """Make it, and say how long that took."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.big_library", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("path", type=Path, help="the library's file; it must not exist yet")
    options = parser.parse_args()
    if options.path.exists():
        parser.error(f"{options.path}: is there already; name a file that is not")
    started = perf_counter()
    make(options.data, options.path, options.articles)
    with Library.open(options.path) as library:
        counts = library.counts()
    seconds = perf_counter() - started
    print(f"{counts.articles:,} articles, {counts.claims:,} claims in {seconds:.0f} s")


if __name__ == "__main__":
    main()
