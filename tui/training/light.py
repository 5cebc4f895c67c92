"""Fitting one head of the light tier: hashed n-grams, logistic regression, int8 weights."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix, diags
from sklearn.linear_model import LogisticRegression

from tui.claims.worth_features import BITS, features
from tui.claims.worth_light import Linear, margins

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray


def matrix(sentences: Sequence[str]) -> csr_matrix:
    """Features as rows of length about one, as the product sums them."""
    numbers, rows = features(sentences)
    counts = np.bincount(rows, minlength=len(sentences))
    values = 1.0 / np.sqrt(counts[rows])
    return csr_matrix((values, (rows, numbers)), shape=(len(sentences), 1 << BITS))


def fit(
    sentences: Sequence[str],
    chances: NDArray[np.float64],
    weights: NDArray[np.float64],
    *,
    strength: float,
) -> Linear:
    """Fit soft labels: each sentence counts as both classes, by its chance of each.

    Args:
        sentences: What to learn from.
        chances: Each one's chance of the positive class.
        weights: How much each counts.
        strength: C of scikit-learn's logistic regression: higher, less held back.

    Returns:
        The head; its offset is that of the regression.
    """
    known = matrix(sentences)
    frequency = np.bincount(known.indices, minlength=1 << BITS)
    rarity = np.sqrt(np.log((1 + len(sentences)) / (1 + frequency)) + 1)
    scaled = known @ diags(rarity)
    positive, negative = np.flatnonzero(chances > 0), np.flatnonzero(chances < 1)
    both = np.concatenate([positive, negative])
    model = LogisticRegression(C=strength, solver="liblinear", random_state=1)
    model.fit(
        scaled[both],
        np.repeat([1, 0], [len(positive), len(negative)]),
        np.concatenate([(weights * chances)[positive], (weights * (1 - chances))[negative]]),
    )
    folded = model.coef_[0] * rarity * (frequency > 0)
    step = float(np.abs(folded).max()) / 127
    steps = np.round(folded / step).astype(np.int8)
    return Linear(steps, step, offset=float(model.intercept_[0]))


def save(head: Linear, path: Path) -> str:
    """Write `head` and return the file's SHA-256."""
    path.parent.mkdir(parents=True, exist_ok=True)
    numbers = np.array([head.scale, head.slope, head.joint, head.offset])
    np.savez_compressed(path, weights=head.weights, numbers=numbers)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def held_out_margins(
    sentences: Sequence[str],
    chances: NDArray[np.float64],
    weights: NDArray[np.float64],
    folds: NDArray[np.int64],
    *,
    strength: float,
) -> NDArray[np.float64]:
    """Each sentence's margin by a head that did not see its fold; fold -1 is always trained on.

    Returns:
        Shape (n,); 0 for fold -1.
    """
    found = np.zeros(len(sentences))
    for fold in range(int(folds.max()) + 1):
        seen = np.flatnonzero(folds != fold).tolist()
        unseen = np.flatnonzero(folds == fold).tolist()
        head = fit(
            [sentences[row] for row in seen], chances[seen], weights[seen], strength=strength
        )
        found[unseen] = margins([sentences[row] for row in unseen], head) + head.offset
    return found
