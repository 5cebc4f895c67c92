"""The light tier: a linear model over hashed n-grams beside a small network, numpy alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from tui.claims.worth_features import features
from tui.claims.worth_net import load_net, log_odds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_BATCH = 2048


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights over hashed n-grams, and how they join with the network.

    Attributes:
        weights: One per hashed feature, int8.
        scale: What a weight of 1 stands for.
        slope: Turns the sum into log-odds that are added to the network's.
        joint: Platt's slope (Platt, 1999) for both together.
        offset: Platt's offset.
    """

    weights: NDArray[np.int8]
    scale: float
    slope: float = 1.0
    joint: float = 1.0
    offset: float = 0.0


@cache
def load() -> Linear:
    """The check-worthiness weights that ship with the package."""
    path = resources.files("tui.claims") / "weights" / "worth.npz"
    with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
        return Linear(stored["weights"], *(float(number) for number in stored["numbers"]))


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


def joined(
    sentences: Sequence[str], head: Linear, odds: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Log-odds of check-worthy by n-grams and network, before Platt scaling, shape (n,).

    Args:
        sentences: Bare sentences.
        head: The weights of the n-grams.
        odds: The network's log-odds of the same sentences, shape (n, 2).
    """
    together: NDArray[np.float64] = head.slope * margins(sentences, head) + odds[:, 0]
    return together


def both(sentences: Sequence[str]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Chances of check-worthy and of opinion, each of shape (n,), 0..1."""
    head, net = load(), load_net()
    odds = log_odds(sentences, net)
    slope, offset = net.opinion
    return (
        calibrated(joined(sentences, head, odds), head.joint, head.offset),
        calibrated(odds[:, 1], float(slope), float(offset)),
    )


def calibrated(margin: NDArray[np.float64], slope: float, offset: float) -> NDArray[np.float64]:
    """Platt scaling: the logistic of `slope * margin + offset`."""
    chances: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-np.clip(slope * margin + offset, -30, 30)))
    return chances
