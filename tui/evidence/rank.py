"""Which sentences bear most on a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.evidence.bm25 import Bm25
from tui.semantic import available, embed

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

# Weight of words against meaning, and how much a sentence that is like everything is held back:
# chosen on Climate-FEVER and HealthVer together, where the order hardly changes for .3 to .5.
_WORDS = 0.4
_HUB = 0.35
_NEIGHBOURS = 10
_REFERENCE = 500
# A pool of few sentences says little of how scores spread: these many of the usual spread are
# counted in.
_PRIOR = 10
_USUAL_LIKENESS = 0.13
_USUAL_WORDS = 5.0


def rank(claim: str, sentences: Sequence[str]) -> NDArray[np.float64]:
    """Score sentences as evidence for or against a claim.

    By words (BM25 over stems) and, where the extra `claimdesk[semantic]` is installed, by meaning
    too; see `fused`.

    Args:
        claim: What is to be checked.
        sentences: Where evidence is sought.

    Returns:
        One score a sentence, shape `(n,)`, higher is better evidence.
    """
    by_words = Bm25(sentences).scores(claim)
    if not len(sentences) or not available():
        return by_words
    vectors = embed([claim, *sentences])
    return fused(by_words, vectors[0], vectors[1:])


def fused(
    by_words: NDArray[np.float64], claim: NDArray[np.float32], vectors: NDArray[np.float32]
) -> NDArray[np.float64]:
    """Add up what words and meaning say, each measured by its spread among the sentences.

    A sentence that is like many others is held back by its mean likeness to its nearest ones
    (cross-domain similarity local scaling, Conneau et al. 2018).

    Args:
        by_words: BM25 scores, shape `(n,)`.
        claim: The claim's vector, shape `(width,)`, of length 1.
        vectors: The sentences' vectors, shape `(n, width)`, of length 1.

    Returns:
        Scores, shape `(n,)`, higher is better evidence; 0 is the mean of the pool.
    """
    import numpy as np  # noqa: PLC0415

    likeness = (vectors @ claim).astype(np.float64) - _HUB * _crowding(vectors)
    scores: NDArray[np.float64] = _WORDS * _normal(by_words, _USUAL_WORDS)
    return scores + _normal(likeness, _USUAL_LIKENESS)


def _normal(scores: NDArray[np.float64], usual: float) -> NDArray[np.float64]:
    import numpy as np  # noqa: PLC0415

    size = len(scores)
    spread = (size * scores.var() + _PRIOR * usual**2) / (size + _PRIOR)
    normal: NDArray[np.float64] = (scores - scores.mean()) / np.sqrt(spread)
    return normal


def _crowding(vectors: NDArray[np.float32]) -> NDArray[np.float64]:
    """Mean likeness of each sentence to its nearest others; less counted in small pools."""
    import numpy as np  # noqa: PLC0415

    size = len(vectors)
    if size < 3:
        return np.zeros(size)
    reference = vectors[:: max(1, size // _REFERENCE)]
    near = min(_NEIGHBOURS, len(reference) - 1)
    # The nearest of all is the sentence itself, where it is among the reference.
    likeness = np.partition(vectors @ reference.T, -near - 1, axis=1)[:, -near - 1 :]
    crowding: NDArray[np.float64] = likeness.mean(axis=1).astype(np.float64)
    return crowding * min(1.0, size / 50)
