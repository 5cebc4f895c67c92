"""Spans of a text, in characters."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: `text` is `document[start:end]`, offsets in characters."""

    start: int
    end: int
    text: str
