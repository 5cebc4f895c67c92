"""What lists say of claims beside their words: verdicts, and how many sentences differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tui.library.database import in_parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.library.library import Library


# A review belongs to all claims of its group.
_REVIEWED = (
    "SELECT claim FROM review_entry UNION SELECT claim FROM review_member "
    "UNION SELECT head FROM review_draft"
)


@dataclass(frozen=True, slots=True)
class VerdictMark:
    """The verdict on a claim, in short.

    Attributes:
        claim_id: The claim.
        head: The claim whose review it is: itself, or the one that it repeats.
        rating: The rating, or an empty string.
        status: How far the review is.
    """

    claim_id: int
    head: int
    rating: str
    status: Literal["open", "in progress", "done"]


def verdict_marks(
    library: Library, claim_ids: Sequence[int] | None = None
) -> dict[int, VerdictMark]:
    """Read the verdicts on claims; a claim that nobody has looked at has none.

    Args:
        library: Where they are kept.
        claim_ids: The claims to ask for; None for all that have a review.

    Returns:
        Marks by claim id.

    Raises:
        LibraryError: The library can't be read.
    """
    statement = (
        "SELECT claim, review_member.head, rating, status FROM review_member "
        "JOIN review_current ON review_current.head = review_member.head"
    )
    if claim_ids is None:
        return {row[0]: VerdictMark(*row) for row in library.database.rows(statement)}
    found = {}
    for marks, part in in_parts(claim_ids):
        for row in library.database.rows(f"{statement} WHERE claim IN ({marks})", part):
            found[row[0]] = VerdictMark(*row)
    return found


def reviewed(library: Library) -> set[int]:
    """Find the claims whose review holds something: an entry, a member's place, or a draft.

    Raises:
        LibraryError: The library can't be read.
    """
    return {row[0] for row in library.database.rows(_REVIEWED)}


def differing_sentences(library: Library, article_id: int) -> int | None:
    """Count the sentences of an article that differ from sentences of other articles.

    Args:
        library: Where it is stored.
        article_id: The article.

    Returns:
        The count as it was when the article was compared last, or None where it never was.

    Raises:
        LibraryError: The library can't be read.
    """
    compared = "SELECT 1 FROM compared WHERE article = ?"
    if library.database.row(compared, (article_id,)) is None:
        return None
    row = library.database.row(
        "SELECT count(*) FROM sentence WHERE article = ? AND ("
        "EXISTS (SELECT 1 FROM disagreement WHERE one = sentence.id) OR "
        "EXISTS (SELECT 1 FROM disagreement WHERE other = sentence.id))",
        (article_id,),
    )
    return int(row[0])
