"""Learn which three sentences to choose together: minimum risk training over choices.

Weights of a softmax over the choices of each article are fitted so that ROUGE-1 + 3 ROUGE-2, in
expectation under it, is the greatest (Och 2003; Shen and others 2016), by L-BFGS. They begin with
what the models of words and sentences say by themselves, and are held near it: with 1,200 articles
that does better than to begin with nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.optimize import minimize

from tui.summary.choices import BEGINNING, TOGETHER, describe, standing

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from tui.summary.choices import Offer
    from tui.summary.ranker import Weights

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int64]

_PAIRS = 3.0
_PENALTY, _STEPS = 200.0, 150
# How sure of itself the beginning is: log odds to one ROUGE-1.
_SURE = 60.0


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices of one size that an article offers.

    Attributes:
        described: A row each choice.
        worth: What each is worth, in hundredths.
        share: How many articles this one counts for.
    """

    described: NDArray[np.float32]
    worth: Floats
    share: float


def choices_of(
    offered: Offer,
    tokens: Sequence[list[str]],
    reference: tuple[Counter[str], Counter[tuple[str, str]]],
    share: float,
    weights: Weights,
) -> list[Choices]:
    """Describe the choices of one, two and three sentences, with what they are worth."""
    found = []
    for size in range(1, TOGETHER + 1):
        count = min(size, len(offered.pool))
        rows = np.array(list(combinations(range(len(offered.pool)), count)))
        fine = standing(offered, rows)
        rows = rows[fine] if fine.any() else rows
        ones, twos = _rouge(offered.pool, rows, tokens, reference)
        described = describe(offered, rows, weights).astype(np.float32)
        found.append(Choices(described, 100 * (ones + _PAIRS * twos), share))
    return found


def _rouge(
    pool: Integers,
    rows: Integers,
    tokens: Sequence[list[str]],
    reference: tuple[Counter[str], Counter[tuple[str, str]]],
) -> tuple[Floats, Floats]:
    """Return ROUGE-1 and ROUGE-2 F1 of choices, pairs across sentences left out."""
    said = [tokens[index] for index in map(int, pool)]
    length = np.array([len(line) for line in said])[rows].sum(1)
    ones = _shared(reference[0], said, rows)
    twos = _shared(reference[1], [list(pairwise(line)) for line in said], rows)
    words = reference[0].total()
    return 2 * ones / (length + words), 2 * twos / np.maximum(length + words - 2, 1)


def _shared(wanted: Mapping[Any, int], lines: Sequence[list[Any]], rows: Integers) -> Floats:
    """Count what choices of lines have of what is wanted, each as often as it is wanted."""
    number = {gram: place for place, gram in enumerate(wanted)}
    counts = np.zeros((len(lines), len(number)))
    for place, line in enumerate(lines):
        for gram in line:
            if gram in number:
                counts[place, number[gram]] += 1
    most = np.array(list(wanted.values()), dtype=float)
    return np.asarray(np.minimum(counts[rows].sum(1), most).sum(1), dtype=float)


def fit_choices(items: Sequence[Sequence[Choices]]) -> Floats:
    """Fit the weights for choices of one, two and three sentences.

    Returns:
        For each size mean, spread and weight of each column: shape `(3, 3, columns)`.
    """
    return np.stack([_fit([item[size] for item in items]) for size in range(TOGETHER)])


def _fit(items: Sequence[Choices]) -> Floats:
    described = np.concatenate([item.described for item in items]).astype(float)
    sizes = np.array([len(item.worth) for item in items])
    starts = np.r_[0, np.cumsum(sizes)[:-1]]
    article = np.repeat(np.arange(len(items)), sizes)
    share = np.array([item.share for item in items])
    mean, spread = described.mean(0), described.std(0)
    spread[spread < 1e-9] = 1.0
    described = (described - mean) / spread
    worth = np.concatenate([item.worth for item in items])
    worth -= (np.add.reduceat(worth, starts) / sizes)[article]

    begin = np.zeros(len(mean))
    for column, weight in BEGINNING.items():
        begin[column] = _SURE * weight * spread[column]

    def risk(weight: Floats) -> tuple[float, Floats]:
        scores, apart = described @ weight, weight - begin
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[article])
        chance = odds / np.add.reduceat(odds, starts)[article]
        gain = np.add.reduceat(chance * worth, starts)
        slope = described.T @ (chance * (worth - gain[article]) * share[article])
        return (
            float(-(share @ gain) + _PENALTY / 2 * (apart @ apart)) / len(items),
            (_PENALTY * apart - slope) / len(items),
        )

    found = minimize(risk, begin, jac=True, method="L-BFGS-B", options={"maxiter": _STEPS})
    return np.vstack([mean, spread, found.x])
