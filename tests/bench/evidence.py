"""How well `rank` finds evidence: `python -m tests.bench.evidence --data DIR`.

DIR holds climate-fever.jsonl and healthver_dev.csv. Each claim is ranked against all evidence
sentences of its set; what was labelled as supporting or refuting it counts as evidence.
"""

from __future__ import annotations

import argparse
import csv
import json
from math import log2
from pathlib import Path
from typing import TYPE_CHECKING

from tui.evidence.bm25 import Bm25

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

Queries = dict[str, set[int]]


def climate(path: Path) -> tuple[list[str], Queries]:
    """Read sentences, and for each claim the places of its evidence."""
    places: dict[str, int] = {}
    queries: Queries = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found = set()
        for item in row["evidences"]:
            place = places.setdefault(item["evidence"], len(places))
            if item["evidence_label"] != "NOT_ENOUGH_INFO":
                found.add(place)
        if found:
            queries[row["claim"]] = found
    return list(places), queries


def health(path: Path) -> tuple[list[str], Queries]:
    """Read passages, and for each claim the places of its evidence."""
    places: dict[str, int] = {}
    queries: Queries = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            place = places.setdefault(row["evidence"], len(places))
            if row["label"] != "Neutral":
                queries.setdefault(row["claim"], set()).add(place)
    return list(places), queries


def measured(
    score: Callable[[str], NDArray[np.float64]], queries: Queries
) -> tuple[float, float, float]:
    """Return mean nDCG@10, recall@5 and reciprocal rank."""
    gains, recalls, ranks = 0.0, 0.0, 0.0
    for claim, right in queries.items():
        order = (-score(claim)).argsort(kind="stable")
        hits = [place for place, item in enumerate(order) if int(item) in right]
        ideal = sum(1 / log2(place + 2) for place in range(min(10, len(right))))
        gains += sum(1 / log2(place + 2) for place in hits if place < 10) / ideal
        recalls += sum(place < 5 for place in hits) / len(right)
        ranks += 1 / (hits[0] + 1)
    return gains / len(queries), recalls / len(queries), ranks / len(queries)


def _row(name: str, texts: Sequence[str], queries: Queries) -> None:
    ndcg, recall, rank = measured(Bm25(texts).scores, queries)
    print(f"| {name} | BM25, stemmed | {len(queries)} | {ndcg:.3f} | {recall:.3f} | {rank:.3f} |")


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    print("| set | ranker | claims | nDCG@10 | R@5 | MRR |")
    print("| --- | --- | --- | --- | --- | --- |")
    _row("Climate-FEVER", *climate(data / "climate-fever.jsonl"))
    _row("HealthVer", *health(data / "healthver_dev.csv"))


if __name__ == "__main__":
    main()
