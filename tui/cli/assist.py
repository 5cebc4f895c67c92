"""The command that asks the user's own model for a proposal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tui.cli.options import as_json, limit, pass_options
from tui.cli.source import claim_of, evidence_on, open_library, own_scale, read_settings
from tui.cli.speech import say, say_json

if TYPE_CHECKING:
    from tui.assistant import Proposal
    from tui.library import Library


@click.command(
    short_help="Ask a model of your own for a rating of a claim.",
    epilog="Example: claimdesk assist 12 --base-url http://localhost:11434/v1 --model m",
)
@click.argument("claim", type=int)
@click.option("--base-url", default="", envvar="CLAIMDESK_ASSISTANT_URL", help="Your endpoint.")
@click.option("--model", default="", envvar="CLAIMDESK_ASSISTANT_MODEL", help="The model there.")
@click.option("--timeout", default=120.0, show_default=True, help="Seconds for the whole answer.")
@limit("sentences of evidence to the model", most=50)
@click.option("--draft", "as_draft", is_flag=True, help="Put it into the draft of the verdict.")
@as_json
@pass_options
def assist(
    options: dict[str, Any],
    /,
    claim: int,
    base_url: str,
    model: str,
    timeout: float,
    limit: int,
    as_draft: bool,
    as_json: bool,
) -> None:
    """Ask a model of your own for a rating of CLAIM (its id) from the evidence of the library.

    What it says is a proposal. Quotes that are not in the evidence are dropped with their
    reasons. The key is read from CLAIMDESK_ASSISTANT_KEY, OPENAI_API_KEY or the keyring.
    """
    from tui.assistant import AssistantError, Endpoint, key_for, propose
    from tui.reviews import AVERITEC

    settings = read_settings()
    base_url, model = base_url or settings.base_url, model or settings.model
    endpoint = Endpoint(base_url, model, key_for(base_url), timeout)
    scale = own_scale(settings) or AVERITEC
    with open_library(options["library"]) as library:
        stored = claim_of(library, claim)
        evidence = evidence_on(library, stored, limit)
        try:
            found = propose(stored.claim.text, evidence, endpoint, scale=scale)
        except AssistantError as problem:
            raise click.ClickException(str(problem)) from problem
        if as_draft:
            _draft(library, claim, found)
    if as_json:
        say_json(_shape(found))
        return
    say(f"PROPOSAL of {found.model}, not a verdict: {found.rating}")
    if found.note:
        say(f"  {found.note}")
    for reason in found.reasons:
        say(f"  {' '.join(reason.text.split())}")
        say(f"    “{' '.join(reason.quote.split())}” · {reason.bearing.article.heading[:80]}")
    for quote in found.dropped:
        say(f"  dropped, not in the evidence: “{' '.join(quote.split())}”")


def _draft(library: Library, claim: int, found: Proposal) -> None:
    from datetime import UTC, datetime

    from tui.assistant import quoted_sources, reasons_text
    from tui.reviews import save_draft

    save_draft(
        library,
        claim,
        rating=found.rating,
        explanation=f"Proposed by {found.model}, not taken over yet:\n{reasons_text(found)}",
        sources=quoted_sources(found, datetime.now(UTC).date()),
        status="in progress",
    )


def _shape(found: Proposal) -> dict[str, Any]:
    return {
        "proposal": True,
        "model": found.model,
        "rating": found.rating,
        "note": found.note,
        "reasons": [
            {
                "text": reason.text,
                "quote": reason.quote,
                "article": reason.bearing.article.id,
                "start": reason.start,
                "end": reason.end,
            }
            for reason in found.reasons
        ],
        "dropped": list(found.dropped),
    }
