"""What can be exported from where the reader is, and the words around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.reviews import Scope

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tui.library import StoredArticle, StoredClaim
    from tui.reviews import Format, Written


@dataclass(frozen=True, slots=True)
class Form:
    """A format as it is offered: its name, the ending of its files, and what it is for."""

    kind: Format
    name: str
    ending: str
    about: str


FORMS: tuple[Form, ...] = (
    Form("claimreview", "ClaimReview", ".jsonld", "JSON-LD for other desks; done verdicts only"),
    Form("feed", "feed", ".json", "ClaimReview as a Data Commons feed; done verdicts only"),
    Form("markdown", "Markdown", ".md", "a report to read and to edit"),
    Form("html", "HTML", ".html", "one page that loads nothing, to read and to print"),
    Form("csv", "CSV", ".csv", "a line a claim, for a spreadsheet"),
    Form("json", "JSON", ".json", "all of it, spans and history too"),
    Form("dossier", "dossier", "", "a new folder, or NAME.zip: sources, history, sums to verify"),
)


@dataclass(frozen=True, slots=True)
class Reach:
    """Which claims can be exported: in words, as a scope, and what a file of them is called."""

    words: str
    scope: Scope
    stem: str
    title: str = "Claims and verdicts"


def reaches(
    claim: StoredClaim | None, article: StoredArticle | None, picked: Sequence[int]
) -> list[Reach]:
    """List what can be exported: the picked claims first where there are some.

    Args:
        claim: The claim that is selected.
        article: The article that is open.
        picked: Ids of the claims that were picked.
    """
    found = []
    if picked:
        count = "1 picked claim" if len(picked) == 1 else f"{len(picked)} picked claims"
        found.append(Reach(count, Scope(claims=tuple(picked)), "claims"))
    if claim is not None:
        found.append(Reach("this claim", Scope(claims=(claim.id,)), f"claim-{claim.id}"))
    if article is not None:
        scope, stem = Scope(article=article.id), f"article-{article.id}"
        found.append(Reach("this article", scope, stem, article.heading))
    found.append(Reach("all done verdicts", Scope(status="done"), "verdicts"))
    return found


def suggested(reach: Reach, form: Form) -> str:
    """Return the file name that is suggested, in the folder that the app was started in."""
    return f"{'dossier-' if form.kind == 'dossier' else ''}{reach.stem}{form.ending}"


def told(form: Form, done: Written, path: Path) -> str:
    """Say what was written where."""
    count = "1 claim" if done.claims == 1 else f"{done.claims:,} claims"
    name = "Wrote the dossier" if form.kind == "dossier" else f"Wrote {form.name}"
    return f"{name} of {count} to {path}"
