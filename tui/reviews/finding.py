"""What a report is made of: claims with where they stand and the verdict on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.reviews.changes import history, place_of, review, reviewed
from tui.reviews.records import ReviewError
from tui.reviews.telling import history_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.library import Library
    from tui.reviews.records import Place, Review, Status


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim of a report.

    Attributes:
        claim_id: The claim.
        place: Where it stands.
        review: The verdict on it, which may be that of a claim it repeats; open where none is.
        history: That verdict's history, a line an entry.
    """

    claim_id: int
    place: Place
    review: Review
    history: tuple[str, ...]


def findings(
    library: Library,
    *,
    article: int | None = None,
    claims: Sequence[int] = (),
    status: Status | None = None,
) -> list[Finding]:
    """Choose the claims of a report.

    Args:
        library: Where they are kept.
        article: All claims of this article.
        claims: These claims; without them and `article`, all that have a review.
        status: Keep only those whose review is this far.

    Returns:
        Claims in the order of the article, then as given; each once.

    Raises:
        ReviewError: There is no such claim or article.
        LibraryError: The library can't be read.
    """
    numbers = list(claims)
    if article is not None:
        if library.article(article) is None:
            raise ReviewError(f"article {article}: not in the library")
        stored = sorted(library.claims(article), key=lambda item: item.claim.start)
        numbers = [item.id for item in stored] + numbers
    elif not numbers:
        numbers = [item.claim_id for item in reviewed(library)]
    found = []
    for number in dict.fromkeys(numbers):
        verdict = review(library, number)
        if status is None or verdict.status == status:
            lines = tuple(history_lines(history(library, number)))
            found.append(Finding(number, place_of(library, number)[0], verdict, lines))
    return found
