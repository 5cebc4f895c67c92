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
_NEXT = np.array([0.0, 1.0, 0.7, 0.5])
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

    def posting(self, word: int) -> NDArray[Any]:
        """Return the places of claims that hold a word, in order."""

    def mask(self, word: int) -> NDArray[Any] | None:
        """Return for a very common word which claims hold it, a byte a claim, or None."""

    def rows(self, places: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
        """Return the words of claims, one after another, and how many each has."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A query as words with what each may stand for, and what each weighs."""

    expansions: Sequence[Expansion]
    weights: NDArray[Any]


def candidates(claims: Claims, reading: Reading) -> NDArray[Any]:
    """Add up what each claim's words are worth and return the places of the best claims."""
    scale = _SCALE / max(float(reading.weights.sum()), 1e-6)
    for expansion, weight in zip(reading.expansions, reading.weights.tolist(), strict=True):
        _scatter(claims, expansion, weight * scale)
    total = claims.total
    top = float(total.max(initial=0))
    if not top:
        return np.zeros(0, np.int64)
    found = _best(total)
    scores = total[found]
    total.fill(0)
    alive = ~claims.dead[found]
    found, scores = found[alive], scores[alive]
    most = most_candidates(len(total))
    if len(found) > most:
        edge = np.partition(scores, len(scores) - most)[len(scores) - most]
        above, equal = found[scores > edge], found[scores == edge]
        # Among equals the newest, which come last.
        found = np.sort(np.concatenate([above, equal[len(equal) - most + len(above) :]]))
    return found


def most_candidates(claims: int) -> int:
    """Of how many claims the words are read, where there are so many."""
    return min(_CANDIDATES, max(_FEWEST, claims // 50))


def _best(total: NDArray[Any]) -> NDArray[Any]:
    """Return the places of the best, some more than are wanted.

    Where to cut is guessed from a sample, as sorting a million costs more than all the rest.
    """
    if len(total) > _SAMPLED_FROM:
        sample = total[::_EVERY]
        for many in (1.5, 4.0):
            wanted = int(many * _CANDIDATES / _EVERY)
            edge = int(np.partition(sample, len(sample) - wanted)[len(sample) - wanted])
            if not edge:
                break
            found = np.flatnonzero(total >= edge)
            if len(found) >= _CANDIDATES:
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


def looked_at(
    claims: Claims, places: NDArray[Any], reading: Reading, table: NDArray[Any]
) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Score claims by how well each word is covered and whether words stand together.

    Args:
        claims: Where they are.
        places: The claims.
        reading: What is looked for.
        table: Zeros, one for each word of the vocabulary; zeros again afterwards.

    Returns:
        Places of those with any of the words, coverage and order, both in 0..1.
    """
    words, lengths = claims.rows(places)
    likeness = _likeness(reading.expansions, table)
    codes = table[words]
    for expansion in reading.expansions:
        table[expansion.words] = 0
    hits = np.flatnonzero(codes)
    if not len(hits):
        return places[:0], np.zeros(0), np.zeros(0)
    rows = np.repeat(np.arange(len(places), dtype=np.int32), lengths)[hits]
    alike = likeness[:, codes[hits]]
    new = rows[1:] != rows[:-1]
    first = np.concatenate([[0], np.flatnonzero(new) + 1])
    covered = np.maximum.reduceat(alike, first, axis=1)
    shares = reading.weights / reading.weights.sum()
    coverage = shares.astype(np.float32) @ covered
    order = np.zeros(len(first), np.float32)
    if len(alike) > 1:
        apart = np.where(new, 0, hits[1:] - hits[:-1])
        near = np.append(_NEXT.astype(np.float32)[np.where(apart > 3, 0, apart)], np.float32(0))
        following = np.concatenate([alike[1:, 1:], np.zeros((len(alike) - 1, 1), "f4")], axis=1)
        pairs = np.maximum.reduceat(np.minimum(alike[:-1], following) * near, first, axis=1)
        order = pairs.mean(axis=0)
    return places[rows[first]], coverage, order


def _likeness(expansions: Sequence[Expansion], table: NDArray[Any]) -> NDArray[Any]:
    """Number the words that any expansion holds in the table; return likeness by number."""
    distinct = np.unique(np.concatenate([expansion.words for expansion in expansions]))
    table[distinct] = np.arange(1, len(distinct) + 1)
    likeness = np.zeros((len(expansions), len(distinct) + 1), np.float32)
    for number, expansion in enumerate(expansions):
        np.maximum.at(likeness[number], table[expansion.words], expansion.likeness)
    return likeness


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
