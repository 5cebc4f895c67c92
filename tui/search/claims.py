"""Search over the claims of a library, kept in step with it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.search.fold import folded_words
from tui.search.lit import lit
from tui.search.vocabulary import Vocabulary

if TYPE_CHECKING:
    from tui.library import ClaimText, Library

Span = tuple[int, int]
_WORST = 0.55


@dataclass(frozen=True, slots=True)
class Found:
    """A claim that was found: its closeness in 0..1 and the characters to light up."""

    claim: ClaimText
    closeness: float
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """What a search gave; `total` is the number of claims searched, `seconds` processor time."""

    found: tuple[Found, ...]
    total: int
    seconds: float


class ClaimSearch:
    """Finds claims of a library by scraps of them.

    Not safe to use from two threads at once; it reads the library it was given.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._vocabulary = Vocabulary()
        self._claims: dict[int, ClaimText] = {}
        self._change = 0

    def search(self, query: str, *, limit: int = 50) -> Results:
        """Find claims.

        Args:
            query: Words in any order, misspelt or half typed.
            limit: How many claims to return.

        Returns:
            The closest first; among equally close ones those more worth checking. An empty query
            lists the claims most worth checking.
        """
        started = time.thread_time()
        self._catch_up()
        words = [word for word, _, _ in folded_words(query)]
        if words:
            found = self._matching(words, limit)
        else:
            best = sorted(self._claims.values(), key=lambda claim: (-claim.score, claim.id))
            found = [Found(claim, 0.0, ()) for claim in best[:limit]]
        return Results(tuple(found), len(self._vocabulary), time.thread_time() - started)

    def _matching(self, words: list[str], limit: int) -> list[Found]:
        ranked = self._vocabulary.search(words, max(limit * 2, 100))
        kept = [
            (round(closeness, 2), self._claims[number])
            for number, closeness in ranked
            if closeness >= _WORST
        ]
        kept.sort(key=lambda item: (-item[0], -item[1].score, item[1].id))
        return [
            Found(claim, closeness, lit(claim.text, words)) for closeness, claim in kept[:limit]
        ]

    def _catch_up(self) -> None:
        """Take in what was added to and removed from the library since the last search."""
        latest = self._library.last_change()
        if latest == self._change:
            return
        if self._change == 0:
            fresh = list(self._library.claim_texts())
        else:
            changed = {claim: gone for _, claim, gone in self._library.changes(self._change)}
            removed = [claim for claim, gone in changed.items() if gone]
            self._vocabulary.remove(removed)
            for claim in removed:
                self._claims.pop(claim, None)
            wanted = [claim for claim, gone in changed.items() if not gone]
            fresh = list(self._library.claim_texts(wanted))
        self._claims.update((claim.id, claim) for claim in fresh)
        # A reader who remembers who said it types the name too.
        self._vocabulary.add((claim.id, f"{claim.text} {claim.speaker}") for claim in fresh)
        self._change = latest
