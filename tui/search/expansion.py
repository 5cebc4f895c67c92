"""A word of a query to the words of a vocabulary that it may stand for."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from rapidfuzz.distance import OSA

from tui.search.fold import NUMBERS
from tui.search.forms import Forms
from tui.search.sounds import sound_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tui.search.inner import Runs

_MOST = 128
_PREFIX = 0.9
_MOST_BEGUN = 64
_SHORTEST_INNER = 3
_MOST_INNER = 48
_EDIT = 0.15
_EDIT_BY_LENGTH = 0.4
_FURTHER_BY_SOUND = 2
_FIRST_LETTER = 0.08
_TIMES_TO_DIVIDE = 20
_TIMES_ENOUGH = 200
_ENDINGS = ("s", "es", "d", "ed", "ing")
_INFLECTED = 0.8
_NUMBER_WORDS = tuple(word for word in NUMBERS if len(word) > 3)


@dataclass(frozen=True, slots=True)
class Expansion:
    """Words by place in the vocabulary, and how like the query's word each is, in 0..1."""

    words: NDArray[Any]
    likeness: NDArray[Any]


@dataclass(frozen=True, slots=True)
class Sounds:
    """The words of a vocabulary by `sound_key`: keys in order, the place of each."""

    keys: NDArray[Any]
    places: NDArray[Any]

    def alike(self, word: str) -> NDArray[Any]:
        """Return the places of the words with the same consonants, by sound."""
        key = np.uint32(sound_key(word))
        first, last = np.searchsorted(self.keys, key), np.searchsorted(self.keys, key, "right")
        return self.places[first:last]


class Words:
    """A vocabulary in the order of the alphabet.

    Args:
        words: Folded words in order.
        frequency: In how many claims each stands.
        spelt: The words as forms.
        sounds: The words by how they sound.
        runs: What they hold.
    """

    def __init__(
        self,
        words: Sequence[str],
        frequency: NDArray[Any],
        spelt: Forms,
        sounds: Sounds,
        runs: Runs,
    ) -> None:
        self.words = words
        self.frequency = frequency
        self._spelt = spelt
        self._sounds = sounds
        self._runs = runs

    def place(self, word: str) -> int:
        """Return a word's place, or -1 where no claim holds it, or none any more."""
        place = bisect_left(self.words, word)
        known = place < len(self.words) and self.words[place] == word and self.frequency[place]
        return place if known else -1

    def times(self, word: str) -> int:
        """Return in how many claims a word stands."""
        place = self.place(word)
        return int(self.frequency[place]) if place >= 0 else 0

    def same(self, word: str) -> range:
        """Return the place of a word, whether any claim holds it still or not."""
        place = bisect_left(self.words, word)
        known = place < len(self.words) and self.words[place] == word
        return range(place, place + known)

    def begun(self, word: str) -> range:
        """Return the places of the words that begin with this one."""
        first = bisect_left(self.words, word)
        return range(first, bisect_left(self.words, word + "\U0010ffff", first))

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

    def expand(self, word: str, *, half_typed: bool, known: bool, common: bool) -> Expansion:
        """Find the words that a query's word may stand for.

        The same word counts 1, one that begins with it or holds it less; one within a few edits
        less by every edit, and by another first letter, which misspellers seldom miss; one with
        the same consonants may be two edits further.

        Args:
            word: A folded word.
            half_typed: It is the last one and may go on.
            known: Any claim holds the word itself.
            common: So many claims hold it that it is not looked for inside of other words.
        """
        exact = self.place(word)
        parts = [self._near(word), self._begun(word, half_typed=half_typed)]
        if not common:
            parts.append(self._holding(word))
        if not known:
            parts.append(self._numbers(word))
        if exact >= 0:
            parts.append((np.array([exact]), np.ones(1)))
        places = np.concatenate([found for found, _ in parts])
        likeness = np.concatenate([alike for _, alike in parts])
        living = self.frequency[places] > 0
        places, likeness = places[living], likeness[living]
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
        places = self._most_common(np.array(self.begun(word), np.int64), _MOST_BEGUN)
        more = self._spelt.lengths[places] - len(word)
        if half_typed:
            return places, np.maximum(_PREFIX - 0.01 * more, 0.5)
        return places, np.maximum(_PREFIX - 0.06 * more, 0.0)

    def _near(self, word: str) -> tuple[NDArray[Any], NDArray[Any]]:
        """Find words that are spelt or sound nearly so."""
        edits = _edits(word)
        if not edits:
            return _NOTHING
        places = np.union1d(self._spelt.near(word, edits), self._sounds.alike(word))
        if not len(places):
            return _NOTHING
        apart = self._spelt.apart(word, places, edits + _FURTHER_BY_SOUND)
        within = apart <= edits + _FURTHER_BY_SOUND
        places, apart = places[within], apart[within]
        longer = np.maximum(self._spelt.lengths[places], len(word))
        likeness = 1 - apart * (_EDIT + _EDIT_BY_LENGTH / longer)
        words, first = self._spelt.every[places], word[0]
        other_first = np.fromiter((other[0] != first for other in words), bool, len(words))
        return places, likeness - _FIRST_LETTER * other_first

    def _holding(self, part: str) -> tuple[NDArray[Any], NDArray[Any]]:
        """Find words that hold this one in their middle or at their end, the most common first."""
        if len(part.encode()) < _SHORTEST_INNER:
            return _NOTHING
        places = self._runs.holding(part, self.words)
        places = self._most_common(places, _MOST_INNER)
        return places, 0.55 + 0.35 * len(part) / self._spelt.lengths[places]

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


_NOTHING = (np.zeros(0, np.int64), np.zeros(0))


def _edits(word: str) -> int:
    """How many edits a word may be away."""
    length = len(word)
    if length < 3:
        return 0
    if word.isdigit():
        return 1 if length < 6 else 2
    return 1 if length < 5 else 2 if length < 8 else 3


@cache
def _near_numbers(word: str) -> tuple[str, ...]:
    if len(word) < 4 or word.isdigit():
        return ()
    edits = 1 if len(word) < 6 else 2
    return tuple(number for number in _NUMBER_WORDS if OSA.distance(word, number) <= edits)
