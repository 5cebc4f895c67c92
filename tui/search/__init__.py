"""Fuzzy search over claims: folding, expansion, index, lit matches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.search.claims import ClaimSearch
from tui.search.found import Found, Results

if TYPE_CHECKING:
    from tui.search.index import Hit, IndexFormatError, SearchIndex
    from tui.search.typing_session import Session

__all__ = [
    "ClaimSearch",
    "Found",
    "Hit",
    "IndexFormatError",
    "Results",
    "SearchIndex",
    "Session",
]


def __getattr__(name: str) -> Any:
    """Load the engine, and numpy with it, when it is first asked for."""
    if name not in __all__:
        raise AttributeError(name)
    from tui.search import index, typing_session  # noqa: PLC0415

    return getattr(typing_session if name == "Session" else index, name)
