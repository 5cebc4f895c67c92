"""The order of a list of claims: by what to check first, or as the reader asks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.claims.claim import Claim

Key = Literal["score", "place", "speaker", "kind"]
_OPINION = 0.5
_OWN_SHARE = 0.4


def ordered(claims: Sequence[Claim], by: Key = "score") -> list[Claim]:
    """Sort claims by score (checkable first), place, speaker (none last) or kind.

    Args:
        claims: Claims of one article.
        by: What to sort by; ties go by score, then place.
    """
    return sorted(claims, key=lambda claim: (_first(claim, by), *_by_score(claim)))


def _by_score(claim: Claim) -> tuple[bool, float, int]:
    return not claim.checkable, -claim.score, claim.start


def _first(claim: Claim, by: Key) -> tuple[bool, int, str]:
    if by == "place":
        return False, claim.start, ""
    if by == "speaker":
        speaker = claim.speaker.text.casefold() if claim.speaker else ""
        return not speaker, 0, speaker
    return False, 0, claim.kind if by == "kind" else ""


def rescore(
    claims: Sequence[Claim], worth: Sequence[float], subjectivity: Sequence[float]
) -> list[Claim]:
    """Put claims in order again by a model's scores, without finding them anew.

    Args:
        claims: Claims as `extract` gave them.
        worth: Check-worthiness of each claim's text in 0..1, in the same order.
        subjectivity: How much an opinion each is in 0..1, in the same order.

    Returns:
        The same spans; each score a mean of the model's and that of the claim's figures, names
        and times, lowered by subjectivity above one half.

    Raises:
        ValueError: Where the three are not equally long.
    """
    again = []
    for claim, value, opinion in zip(claims, worth, subjectivity, strict=True):
        score = _OWN_SHARE * claim.score + (1 - _OWN_SHARE) * float(value)
        score *= 1 - max(0.0, float(opinion) - _OPINION)
        again.append(replace(claim, score=round(min(max(score, 0.0), 1.0), 3)))
    return ordered(again)
