"""A word of a query to the words of a vocabulary that it may stand for."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from tui.search.fold import NUMBERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_MOST = 128
_PREFIX = 0.9
_MOST_BEGUN = 64
_SHORTEST_INNER = 3
_MOST_INNER = 48
_SCANNED_INNER = 3_000
_EDIT = 0.15
_EDIT_BY_LENGTH = 0.4
_FIRST_LETTER = 0.08
_TIMES_TO_DIVIDE = 20
_TIMES_ENOUGH = 200
_LONGEST = 256
_ENDINGS = ("s", "es", "d", "ed", "ing")
_INFLECTED = 0.8
_NUMBER_WORDS = tuple(word for word in NUMBERS if len(word) > 3)


@dataclass(frozen=True, slots=True)
class Expansion:
    """Words by place in the vocabulary, and how like the query's word each is, in 0..1."""

    words: NDArray[Any]
    likeness: NDArray[Any]


class Words:
    """A vocabulary in the order of the alphabet, with what a cheap filter needs of each word.

    Args:
        words: Folded words in order.
        frequency: In how many claims each stands.
        letters: `letter_sets` of the words.
    """

    def __init__(
        self, words: Sequence[str], frequency: NDArray[Any], letters: NDArray[Any]
    ) -> None:
        self.words = words
        self.frequency = frequency
        whole = np.fromiter(map(len, words), np.int64, len(words))
        self.lengths = np.minimum(whole, _LONGEST)
        self._by_length = np.argsort(self.lengths, kind="stable")
        self._length_starts = np.searchsorted(
            self.lengths[self._by_length], np.arange(_LONGEST + 2)
        )
        self._letters = letters[self._by_length]
        self._objects = np.array(words, dtype=object)[self._by_length]
        self._joined = "\n".join(words)
        self._ends = np.cumsum(whole + 1)

    def place(self, word: str) -> int:
        """Return a word's place, or -1."""
        place = bisect_left(self.words, word)
        return place if place < len(self.words) and self.words[place] == word else -1

    def times(self, word: str) -> int:
        """Return in how many claims a word stands."""
        place = self.place(word)
        return int(self.frequency[place]) if place >= 0 else 0

    def inflected(self, word: str) -> Expansion:
        """Find the word and its simple inflections: plurals, past and continuous forms."""
        forms = {word: 1.0}
        for ending in _ENDINGS:
            forms.setdefault(word + ending, _INFLECTED)
            stem = word.removesuffix(ending)
            if len(stem) > 2:
                forms.setdefault(stem, _INFLECTED)
        found = {self.place(form): alike for form, alike in forms.items()}
        found.pop(-1, None)
        likeness = np.fromiter(found.values(), np.float32, len(found))
        return Expansion(np.fromiter(found, np.int64, len(found)), likeness)

    def expand(self, word: str, *, half_typed: bool) -> Expansion:
        """Find the words that a query's word may stand for.

        The same word counts 1, one that begins with it or holds it less; one within a few edits
        (optimal string alignment, Damerau 1964; Boytsov 2011) less by every edit, and by another
        first letter, which misspellers seldom miss.

        Args:
            word: A folded word.
            half_typed: It is the last one and may go on.
        """
        exact = self.place(word)
        parts = [self._near(word), self._begun(word, half_typed=half_typed)]
        if exact < 0 or self.frequency[exact] < len(self.words) // 1000:
            parts.append(self._holding(word))
        if exact < 0:
            parts.append(self._numbers(word))
        places = np.concatenate([found for found, _ in parts])
        likeness = np.concatenate([alike for _, alike in parts])
        if exact >= 0:
            places, likeness = np.append(places, exact), np.append(likeness, 1.0)
        best_first = np.argsort(-likeness, kind="stable")
        places, first = np.unique(places[best_first], return_index=True)
        likeness = likeness[best_first[first]]
        if len(places) > _MOST:
            best_first = np.argsort(-likeness, kind="stable")[:_MOST]
            places, likeness = places[best_first], likeness[best_first]
        return Expansion(places, likeness.astype(np.float32))

    def _begun(self, word: str, *, half_typed: bool) -> tuple[NDArray[Any], NDArray[Any]]:
        """Find words that begin with this one, the most common where they are many."""
        if len(word) < 2 or not (half_typed or len(word) > 3):
            return _NOTHING
        first = bisect_left(self.words, word)
        places = np.arange(first, bisect_left(self.words, word + "\U0010ffff", first))
        places = self._most_common(places, _MOST_BEGUN)
        more = self.lengths[places] - len(word)
        if half_typed:
            return places, np.maximum(_PREFIX - 0.01 * more, 0.5)
        return places, np.maximum(_PREFIX - 0.06 * more, 0.0)

    def _near(self, word: str) -> tuple[NDArray[Any], NDArray[Any]]:
        edits = _edits(word)
        if not edits:
            return _NOTHING
        shortest, longest = max(len(word) - edits, 1), min(len(word) + edits, _LONGEST)
        first, last = self._length_starts[shortest], self._length_starts[longest + 1]
        theirs, own = self._letters[first:last], letter_sets([word])[0]
        # An edit takes away one letter at most, and brings one in at most.
        possible = np.flatnonzero(np.bitwise_count(own & ~theirs) <= edits)
        possible = possible[np.bitwise_count(theirs[possible] & ~own) <= edits]
        if not len(possible):
            return _NOTHING
        words = self._objects[first + possible]
        distances = cdist([word], words, scorer=OSA.distance, score_cutoff=edits, dtype=np.uint8)[0]
        close = np.flatnonzero(distances <= edits)
        places = self._by_length[first + possible[close]]
        other_first = np.fromiter((other[0] != word[0] for other in words[close]), bool, len(close))
        longer = np.maximum(self.lengths[places], len(word))
        likeness = 1 - distances[close] * (_EDIT + _EDIT_BY_LENGTH / longer)
        return places, likeness - _FIRST_LETTER * other_first

    def _holding(self, part: str) -> tuple[NDArray[Any], NDArray[Any]]:
        """Find words that hold this one in their middle or at their end, the most common first."""
        if len(part) < _SHORTEST_INNER:
            return _NOTHING
        places: list[int] = []
        at = self._joined.find(part)
        while at >= 0 and len(places) < _SCANNED_INNER:
            place = int(np.searchsorted(self._ends, at, side="right"))
            places.append(place)
            at = self._joined.find(part, int(self._ends[place]))
        found = self._most_common(np.array(places, np.int64), _MOST_INNER)
        return found, 0.55 + 0.35 * len(part) / self.lengths[found]

    def _numbers(self, word: str) -> tuple[NDArray[Any], NDArray[Any]]:
        """Find the digits that a misspelt number word means."""
        places = [self.place(NUMBERS[number]) for number in _near_numbers(word)]
        found = np.array([place for place in places if place >= 0], np.int64)
        return found, np.full(len(found), 0.8)

    def _most_common(self, places: NDArray[Any], most: int) -> NDArray[Any]:
        if len(places) <= most:
            return places
        times = self.frequency[places].astype(np.int64)
        kept: NDArray[Any] = places[np.argsort(-times, kind="stable")[:most]]
        return kept

    def divided(self, word: str) -> tuple[str, str] | None:
        """Divide a word into two of the vocabulary: `unitednations` into `united nations`."""
        best, parts = 0.0, None
        for middle in range(1, len(word)):
            left, right = word[:middle], word[middle:]
            times = min(self.times(left), self.times(right))
            worth = min(times, _TIMES_ENOUGH) * min(len(left), len(right), 4)
            if times >= _TIMES_TO_DIVIDE and worth > best:
                best, parts = worth, (left, right)
        return parts


_NOTHING = (np.zeros(0, np.int64), np.zeros(0))


def _edits(word: str) -> int:
    """How many edits a word may be away."""
    length = len(word)
    if length < 3:
        return 0
    if word.isdigit():
        return 1 if length < 6 else 2
    return 1 if length < 5 else 2 if length < 8 else 3


def letter_sets(words: Sequence[str]) -> NDArray[Any]:
    """Which letters each word holds, as 64 bits.

    One bit for the first time each of a to z comes, one for later times, twelve shared by all
    other characters.
    """
    return np.fromiter(map(_letter_set, words), np.uint64, len(words))


def _letter_set(word: str) -> int:
    bits = 0
    for character in word:
        letter = ord(character) - 97
        if 0 <= letter < 26:
            bits |= 1 << letter + 26 * (bits >> letter & 1)
        else:
            bits |= 1 << 52 + ord(character) % 12
    return bits


@cache
def _near_numbers(word: str) -> tuple[str, ...]:
    if len(word) < 4 or word.isdigit():
        return ()
    edits = 1 if len(word) < 6 else 2
    return tuple(number for number in _NUMBER_WORDS if OSA.distance(word, number) <= edits)
