"""Fuzzy search over claims: folding, vocabulary index, ranking, lit matches."""

from tui.search.claims import ClaimSearch, Found, Results

__all__ = ["ClaimSearch", "Found", "Results"]
