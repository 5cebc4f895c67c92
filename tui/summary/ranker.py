"""The trained ranker: how likely a sentence is to be among those of a best summary."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

WEIGHTS = "ranker.npy"
_REACH = 4.0


def log_odds(described: Floats) -> Floats:
    """Score sentences by their features; higher is better.

    Args:
        described: One row a sentence, from `tui.summary.features.features`.

    Returns:
        The log odds of each sentence to be in a summary.
    """
    weights = _weights()
    scores: Floats = standardised(described, weights[0], weights[1]) @ weights[2, :-1]
    scores += weights[2, -1]
    return scores


def standardised(described: Floats, mean: Floats, spread: Floats) -> Floats:
    """Scale features to mean 0 and spread 1, held within what training has seen.

    Args:
        described: One row a sentence.
        mean: Of each column in training; an entry more than columns is ignored.
        spread: Standard deviation of each column, likewise.

    Returns:
        The scaled features, no entry beyond four spreads.
    """
    columns = described.shape[1]
    return ((described - mean[:columns]) / spread[:columns]).clip(-_REACH, _REACH)


@cache
def _weights() -> Floats:
    import numpy as np  # noqa: PLC0415

    with files("tui.summary").joinpath("weights", WEIGHTS).open("rb") as stream:
        weights: Floats = np.load(stream, allow_pickle=False)
    return weights
