"""Claims and summary sentences as the blocks that their panes list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.app.desk_state import Desk
    from tui.claims import Claim
    from tui.library import StoredClaim

SIGNS = {
    "statistic": "#",
    "quote": '"',
    "event": "●",
    "prediction": "→",
    "causal": "∴",
    "comparison": "<",
    "rule": "§",
    "opinion": "~",
}


@dataclass(frozen=True, slots=True)
class Block:
    """One item: a lead of fixed width on its first line, its text, and a muted line below."""

    lead: str
    text: str
    below: str = ""
    muted: bool = False


def claim_block(item: StoredClaim) -> Block:
    """Lay out one claim: score, kind, text, and below who says it."""
    claim = item.claim
    return Block(
        lead=f" {round(claim.score * 100):>2} {SIGNS[claim.kind]} ",
        text=claim.standalone,
        below=_speaker(claim),
        muted=not claim.checkable,
    )


def claim_blocks(desk: Desk) -> list[Block]:
    """Lay out the list of claims."""
    return [claim_block(item) for item in desk.claims]


def summary_blocks(desk: Desk) -> list[Block]:
    """Lay out the summary: number and sentence."""
    return [
        Block(lead=f" {number} ", text=item.text)
        for number, item in enumerate(desk.summary, start=1)
    ]


def _speaker(claim: Claim) -> str:
    if claim.speaker is None:
        return ""
    role = f", {claim.speaker.role}" if claim.speaker.role else ""
    return f"{claim.speaker.text}{role}"
