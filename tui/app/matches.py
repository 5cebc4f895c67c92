"""What a search found, as places to go to: claims, or sentences of articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.app.desk_state import Desk
    from tui.search import Found


@dataclass(frozen=True, slots=True)
class Match:
    """A place that was found: characters `start` to `end` of an article.

    Attributes:
        article: The article's id.
        start: Where it begins.
        end: Where it ends.
        claim: The claim's id; None for a sentence.
    """

    article: int
    start: int
    end: int
    claim: int | None

    @classmethod
    def of(cls, found: Found) -> Match:
        """Return the place of a result."""
        claim = found.claim
        return cls(claim.article_id, claim.start, claim.end, found.claim_id)


def next_match(matches: Sequence[Match], desk: Desk | None, steps: int) -> Match:
    """Return the match so many steps on from the one that the reader stands at.

    Args:
        matches: At least one.
        desk: The open article, with what is selected in it.
        steps: 1 for the next, -1 for the one before.
    """
    place = -1 if steps > 0 else 0
    for number, match in enumerate(matches):
        if desk is not None and _is_at(match, desk):
            place = number
            break
    return matches[(place + steps) % len(matches)]


def _is_at(match: Match, desk: Desk) -> bool:
    if match.claim is None:
        return desk.stored.id == match.article and desk.lit == (match.start, match.end)
    return desk.claim is not None and desk.claim.id == match.claim
