"""Which sentences bear most on a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.evidence.bm25 import Bm25

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray


def rank(claim: str, sentences: Sequence[str]) -> NDArray[np.float64]:
    """Score sentences as evidence for or against a claim, by BM25 over stems.

    Args:
        claim: What is to be checked.
        sentences: Where evidence is sought.

    Returns:
        One score a sentence, shape `(n,)`, higher is better evidence.
    """
    return Bm25(sentences).scores(claim)
