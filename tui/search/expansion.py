"""A word of a query to the words of a vocabulary that it may stand for."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from rapidfuzz.distance import OSA, Prefix
from rapidfuzz.process import cdist

from tui.search.fold import NUMBERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_MOST = 64
_PREFIX = 0.9
_SHORTEST_INNER = 4
_MOST_INNER = 16
_TIMES_TO_DIVIDE = 20
_TIMES_ENOUGH = 200
_NUMBER_WORDS = tuple(word for word in NUMBERS if len(word) > 4)


@dataclass(frozen=True, slots=True)
class Expansion:
    """Words by place in the vocabulary, and how like the query's word each is, in 0..1."""

    words: NDArray[Any]
    likeness: NDArray[Any]


class Words:
    """A vocabulary in the order of the alphabet, with what a cheap filter needs of each word."""

    def __init__(
        self, words: Sequence[str], frequency: NDArray[Any], letters: NDArray[Any]
    ) -> None:
        self.words = words
        self.frequency = frequency
        self.letters = letters
        self.lengths = np.minimum(np.fromiter(map(len, words), np.int64, len(words)), 255)
        self._objects = np.array(words, dtype=object)
        self._by_length = np.argsort(self.lengths, kind="stable")
        self._length_starts = np.searchsorted(self.lengths[self._by_length], np.arange(258))

    def place(self, word: str) -> int:
        """Return a word's place, or -1."""
        place = bisect_left(self.words, word)
        return place if place < len(self.words) and self.words[place] == word else -1

    def begun(self, word: str) -> range:
        """Return the places of all words that begin with this one."""
        return range(bisect_left(self.words, word), bisect_left(self.words, word + "\U0010ffff"))

    def exactly(self, word: str) -> Expansion:
        """Find only the word itself."""
        place = self.place(word)
        places = np.array([place] if place >= 0 else [], np.int64)
        return Expansion(places, np.ones(len(places), np.float32))

    def expand(self, word: str, *, half_typed: bool) -> Expansion:
        """Find the words that a query's word may stand for.

        The same word counts 1, one that begins with it a little less; one within a few edits
        (optimal string alignment, Damerau 1964; Boytsov 2011) by the share of letters that
        agree, the first one counting double, as misspellers seldom miss it.

        Args:
            word: A folded word.
            half_typed: It is the last one and may go on.
        """
        found: dict[int, float] = {}
        exact = self.place(word)
        if exact >= 0:
            found[exact] = 1.0
        self._add_near(word, found)
        self._add_begun(word, found, half_typed=half_typed)
        if exact < 0:
            self._add_holding(word, found)
        for number_word in _near_numbers(word) if exact < 0 else ():
            place = self.place(NUMBERS[number_word])
            if place >= 0:
                found.setdefault(place, 0.8)
        ranked = sorted(found.items(), key=lambda item: -item[1])[:_MOST]
        places = np.array([place for place, _ in ranked], np.int64)
        return Expansion(places, np.array([likeness for _, likeness in ranked], np.float32))

    def _add_begun(self, word: str, found: dict[int, float], *, half_typed: bool) -> None:
        begun = self.begun(word)
        if len(word) < 2 or not (half_typed or len(word) > 3):
            return
        places = np.arange(begun.start, begun.stop)
        if len(places) > _MOST:
            places = places[np.argsort(-self.frequency[places].astype(np.int64), kind="stable")]
            places = places[:_MOST]
        for place in places.tolist():
            more = int(self.lengths[place]) - len(word)
            weight = _PREFIX - 0.01 * more if half_typed else _PREFIX - 0.06 * more
            found[place] = max(found.get(place, 0.0), weight, 0.5 if half_typed else 0.0)

    def _add_near(self, word: str, found: dict[int, float]) -> None:
        edits = _edits(word)
        if not edits:
            return
        shortest, longest = max(len(word) - edits, 0), min(len(word) + edits, 256)
        places = self._by_length[
            self._length_starts[min(shortest, 257)] : self._length_starts[longest + 1]
        ]
        differing = np.bitwise_count(self.letters[places] ^ letters([word])[0])
        places = places[differing <= 2 * edits]
        if not len(places):
            return
        candidates = self._objects[places]
        distances = cdist(
            [word], candidates, scorer=OSA.distance, score_cutoff=edits, dtype=np.uint8
        )[0]
        close = np.flatnonzero(distances <= edits)
        for index in close.tolist():
            place = int(places[index])
            other = candidates[index]
            likeness = 1 - distances[index] / (max(len(word), len(other)) + 0.5)
            likeness -= 0.12 * (other[0] != word[0])
            shared = Prefix.similarity(word, other) / max(len(word), 1)
            found[place] = max(found.get(place, 0.0), float(likeness) - 0.05 + 0.05 * shared)

    def divided(self, word: str) -> tuple[str, str] | None:
        """Divide a word into two of the vocabulary: `unitednations` into `united nations`."""
        best, parts = 0.0, None
        for middle in range(2, len(word) - 1):
            left, right = word[:middle], word[middle:]
            places = self.place(left), self.place(right)
            if min(places) < 0:
                continue
            times = min(int(self.frequency[place]) for place in places)
            worth = min(times, _TIMES_ENOUGH) * min(len(left), len(right), 4)
            if times >= _TIMES_TO_DIVIDE and worth > best:
                best, parts = worth, (left, right)
        return parts

    def _add_holding(self, part: str, found: dict[int, float]) -> None:
        """Add words that hold this one in their middle or at their end, the most common first."""
        if len(part) < _SHORTEST_INNER:
            return
        wanted = letters([part])[0]
        places = self._by_length[self._length_starts[min(len(part) + 1, 257)] :]
        places = places[(self.letters[places] & wanted) == wanted]
        held = [place for place in places.tolist() if part in self.words[place]]
        held.sort(key=lambda place: -int(self.frequency[place]))
        for place in held[:_MOST_INNER]:
            likeness = 0.55 + 0.35 * len(part) / int(self.lengths[place])
            found[place] = max(found.get(place, 0.0), likeness)


def _edits(word: str) -> int:
    """How many edits a word may be away: none for short ones and numbers, up to three."""
    if len(word) < 3 or word.isdigit():
        return 0
    return 1 if len(word) < 5 else 2 if len(word) < 9 else 3


def letters(words: Sequence[str]) -> NDArray[Any]:
    """Which letters each word holds, as a 64-bit set; letters that share a bit count as one."""
    return np.array([_letter_set(word) for word in words], np.uint64)


def _letter_set(word: str) -> int:
    bits = 0
    for character in word:
        bits |= 1 << (ord(character) * 0x9E3779B1 >> 7 & 63)
    return bits


@cache
def _near_numbers(word: str) -> tuple[str, ...]:
    if len(word) < 4 or word.isdigit():
        return ()
    edits = 1 if len(word) < 6 else 2
    return tuple(number for number in _NUMBER_WORDS if OSA.distance(word, number) <= edits)
