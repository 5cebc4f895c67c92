"""How well `rank` finds evidence: `python -m tests.bench.evidence --data DIR [--cache DIR]`.

DIR holds climate-fever.jsonl and healthver_dev.csv. Each claim is ranked against all evidence
sentences of its set; what was labelled as supporting or refuting it counts as evidence. With
--cache, vectors are kept in a folder between runs.
"""

from __future__ import annotations

import argparse
import csv
import json
from hashlib import sha256
from math import log2
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from tui.evidence.bm25 import Bm25
from tui.evidence.rank import fused
from tui.semantic import available, embed, fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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


def _vectors(texts: Sequence[str], cache: Path | None) -> NDArray[np.float32]:
    key = sha256("\0".join([fingerprint(), *texts]).encode()).hexdigest()[:16]
    file = cache / f"{key}.npy" if cache else None
    if file and file.exists():
        kept: NDArray[np.float32] = np.load(file)
        return kept
    found = embed(texts)
    if file:
        file.parent.mkdir(parents=True, exist_ok=True)
        np.save(file, found)
    return found


def _rows(name: str, texts: Sequence[str], queries: Queries, cache: Path | None) -> None:
    index = Bm25(texts)
    rankers: dict[str, Callable[[str], NDArray[np.float64]]] = {"BM25, stemmed": index.scores}
    if available():
        vectors = _vectors(texts, cache)
        claims = dict(zip(queries, _vectors(list(queries), cache), strict=True))
        rankers["embeddings"] = lambda claim: (vectors @ claims[claim]).astype(np.float64)
        rankers["both (`rank`)"] = lambda claim: fused(index.scores(claim), claims[claim], vectors)
    for ranker, score in rankers.items():
        ndcg, recall, rank = measured(score, queries)
        print(f"| {name} | {ranker} | {len(queries)} | {ndcg:.3f} | {recall:.3f} | {rank:.3f} |")


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path)
    options = parser.parse_args()
    print("| set | ranker | claims | nDCG@10 | R@5 | MRR |")
    print("| --- | --- | --- | --- | --- | --- |")
    _rows("Climate-FEVER", *climate(options.data / "climate-fever.jsonl"), options.cache)
    _rows("HealthVer", *health(options.data / "healthver_dev.csv"), options.cache)


if __name__ == "__main__":
    main()
