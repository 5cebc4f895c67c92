"""Strict words of a query: which claims hold them, looked up in postings, so that none is missed.

Case and accents do not matter; case does where the query has a capital.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from tui.search.building import ASIDE, LONGEST
from tui.search.fold import (
    APOSTROPHES,
    CAPITALISED,
    LOWER,
    MIXED,
    UPPER,
    WORD,
    case_of,
    fold,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tui.search.query import Term
    from tui.search.segment import Segment

_READ_AT_ONCE = 40_000
_ALL = frozenset((LOWER, CAPITALISED, UPPER, MIXED))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words that must follow each other in a claim.

    Attributes:
        folded: The words.
        written: The same with their capitals, empty where those do not matter.
        open_left: The first may be the end of a longer word.
        open_right: The last may be the beginning of a longer word.
        at_start: The first must be the claim's first.
        at_end: The last must be the claim's last.
    """

    folded: tuple[str, ...]
    written: tuple[str, ...]
    open_left: bool
    open_right: bool
    at_start: bool
    at_end: bool

    @classmethod
    def of(cls, term: Term) -> Wanted:
        """Read what a strict term wants; that it may be forbidden is not looked at."""
        words = WORD.findall(term.text)
        exact = term.how == "exact"
        if _is_spaced(term.text):
            left = exact and term.at_end and not term.at_start
            right = exact and not term.at_end
        else:
            # Chinese, Japanese and Thai do not divide words: any place will do.
            left, right = not term.at_start, not term.at_end
        capital = any(char.isupper() for char in term.text)
        return cls(
            tuple(map(fold, words)),
            tuple(map(_written, words)) if capital else (),
            left,
            right,
            term.at_start,
            term.at_end,
        )

    def is_in(self, text: str) -> bool:
        """Look for it in a text, word by word."""
        own = WORD.findall(text.partition(ASIDE)[0])
        folded, count = [fold(word) for word in own], len(self.folded)
        first, last = 0, len(own) - count
        if self.at_start:
            last = min(last, 0)
        if self.at_end:
            first = max(first, len(own) - count)
        return any(
            self._agree(self.folded, folded[place : place + count])
            and (
                not self.written
                or self._agree(self.written, [_written(w) for w in own[place : place + count]])
            )
            for place in range(first, last + 1)
        )

    def _agree(self, wanted: Sequence[str], words: Sequence[str]) -> bool:
        return all(
            agrees(word, own, left=self.left(number), right=self.right(number))
            for number, (word, own) in enumerate(zip(wanted, words, strict=True))
        )

    def surely(self, number: int) -> frozenset[int]:
        """Return the cases in which what is folded alike is written alike too."""
        if not self.written:
            return _ALL
        word = self.written[number]
        case = case_of(word)
        if self.left(number):
            return frozenset({LOWER}) if case == LOWER else frozenset()
        # What follows may be in capitals where no small letter has come yet.
        if case == CAPITALISED and word == word.upper() and self.right(number):
            return frozenset({CAPITALISED, UPPER})
        return frozenset({case} - {MIXED})

    def maybe(self, number: int) -> frozenset[int]:
        """Return the cases in which it may be written alike."""
        return _ALL if self.left(number) else self.surely(number) | {MIXED}

    def left(self, number: int) -> bool:
        """Whether a word may be the end of a longer one."""
        return self.open_left and number == 0

    def right(self, number: int) -> bool:
        """Whether a word may be the beginning of a longer one."""
        return self.open_right and number == len(self.folded) - 1


def agrees(wanted: str, word: str, *, left: bool, right: bool) -> bool:
    """Whether a word is what is wanted, or a longer one where it is open on that side."""
    if left:
        return wanted in word if right else word.endswith(wanted)
    return word.startswith(wanted) if right else word == wanted


def holding(segment: Segment, groups: Sequence[Sequence[Term]]) -> NDArray[Any]:
    """Say by place which claims hold one term at least of every group.

    Args:
        segment: Where they are.
        groups: Strict terms; a negated one must not be there.
    """
    found = np.ones(len(segment), bool)
    for group in groups:
        any_of = np.zeros(len(segment), bool)
        for term in group:
            any_of |= _having(segment, Wanted.of(term)) != term.negated
        found &= any_of
    return found


def _having(segment: Segment, wanted: Wanted) -> NDArray[Any]:
    if not wanted.folded:
        return np.ones(len(segment), bool)
    places = [
        _of_vocabulary(segment, word, left=wanted.left(number), right=wanted.right(number))
        for number, word in enumerate(wanted.folded)
    ]
    found = segment.holders(places[0])
    for more in places[1:]:
        found &= segment.holders(more)
    counts = segment.word_counts()
    loose = len(places) == 1 and not (wanted.at_start or wanted.at_end or wanted.written)
    # A word that stands alone is there, unless it may be in the name of who said it.
    looked_at = np.flatnonzero(found & (segment.heads < counts) if loose else found)
    # Of the longest claims not all words are indexed.
    unsure = counts >= LONGEST
    for first in range(0, len(looked_at), _READ_AT_ONCE):
        part = looked_at[first : first + _READ_AT_ONCE]
        found[part], maybe = _stand(segment, part, wanted, places)
        unsure[part] |= maybe & ~found[part]
    read = np.flatnonzero(unsure)
    found[read] = np.fromiter(map(wanted.is_in, segment.texts(read)), bool, len(read))
    return found


def _of_vocabulary(segment: Segment, wanted: str, *, left: bool, right: bool) -> Sequence[int]:
    """Return the places of the words that are what is wanted, in order."""
    words = segment.words
    if not left:
        return words.begun(wanted) if right else words.same(wanted)
    return [
        place
        for place, word in enumerate(words.words)
        if agrees(wanted, word, left=left, right=right)
    ]


def _stand(
    segment: Segment, claims: NDArray[Any], wanted: Wanted, places: Sequence[Sequence[int]]
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Look whether words are where they are wanted: together, at the start or the end.

    Returns:
        Which claims hold them there, and which may, as only their texts tell how they are written.
    """
    words, cases, lengths = segment.rows(claims, widest=LONGEST)
    owners = np.repeat(np.arange(len(claims)), lengths)
    within = np.arange(len(words)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    left = segment.heads[claims].astype(np.int64)[owners] - within - len(places)
    stands = left >= 0
    if wanted.at_start:
        stands &= within == 0
    if wanted.at_end:
        stands &= left == 0
    surely = stands.copy()
    for number, own in enumerate(places):
        among = np.zeros(len(segment.words.words), bool)
        among[slice(own.start, own.stop) if isinstance(own, range) else list(own)] = True
        here = among[words]
        for so_far, fitting in ((surely, wanted.surely(number)), (stands, wanted.maybe(number))):
            fits = here & np.array([case in fitting for case in range(4)])[cases]
            so_far[: len(words) - number] &= fits[number:]
            so_far[len(words) - number :] = False
    found, maybe = np.zeros(len(claims), bool), np.zeros(len(claims), bool)
    found[owners[surely]] = True
    maybe[owners[stands]] = True
    return found, maybe


def _written(word: str) -> str:
    """Return a word without accents and apostrophes, its capitals kept."""
    divided = unicodedata.normalize("NFKD", word.translate(APOSTROPHES))
    return "".join(char for char in divided if not unicodedata.combining(char)) or word


def _is_spaced(text: str) -> bool:
    """Whether the script of a text puts spaces between words."""
    return not any(
        "\u0e00" <= char <= "\u0eff" or "\u3040" <= char <= "\u9fff" or char >= "\U00020000"
        for char in text
    )
