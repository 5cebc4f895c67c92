"""The light tier: a calibrated linear model over hashed n-grams, numpy alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from tui.claims.worth_features import features

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_BATCH = 2048


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights of one head.

    Attributes:
        weights: One per hashed feature, int8.
        scale: What a weight of 1 stands for.
        slope: Platt's slope (Platt, 1999), turning the sum into a log-odds.
        offset: Platt's offset.
    """

    weights: NDArray[np.int8]
    scale: float
    slope: float
    offset: float


@cache
def load(name: str) -> Linear:
    """The head `worth` or `subjectivity` that ships with the package."""
    path = resources.files("tui.claims") / "weights" / f"{name}.npz"
    with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
        scale, slope, offset = (float(number) for number in stored["numbers"])
        return Linear(stored["weights"], scale, slope, offset)


def margins(sentences: Sequence[str], head: Linear) -> NDArray[np.float64]:
    """The uncalibrated sums, shape (n,)."""
    found = np.zeros(len(sentences))
    for start in range(0, len(sentences), _BATCH):
        batch = sentences[start : start + _BATCH]
        numbers, rows = features(batch)
        counts = np.bincount(rows, minlength=len(batch))
        sums = np.bincount(rows, head.weights[numbers], minlength=len(batch))
        found[start : start + len(batch)] = sums * head.scale / np.sqrt(counts)
    return found


def probabilities(sentences: Sequence[str], name: str) -> NDArray[np.float64]:
    """Calibrated probabilities of the head `name`, shape (n,), 0..1."""
    head = load(name)
    return calibrated(margins(sentences, head), head.slope, head.offset)


def calibrated(margin: NDArray[np.float64], slope: float, offset: float) -> NDArray[np.float64]:
    """Platt scaling: the logistic of `slope * margin + offset`."""
    chances: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-np.clip(slope * margin + offset, -30, 30)))
    return chances
