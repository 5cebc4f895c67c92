"""What a person decided about a claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tui.reviews.scales import AVERITEC

if TYPE_CHECKING:
    from datetime import datetime

    from tui.reviews.scales import Scale

Status = Literal["open", "in progress", "done"]
STATUSES: tuple[Status, ...] = ("open", "in progress", "done")


class ReviewError(Exception):
    """A review can't be saved or written as it is: says what is missing and the mend."""


class UnsourcedError(ReviewError):
    """A done verdict names no source: ask the person, then save it with `unsourced=True`."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a verdict rests on.

    Attributes:
        url: Its address; may be empty for what has none, such as a book with a title.
        title: Its title.
        date: The day it was published, ISO 8601.
        quote: The passage that counts, verbatim.
        looked: The day it was looked at, ISO 8601.
    """

    url: str
    title: str = ""
    date: str = ""
    quote: str = ""
    looked: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reviewed claim stood, kept with the review: a removed article loses nothing."""

    text: str
    start: int
    end: int
    content_hash: str
    title: str
    publisher: str
    url: str
    date: str
    speaker: str


@dataclass(frozen=True, slots=True)
class Review:
    """The state of a review after all entries of its history.

    Attributes:
        claim_id: The claim it was first given for; the claims that say the same share it.
        place: Where that claim stood.
        rating: A label of `scale`, or an empty string.
        explanation: Why.
        sources: What it rests on.
        notes: For oneself; not published.
        reviewer: Whose verdict it is.
        status: How far it is.
        scale: The scale of the rating.
        changed: When the last entry was made, ISO 8601 in UTC; empty where there is none.
    """

    claim_id: int
    place: Place
    rating: str = ""
    explanation: str = ""
    sources: tuple[Source, ...] = ()
    notes: str = ""
    reviewer: str = ""
    status: Status = "open"
    scale: Scale = AVERITEC
    changed: str = ""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change: field -> (before, after); `undoes` is the number of the entry taken back."""

    number: int
    made: datetime
    who: str
    changes: dict[str, tuple[object, object]]
    undoes: int | None
