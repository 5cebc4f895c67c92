"""The open article as plain state: its claims, its summary, and which claim is selected."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from tui.app.marks import Marks
from tui.app.verdicts import ascii_only, sign
from tui.claims.order import order_key
from tui.library.marks import differing_sentences, verdict_marks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.app.verdicts import Sign
    from tui.claims.order import Key
    from tui.library import Library, StoredArticle, StoredClaim, VerdictMark
    from tui.library.records import SummarySpan
    from tui.summary import SummarySentence

ASCII_ONLY = ascii_only(os.environ)

ClaimSort = Literal["worth", "place", "speaker", "kind"]
# The method whose sentences the library stores when an article is added.
STORED_METHOD = "desk"
CLAIM_SORTS: tuple[ClaimSort, ...] = ("worth", "place", "speaker", "kind")


@dataclass(frozen=True, slots=True)
class Desk:
    """An open article: its summary and its claims in the order shown.

    `lit` are the characters of a sentence that a search led to, until a claim is selected.
    """

    stored: StoredArticle
    claims: tuple[StoredClaim, ...] = ()
    summary: tuple[SummarySpan | SummarySentence, ...] = ()
    sort: ClaimSort = "worth"
    backwards: bool = False
    selected: int = 0
    verdicts: Mapping[int, VerdictMark] = field(default_factory=dict)
    differing: int | None = None
    lit: tuple[int, int] | None = None

    @classmethod
    def opened(cls, library: Library, article_id: int, *, before: Desk | None) -> Desk | None:
        """Read an article and its claims; None where it has been removed.

        Args:
            library: Where it is stored.
            article_id: Which article.
            before: What lay on the desk: the order of its claims is kept.
        """
        stored = library.article(article_id)
        if stored is None:
            return None
        claims = tuple(library.claims(article_id))
        desk = cls(
            stored,
            claims,
            verdicts=_verdicts(library, claims),
            differing=differing_sentences(library, article_id),
        )
        if before is not None:
            desk = desk.sorted_by(before.sort, backwards=before.backwards)
        return replace(desk.sorted_by(desk.sort, backwards=desk.backwards), selected=0)

    def reread(self, library: Library) -> Desk:
        """Read again what may have changed: star, note, read, verdicts, what differs."""
        stored = library.article(self.stored.id) or self.stored
        verdicts, differing = (
            _verdicts(library, self.claims),
            differing_sentences(library, stored.id),
        )
        return replace(self, stored=stored, verdicts=verdicts, differing=differing)

    def sign(self, claim_id: int) -> Sign | None:
        """Return the sign of a claim's verdict, or None where nobody has begun one."""
        mark = self.verdicts.get(claim_id)
        return None if mark is None else sign(mark.rating, mark.status, ascii_only=ASCII_ONLY)

    @property
    def standing(self) -> str:
        """Say how many claims there are, how many are checked, and how many sentences differ."""
        done = sum(mark.status == "done" for mark in self.verdicts.values())
        begun = len(self.verdicts) - done
        count = len(self.claims)
        parts = ["1 claim" if count == 1 else f"{count:,} claims", f"{done} checked"]
        parts += [f"{begun} begun"] if begun else []
        parts.append("c compares" if self.differing is None else f"{self.differing} differ")
        return " · ".join(parts)

    def sorted_by(self, sort: ClaimSort, *, backwards: bool) -> Desk:
        """Order the claims anew; the claim that was selected stays selected."""
        before = self.claim
        by: Key = "score" if sort == "worth" else sort
        ordered = tuple(
            sorted(self.claims, key=lambda item: order_key(item.claim, by), reverse=backwards)
        )
        selected = next((n for n, item in enumerate(ordered) if item == before), 0)
        return replace(self, claims=ordered, sort=sort, backwards=backwards, selected=selected)

    def sorted_next(self) -> Desk:
        """Order the claims by the next order."""
        following = CLAIM_SORTS[(CLAIM_SORTS.index(self.sort) + 1) % len(CLAIM_SORTS)]
        return self.sorted_by(following, backwards=False)

    def turned(self) -> Desk:
        """Turn the order of the claims round."""
        return self.sorted_by(self.sort, backwards=not self.backwards)

    @property
    def claim(self) -> StoredClaim | None:
        """The claim that is selected."""
        return self.claims[self.selected] if self.selected < len(self.claims) else None

    def place_of(self, claim_id: int) -> int | None:
        """Return a claim's place in the list, or None where the article has no such claim."""
        return next((n for n, item in enumerate(self.claims) if item.id == claim_id), None)

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
            selected=self.lit or ((claim.claim.start, claim.claim.end) if claim else None),
            signs={
                number: (found.glyph, found.style)
                for number, item in enumerate(self.claims)
                if (found := self.sign(item.id))
            },
        )


def _verdicts(library: Library, claims: Sequence[StoredClaim]) -> dict[int, VerdictMark]:
    return verdict_marks(library, [item.id for item in claims])


def ready_summary(
    library: Library, article_id: int, method: str, sentences: int | None
) -> tuple[SummarySpan, ...]:
    """Return a summary that was stored when the article was added, empty where none fits.

    Fewer sentences than asked for: the article has no more, or no more of them are stored, and
    only summarising again can tell.
    """
    if method != STORED_METHOD or sentences is None:
        return ()
    ready = tuple(library.summary(article_id, sentences=sentences))
    return ready if len(ready) == sentences else ()
