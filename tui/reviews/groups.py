"""Claims that say the same in several articles, and how their wording drifts.

A review belongs to the claims that say the same (`relation == "same"`). Variants, whose figures
or negation differ, stand in the timeline with what differs, and the review is not theirs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812
from typing import TYPE_CHECKING

from tui.language import words
from tui.reviews.likeness import alike, changed_spans

if TYPE_CHECKING:
    from tui.library import ClaimText, Library
    from tui.reviews.likeness import Relation

_CANDIDATES = 120


@dataclass(frozen=True, slots=True)
class Member:
    """A claim of a group.

    Attributes:
        claim: The claim with its article's id, date, source and title.
        relation: `"same"`, or `"variant"` where a figure, date or negation differs.
        why: What it shares with the claim asked for, or what differs.
        closeness: 0..1; 1 for the claim asked for.
        changed: Spans of `claim.text`, in characters, whose wording is not that of the member
            before it in time.
    """

    claim: ClaimText
    relation: Relation
    why: str
    closeness: float
    changed: tuple[tuple[int, int], ...]


def timeline(library: Library, claim_id: int) -> list[Member]:
    """List what repeats a claim, and its variants, over the library, oldest first.

    Args:
        library: Where to look.
        claim_id: A claim; it is one of the members.

    Returns:
        Members by date, undated ones last; only the claim itself where nothing repeats it, and
        nothing where there is no such claim.

    Raises:
        LibraryError: The library can't be read.
    """
    own = next(iter(library.claim_texts([claim_id])), None)
    if own is None:
        return []
    found = [Member(own, "same", "the claim itself", 1.0, ())]
    for other in _candidates(library, own):
        likeness = alike(own.text, other.text, date_a=day(own), date_b=day(other))
        if likeness:
            found.append(Member(other, likeness.relation, likeness.why, likeness.closeness, ()))
    found.sort(key=lambda item: (not item.claim.date, item.claim.date, item.claim.id))
    return [
        Member(item.claim, item.relation, item.why, item.closeness, _drift(found, place))
        for place, item in enumerate(found)
    ]


def same_claims(library: Library, claim_id: int) -> list[int]:
    """List the ids of the other claims that say the same as this one.

    Raises:
        LibraryError: The library can't be read.
    """
    return [
        item.claim.id
        for item in timeline(library, claim_id)
        if item.relation == "same" and item.claim.id != claim_id
    ]


def day(claim: ClaimText) -> Date | None:
    """Return the day the claim's article was published, where it is known."""
    return Date.fromisoformat(claim.date) if claim.date else None


def _drift(found: list[Member], place: int) -> tuple[tuple[int, int], ...]:
    if not place:
        return ()
    return tuple(changed_spans(found[place - 1].claim.text, found[place].claim.text))


def _candidates(library: Library, own: ClaimText) -> list[ClaimText]:
    near = library.bm25(words(own.text), limit=_CANDIDATES)
    marks = ",".join("?" * len(near))
    rows = library.database.rows(
        "SELECT DISTINCT claim.id FROM sentence JOIN claim ON claim.article = sentence.article "  # noqa: S608
        'AND claim.start < sentence."end" AND sentence.start < claim."end" '
        f"WHERE sentence.id IN ({marks})",
        [number for number, _ in near],
    )
    return [item for item in library.claim_texts([row[0] for row in rows]) if item.id != own.id]
