"""The trained models: how likely a sentence, a word, a pair of words is to be in a summary."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Weights = Mapping[str, NDArray[Any]]

WEIGHTS = "ranker.npz"
_REACH = 4.0
_TREES = 0.6
# Trees look at the best of a long article alone: the rest could not be chosen by them.
_LOOKED_AT = 200


def log_odds(described: Floats, weights: Weights | None = None) -> Floats:
    """Score sentences by their features; higher is better.

    Args:
        described: One row a sentence, from `tui.summary.features.features`.
        weights: Those of `tui.training.summary`; the shipped ones where there are none.

    Returns:
        The log odds of each sentence to be in a summary: a mean of a logistic regression and of
        gradient-boosted trees (Friedman 2001).
    """
    import numpy as np  # noqa: PLC0415

    known = weights if weights is not None else shipped()
    scores = _linear(described, known["sentences"])
    looked = np.argsort(-scores, kind="stable")[:_LOOKED_AT]
    scores[looked] += _TREES * (boosted(described[looked], known) - scores[looked])
    return scores


def chances(described: Floats, model: str, weights: Weights | None = None) -> Floats:
    """Return the chance of each word or pair to be in a summary.

    Args:
        described: One row a word or pair, from `tui.summary.gist`.
        model: `"words"` or `"pairs"`.
        weights: As for `log_odds`.
    """
    import numpy as np  # noqa: PLC0415

    known = weights if weights is not None else shipped()
    result: Floats = 1 / (1 + np.exp(-_linear(described, known[model])))
    return result


def boosted(described: Floats, weights: Weights) -> Floats:
    """Return the sum of the trees for each row, all trees walked down at once."""
    import numpy as np  # noqa: PLC0415

    columns = weights["tree_columns"].astype(np.int64)
    bounds, below = weights["tree_bounds"], weights["tree_below"].astype(np.int64)
    values = weights["tree_values"]
    trees, nodes = columns.shape
    offset = np.arange(trees) * nodes
    rows = np.arange(len(described))[:, None]
    at = np.zeros((len(described), trees), dtype=np.int64) + offset
    flat_columns, flat_bounds, flat_below = columns.ravel(), bounds.ravel(), below.ravel()
    # A leaf leads to itself, so that all walk as far as the deepest.
    for _ in range(int(weights["tree_depth"])):
        right = described[rows, flat_columns[at]] > flat_bounds[at]
        at = flat_below[2 * at + right] + offset
    result: Floats = values.ravel()[at].sum(1) + float(weights["tree_base"])
    return result


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


def _linear(described: Floats, fitted: Floats) -> Floats:
    scores: Floats = standardised(described, fitted[0], fitted[1]) @ fitted[2, :-1]
    scores += fitted[2, -1]
    return scores


@cache
def shipped() -> Weights:
    """Read the weights that came with the package, once."""
    import numpy as np  # noqa: PLC0415

    path = files("tui.summary").joinpath("weights", WEIGHTS)
    with path.open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
        return {name: stored[name] for name in stored.files}
