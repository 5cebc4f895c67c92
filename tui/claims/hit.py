"""What one sentence's own cue tells, and the words it is found by."""

from __future__ import annotations

from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Hit:
    """What a sentence's own cue tells, as spans in the whole text.

    `closes` tells that the cue stands after its content; `goes_on` how many
    sentences after it are in the same voice. Where `content` is empty, the cue only introduces
    what follows.
    """

    content: Span
    cue: Span
    source: Span | None
    closes: bool = False
    goes_on: int = 0


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence, with where it stands in it."""

    text: str
    start: int
    end: int
