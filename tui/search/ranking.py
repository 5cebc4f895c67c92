"""From what a query's words may stand for to the claims that are closest.

Three looks, each dearer and at fewer claims: postings add up what each claim's words are worth;
the words of the best thousands are read for how well each is covered and what stands together;
the folded text of the best hundreds is compared with the query letter by letter.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from rapidfuzz.fuzz import partial_ratio
from rapidfuzz.process import cdist

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tui.search.expansion import Expansion

_CANDIDATES = 1500
_FEWEST = 400
_MOST_POSTINGS = 150_000
_SHARPNESS = 2.0
_SCALE = 60_000
_SAMPLED_FROM = 50_000
_EVERY = 37
_NEXT = np.array([0.0, 1.0, 0.7, 0.5, 0.0], np.float32)
_CAPITAL_BIT = 16
_CODE_BITS = _CAPITAL_BIT + 1
_CODE = (1 << _CAPITAL_BIT) - 1
_FULL = (1 << 14) - 1
_SURE = 0.93
_NAMED = 0.03
_WORDS_OF_A_NAME = 3
_TOGETHER = 0.25
_LETTERS = 0.35
_COVERED = 0.55
_IN_ORDER = 0.1
_SHORTER = 0.02
_BY_LENGTH = 0.4
_USUAL_WORDS = 22
_MOST_WORDS = 60
_LONG_TEXT = 250
_PRESSED_FROM = 0.8


class Claims(Protocol):
    """What is read of the claims."""

    dead: NDArray[Any]
    total: NDArray[Any]
    best: NDArray[Any]
    table: NDArray[Any]

    def posting(self, word: int) -> NDArray[Any]:
        """Return the places of claims that hold a word, in order."""

    def mask(self, word: int) -> NDArray[Any] | None:
        """Return for a very common word which claims hold it, a byte a claim, or None."""

    def rows(self, places: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
        """Return the words of claims, 0 for each written small, and how many each claim has."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A query as words with what each may stand for, and what each weighs."""

    expansions: Sequence[Expansion]
    weights: NDArray[Any]


def candidates(
    claims: Claims, reading: Reading, most: int, allowed: NDArray[Any] | None = None
) -> NDArray[Any]:
    """Add up what each claim's words are worth and return the places of the best claims.

    Args:
        claims: Where they are.
        reading: What is looked for.
        most: How many to return.
        allowed: True for the claims that may be found, by place; None for all.
    """
    scale = _SCALE / max(float(reading.weights.sum()), 1e-6)
    for expansion, weight in zip(reading.expansions, reading.weights.tolist(), strict=True):
        _scatter(claims, expansion, weight * scale)
    total = claims.total
    if allowed is not None:
        np.multiply(total, allowed, out=total)
    found = _best(total, most)
    scores = total[found]
    total.fill(0)
    alive = ~claims.dead[found]
    found, scores = found[alive], scores[alive]
    if len(found) > most:
        edge = np.partition(scores, len(scores) - most)[len(scores) - most]
        above, equal = found[scores > edge], found[scores == edge]
        # Among equals the newest, which come last.
        found = np.sort(np.concatenate([above, equal[len(equal) - most + len(above) :]]))
    return found


def most_candidates(claims: int) -> int:
    """Of how many claims the words are read, where there are so many."""
    return min(_CANDIDATES, max(_FEWEST, claims // 50))


def _best(total: NDArray[Any], most: int) -> NDArray[Any]:
    """Return the places of the best, some more than are wanted.

    Where to cut is guessed from a sample, as sorting a million costs more than all the rest.
    """
    if len(total) > _SAMPLED_FROM:
        sample = total[::_EVERY]
        for many in (1.5, 4.0):
            wanted = int(many * most / _EVERY)
            edge = int(np.partition(sample, len(sample) - wanted)[len(sample) - wanted])
            if not edge:
                break
            found = np.flatnonzero(total >= edge)
            if len(found) >= most:
                return found
    return np.flatnonzero(total)


def _scatter(claims: Claims, expansion: Expansion, weight: float) -> None:
    """Give claims a word's weight, its likest expansion counting."""
    total, best = claims.total, claims.best
    left = _MOST_POSTINGS
    taken: list[NDArray[Any]] = []
    worths: list[int] = []
    common: list[tuple[NDArray[Any], int]] = []
    order = np.argsort(-expansion.likeness, kind="stable")
    values = np.rint(weight * expansion.likeness[order] ** _SHARPNESS).astype(np.int64)
    for word, worth in zip(expansion.words[order].tolist(), values.tolist(), strict=True):
        mask = claims.mask(word)
        if mask is not None:
            common.append((mask, worth))
            continue
        posting = claims.posting(word)
        if len(posting) > left:
            posting = posting[len(posting) - left :]
        left -= len(posting)
        if len(posting):
            taken.append(posting)
            worths.append(worth)
    if taken:
        every = np.concatenate(taken[::-1]).astype(np.intp)
        lengths = [len(posting) for posting in reversed(taken)]
        best[every] = np.repeat(np.array(worths[::-1], np.uint16), lengths)
    if common or (taken and len(every) > len(total) // 16):
        for mask, worth in common:
            np.maximum(best, mask * np.uint16(worth), out=best)
        np.add(total, best, out=total)
        best.fill(0)
    elif taken:
        total[every] = total[every] + best[every]
        best[every] = 0


@dataclass(frozen=True, slots=True)
class Looked:
    """Claims whose words were read, in columns of the same length.

    Attributes:
        places: Of the claims in their segment.
        coverage: How well the words of the query are covered, in 0..1.
        order: How well its words stand together and in order, in 0..1.
        matched: For each word of the query a row: the place in the vocabulary of the word that
            matched it, -1 for none.
        capital: For each word of the query a row: whether what matched it has a capital.
    """

    places: NDArray[Any]
    coverage: NDArray[Any]
    order: NDArray[Any]
    matched: NDArray[Any]
    capital: NDArray[Any]

    @classmethod
    def joined(cls, parts: Sequence[Looked]) -> Looked:
        """Put columns one after another."""
        if len(parts) == 1:
            return parts[0]
        return cls(
            np.concatenate([part.places for part in parts]),
            np.concatenate([part.coverage for part in parts]),
            np.concatenate([part.order for part in parts]),
            np.concatenate([part.matched for part in parts], axis=1),
            np.concatenate([part.capital for part in parts], axis=1),
        )

    def only(self, kept: NDArray[Any]) -> Looked:
        """Return some of the claims, in the order given."""
        return Looked(
            self.places[kept],
            self.coverage[kept],
            self.order[kept],
            self.matched[:, kept],
            self.capital[:, kept],
        )


def looked_at(claims: Claims, places: NDArray[Any], reading: Reading) -> Looked:
    """Score claims by how well each word is covered and whether words stand together.

    Args:
        claims: Where they are; their table is zeros and is left so.
        places: The claims; those with none of the words are left out.
        reading: What is looked for.
    """
    words, cases, lengths = claims.rows(places)
    table = claims.table
    distinct, likeness = _likeness(reading.expansions, table)
    codes = table.take(words)
    table[distinct] = 0
    hits = np.flatnonzero(codes)
    if not len(hits):
        none = np.zeros(0, np.float32)
        nothing = np.zeros((len(likeness), 0), np.int64)
        return Looked(places[:0], none, none, nothing, nothing > 0)
    rows = np.repeat(np.arange(len(places), dtype=np.int32), lengths)[hits]
    # Likeness in the high bits, then the capital, and the word in the low ones: one maximum finds
    # them all.
    alike = likeness.take(codes[hits], axis=1)
    alike |= (cases[hits] > 0).astype(np.int32) << _CAPITAL_BIT
    new = rows[1:] != rows[:-1]
    first = np.concatenate([[0], np.flatnonzero(new) + 1])
    best = np.maximum.reduceat(alike, first, axis=1)
    shares = (reading.weights / reading.weights.sum()).astype(np.float32)
    # Not a product of matrices: its sums differ in the last bit with the number of claims.
    coverage = np.zeros(len(first), np.float32)
    for share, covered in zip(shares, (best >> _CODE_BITS).astype(np.float32), strict=True):
        coverage += share * covered
    coverage /= _FULL
    order = np.zeros(len(first), np.float32)
    if len(alike) > 1:
        apart = np.where(new, 0, hits[1:] - hits[:-1])
        near = _NEXT.take(apart, mode="clip")
        shares = (alike >> _CODE_BITS).astype(np.float32)
        pairs = np.minimum(shares[:-1, :-1], shares[1:, 1:]) * near
        pairs = np.append(pairs, np.zeros((len(pairs), 1), np.float32), axis=1)
        order = np.maximum.reduceat(pairs, first, axis=1).mean(axis=0) / _FULL
    matched = np.append(distinct, -1).take((best & _CODE) - 1, mode="wrap")
    capital = ((best >> _CAPITAL_BIT) & 1).astype(bool) & (matched >= 0)
    return Looked(places[rows[first]], coverage, order, matched, capital)


def _likeness(
    expansions: Sequence[Expansion], table: NDArray[Any]
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Number the words that any expansion holds in the table; return them and their likeness.

    The likeness of number n to a word of the query is in column n, with n in its low bits.
    """
    distinct = np.unique(np.concatenate([expansion.words for expansion in expansions]))
    numbers = np.arange(1, len(distinct) + 1, dtype=np.int32)
    table[distinct] = numbers
    likeness = np.zeros((len(expansions), len(distinct) + 1), np.int32)
    for number, expansion in enumerate(expansions):
        at = table[expansion.words]
        shares = (expansion.likeness * _FULL).astype(np.int32)
        np.maximum.at(likeness[number], at, (shares << _CODE_BITS) | at)
    return distinct, likeness


def varied(
    scores: NDArray[Any],
    coverage: NDArray[Any],
    matched: NDArray[Any],
    *,
    free: int,
    step: float,
) -> NDArray[Any]:
    """Lower the scores of claims that match by the same words as many better ones do.

    What a misspelt word stands for is a guess: ten claims that share one guess must not hide the
    next. Claims that hold the query's own words are no guess and keep their scores.

    Args:
        scores: Of the claims, higher is better.
        coverage: Of the same, as `looked_at` gives it.
        matched: A number a claim, the same where the same words matched.
        free: How many with the same words keep their score.
        step: By how much each further one is lowered; ten are the most.
    """
    by_words = np.lexsort((-scores, matched))
    of_words = matched[by_words]
    new = np.concatenate([[True], of_words[1:] != of_words[:-1]])
    starts = np.maximum.accumulate(np.where(new, np.arange(len(new)), 0))
    rank = np.empty(len(new), np.int64)
    rank[by_words] = np.arange(len(new)) - starts
    lower = step * np.clip(rank - free, 0, 10)
    return np.where(coverage < _SURE, scores - lower, scores)


def named(coverage: NDArray[Any], capital: NDArray[Any]) -> NDArray[Any]:
    """Return how much closer claims are that hold a name where a short query is misspelt.

    Few misspelt words are more often a name than common words. Where a claim holds the query's own
    words there is nothing to guess, and longer queries are phrases.

    Args:
        coverage: Of the claims, as `looked_at` gives it.
        capital: The same.
    """
    if len(capital) > _WORDS_OF_A_NAME:
        return np.zeros(len(coverage), np.float32)
    guessed = capital.all(axis=0) & (coverage < _SURE)
    return np.float32(_NAMED) * guessed


def closest(
    query: str, texts: Sequence[str], coverage: NDArray[Any], order: NDArray[Any]
) -> NDArray[Any]:
    """Return closeness in 0..1 of claims to a query, letter by letter too.

    Args:
        query: Folded words.
        texts: The folded words of each claim.
        coverage: As `looked_at` gives it.
        order: The same.
    """
    alike = cdist([query], texts, scorer=partial_ratio, dtype=np.float32)[0] / 100
    closeness: NDArray[Any] = _COVERED * coverage + _LETTERS * alike + _IN_ORDER * order
    # Of equally close claims the query is more of a shorter one.
    length = np.array([min(len(text), _LONG_TEXT) for text in texts], np.float32)
    closeness -= _SHORTER * length / _LONG_TEXT
    return closeness


def about(coverage: NDArray[Any], order: NDArray[Any], lengths: NDArray[Any]) -> NDArray[Any]:
    """Return closeness in 0..1 of claims to a query of many words, such as a posting.

    Letters and order say little there; a claim of many words covers some by chance (Robertson and
    Zaragoza 2009, on the length of documents in BM25).

    Args:
        coverage: As `looked_at` gives it.
        order: The same.
        lengths: Words of each claim.
    """
    usual = 1 - _BY_LENGTH + _BY_LENGTH * np.minimum(lengths, _MOST_WORDS) / _USUAL_WORDS
    closeness: NDArray[Any] = (coverage + 0.1 * order) / usual
    # Short claims would pass 1 together: near it they are pressed, and keep their order.
    room = 1 - _PRESSED_FROM
    pressed = _PRESSED_FROM + room * (1 - np.exp((_PRESSED_FROM - closeness) / room))
    return np.where(closeness < _PRESSED_FROM, closeness, pressed)


def first_order(coverage: NDArray[Any], order: NDArray[Any]) -> NDArray[Any]:
    """Return what decides which claims are looked at letter by letter."""
    together: NDArray[Any] = coverage + _TOGETHER * order
    return together
