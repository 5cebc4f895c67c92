"""Claims and summary sentences as the blocks that their panes list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.app.content import one_line
from tui.app.desk_state import ASCII_ONLY
from tui.app.laying import flow

if TYPE_CHECKING:
    from collections.abc import Container

    from tui.app.desk_state import Desk
    from tui.app.laying import Line, Part
    from tui.claims import Claim
    from tui.library import StoredClaim

PICKED = "*" if ASCII_ONLY else "■"
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
    marks: tuple[Part, ...] = ()

    def lines(self, width: int, *, selected: bool) -> list[Line]:  # noqa: ARG002
        """Lay it out; its marks stand before the text, in a column of their own."""
        gap = sum(len(text) for text, _ in self.marks)
        room = width - len(self.lead) - 1 - gap
        lines = flow([(one_line(self.text), "row--muted" if self.muted else "")], room)
        if self.below:
            lines += flow([(one_line(self.below), "row--muted")], room)[:2]
        if not gap:
            return lines
        below: Line = [(" " * gap, "")]
        return [[*(self.marks if n == 0 else below), *line] for n, line in enumerate(lines)]


def claim_block(item: StoredClaim, marks: tuple[Part, ...] = ()) -> Block:
    """Lay out one claim: score, kind, marks, text, and below who says it."""
    claim = item.claim
    return Block(
        lead=f" {round(claim.score * 100):>2} {SIGNS[claim.kind]} ",
        text=claim.standalone,
        below=_speaker(claim),
        muted=not claim.checkable,
        marks=marks,
    )


def claim_blocks(desk: Desk, picked: Container[int] = ()) -> list[Block]:
    """Lay out the list of claims, with the signs of verdicts and of what is picked."""
    some_picked = any(item.id in picked for item in desk.claims)
    blocks = []
    for item in desk.claims:
        marks: list[Part] = []
        if some_picked:
            marks.append((PICKED if item.id in picked else " ", "row--sign"))
        if desk.verdicts:
            sign = desk.sign(item.id)
            marks.append((sign.glyph, sign.style) if sign else (" ", ""))
        blocks.append(claim_block(item, (*marks, (" ", "")) if marks else ()))
    return blocks


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
