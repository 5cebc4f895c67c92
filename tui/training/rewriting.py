"""Sentences with some of their words exchanged, for a teacher to judge.

The labelled sets hold few of the words that news is written in. A student that sees its teacher
judge the same sentences with other words in them learns what those words do (data augmentation for
distillation: Jiao et al., 2020, TinyBERT, arXiv:1909.10351). What comes out is mostly nonsense and
is never shipped.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_WHOLE = re.compile(r"[a-z]{2,}\Z")
_WORD = re.compile(r"[A-Za-z]+")
_KEPT = frozenset(
    """a about after an and are as at be been before being but by can could did do does down for
    from had has have he her here his how i if in into is it its may might must my no not of on or
    our out over shall should so than that the their then there these they this those to up was we
    were what when where which who why will with would you your""".split()
)
_ENDINGS = tuple("ing ed ly s al ic ous ive tion er able ful ism ist".split())
_NEAREST = 16
_SHARES = (0.1, 0.2, 0.35, 0.6)


def _ending(word: str) -> str:
    return next((ending for ending in _ENDINGS if word.endswith(ending)), "")


class Rewriter:
    """Exchanges words for near ones or for any of the same ending.

    Args:
        pieces: A vocabulary.
        vectors: What each piece means, (pieces, width).
        seed: Of everything random.
    """

    def __init__(self, pieces: Sequence[str], vectors: NDArray[np.float32], seed: int) -> None:
        self._random = np.random.default_rng(seed)
        rows = [row for row, piece in enumerate(pieces) if _WHOLE.match(piece)]
        self._words = [pieces[row] for row in rows]
        self._near = _neighbours(vectors[rows])
        self._row = {word: row for row, word in enumerate(self._words)}
        alike: dict[str, list[int]] = {}
        for row, word in enumerate(self._words):
            alike.setdefault(_ending(word), []).append(row)
        self._alike = {ending: np.array(found) for ending, found in alike.items()}

    def rewritten(self, sentence: str, times: int) -> list[str]:
        """The sentence `times` over, each with a tenth to six tenths of its words exchanged."""
        shares = self._random.choice(_SHARES, times)
        return [_WORD.sub(partial(self._exchanged, share), sentence) for share in shares]

    def _exchanged(self, share: float, hit: re.Match[str]) -> str:
        word = hit.group()
        lower = word.lower()
        if lower in _KEPT or self._random.random() > share:
            return word
        if lower in self._row and self._random.random() < 0.5:
            row = self._near[self._row[lower], self._random.integers(_NEAREST)]
        else:
            row = self._random.choice(self._alike[_ending(lower)])
        other = self._words[row]
        return other.capitalize() if word[0].isupper() else other


def _neighbours(vectors: NDArray[np.float32]) -> NDArray[np.int64]:
    centred = vectors - vectors.mean(0)
    centred /= np.linalg.norm(centred, axis=1, keepdims=True)
    found = [
        np.argpartition(-(centred[start : start + 1024] @ centred.T), _NEAREST + 1, axis=1)
        for start in range(0, len(centred), 1024)
    ]
    return np.concatenate(found)[:, :_NEAREST]
