"""Which claims of one scope a query finds: by likeness, by strict words and fields, in order."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np

from tui.search.fold import folded_words
from tui.search.found import Found
from tui.search.kept import indexed
from tui.search.narrowing import Narrowing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from tui.library import ClaimText, Library
    from tui.search.fields import Scope
    from tui.search.index import Hit, SearchIndex
    from tui.search.kept import KeptIndex
    from tui.search.query import Query, Sort
    from tui.search.scopes import Source

# `python -m tests.bench.closeness --data DIR`, 100,000 claims: of right answers to scraps 99 in 100
# are at least 0.59 close, of the closest claims to made-up words 95 in 100 at most 0.47.
_WORST = 0.5
# Of right answers to postings 95 in 100 are at least 0.12 close, and 0.59 of the closest; half of
# the closest claims to made-up postings are at most 0.11 close.
_WORST_FOR_MANY = 0.12
_OF_THE_BEST_FOR_MANY = 0.59
_MANY_WORDS = 8
_CLOSEST_ORDERED = 600
_TEXTS_COMPARED = 5
_READ_AT_ONCE = 1_000


class Searched:
    """What is searched in one scope, and what is remembered of it."""

    def __init__(self, library: Library, scope: Scope, source: Source, index: KeptIndex) -> None:
        self.index = index
        self._scope = scope
        self._source = source
        self._narrowing = Narrowing(library, source)
        self._counted = (-1, 0)
        self._trusted: SearchIndex | None = None
        self._strict: tuple[Any, NDArray[Any]] | None = None
        self._both: tuple[NDArray[Any], NDArray[Any], NDArray[Any]] | None = None

    def total(self) -> int:
        """Count the claims; adding them up costs more than finding one, so it is remembered."""
        change = self._source.latest()
        if self._counted[0] != change:
            self._counted = (change, self._source.count())
        return self._counted[1]

    def without_words(self, parsed: Query, limit: int) -> tuple[list[Found], int | None]:
        """Find claims by fields and forbidden words alone, the first in the order asked for.

        Returns:
            What was found, twice as many as wanted, and how many claims there are of which it is
            the first; None where that is not known.
        """
        index = self.index.in_step() if parsed.strict_groups or self.index.is_open else None
        within = self._within(parsed, index)
        found = self._first(within, parsed.sort, 2 * limit)
        if index is None or within is None:
            return self._as_found(found), None
        return self._as_found(found), index.count(within)

    def by_words(
        self, parsed: Query, readings: Sequence[str], limit: int
    ) -> tuple[list[Found], int | None]:
        """Find claims by words; returns what `without_words` does."""
        while True:
            index = self.index.in_step()
            found = self._by_words(index, parsed, readings, limit)
            if found is not None:
                return found
            if self._source.latest() == index.mark:
                # As after a restored backup.
                return self._by_words(self.index.rebuilt(), parsed, readings, limit) or ([], 0)

    def _by_words(
        self, index: SearchIndex, parsed: Query, readings: Sequence[str], limit: int
    ) -> tuple[list[Found], int | None] | None:
        """Find claims by words; None where the index is not of the library as it is now."""
        within = self._within(parsed, index)
        depth, worst = 2 * limit, not parsed.is_strict
        if parsed.sort != "closeness":
            pool = within if parsed.is_strict else _pool(index, readings, within)
            if pool is not None and pool.any():
                first = self._first(pool, parsed.sort, depth)
                if not self._is_of_this_library(index, first):
                    return None
                return self._ranked(index, readings, first), index.count(pool)
            depth = _CLOSEST_ORDERED
        hits = _hits(index, readings, depth, within)
        if worst:
            hits = _close_enough(hits, readings, misread=bool(parsed.problems))
        claims = {claim.id: claim for claim in self._source.texts([hit.claim_id for hit in hits])}
        if len(claims) < len(hits) or not self._is_of_this_library(index, list(claims.values())):
            return None
        found = [
            Found(claims[hit.claim_id], round(hit.score, 2), hit.words, scope=self._scope)
            for hit in hits
        ]
        if parsed.is_strict and within is not None and len(found) < depth:
            # Nothing that holds strict words is too far from them to be found.
            rest = within.copy()
            rest[list(claims)] = False
            words = tuple(word for word, _, _ in folded_words(readings[0]))
            found += self._as_found(self._first(rest, "score", depth - len(found)), words)
        return found, None if within is None else index.count(within)

    def _ranked(
        self, index: SearchIndex, readings: Sequence[str], claims: Sequence[ClaimText]
    ) -> list[Found]:
        """Say how close claims are that were chosen already."""
        within = np.zeros(max((claim.id for claim in claims), default=-1) + 1, bool)
        within[[claim.id for claim in claims]] = True
        close = {hit.claim_id: hit for hit in _hits(index, readings, len(claims), within)}
        words = tuple(word for word, _, _ in folded_words(readings[0]))
        return [
            Found(claim, round(hit.score, 2), hit.words, scope=self._scope)
            if (hit := close.get(claim.id))
            else Found(claim, 0.0, words, scope=self._scope)
            for claim in claims
        ]

    def _as_found(self, claims: Iterable[ClaimText], words: tuple[str, ...] = ()) -> list[Found]:
        return [Found(claim, 0.0, words, scope=self._scope) for claim in claims]

    def _first(self, within: NDArray[Any] | None, sort: Sort, count: int) -> list[ClaimText]:
        """Read the first claims in an order, at least `count`, or all where they are few."""
        if within is not None and np.count_nonzero(within) <= _READ_AT_ONCE:
            return list(self._source.texts(within.nonzero()[0].tolist()))
        ids = self._source.ordered("date" if sort == "date" else "score")
        if within is not None:
            ids = (number for number in ids if number < len(within) and within[number])
        chosen = list(islice(ids, count))
        read = {claim.id: claim for claim in self._source.texts(chosen)}
        return [read[number] for number in chosen if number in read]

    def _within(self, parsed: Query, index: SearchIndex | None) -> NDArray[Any] | None:
        """Say which claims pass the fields and strict words; None where there are none.

        The same array is returned as long as nothing has changed.
        """
        passing = self._narrowing.passing(parsed.filters)
        if not parsed.strict_groups or index is None:
            return passing
        key = (index, index.mark, parsed.strict_groups)
        if self._strict is None or self._strict[0] != key:
            self._strict = key, index.holding(parsed.strict_groups)
        holding = self._strict[1]
        if passing is None:
            return holding
        if self._both is None or self._both[0] is not passing or self._both[1] is not holding:
            self._both = passing, holding, _both(passing, holding)
        return self._both[2]

    def _is_of_this_library(self, index: SearchIndex, claims: Sequence[ClaimText]) -> bool:
        """Compare some texts; where there are none, how many the index has, once."""
        if claims:
            same = all(index.text(claim.id) == indexed(claim) for claim in claims[:_TEXTS_COMPARED])
        else:
            same = self._trusted is index or len(index) == self.total()
        if same:
            self._trusted = index
        return same


def _hits(
    index: SearchIndex, readings: Sequence[str], depth: int, within: NDArray[Any] | None
) -> list[Hit]:
    """Search for each reading of a query; a claim found by several keeps its best."""
    best: dict[int, Hit] = {}
    for reading in readings:
        for hit in index.search(reading, limit=depth, within=within):
            known = best.get(hit.claim_id)
            if known is None or hit.score > known.score:
                best[hit.claim_id] = hit
    return list(best.values())


def _close_enough(hits: Sequence[Hit], readings: Sequence[str], *, misread: bool) -> list[Hit]:
    """Leave out what has but a few letters in common with the query."""
    worst = _WORST
    if misread or max(len(reading.split()) for reading in readings) >= _MANY_WORDS:
        # No claim says all that a whole posting says, nor what was meant for a field.
        top = max((hit.score for hit in hits), default=0.0)
        worst = min(worst, max(_WORST_FOR_MANY, _OF_THE_BEST_FOR_MANY * top))
    return [hit for hit in hits if hit.score >= worst]


def _both(one: NDArray[Any] | None, other: NDArray[Any]) -> NDArray[Any]:
    """Return which identifiers are in both; none beyond the end of either."""
    if one is None:
        return other
    count = min(len(one), len(other))
    both: NDArray[Any] = one[:count] & other[:count]
    return both


def _pool(index: SearchIndex, readings: Sequence[str], within: NDArray[Any] | None) -> NDArray[Any]:
    """Say which claims hold every word of a reading; where none does, rare words may be slips."""
    for loosely in (False, True):
        covering = [index.covering(reading, loosely=loosely) for reading in readings]
        found = _both(within, np.logical_or.reduce(covering))
        if found.any():
            break
    return found
