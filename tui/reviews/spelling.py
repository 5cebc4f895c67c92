"""Likeness of spelling among the few texts that words found: BM25 over runs of four letters."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING

from tui.evidence.bm25 import K1, STOP, B

if TYPE_CHECKING:
    from collections.abc import Sequence

_RUN = 4
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=65_536)
def _runs(word: str) -> tuple[str, ...]:
    framed = f"_{word}_"
    return tuple(framed[start : start + _RUN] for start in range(max(1, len(framed) - _RUN + 1)))


def _counted(text: str) -> Counter[str]:
    found = (word for word in _WORD.findall(text.lower()) if word not in STOP)
    return Counter(run for word in found for run in _runs(word))


def spelt_alike(query: str, texts: Sequence[str]) -> list[float]:
    """Score texts for a query by the runs of four letters they share, rare ones most.

    Args:
        query: What is looked for.
        texts: The candidates; how rare a run is is counted among them.

    Returns:
        A score of at least 0 for each text.
    """
    counts = [_counted(text) for text in texts]
    lengths = [item.total() or 1 for item in counts]
    mean = sum(lengths) / max(1, len(lengths))
    often = Counter(run for item in counts for run in item)
    weights = {
        run: log(1 + (len(counts) - often[run] + 0.5) / (often[run] + 0.5))
        for run in _counted(query)
        if run in often
    }
    return [
        sum(
            rarity * item[run] * (K1 + 1) / (item[run] + K1 * (1 - B + B * length / mean))
            for run, rarity in weights.items()
            if run in item
        )
        for item, length in zip(counts, lengths, strict=True)
    ]
