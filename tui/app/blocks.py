"""Claims and summary sentences as the blocks that their panes list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.app.content import one_line
from tui.app.laying import flow
from tui.app.verdicts import Sign

if TYPE_CHECKING:
    from tui.app.desk_state import Desk
    from tui.app.laying import Line
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
    sign: Sign | None = None

    def lines(self, width: int, *, selected: bool) -> list[Line]:  # noqa: ARG002
        """Lay it out; the verdict's sign stands before the text, in a column of its own."""
        gap = 2 if self.sign else 0
        room = width - len(self.lead) - 1 - gap
        lines = flow([(one_line(self.text), "row--muted" if self.muted else "")], room)
        if self.below:
            lines += flow([(one_line(self.below), "row--muted")], room)[:2]
        if self.sign is None:
            return lines
        first: Line = [(f"{self.sign.glyph} ", self.sign.style)]
        return [[*(first if n == 0 else [("  ", "")]), *line] for n, line in enumerate(lines)]


def claim_block(item: StoredClaim, sign: Sign | None = None) -> Block:
    """Lay out one claim: score, kind, the verdict's sign, text, and below who says it."""
    claim = item.claim
    return Block(
        lead=f" {round(claim.score * 100):>2} {SIGNS[claim.kind]} ",
        text=claim.standalone,
        below=_speaker(claim),
        muted=not claim.checkable,
        sign=sign,
    )


def claim_blocks(desk: Desk) -> list[Block]:
    """Lay out the list of claims."""
    blank = Sign(" ", "", "") if desk.verdicts else None
    return [claim_block(item, desk.sign(item.id) or blank) for item in desk.claims]


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
