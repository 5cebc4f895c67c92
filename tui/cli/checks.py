"""Commands for fact-checks that others published."""

from __future__ import annotations

import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.cli.options import as_json, limit, pass_options
from tui.cli.source import claim_of, open_library
from tui.cli.speech import say, say_json, say_progress, told

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.library import Library
    from tui.reviews import KnownCheck, Match

_file = click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))


@click.group(
    short_help="Keep fact-checks of others, find those about a claim.",
    epilog="Example: claimdesk checks import feed.json",
)
def checks() -> None:
    """Keep fact-checks that others published, and find those about a claim."""


@checks.command(
    short_help="List the fact-checks of a file or page.",
    name="show",
    epilog="Example: claimdesk checks show feed.json",
)
@_file
@as_json
def show(file: Path, as_json: bool) -> None:
    """List the fact-checks of a ClaimReview file or page, a feed dump or an API answer."""
    found = _read(file)
    if as_json:
        say_json([asdict(item) for item in found])
        return
    _say(found)


@checks.command(name="import", epilog="Example: claimdesk checks import feed.json")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
)
@pass_options
def import_files(options: dict[str, Any], files: tuple[Path, ...]) -> None:
    """Keep the fact-checks of FILES in the library.

    A file is ClaimReview JSON-LD, a saved page that holds it, a Data Commons feed or an answer of
    the Google Fact Check Tools API. A file that can't be read does not stop the others.
    """
    from tui.reviews import ReviewError, import_checks

    failed = False
    with open_library(options["library"]) as library:
        for file in files:
            try:
                done = import_checks(library, _read(file))
            except (ReviewError, OSError) as problem:
                say(told(problem), err=True)
                failed = True
                continue
            passed = f", {done.passed_over} without claim or rating" if done.passed_over else ""
            say(f"{file.name}: {done.added} added, {done.known} known already{passed}")
    if failed:
        sys.exit(1)


@checks.command(name="list", epilog="Example: claimdesk checks list --json")
@as_json
@pass_options
def list_checks(options: dict[str, Any], as_json: bool) -> None:
    """List the fact-checks of the library."""
    from tui.reviews import stored_checks

    with open_library(options["library"]) as library:
        found = stored_checks(library)
    if as_json:
        say_json([{"id": item.id, **asdict(item.check)} for item in found])
        return
    _say(item.check for item in found)


@checks.command(
    short_help="Show the known fact-checks about a claim.",
    name="match",
    epilog="Example: claimdesk checks match 12",
)
@click.argument("claim", nargs=-1, required=True)
@limit("fact-checks", default=5)
@as_json
@pass_options
def match(options: dict[str, Any], claim: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Show the known fact-checks about CLAIM: a claim's id, or any text.

    Exit status 1 where none is close.
    """
    from tui.reviews import KnownChecks

    with open_library(options["library"]) as library:
        text = _text(library, " ".join(claim))
        found = KnownChecks(library, progress=_progress).match(text, limit=limit)
    if as_json:
        say_json([_shape(item) for item in found])
    else:
        for item in found:
            say(f"{round(item.closeness * 100):>3}  {' '.join(item.checks[0].check.claim.split())}")
            for stored in item.checks:
                known = stored.check
                parts = (known.rating, known.publisher, known.date[:10], known.url)
                say("     " + " · ".join(part for part in parts if part))
            say(f"     {item.why}")
    if not found:
        sys.exit(1)


@checks.command(
    short_help="Ask Google's Fact Check Tools API about a claim.",
    name="ask",
    epilog="Example: CLAIMDESK_FACTCHECK_KEY=… claimdesk checks ask 12",
)
@click.argument("claim", nargs=-1, required=True)
@click.option("--language", default="", help="Only checks in this language, such as en.")
@pass_options
def ask(options: dict[str, Any], claim: tuple[str, ...], language: str) -> None:
    """Ask the Google Fact Check Tools API about CLAIM (an id, or any text); keep what it knows.

    This sends the claim to Google, with your own key from CLAIMDESK_FACTCHECK_KEY.
    """
    from tui.articles.fetch import Fetcher
    from tui.reviews import ask_api, import_checks

    key = os.environ.get("CLAIMDESK_FACTCHECK_KEY", "")
    with open_library(options["library"]) as library:
        text = _text(library, " ".join(claim))
        found = ask_api(text, key, Fetcher(), language=language)
        done = import_checks(library, found)
    _say(found)
    say(f"{done.added} added, {done.known} known already")


def _text(library: Library, claim: str) -> str:
    from tui.library import id_of

    number = id_of(claim)
    return claim if number is None else claim_of(library, number).claim.text


def _progress(done: int, total: int) -> None:
    say_progress(f"reading {done} of {total} new checks" if done < total else "")


def _read(file: Path) -> list[KnownCheck]:
    from tui.reviews import read_checks

    return read_checks(file.read_bytes(), file.name)


def _say(found: Iterable[KnownCheck]) -> None:
    for item in found:
        say(f"{item.rating:<20}  {' '.join(item.claim.split())}  [{item.publisher} {item.url}]")


def _shape(item: Match) -> dict[str, Any]:
    return {
        "closeness": round(item.closeness, 4),
        "why": item.why,
        "checks": [{"id": stored.id, **asdict(stored.check)} for stored in item.checks],
    }
