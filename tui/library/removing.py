"""Articles taken out, never with something that a person decided."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.library.adding import Failure
from tui.library.marks import reviewed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.library.library import Library


def remove(library: Library, ids: Iterable[int]) -> tuple[int, tuple[Failure, ...]]:
    """Take articles out with their sentences, claims, notes and stored sources.

    Args:
        library: The library.
        ids: Articles.

    Returns:
        How many were taken out, and those that were not, with why: there is no such article,
        or it holds a claim with a verdict, or one that is being typed.

    Raises:
        LibraryError: The library can't be read or written.
    """
    removed, failures = 0, []
    for article_id in dict.fromkeys(ids):
        reason = library.remove(article_id, unless=partial(_reason_to_keep, library, article_id))
        if reason:
            failures.append(Failure(f"article {article_id}", reason))
        removed += not reason
    return removed, tuple(failures)


def _reason_to_keep(library: Library, article_id: int) -> str:
    if library.article(article_id) is None:
        return "is not in the library; `claimdesk list` names those that are"
    decided = {claim.id for claim in library.claims(article_id)} & reviewed(library)
    if decided:
        return f"holds claim {min(decided)}, which has a verdict or a draft of one; it is kept"
    return ""
