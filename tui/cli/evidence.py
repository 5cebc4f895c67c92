"""Commands that look for evidence and for figures that differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tui.cli.options import as_json, limit, pass_options
from tui.cli.shapes import locator_shape
from tui.cli.source import claim_of, evidence_on, open_library
from tui.cli.speech import say, say_json, say_progress

if TYPE_CHECKING:
    from tui.evidence import Comparison
    from tui.library import Library, StoredSentence
    from tui.reviews import Bearing, Disagreement, Entry


@click.command(
    short_help="Show what the library holds that bears on a claim.",
    epilog='Example: claimdesk evidence "twenty member countries of the SCO"',
)
@click.argument("claim", nargs=-1, required=True)
@limit("sentences")
@as_json
@pass_options
def evidence(options: dict[str, Any], claim: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Show what the library holds that bears on CLAIM: a claim's id, or any text.

    A sentence marked `differs` says something else; which of the two is right is for you to
    find out. Exit status 1 where nothing was found.
    """
    from tui.reviews import ranked_by

    with open_library(options["library"]) as library:
        _read_meanings(library)
        found = _bearing(library, " ".join(claim), limit)
        click.echo(f"found {ranked_by(library)}", err=True)
    if as_json:
        say_json([_bearing_shape(item) for item in found])
    else:
        for item in found:
            _say_bearing(item)
    if not found:
        raise SystemExit(1)


def _read_meanings(library: Library) -> None:
    """Read what is new in the library for its meaning, showing on a terminal how far it is."""
    from tui.reviews import Progress, read_meanings

    def show(at: Progress) -> None:
        say_progress(f"{at.done:,} of {at.total:,} {at.what}", last=at.done >= at.total)

    read_meanings(library, progress=show)


def _say_bearing(item: Bearing) -> None:
    stored = item.article
    day = stored.article.date.isoformat() if stored.article.date else "no date"
    source = f" · {stored.article.source}" if stored.article.source else ""
    say(f"{item.comparison.verdict:<9}  {' '.join(item.sentence.text.split())}")
    for name, text in (("before", item.before), ("after", item.after)):
        if text:
            say(f"  {name:>7}: {' '.join(text.split())}")
    say(f"           {stored.heading[:80]} · {day}{source}")
    say(f"           {item.why}. {item.comparison.why}")


def _bearing(library: Library, claim: str, limit: int) -> list[Bearing]:
    from tui.library import id_of
    from tui.reviews import bearing

    number = id_of(claim)
    if number is not None:
        return evidence_on(library, claim_of(library, number), limit)
    return bearing(library, claim, limit=limit)


@click.command(
    short_help="List figures, or those that differ between articles.",
    epilog="Example: claimdesk figures --conflicts",
)
@click.option("--conflicts", is_flag=True, help="Only sentences whose figures differ.")
@as_json
@pass_options
def figures(options: dict[str, Any], conflicts: bool, as_json: bool) -> None:
    """List every figure of the library, or those that differ between articles."""
    from tui.reviews import disagreements, entries

    with open_library(options["library"]) as library:
        if conflicts:
            _say_disagreements(disagreements(library), as_json)
            return
        found = list(entries(library))
    if as_json:
        say_json([_entry_shape(entry) for entry in found])
        return
    for entry in found:
        figure = entry.figure
        said = " · ".join(
            part for part in (figure.unit, figure.counted, figure.place, figure.day) if part
        )
        say(f"{entry.sentence.article_id:>5}  {' '.join(figure.text.split()):<28}  {said}")


def _say_disagreements(found: list[Disagreement], as_json: bool) -> None:
    if as_json:
        say_json([_disagreement_shape(item) for item in found])
        return
    for item in found:
        say(item.comparison.why)
        for sentence in (item.one, item.other):
            say(f"{sentence.article_id:>5}  {' '.join(sentence.text.split())}")
        say("")


def _sentence_shape(sentence: StoredSentence) -> dict[str, Any]:
    return {
        "article": sentence.article_id,
        "start": sentence.start,
        "end": sentence.end,
        "text": sentence.text,
    }


def _comparison_shape(found: Comparison) -> dict[str, Any]:
    return {"verdict": found.verdict, "why": found.why, "lit": [found.lit_a, found.lit_b]}


def _bearing_shape(item: Bearing) -> dict[str, Any]:
    article = item.article.article
    return {
        **_sentence_shape(item.sentence),
        "locator": locator_shape(article, item.sentence.start),
        "before": item.before,
        "after": item.after,
        "why": item.why,
        "score": round(item.score, 4),
        "comparison": _comparison_shape(item.comparison),
        "title": item.article.heading,
        "date": article.date.isoformat() if article.date else None,
        "source": article.source,
    }


def _disagreement_shape(item: Disagreement) -> dict[str, Any]:
    return {
        "one": _sentence_shape(item.one),
        "other": _sentence_shape(item.other),
        "score": round(item.score, 4),
        "comparison": _comparison_shape(item.comparison),
    }


def _entry_shape(entry: Entry) -> dict[str, Any]:
    figure = entry.figure
    high = None if figure.high == float("inf") else figure.high
    return {
        "article": entry.sentence.article_id,
        "start": entry.start,
        "end": entry.end,
        "text": figure.text,
        "low": figure.low,
        "high": high,
        "bound": figure.bound,
        "unit": figure.unit,
        "counted": figure.counted,
        "place": figure.place,
        "period": figure.period,
        "day": figure.day,
    }
