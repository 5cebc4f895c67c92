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
class Context:
    """What a word of a claim stands for, to be shown in brackets behind it.

    Attributes:
        at: Character of the article's text behind which the bracket stands.
        text: `article.text[start:end]`, or the beginning of the article's date (ISO 8601).
        start: Where the text stands in the article; None where it is of the article's date.
        end: One past its last character, or None.
    """

    at: int
    text: str
    start: int | None = None
    end: int | None = None


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
        context: What its "he" or "this year" stand for, in the order of the text.
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
    context: tuple[Context, ...] = ()

    @property
    def standalone(self) -> str:
        """The claim with its context in brackets: verbatim pieces only."""
        pieces, left = [], self.start
        for one in self.context:
            pieces += [self.text[left - self.start : one.at - self.start], f" [{one.text}]"]
            left = one.at
        return "".join([*pieces, self.text[left - self.start :]])
