"""Searching while a query is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.search.index import Hit, SearchIndex


class Session:
    """Searches as one types: what earlier keys found out about each word is used again.

    The results of earlier keys are not narrowed, for with typos that would lose claims: what is
    kept is what each word stands for, the dearest part of a search.
    """

    def __init__(self, index: SearchIndex, *, limit: int = 50) -> None:
        self._index = index
        self._limit = limit
        self._last: tuple[str, list[Hit]] = ("", [])

    def type(self, text: str) -> list[Hit]:
        """Return what the input as it stands now finds."""
        if text != self._last[0]:
            self._last = (text, self._index.search(text, limit=self._limit))
        return self._last[1]
