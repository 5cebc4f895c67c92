"""Commands that look into the library or an article: list, claims, search."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from tui.cli.options import as_json, limit, pass_options, paths
from tui.cli.source import claims_in, open_library
from tui.cli.speech import say, say_json, say_progress

if TYPE_CHECKING:
    from tui.library import Library


@click.command(
    short_help="List the articles of the library, newest first.",
    name="list",
    epilog="Example: claimdesk list --json",
)
@as_json
@pass_options
def list_articles(options: dict[str, Any], as_json: bool) -> None:
    """List the articles of the library, newest first, each with its id and number of claims."""
    from tui.cli.shapes import row_shape

    with open_library(options["library"]) as library:
        _load_seeds_if_empty(library)
        rows = library.rows(library.article_ids())
    if as_json:
        say_json([row_shape(row) for row in rows])
        return
    for row in rows:
        day = row.date.isoformat() if row.date else "          "
        say(f"{row.id:>5}  {day}  {row.claims:>4}  {' '.join(row.title.split())[:80]}")


def _load_seeds_if_empty(library: Library) -> None:
    from tui.library import add_seeds

    if not library.counts().articles:
        report = add_seeds(library)
        click.echo(f"{report.added} articles that claimdesk ships with are in it now", err=True)


@click.command(epilog="Example: claimdesk claims article.txt --top 5")
@click.argument("source", shell_complete=paths)
@click.option("--top", type=click.IntRange(1), help="Only so many, those to check first.")
@as_json
@pass_options
def claims(options: dict[str, Any], source: str, top: int | None, as_json: bool) -> None:
    """List the claims of SOURCE, those to check first at the top.

    SOURCE is a path, - for standard input, or an article's id. Claims of the library come with
    the ids that other commands take.
    """
    from tui.cli.shapes import article_shape, claim_shape
    from tui.language.support import support_told

    article, found = claims_in(source, options["library"])
    found = found[:top]
    if as_json:
        shapes = [claim_shape(claim, article, number) for number, claim in found]
        say_json({"article": article_shape(article), "claims": shapes})
        return
    if off := support_told(article.language):
        say(off, err=True)
    for number, claim in found:
        speaker = f"  [{claim.speaker.text}]" if claim.speaker else ""
        text = " ".join(claim.standalone.split())
        named = "" if number is None else f"{number:>6}  "
        say(f"{named}{round(claim.score * 100):>3}  {claim.kind:<10}  {text}{speaker}")


@click.command(
    short_help="Find claims by a misspelt, half-remembered scrap.",
    epilog='Example: claimdesk search "iran membr staets"',
)
@click.argument("query", nargs=-1, required=True)
@limit("claims")
@as_json
@pass_options
def search(options: dict[str, Any], query: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Find claims of the library by a scrap of them, misspelt or half remembered.

    Each comes with its id and how close it is, of 100. in:summaries and in:article look for
    sentences of summaries or whole articles instead. What of a query is not understood is named,
    and the rest is searched. Exit status 1 where nothing was found.
    """
    from tui.cli.shapes import results_shape
    from tui.search import ClaimSearch

    words = " ".join(query)
    with open_library(options["library"]) as library:
        _load_seeds_if_empty(library)
        results = ClaimSearch(library, progress=_indexing).search(words, limit=limit)
    say_progress("")
    for problem in results.problems:
        say(problem.message, err=True)
    if as_json:
        say_json(results_shape(words, results))
    else:
        for found in results.found:
            text = " ".join(found.claim.text.split())
            where = " · ".join(part for part in (found.claim.speaker, found.claim.date) if part)
            where += f" ×{len(found.repeated) + 1}" if found.repeated else ""
            named = "" if found.claim_id is None else f"{found.claim_id:>6}  "
            say(f"{named}{round(found.closeness * 100):>3}  {text}  [{where}]")
    if not results.found:
        sys.exit(1)


def _indexing(done: int, total: int) -> None:
    say_progress(f"indexing {done:,} of {total:,}")
