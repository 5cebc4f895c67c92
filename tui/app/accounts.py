"""A report of claims as it is read on the screen: each with its verdict, sources and history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.app.content import one_line
from tui.app.laying import NARROWEST, flow
from tui.app.verdicts import sign, source_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.app.laying import Laid, Line, Part
    from tui.reviews import Finding

# Longer lines are hard to read.
_WIDEST = 104


@dataclass(frozen=True, slots=True)
class Account:
    """A claim and what is told of it, paragraph by paragraph, each with its style."""

    lead: str
    text: str
    told: tuple[Part, ...]

    def lines(self, width: int, *, selected: bool) -> list[Line]:
        """Wrap the claim and each paragraph, and leave a line free below."""
        room = min(max(width - len(self.lead) - 1, NARROWEST), _WIDEST)
        lines = flow([(one_line(self.text), "row--strong" if selected else "")], room)
        for text, style in self.told:
            lines += flow([(text, style)], room)
        return [*lines, []]


def account_items(found: Sequence[Finding], *, ascii_only: bool = False) -> list[Laid]:
    """Lay out claims with their verdicts, one after the other."""
    return [_account(item, ascii_only=ascii_only) for item in found]


def _account(item: Finding, *, ascii_only: bool) -> Account:
    review, place = item.review, item.place
    mark = sign(review.rating, review.status, ascii_only=ascii_only)
    verdict = source_line("", review.rating or "No verdict yet", review.status, review.reviewer)
    told: list[Part] = [(verdict, mark.style or "row--muted")]
    said = f"said by {place.speaker}" if place.speaker else ""
    told.append((source_line(place.title, said, place.date, place.publisher), "row--muted"))
    if review.explanation:
        told.append((review.explanation, ""))
    for number, source in enumerate(review.sources, start=1):
        quote = f" “{source.quote}”" if source.quote else ""
        where = source_line(source.title, source.date, source.url)
        told.append((f"{number}. {where}{quote}", ""))
    told += [(line, "row--muted") for line in item.history]
    return Account(f" {mark.glyph} ", place.text, tuple(told))


def searched(item: Finding) -> str:
    """Return the text in which the filter looks: claim, verdict, sources, where it is from."""
    review, place = item.review, item.place
    parts = [place.text, place.title, place.speaker, place.publisher, review.rating, review.status]
    parts += [review.explanation, *(f"{source.title} {source.quote}" for source in review.sources)]
    return "\n".join(parts)
