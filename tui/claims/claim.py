"""What a claim is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "statistic",
    "event",
    "quote",
    "prediction",
    "causal",
    "comparison",
    "rule",
    "opinion",
]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said something: `text` is `article.text[start:end]`, the fullest name given there.

    `role` is the office the article gives them, also verbatim, or an empty string.
    """

    text: str
    start: int
    end: int
    role: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim: `text` is `article.text[start:end]`.

    Attributes:
        start: First character in the article's text.
        end: One past the last character.
        text: The claim, verbatim.
        score: Check-worthiness in 0..1, higher is checked first.
        kind: What sort of statement it is.
        checkable: False for opinions and statements too vague to test.
        speaker: Who says so, or None for the article's own voice.
        why: The reasons for its place, in words, most weighty first.
        places: Spans of the other places of the article that make the same claim.
    """

    start: int
    end: int
    text: str
    score: float
    kind: Kind
    checkable: bool
    speaker: Speaker | None = None
    why: tuple[str, ...] = ()
    places: tuple[tuple[int, int], ...] = ()
