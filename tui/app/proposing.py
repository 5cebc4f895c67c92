"""A proposal of the user's own model as it is shown, and as a person takes it over."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING, Any

from tui.app.claim_page import from_article
from tui.app.passages import Note, Passage
from tui.app.verdicts import sign
from tui.assistant import Endpoint, key_for, propose, quoted_sources, reasons_text
from tui.reviews import AVERITEC, bearing

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from tui.app.claim_page import ClaimPage
    from tui.app.laying import Laid
    from tui.app.reviewing import Reviewing
    from tui.app.verdict_form import VerdictForm
    from tui.assistant import Proposal
    from tui.library import Library
    from tui.reviews import Scale

_MOST = 10


def unset(chosen: Reviewing) -> str:
    """Say what is missing before a model can be asked; empty where nothing is."""
    if not chosen.base_url or not chosen.model:
        return (
            "No model is set up, and none is needed. For one of your own, set base_url and model "
            "under [assistant] in the settings; claimdesk asks only when you press P."
        )
    if importlib.util.find_spec("openai") is None:
        return "A model of your own needs an extra: pip install 'claimdesk[assistant]'"
    return ""


def proposal(
    library: Library,
    page: ClaimPage,
    chosen: Reviewing,
    *,
    scale: Scale | None,
    cancelled: Callable[[], bool],
) -> Proposal:
    """Ask the user's model about a claim; slow, so in a worker.

    Args:
        library: Where evidence is looked for, unless the page has it already.
        page: The claim.
        chosen: Which model.
        scale: The user's ratings, or None for the default ones.
        cancelled: Asked several times a second.

    Raises:
        AssistantError: It can't be asked, its answer can't be used, or it was cancelled.
        LibraryError: The library can't be read.
    """
    evidence = page.evidence
    if evidence is None:
        found = bearing(library, page.place.text, date=page.day, apart_from=page.span, limit=_MOST)
        evidence = tuple(found)
    endpoint = Endpoint(chosen.base_url, chosen.model, key_for(chosen.base_url))
    text, evidence = page.place.text, evidence[:_MOST]
    return propose(text, evidence, endpoint, scale=scale or AVERITEC, cancelled=cancelled)


def proposal_items(found: Proposal, *, ascii_only: bool = False) -> list[Laid]:
    """Lay out a proposal: rating, each reason with its quote, and what was dropped."""
    glyph = sign(found.rating, ascii_only=ascii_only).glyph
    note = f" {found.note}" if found.note else ""
    items: list[Laid] = [Note(f" {glyph} ", f"{found.model} proposes: {found.rating}.{note}")]
    for number, reason in enumerate(found.reasons, start=1):
        where = from_article(reason.bearing.article, reason.bearing.sentence.start)
        items.append(
            Passage(f" {number} ", f"“{reason.quote}”", below=where, why=f"It says: {reason.text}")
        )
    items += [Note(" ! ", f"dropped, not in the evidence: “{quote}”") for quote in found.dropped]
    return items


def proposal_text(found: Proposal) -> str:
    """Write a proposal for the clipboard; it says that it is one."""
    lines = [f"PROPOSAL of {found.model}, not a verdict: {found.rating}", reasons_text(found)]
    lines += [f"“{reason.quote}”" for reason in found.reasons]
    return "\n".join(lines)


def taken_over(form: VerdictForm, found: Proposal, today: date) -> dict[str, Any]:
    """Return the fields of a draft into which a proposal is taken over.

    What the person had written stays, with the proposal below it; only the rating is replaced.
    """
    new = [item for item in quoted_sources(found, today) if item not in form.sources]
    origin = f"Taken over from a proposal of {found.model} on {today.isoformat()}."
    return {
        "rating": found.rating,
        "status": "in progress" if form.status == "open" else form.status,
        "explanation": _below(form.explanation, reasons_text(found)),
        "sources": (*form.sources, *new),
        "notes": _below(form.notes, origin),
    }


def _below(written: str, added: str) -> str:
    return f"{written.rstrip()}\n\n{added}" if written.strip() else added
