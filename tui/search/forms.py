"""Words by how they are written or sound, and which are within a few edits of another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

LONGEST = 256
_NONE = np.zeros(0, np.int64)


class Forms:
    """Forms of the words of a vocabulary, with what a cheap filter needs of each.

    Args:
        forms: One for each word, in the order of the vocabulary.
        letters: `letter_sets` of them.
    """

    def __init__(self, forms: Sequence[str], letters: NDArray[Any]) -> None:
        self.every = np.array(forms, dtype=object)
        self.lengths = np.minimum(np.fromiter(map(len, forms), np.int64, len(forms)), LONGEST)
        self._by_length = np.argsort(self.lengths, kind="stable")
        lengths = self.lengths[self._by_length]
        self._starts = np.searchsorted(lengths, np.arange(LONGEST + 2)).tolist()
        self._letters = letters[self._by_length]

    def near(self, form: str, edits: int) -> NDArray[Any]:
        """Find forms within a few edits.

        Args:
            form: What to be like.
            edits: How many letters may be wrong, missing, too many or swapped with the next
                (optimal string alignment, Damerau 1964; Boytsov 2011).

        Returns:
            Places in the vocabulary.
        """
        if not edits:
            return _NONE
        shortest, longest = max(len(form) - edits, 1), min(len(form) + edits, LONGEST)
        first, last = self._starts[shortest], self._starts[longest + 1]
        theirs, own = self._letters[first:last], np.uint64(letter_set(form))
        # An edit takes away one letter at most, and brings one in at most.
        possible = np.flatnonzero(np.bitwise_count(own & ~theirs) <= edits)
        possible = possible[np.bitwise_count(theirs[possible] & ~own) <= edits]
        if not len(possible):
            return _NONE
        places = self._by_length[first + possible]
        close: NDArray[Any] = places[self.apart(form, places, edits) <= edits]
        return close

    def apart(self, form: str, places: NDArray[Any], most: int) -> NDArray[Any]:
        """Say by how many edits some words differ; more than `most` is told as `most + 1`."""
        return edits_apart(form, self.every[places], most)


def edits_apart(form: str, others: NDArray[Any], most: int) -> NDArray[Any]:
    """Say by how many edits other forms differ; more than `most` is told as `most + 1`."""
    distances: NDArray[Any] = cdist(
        [form], others, scorer=OSA.distance, score_cutoff=most, dtype=np.uint8
    )[0]
    return distances


def letter_sets(words: Sequence[str]) -> NDArray[Any]:
    """Return which letters each word holds, as 64 bits.

    One bit for the first time each of a to z comes, one for later times, twelve shared by all
    other characters.
    """
    return np.fromiter(map(letter_set, words), np.uint64, len(words))


def letter_set(word: str) -> int:
    """Return which letters one word holds, as `letter_sets` does."""
    bits = 0
    for character in word:
        letter = ord(character) - 97
        if 0 <= letter < 26:
            bits |= 1 << letter + 26 * (bits >> letter & 1)
        else:
            bits |= 1 << 52 + ord(character) % 12
    return bits
