"""Verdicts written for others: which of them, in which format, to which file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tui.reviews.claimreview import claim_reviews, publishing_warnings
from tui.reviews.dossier import write_dossier
from tui.reviews.finding import findings
from tui.reviews.records import ReviewError
from tui.reviews.reports import as_csv, as_html, as_json, as_markdown
from tui.reviews.writing import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from tui.library import Library
    from tui.reviews.claimreview import Publisher
    from tui.reviews.finding import Finding
    from tui.reviews.records import Status

Format = Literal["claimreview", "feed", "markdown", "html", "csv", "json", "dossier"]
_PUBLISHED = frozenset({"claimreview", "feed"})
_TITLE = "Claims and verdicts"


@dataclass(frozen=True, slots=True)
class Scope:
    """Which claims are written.

    Attributes:
        article: All claims of this article.
        claims: These claims.
        status: Only those whose review is this far.
    """

    article: int | None = None
    claims: tuple[int, ...] = ()
    status: Status | None = None

    def for_format(self, kind: Format) -> Scope:
        """Return what is written in a format: ClaimReview, and all of a library, done ones only."""
        named = self.article is not None or self.claims
        if kind in _PUBLISHED or not (self.status or named):
            return Scope(self.article, self.claims, self.status or "done")
        return self


@dataclass(frozen=True, slots=True)
class Written:
    """How many claims were written, and what others may pass over in them."""

    claims: int
    warnings: tuple[str, ...] = ()


def write_export(
    library: Library,
    kind: Format,
    target: Path,
    scope: Scope,
    *,
    publisher: Publisher,
    title: str = _TITLE,
) -> Written:
    """Write verdicts to a file, or a dossier to a folder or zip file.

    Args:
        library: Where they are kept.
        kind: The format; `feed` is ClaimReview as Data Commons reads it.
        target: The file, written whole or not at all; for a dossier a folder that is not there
            yet, or a name that ends in `.zip`.
        scope: Which claims; an empty one takes all done reviews.
        publisher: Who publishes them, for ClaimReview.
        title: The heading of a report.

    Raises:
        ReviewError: There is nothing to write, or something it needs is missing.
        LibraryError: The library can't be read.
        OSError: It can't be written; what was there is unharmed.
    """
    chosen = scope.for_format(kind)
    found = findings(library, article=chosen.article, claims=chosen.claims, status=chosen.status)
    if kind == "dossier":
        heads = [item.claim_id for item in found if item.review.changed or chosen.claims]
        if not heads:
            raise ReviewError("there is no review to write; give a verdict first")
        write_dossier(library, heads, target)
        return Written(len(heads))
    text, warnings = _text(kind, found, publisher, title)
    write_whole(target, text.encode("utf-8", "replace"))
    return Written(len(found), tuple(warnings))


def _text(
    kind: Format, found: list[Finding], publisher: Publisher, title: str
) -> tuple[str, list[str]]:
    if kind == "markdown":
        return as_markdown(title, found), []
    if kind == "html":
        return as_html(title, found), []
    if kind == "csv":
        return as_csv(found), []
    if kind == "json":
        return as_json(found), []
    reviews = list({item.review.claim_id: item.review for item in found}.values())
    made = claim_reviews(reviews, publisher, feed=kind == "feed")
    text = json.dumps(made, ensure_ascii=False, indent=2) + "\n"
    return text, publishing_warnings(reviews)
