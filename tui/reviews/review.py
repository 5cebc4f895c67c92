"""What a person decided about a claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

Status = Literal["open", "in progress", "done"]
STATUSES: tuple[Status, ...] = ("open", "in progress", "done")
# Rating scales by name, each from the least to the most true where it has such an order.
SCALES: dict[str, tuple[str, ...]] = {
    # AVeriTeC (Schlichtkrull, Guo and Vlachos 2023).
    "averitec": (
        "Supported",
        "Refuted",
        "Not Enough Evidence",
        "Conflicting Evidence/Cherrypicking",
    ),
    "politifact": ("Pants on Fire", "False", "Mostly False", "Half True", "Mostly True", "True"),
    "google": ("1", "2", "3", "4", "5"),
}
_ORDERED = ("politifact", "google")


class ReviewError(Exception):
    """A review can't be saved or written as it is: says what is missing and the mend."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a verdict rests on; `looked` is the day it was looked at, ISO 8601."""

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
    """The state of a claim's review after all entries of its history."""

    claim_id: int
    place: Place
    rating: str = ""
    explanation: str = ""
    sources: tuple[Source, ...] = ()
    notes: str = ""
    reviewer: str = ""
    status: Status = "open"
    changed: str = ""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change: field -> (before, after); `undoes` is the number of the entry taken back."""

    number: int
    made: datetime
    who: str
    changes: dict[str, tuple[object, object]]
    undoes: int | None


def numbers(rating: str) -> tuple[int, int, int] | None:
    """Return `(worst, value, best)` of a rating on an ordered scale, or None."""
    for name in _ORDERED:
        scale = SCALES[name]
        if rating in scale:
            return 1, scale.index(rating) + 1, len(scale)
    return None
