"""Commands for verdicts, their history and their export."""

from __future__ import annotations

import getpass
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.cli.options import as_json, pass_options
from tui.cli.source import open_library, own_scale, read_settings
from tui.cli.speech import say, say_json

if TYPE_CHECKING:
    from tui.reviews import Format, HistoryEntry, Review, Source

_SCALE_NAMES = ("averitec", "politifact", "google")
_STATUSES = ("open", "in progress", "done")


@click.command(
    short_help="Show or change the verdict on a claim.",
    epilog="Example: claimdesk review 12 --rating Refuted --source https://… --status done",
)
@click.argument("claim", type=int, required=False)
@click.option("--new", "only_new", is_flag=True, help="List what came in since the verdicts.")
@click.option("--rating", help="A label of your scale, such as Refuted or Not Enough Evidence.")
@click.option("--scale", type=click.Choice(_SCALE_NAMES), help="The scale of the rating.")
@click.option("--explanation", help="Why.")
@click.option("--source", "sources", multiple=True, help="An address the verdict rests on.")
@click.option("--title", default="", help="The title of that source.")
@click.option("--date", default="", help="The day it was published.")
@click.option("--quote", default="", help="The passage of it that counts, word for word.")
@click.option("--notes", help="Notes for yourself; they are not exported as ClaimReview.")
@click.option("--status", type=click.Choice(_STATUSES), help="How far the review is.")
@click.option("--who", default=None, help="Who decides, instead of your user name.")
@click.option("--without-source", is_flag=True, help="Save a done verdict that names no source.")
@click.option("--confirm", "stands", is_flag=True, help="Say that the verdict stands.")
@click.option("--commit", "take_over", is_flag=True, help="Make an entry of the typed draft.")
@click.option("--undo", "take_back", is_flag=True, help="Take the last change back.")
@as_json
@pass_options
def review(options: dict[str, Any], /, claim: int | None, as_json: bool, **given: Any) -> None:
    """Show the review of CLAIM (its id), or change it; every change stays in its history.

    --title, --date and --quote belong to the one --source given with them.
    """
    from tui.reviews import SCALES, change, commit_draft, confirm, history, scan, undo
    from tui.reviews import review as read_review

    if given["only_new"]:
        _say_news(options, claim, as_json)
        return
    if claim is None:
        raise click.UsageError("name a claim by its id, or use --new")
    settings = read_settings()
    name = given["who"] or settings.reviewer or getpass.getuser()
    fields = {
        key: given[key]
        for key in ("rating", "explanation", "notes", "status")
        if given[key] is not None
    }
    with open_library(options["library"]) as library:
        scan(library)
        if given["take_back"]:
            undo(library, claim, who=name)
        if given["take_over"]:
            chosen = own_scale(settings)
            unsourced = given["without_source"]
            commit_draft(library, claim, who=name, unsourced=unsourced, scale=chosen)
        if given["stands"]:
            confirm(library, claim, who=name)
        if given["sources"]:
            known = read_review(library, claim).sources
            fields["sources"] = [*known, *_sources(given)]
        if fields:
            scale = SCALES[given["scale"]] if given["scale"] else own_scale(settings)
            change(
                library,
                claim,
                who=name,
                unsourced=given["without_source"],
                scale=scale,
                **fields,
            )
        found, entries = read_review(library, claim), history(library, claim)
    _say_review(found, entries, as_json)


def _say_news(options: dict[str, Any], claim: int | None, as_json: bool) -> None:
    from tui.reviews import news, scan

    with open_library(options["library"]) as library:
        scan(library)
        found = news(library, claim)
    if as_json:
        say_json([asdict(item) for item in found])
        return
    for item in found:
        say(f"{item.claim_id:>6}  {item.rating}: {' '.join(item.place.text.split())}")
        for part in item.items:
            say(f"        {part.verdict}: {' '.join(part.text.split())}")
            where = (part.heading[:60], part.source, part.date, part.why)
            say("        " + " · ".join(field for field in where if field))


def _sources(given: dict[str, Any]) -> list[Source]:
    from datetime import date

    from tui.reviews import Source

    details = (given["title"], given["date"], given["quote"])
    if any(details) and len(given["sources"]) > 1:
        raise click.ClickException("--title, --date and --quote go with one --source at a time")
    looked = date.today().isoformat()
    return [Source(address, *details, looked) for address in given["sources"]]


def _say_review(found: Review, entries: list[HistoryEntry], as_json: bool) -> None:
    from tui.reviews import history_lines

    if as_json:
        changes = [{**asdict(item), "made": item.made.isoformat()} for item in entries]
        say_json({**asdict(found), "history": changes})
        return
    say(" ".join(found.place.text.split()))
    say(f"{found.rating or 'no rating yet'} · {found.status} · {found.explanation}")
    for source in found.sources:
        parts = (source.url, source.title, source.date, source.quote)
        say("  " + " · ".join(" ".join(part.split()) for part in parts if part))
    for line in history_lines(entries):
        say(f"  {line}")


@click.command(
    short_help="Show where a claim is repeated and how wording drifts.",
    epilog="Example: claimdesk group 12",
)
@click.argument("claim", type=int)
@as_json
@pass_options
def group(options: dict[str, Any], claim: int, as_json: bool) -> None:
    """Show where CLAIM (its id) is repeated, oldest first, and what differs in wording.

    A variant has another figure, date or negation: it is listed, but a verdict is not shared
    with it. What is new against the line above stands between brackets.
    """
    from tui.reviews import timeline

    with open_library(options["library"]) as library:
        found = timeline(library, claim)
    if not found:
        raise click.ClickException(f"claim {claim}: not in the library")
    if as_json:
        say_json([asdict(item) for item in found])
        return
    for item in found:
        where = " · ".join(part for part in (item.claim.source, item.claim.title[:60]) if part)
        say(f"{item.claim.id:>6}  {item.claim.date or 'no date':<10}  {item.relation:<7}  {where}")
        say(f"        {' '.join(_bracketed(item.claim.text, item.changed).split())}")
        say(f"        {item.why}")


def _bracketed(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    for start, end in reversed(spans):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


@click.command(
    short_help="Write verdicts: ClaimReview, a report, or a dossier.",
    epilog="Example: claimdesk export --format html --article 3 -o report.html",
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(["claimreview", "markdown", "html", "csv", "json", "dossier"]),
    default="claimreview",
    show_default=True,
    help="What to write.",
)
@click.option("--article", type=int, help="The claims of this article, by its id.")
@click.option("--claim", "claims", type=int, multiple=True, help="This claim; again for more.")
@click.option("--status", type=click.Choice(_STATUSES), help="Only reviews that are so far.")
@click.option("--feed", is_flag=True, help="ClaimReview as a feed for Data Commons.")
@click.option("--publisher", default="", help="Your name, for ClaimReview.")
@click.option("--url", default="", help="Your site, for ClaimReview.")
@click.option("--title", default="Claims and verdicts", help="The heading of a report.")
@click.option(
    "-o",
    "target",
    required=True,
    type=click.Path(path_type=Path),
    help="The file to write, or the folder or .zip of a dossier.",
)
@pass_options
def export(options: dict[str, Any], /, kind: Format, target: Path, **given: Any) -> None:
    """Write verdicts for others: ClaimReview JSON-LD, a report, or a dossier (folder or .zip).

    Without --article and --claim all done reviews are written. ClaimReview takes done ones only.
    """
    from tui.reviews import Publisher, Scope, write_export

    settings = read_settings()
    name = given["publisher"] or settings.publisher or getpass.getuser()
    with open_library(options["library"]) as library:
        done = write_export(
            library,
            "feed" if kind == "claimreview" and given["feed"] else kind,
            target,
            Scope(given["article"], given["claims"], given["status"]),
            publisher=Publisher(name, given["url"] or settings.site),
            title=given["title"],
        )
    for line in done.warnings:
        say(line, err=True)


@click.command(
    short_help="Recompute every sum of a dossier.", epilog="Example: claimdesk verify dossier/"
)
@click.argument("dossier", type=click.Path(path_type=Path, exists=True))
def verify(dossier: Path) -> None:
    """Recompute every sum of a DOSSIER; exit status 1 where something does not match."""
    from tui.reviews import verify as problems_of

    problems = problems_of(dossier)
    for line in problems:
        say(line)
    if problems:
        raise SystemExit(1)
    say("every file is as it was written")
