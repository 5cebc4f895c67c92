"""What the verdict form holds while it is filled in, as plain state."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from tui.app.passages import Note, Passage
from tui.app.verdicts import sign, source_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.app.laying import Laid
    from tui.app.verdicts import Sign
    from tui.library import StoredArticle
    from tui.reviews import Desk, Scale, Source, Status


@dataclass(frozen=True, slots=True)
class VerdictForm:
    """The fields of a verdict as they stand in the form."""

    rating: str = ""
    status: Status = "open"
    explanation: str = ""
    sources: tuple[Source, ...] = ()
    notes: str = ""
    reviewer: str = ""

    @classmethod
    def of(cls, desk: Desk, reviewer: str) -> VerdictForm:
        """Fill the form with what has been saved, and what was typed since.

        Args:
            desk: The review with its draft.
            reviewer: Who sits here, for a review that names nobody yet.
        """
        return cls(
            desk.value("rating"),
            desk.value("status"),
            desk.value("explanation"),
            tuple(desk.value("sources")),
            desk.value("notes"),
            desk.value("reviewer") or reviewer,
        )

    def with_source(self, source: Source) -> tuple[VerdictForm, bool]:
        """Add a source at the end; tell whether it was new."""
        if source in self.sources:
            return self, False
        return replace(self, sources=(*self.sources, source)), True

    def with_source_at(self, place: int, source: Source) -> VerdictForm:
        """Put another source in the place of one, or at the end."""
        kept = (*self.sources[:place], source, *self.sources[place + 1 :])
        return replace(self, sources=kept)

    def without_source(self, place: int) -> VerdictForm:
        """Take a source out."""
        return replace(self, sources=(*self.sources[:place], *self.sources[place + 1 :]))


def ratings_for(desk: Desk, own: Scale | None) -> tuple[str, ...]:
    """Return the ratings to choose from: those of the user's scale, unless another was used."""
    scale = desk.review.scale if desk.review.rating or own is None else own
    return scale.labels


def rating_signs(labels: Sequence[str], *, ascii_only: bool) -> list[Sign]:
    """Return the ratings there are to choose from, with their signs."""
    return [sign(label, ascii_only=ascii_only) for label in labels]


def article_source(article: StoredArticle, quote: str, today: date) -> Source:
    """Make a sentence of the library a source of a verdict."""
    from tui.reviews import Source  # noqa: PLC0415  (not needed to start)

    known = article.article
    return Source(
        url=known.url,
        title=article.heading,
        date=known.date.isoformat() if known.date else "",
        quote=quote,
        looked=today.isoformat(),
    )


def source_items(sources: Sequence[Source]) -> list[Laid]:
    """Lay out the sources of a verdict."""
    return [_source_item(number, source) for number, source in enumerate(sources, start=1)]


def _source_item(number: int, source: Source) -> Laid:
    named = source_line(source.title, source.date)
    head = named or source.url or "(nothing yet)"
    looked = f"looked at {source.looked}" if source.looked else ""
    where = " · ".join(part for part in (source.url if named else "", looked) if part)
    if source.quote:
        return Passage(f" {number} ", f"“{source.quote}”", below=head, why=where)
    return Note(f" {number} ", f"{head} · {where}" if where else head)
