"""The order of a list of claims: by what to check first, or as the reader asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.claims.claim import Claim

Key = Literal["score", "place", "speaker", "kind"]


def order_key(claim: Claim, by: Key = "score") -> tuple[object, ...]:
    """Return what claims are compared by: what is asked for, then score, then place.

    Args:
        claim: The claim.
        by: `score` (checkable ones first), `place`, `speaker` (none last) or `kind`.
    """
    first: tuple[object, ...] = ()
    if by == "place":
        first = (claim.start,)
    elif by == "speaker":
        first = (claim.speaker is None, claim.speaker.text.casefold() if claim.speaker else "")
    elif by == "kind":
        first = (claim.kind,)
    return (*first, not claim.checkable, -claim.score, claim.start)


def ordered(claims: Iterable[Claim]) -> list[Claim]:
    """Sort the claims of one article by what to check first."""
    return sorted(claims, key=order_key)
