"""Offering the rest of a word while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.suggester import Suggester

if TYPE_CHECKING:
    from collections.abc import Callable


class WordSuggester(Suggester):
    """Offers what a function makes of the text so far: all of it, gone on, or None."""

    def __init__(self, completed: Callable[[str], str | None]) -> None:
        super().__init__(case_sensitive=True)
        self._completed = completed

    async def get_suggestion(self, value: str) -> str | None:
        """Complete the last word."""
        return self._completed(value)
