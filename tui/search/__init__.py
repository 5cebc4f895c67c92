"""Fuzzy search over claims: query language, vocabulary index, ranking, lit matches."""
