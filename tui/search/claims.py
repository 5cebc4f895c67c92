"""Search over the claims of a library, kept in step with it."""

from __future__ import annotations

import fcntl
import os
import time
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from tui.library.selecting import claims_by
from tui.search.admission import admits
from tui.search.folding import same_claims
from tui.search.lit import lit
from tui.search.query import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from tui.library import ClaimText, Library
    from tui.search.index import Hit, SearchIndex
    from tui.search.narrowing import Narrowing
    from tui.search.query import Problem, Query

Span = tuple[int, int]
_WORST = 0.5
_WORST_WHERE_ALL_ARE = 0.42
_OF_THE_BEST = 0.9
_MANY_WORDS = 8
_WORST_FOR_MANY = 0.15
_OF_THE_BEST_FOR_MANY = 0.6
_SEARCHED_WHEN_STRICT = 600
_TAKEN_IN_AT_ONCE = 500
_REBUILT_FROM = 50_000
_TRIES = 3
_TOLD_EVERY = 5_000
_TEXTS_COMPARED = 5
_READ_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Found:
    """A claim that was found: its closeness in 0..1.

    `words` are those of the query, folded, and `repeated` the identifiers of near-identical claims
    that it stands for.
    """

    claim: ClaimText
    closeness: float
    words: tuple[str, ...] = ()
    repeated: tuple[int, ...] = ()

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

    `problems` says what of the query was not understood, and where.
    """

    found: tuple[Found, ...]
    total: int
    seconds: float
    problems: tuple[Problem, ...] = ()


class ClaimSearch:
    """Finds claims of a library by scraps of them.

    The index lies in a folder beside the library and is made anew where it is missing, of
    another version, or not of this library. One process writes it; others follow in memory.
    Not safe to use from two threads at once.

    Args:
        library: Whose claims.
        progress: Told, while an index is made, how many claims of how many it holds.
    """

    def __init__(
        self, library: Library, *, progress: Callable[[int, int], None] | None = None
    ) -> None:
        self._library = library
        self._progress = progress
        self._path = library.path.with_name(library.path.name + ".search")
        self._index: SearchIndex | None = None
        self._lock = -1
        self._narrowing: Narrowing | None = None
        self._counted = (-1, 0)

    def search(self, query: str, *, limit: int = 50) -> Results:
        """Find claims.

        Args:
            query: Words in any order, misspelt or half typed; who said it counts too. See
                `tui.search.query` for strict words and fields.
            limit: How many claims to return.

        Returns:
            The closest first; among equally close ones those more worth checking, then the
            newest; near-identical ones as one. An empty query
            lists the claims most worth checking.
        """
        started = time.thread_time()
        parsed = parse(query)
        readings = parsed.readings()
        if readings:
            # A field that comes last ends the word before it.
            half_typed = query.endswith(readings[0].rsplit(maxsplit=1)[-1])
            found = self._matching(parsed, readings, limit, half_typed=half_typed)
        else:
            found = self._without_words(parsed, limit)
        found.sort(key=_ORDERS[parsed.sort])
        found = _folded(found[: 2 * limit])
        total = self._total()
        seconds = time.thread_time() - started
        return Results(tuple(found[:limit]), total, seconds, parsed.problems)

    def ready(self) -> None:
        """Open the index and bring it up to date, so that the first query need not wait for it."""
        self._in_step()

    def close(self) -> None:
        """Let another process write the index."""
        if self._index is not None:
            self._index.close()
            self._index = None
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1

    def _without_words(self, parsed: Query, limit: int) -> list[Found]:
        """Find claims by fields and forbidden words alone, the first in the order asked for."""
        if not parsed.strict and parsed.sort != "date":
            return [Found(claim, 0.0) for claim in self._library.best_claims(2 * limit)]
        passing = self._passing(parsed)
        ids = claims_by(self._library, "date" if parsed.sort == "date" else "score")
        if passing is not None and passing.sum() <= _READ_AT_ONCE:
            ids = iter(passing.nonzero()[0].tolist())
            limit = _READ_AT_ONCE
        elif passing is not None:
            ids = (number for number in ids if number < len(passing) and passing[number])
        found: list[Found] = []
        while len(found) < 2 * limit:
            part = list(islice(ids, _SEARCHED_WHEN_STRICT))
            if not part:
                break
            claims = self._library.claim_texts(part)
            found += [Found(claim, 0.0) for claim in claims if admits(parsed, claim)]
        return found

    def _passing(self, parsed: Query) -> NDArray[Any] | None:
        """Say which claims pass the filters of a query; None where it has none."""
        if not parsed.filters:
            return None
        if self._narrowing is None:
            from tui.search.narrowing import Narrowing  # noqa: PLC0415

            self._narrowing = Narrowing(self._library)
        return self._narrowing.passing(parsed.filters)

    def _total(self) -> int:
        """Count the claims; adding them up costs more than finding one, so it is remembered."""
        change = self._library.last_change()
        if self._counted[0] != change:
            self._counted = (change, self._library.counts().claims)
        return self._counted[1]

    def _matching(
        self, parsed: Query, readings: Sequence[str], limit: int, *, half_typed: bool
    ) -> list[Found]:
        sifted = parsed.strict or parsed.sort != "closeness"
        depth = _SEARCHED_WHEN_STRICT if sifted else 2 * limit
        within = self._passing(parsed)
        how = {"half_typed": half_typed, "misread": bool(parsed.problems)}
        hits = _hits(self._in_step(), readings, depth, within, **how)
        claims = self._claims_of(hits)
        if not self._is_of_this_library(hits, claims):
            # As after a restored backup.
            hits = _hits(self._rebuilt(), readings, depth, within, **how)
            claims = self._claims_of(hits)
        return [
            Found(claims[hit.claim_id], round(hit.score, 2), hit.words)
            for hit in hits
            if admits(parsed, claims[hit.claim_id])
        ]

    def _is_of_this_library(self, hits: Sequence[Hit], claims: dict[int, ClaimText]) -> bool:
        assert self._index is not None
        return all(hit.claim_id in claims for hit in hits) and all(
            self._index.text(claim.id) == indexed(claim)
            for claim in islice(claims.values(), _TEXTS_COMPARED)
        )

    def _claims_of(self, hits: Sequence[Hit]) -> dict[int, ClaimText]:
        ids = [hit.claim_id for hit in hits]
        return {claim.id: claim for claim in self._library.claim_texts(ids)}

    def _in_step(self) -> SearchIndex:
        """Open the index and take in what the library has gained and lost since."""
        index = self._index or self._opened()
        latest = self._library.last_change()
        if index.mark == latest:
            return index
        if index.mark > latest or latest - index.mark > _REBUILT_FROM:
            return self._rebuilt()
        changed = {claim: gone for _, claim, gone in self._library.changes(index.mark)}
        index.remove([claim for claim, gone in changed.items() if gone], mark=index.mark)
        wanted = [claim for claim, gone in changed.items() if not gone]
        for first in range(0, len(wanted), _TAKEN_IN_AT_ONCE):
            part = wanted[first : first + _TAKEN_IN_AT_ONCE]
            index.add(_texts(self._library.claim_texts(part)), mark=index.mark)
        index.remove([], mark=latest)
        return index

    def _opened(self) -> SearchIndex:
        from tui.search.index import IndexFormatError, SearchIndex  # noqa: PLC0415

        writing = self._locked()
        for _ in range(_TRIES):
            try:
                self._index = SearchIndex.open(self._path, writing=writing)
            except IndexFormatError:
                if writing:
                    return self._rebuilt()
                # The process that writes may be replacing it just now.
                time.sleep(0.1)
            else:
                return self._index
        raise IndexFormatError(f"{self._path}: is being made by another claimdesk; try again")

    def _locked(self) -> bool:
        """Become the process that writes the index; False where another one is."""
        if self._lock < 0:
            path = self._path.with_name(self._path.name + ".lock")
            number = os.open(path, os.O_CREAT | os.O_RDWR, 0o644)
            try:
                fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(number)
                return False
            self._lock = number
        return True

    def _rebuilt(self) -> SearchIndex:
        from tui.search.index import SearchIndex  # noqa: PLC0415

        if self._index is not None:
            self._index.close()
        path = self._path if self._locked() else self._own_path()
        latest = self._library.last_change()
        self._index = SearchIndex.create(path, self._told(self._library.claim_texts()), mark=latest)
        return self._index

    def _told(self, claims: Iterable[ClaimText]) -> Iterator[tuple[int, str]]:
        """Pass on what is indexed of claims, and say how far it has come."""
        total = self._total()
        for done, text in enumerate(_texts(claims)):
            if self._progress is not None and done % _TOLD_EVERY == 0:
                self._progress(done, total)
            yield text

    def _own_path(self) -> Path:
        """A folder of this process alone, for an index that another process holds for its own."""
        return self._path.with_name(f"{self._path.name}-{os.getpid()}")


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


def indexed(claim: ClaimText) -> str:
    """Return what is indexed of a claim: its text, and who said it on a line of its own."""
    return f"{claim.text}\n{claim.speaker}" if claim.speaker else claim.text


def _texts(claims: Iterable[ClaimText]) -> Iterator[tuple[int, str]]:
    return ((claim.id, indexed(claim)) for claim in claims)
