"""How close right answers are to their queries, and the closest claims to no query at all.

`python -m tests.bench.closeness --data DIR`: DIR is that of `tests.bench.search`. From this come
the limits below which a search takes a claim for none of what was meant (`tui.search.searched`).
Only the tuning half of the queries is asked. Made-up words are queries whose letters were shuffled.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.search import KINDS, LONG, lines, read_queries
from tui.search import SearchIndex

if TYPE_CHECKING:
    from collections.abc import Sequence

_DEPTH = 100


def at(values: Sequence[float], part: float) -> float:
    """Return the value that `part` of all stay below."""
    ordered = sorted(values)
    return ordered[min(int(part * len(ordered)), len(ordered) - 1)]


def row(name: str, values: Sequence[float]) -> str:
    """Lay out some percentiles."""
    cells = " | ".join(f"{at(values, part):.2f}" for part in (0.01, 0.02, 0.05, 0.5, 0.95, 0.99))
    return f"| {name} | {len(values)} | {cells} |"


def shuffled(query: str, chance: random.Random) -> str:
    """Shuffle the letters of a query."""
    letters = list(query.replace(" ", ""))
    chance.shuffle(letters)
    return "".join(letters.pop() if char != " " and letters else char for char in query)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.closeness", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--size", type=int, default=100_000)
    options = parser.parse_args()
    claims = list(lines(options.data, options.size))
    asked, _ = read_queries(options.data, claims, "tune")
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        index = SearchIndex.create(Path(folder) / "index", enumerate(claims))
        print("| closeness of | n | 1% | 2% | 5% | 50% | 95% | 99% |")
        print(f"|{' --- |' * 8}")
        for words, kinds in (("short", [k for k in KINDS if k != LONG]), ("posting", [LONG])):
            right, shares = [], []
            for query in (each for kind in kinds for each in asked[kind]):
                hits = index.search(query.text, limit=_DEPTH)
                own = max((h.score for h in hits if h.claim_id in query.right), default=None)
                if own is not None:
                    right.append(own)
                    shares.append(own / hits[0].score)
            made_up = []
            for query in (each for kind in kinds for each in asked[kind]):
                hits = index.search(shuffled(query.text, chance), limit=1)
                made_up += [hits[0].score] if hits else []
            print(row(f"{words}: right answers", right))
            print(row(f"{words}: right answers, as a share of the closest", shares))
            print(row(f"{words}: the closest to made-up words", made_up), flush=True)
        index.close()


if __name__ == "__main__":
    main()
