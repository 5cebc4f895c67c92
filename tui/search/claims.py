"""Search over the claims of a library, or its sentences, kept in step with it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tui.search.found import ORDERS, Results, told_once
from tui.search.kept import KeptIndex
from tui.search.query import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.library import Library
    from tui.search.fields import Scope
    from tui.search.searched import Searched


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
        self._scopes: dict[Scope, Searched] = {}

    def search(self, query: str, *, limit: int = 50) -> Results:
        """Find claims.

        Args:
            query: Words in any order, misspelt or half typed; who said it counts too. See
                `tui.search.query` for strict words and fields.
            limit: How many claims to return.

        Returns:
            The closest first; among equally close ones those more worth checking, then the
            newest; near-identical ones as one. An empty query lists the claims most worth
            checking, or the latest sentences. Strict words and fields miss no claim, and `sort:`
            orders all that hold every word, or what it most likely means; where none does, the
            closest.
        """
        started = time.thread_time()
        parsed = parse(query)
        searched = self._searched(parsed.scope)
        # A field that comes last ends the word before it.
        last = next((reading.rsplit(maxsplit=1)[-1] for reading in parsed.readings()), "")
        ended = "" if query.endswith(last) else " "
        readings = [reading + ended for reading in parsed.readings()]
        if readings:
            found, matching = searched.by_words(parsed, readings, limit)
        else:
            found, matching = searched.without_words(parsed, limit)
        found.sort(key=ORDERS[parsed.sort])
        found = told_once(found[: 2 * limit])
        total = searched.total()
        seconds = time.thread_time() - started
        return Results(
            tuple(found[:limit]), total, seconds, parsed.problems, parsed.scope, matching
        )

    def ready(self) -> None:
        """Open the index of claims and bring it up to date, so that the first query need not."""
        self._searched("claims").index.in_step()

    def close(self) -> None:
        """Let another process write the indexes."""
        for searched in self._scopes.values():
            searched.index.close()
        self._scopes.clear()

    def _searched(self, scope: Scope) -> Searched:
        if scope not in self._scopes:
            from tui.search.scopes import source_of  # noqa: PLC0415
            from tui.search.searched import Searched  # noqa: PLC0415

            source = source_of(scope, self._library)
            index = KeptIndex(source, self._library.path, self._progress)
            self._scopes[scope] = Searched(self._library, scope, source, index)
        return self._scopes[scope]
