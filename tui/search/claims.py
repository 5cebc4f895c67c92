"""Search over the claims of a library, kept in step with it."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from tui.search.admission import admits
from tui.search.folding import same_claims
from tui.search.kept import KeptIndex, indexed
from tui.search.lit import lit
from tui.search.query import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from tui.library import ClaimText, Library
    from tui.search.fields import Scope
    from tui.search.index import Hit, SearchIndex
    from tui.search.narrowing import Narrowing
    from tui.search.query import Problem, Query
    from tui.search.scopes import Source

Span = tuple[int, int]
Words = tuple[str, ...]
_WORST = 0.5
_WORST_WHERE_ALL_ARE = 0.42
_OF_THE_BEST = 0.9
_MANY_WORDS = 8
_WORST_FOR_MANY = 0.15
_OF_THE_BEST_FOR_MANY = 0.6
_SEARCHED_WHEN_STRICT = 600
_TEXTS_COMPARED = 5
_READ_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Found:
    """A claim that was found: its closeness in 0..1.

    `words` are those of the query, folded, and `repeated` the identifiers of near-identical claims
    that it stands for. In other scopes than claims it is a sentence, with a sentence's identifier.
    """

    claim: ClaimText
    closeness: float
    words: tuple[str, ...] = ()
    repeated: tuple[int, ...] = ()
    scope: Scope = "claims"

    @property
    def claim_id(self) -> int | None:
        """The claim's identifier, None for a sentence that was searched as such."""
        return self.claim.id if self.scope == "claims" else None

    @property
    def spans(self) -> tuple[Span, ...]:
        """The characters of the claim to light up; worked out when read, for what is drawn."""
        # What is lit in the name of who said it is no part of the claim.
        end = len(self.claim.text)
        lit_up = lit(indexed(self.claim), self.words) if self.words else ()
        return tuple((left, min(right, end)) for left, right in lit_up if left < end)


@dataclass(frozen=True, slots=True)
class Results:
    """What a search gave; `total` is the number of claims searched, `seconds` processor time.

    `problems` says what of the query was not understood, and where. In other scopes than claims
    all is said of sentences.
    """

    found: tuple[Found, ...]
    total: int
    seconds: float
    problems: tuple[Problem, ...] = ()
    scope: Scope = "claims"


class ClaimSearch:
    """Finds claims of a library, or sentences, by scraps of them.

    The indexes lie in folders beside the library, one for each scope that was ever searched: who
    never asks for sentences has none of them. Not safe to use from two threads at once.

    Args:
        library: Whose claims.
        progress: Told, while an index is made, how many claims of how many it holds.
    """

    def __init__(
        self, library: Library, *, progress: Callable[[int, int], None] | None = None
    ) -> None:
        self._library = library
        self._progress = progress
        self._scopes: dict[Scope, _Searched] = {}

    def search(self, query: str, *, limit: int = 50) -> Results:
        """Find claims.

        Args:
            query: Words in any order, misspelt or half typed; who said it counts too. See
                `tui.search.query` for strict words and fields.
            limit: How many claims to return.

        Returns:
            The closest first; among equally close ones those more worth checking, then the
            newest; near-identical ones as one. An empty query lists the claims most worth
            checking, or the latest sentences.
        """
        started = time.thread_time()
        parsed = parse(query)
        readings = parsed.readings()
        searched = self._searched(parsed.scope)
        if readings:
            # A field that comes last ends the word before it.
            half_typed = query.endswith(readings[0].rsplit(maxsplit=1)[-1])
            found = searched.matching(parsed, readings, limit, half_typed=half_typed)
        else:
            found = searched.without_words(parsed, limit)
        found.sort(key=_ORDERS[parsed.sort])
        found = _folded(found[: 2 * limit])
        total = searched.total()
        seconds = time.thread_time() - started
        return Results(tuple(found[:limit]), total, seconds, parsed.problems, parsed.scope)

    def ready(self) -> None:
        """Open the index of claims and bring it up to date, so that the first query need not."""
        self._searched("claims").index.in_step()

    def close(self) -> None:
        """Let another process write the indexes."""
        for searched in self._scopes.values():
            searched.index.close()
        self._scopes.clear()

    def _searched(self, scope: Scope) -> _Searched:
        if scope not in self._scopes:
            from tui.search.scopes import source_of  # noqa: PLC0415

            source = source_of(scope, self._library)
            index = KeptIndex(source, self._library.path, self._progress)
            self._scopes[scope] = _Searched(self._library, scope, source, index)
        return self._scopes[scope]


class _Searched:
    """What is searched in one scope, and what is remembered of it."""

    def __init__(self, library: Library, scope: Scope, source: Source, index: KeptIndex) -> None:
        self.index = index
        self._library = library
        self._scope = scope
        self._source = source
        self._narrowing: Narrowing | None = None
        self._counted = (-1, 0)

    def without_words(self, parsed: Query, limit: int) -> list[Found]:
        """Find claims by fields and forbidden words alone, the first in the order asked for."""
        passing = self._passing(parsed)
        ids = self._source.ordered("date" if parsed.sort == "date" else "score")
        if passing is not None and passing.sum() <= _READ_AT_ONCE:
            ids = iter(passing.nonzero()[0].tolist())
            limit = _READ_AT_ONCE
        elif passing is not None:
            ids = (number for number in ids if number < len(passing) and passing[number])
        found: list[Found] = []
        read = _SEARCHED_WHEN_STRICT if parsed.strict else 2 * limit
        while len(found) < 2 * limit:
            part = list(islice(ids, read))
            if not part:
                break
            claims = self._source.texts(part)
            found += [self._found(claim) for claim in claims if admits(parsed, claim)]
        return found

    def _found(self, claim: ClaimText, closeness: float = 0.0, words: Words = ()) -> Found:
        return Found(claim, closeness, words, scope=self._scope)

    def _passing(self, parsed: Query) -> NDArray[Any] | None:
        """Say which claims pass the filters of a query; None where it has none."""
        if not parsed.filters:
            return None
        if self._narrowing is None:
            from tui.search.narrowing import Narrowing  # noqa: PLC0415

            self._narrowing = Narrowing(self._library, self._source)
        return self._narrowing.passing(parsed.filters)

    def total(self) -> int:
        """Count the claims; adding them up costs more than finding one, so it is remembered."""
        change = self._source.latest()
        if self._counted[0] != change:
            self._counted = (change, self._source.count())
        return self._counted[1]

    def matching(
        self, parsed: Query, readings: Sequence[str], limit: int, *, half_typed: bool
    ) -> list[Found]:
        """Find claims by words."""
        sifted = parsed.strict or parsed.sort != "closeness"
        depth = _SEARCHED_WHEN_STRICT if sifted else 2 * limit
        within = self._passing(parsed)
        how = {"half_typed": half_typed, "misread": bool(parsed.problems)}
        index = self.index.in_step()
        hits = _hits(index, readings, depth, within, **how)
        claims = self._claims_of(hits)
        if not _is_of_this_library(index, hits, claims):
            # As after a restored backup.
            hits = _hits(self.index.rebuilt(), readings, depth, within, **how)
            claims = self._claims_of(hits)
        return [
            self._found(claims[hit.claim_id], round(hit.score, 2), hit.words)
            for hit in hits
            if admits(parsed, claims[hit.claim_id])
        ]

    def _claims_of(self, hits: Sequence[Hit]) -> dict[int, ClaimText]:
        ids = [hit.claim_id for hit in hits]
        return {claim.id: claim for claim in self._source.texts(ids)}


def _is_of_this_library(
    index: SearchIndex, hits: Sequence[Hit], claims: dict[int, ClaimText]
) -> bool:
    return all(hit.claim_id in claims for hit in hits) and all(
        index.text(claim.id) == indexed(claim) for claim in islice(claims.values(), _TEXTS_COMPARED)
    )


def _hits(
    index: SearchIndex,
    readings: Sequence[str],
    depth: int,
    within: NDArray[Any] | None,
    *,
    half_typed: bool,
    misread: bool,
) -> list[Hit]:
    """Search for each reading of a query; a claim found by several keeps its best."""
    best: dict[int, Hit] = {}
    for reading in readings:
        typed = reading if half_typed else f"{reading} "
        for hit in index.search(typed, limit=depth, within=within):
            known = best.get(hit.claim_id)
            if known is None or hit.score > known.score:
                best[hit.claim_id] = hit
    top = max((hit.score for hit in best.values()), default=0.0)
    # Where no claim is close the closest are better than none, but what has a few letters in
    # common with the query is none.
    worst = min(_WORST, max(_WORST_WHERE_ALL_ARE, _OF_THE_BEST * top))
    if misread or max(len(reading.split()) for reading in readings) >= _MANY_WORDS:
        # No claim says all that a whole posting says, nor what was meant for a field.
        worst = min(worst, max(_WORST_FOR_MANY, _OF_THE_BEST_FOR_MANY * top))
    return [hit for hit in best.values() if hit.score >= worst]


_ORDERS: dict[str, Callable[[Found], tuple[Any, ...]]] = {
    "closeness": lambda found: (
        -found.closeness,
        -found.claim.score,
        _later_first(found.claim.date),
        found.claim.id,
    ),
    "score": lambda found: (-found.claim.score, -found.closeness, found.claim.id),
    "date": lambda found: (_later_first(found.claim.date), -found.closeness, found.claim.id),
}


def _folded(found: Sequence[Found]) -> list[Found]:
    """Tell near-identical claims as one, the first standing for the others."""
    heads = same_claims([item.claim.text for item in found])
    repeated: dict[int, list[int]] = {}
    for place, head in enumerate(heads):
        repeated.setdefault(head, []).append(found[place].claim.id)
    return [replace(found[head], repeated=tuple(ids[1:])) for head, ids in repeated.items()]


def _later_first(day: str) -> int:
    return -int(day.replace("-", "")) if day else 0
