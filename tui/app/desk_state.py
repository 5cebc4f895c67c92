"""What the desk shows, worked out without a screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from tui.app.marks import Marks
from tui.app.widgets.block_list import Block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.claims import Claim
    from tui.library import StoredArticle, StoredClaim
    from tui.library.records import SummarySpan
    from tui.summary import SummarySentence

ClaimSort = Literal["worth", "place", "speaker", "kind"]
CLAIM_SORTS: tuple[ClaimSort, ...] = ("worth", "place", "speaker", "kind")
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
class Desk:
    """An open article: its summary and its claims in the order shown."""

    stored: StoredArticle
    claims: tuple[StoredClaim, ...] = ()
    summary: tuple[SummarySpan | SummarySentence, ...] = ()
    sort: ClaimSort = "worth"
    backwards: bool = False
    selected: int = 0

    def sorted_by(self, sort: ClaimSort, *, backwards: bool) -> Desk:
        """Order the claims anew; the claim that was selected stays selected."""
        before = self.claim
        ordered = tuple(
            sorted(self.claims, key=lambda item: _claim_key(item.claim, sort), reverse=backwards)
        )
        selected = next((n for n, item in enumerate(ordered) if item == before), 0)
        return replace(self, claims=ordered, sort=sort, backwards=backwards, selected=selected)

    @property
    def claim(self) -> StoredClaim | None:
        """The claim that is selected."""
        return self.claims[self.selected] if self.selected < len(self.claims) else None

    def step(self, steps: int) -> int:
        """Return the number of the claim so many steps on in the order of the article."""
        if not self.claims:
            return 0
        order = sorted(range(len(self.claims)), key=lambda n: self.claims[n].claim.start)
        return order[(order.index(self.selected) + steps) % len(order)]

    def marks(self) -> Marks:
        """Say what to mark in the article."""
        numbered = ((s.claim.start, s.claim.end, n) for n, s in enumerate(self.claims))
        claim = self.claim
        return Marks(
            claims=tuple(sorted(numbered)),
            summary=tuple((item.start, item.end) for item in self.summary),
            selected=(claim.claim.start, claim.claim.end) if claim else None,
        )

    def claim_blocks(self) -> list[Block]:
        """Lay out the list of claims: score, kind, text, and below who says it."""
        return [
            Block(
                lead=f" {round(item.claim.score * 100):>2} {SIGNS[item.claim.kind]} ",
                text=item.claim.text,
                below=_speaker(item.claim),
                muted=not item.claim.checkable,
            )
            for item in self.claims
        ]

    def summary_blocks(self) -> list[Block]:
        """Lay out the summary: number and sentence."""
        return [
            Block(lead=f" {number} ", text=item.text)
            for number, item in enumerate(self.summary, start=1)
        ]


def _claim_key(claim: Claim, sort: ClaimSort) -> tuple[object, ...]:
    worth = (not claim.checkable, -claim.score, claim.start)
    if sort == "place":
        return (claim.start,)
    if sort == "speaker":
        return (claim.speaker is None, claim.speaker.text if claim.speaker else "", *worth)
    if sort == "kind":
        return (claim.kind, *worth)
    return worth


def _speaker(claim: Claim) -> str:
    if claim.speaker is None:
        return ""
    role = f", {claim.speaker.role}" if claim.speaker.role else ""
    return f"{claim.speaker.text}{role}"


def explained(claim: Claim) -> str:
    """Say in words why a claim stands where it does."""
    worth = "worth checking" if claim.checkable else "hard to check"
    return f"{claim.kind}, {worth} {round(claim.score * 100)}/100: {'; '.join(claim.why)}"


def about(stored: StoredArticle) -> str:
    """Write an article's date, source and author on one line."""
    article = stored.article
    parts = [article.date.isoformat() if article.date else "", article.source, article.author]
    parts.append("background" if article.kind == "background" else "")
    parts.append("★" if stored.starred else "")
    parts.append("note" if stored.note else "")
    return " · ".join(part for part in parts if part)


def citation(stored: StoredArticle) -> str:
    """Write where a text is from: title, source, date, link."""
    article = stored.article
    parts = [
        f"“{stored.heading}”",
        article.author,
        article.source,
        article.date.isoformat() if article.date else "",
        article.url,
    ]
    return "— " + ", ".join(part for part in parts if part)


def summary_text(summary: Sequence[SummarySpan | SummarySentence]) -> str:
    """Write a summary for the clipboard: its sentences, one to a paragraph."""
    return "\n\n".join(item.text for item in summary)
