"""Commands that bring articles in and take them out: add, reread, remove."""

from __future__ import annotations

import os
import sys
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.cli.options import pass_options, paths
from tui.cli.source import article_in, open_library, read_settings
from tui.cli.speech import say, say_progress

if TYPE_CHECKING:
    from tui.library import Failure, Progress

allow_private = click.option(
    "--allow-private", is_flag=True, help="Also fetch from this machine and its own network."
)
exclude = click.option(
    "--exclude",
    multiple=True,
    metavar="PATTERN",
    help="Leave out of folders what fits, as in a .gitignore; may be given again.",
)


@click.command(
    short_help="Add files, folders, web pages or standard input.",
    epilog="Example: claimdesk add articles/ note.md https://example.org/story",
)
@click.argument("sources", nargs=-1, required=True, shell_complete=paths)
@click.option("--text-field", default="", help="The column of a table that holds the text.")
@click.option("--title-field", default="", help="The one that holds the title.")
@click.option("--date-field", default="", help="The one that holds the date.")
@click.option("--author-field", default="", help="The one that holds the author.")
@click.option("--source-field", default="", help="The one that holds the source.")
@click.option("--url-field", default="", help="The one that holds the address.")
@exclude
@allow_private
@pass_options
def add(
    options: dict[str, Any],
    /,
    sources: tuple[str, ...],
    exclude: tuple[str, ...],
    allow_private: bool,
    **columns: str,
) -> None:
    """Add files, folders and web pages to the library; - is standard input.

    A run that was cut short can be started again: what is stored is passed over.
    """
    from tui.articles import shown
    from tui.articles.addresses import is_address
    from tui.articles.fetch import Fetcher
    from tui.articles.raw import Raw
    from tui.library import Failure, add_files, backup_if_due

    addresses = [source for source in sources if is_address(source)]
    files = [Path(source) for source in sources if source != "-" and not is_address(source)]
    given = [Raw(sys.stdin.buffer.read(), "standard input")] if "-" in sources else []
    with open_library(options["library"]) as library:
        report = add_files(
            library,
            files,
            given=given,
            addresses=addresses,
            exclude=exclude,
            fetcher=Fetcher(allow_private=allow_private) if addresses else None,
            largest=read_settings().largest_source,
            fields={key.removesuffix("_field"): name for key, name in columns.items() if name},
            progress=_show,
        )
        backup_if_due(library)
    say_progress("")
    click.echo(f"{report.added} added, {report.known} known already")
    mend = "is a feed; follow it with: claimdesk feed add"
    feeds = tuple(Failure(shown(feed), f"{mend} {shown(feed)}") for feed in report.feeds)
    tell((*report.failures, *feeds))


@click.command(
    short_help="Take articles again from their stored sources.",
    epilog="Example: claimdesk reread 12 13",
)
@click.argument("articles", nargs=-1, type=int)
@click.option("--all", "everything", is_flag=True, help="Every article whose source is kept.")
@pass_options
def reread(options: dict[str, Any], articles: tuple[int, ...], everything: bool) -> None:
    """Take the text of ARTICLES again from their stored sources, by the present readers.

    Stars, notes and reviews stay; an article whose new text no longer holds the words of a
    reviewed claim is left as it was, and named.
    """
    from tui.library import reread as read_again

    if bool(articles) == everything:
        raise click.UsageError("name articles by their ids, or all of them with --all")
    with open_library(options["library"]) as library:
        ids = library.article_ids() if everything else articles
        done = read_again(library, ids, processes=os.cpu_count() or 1)
    without = f", {done.without} without a stored source" if done.without else ""
    click.echo(f"{done.changed} changed, {done.same} as they were{without}")
    tell(done.failures)


@click.command(
    short_help="Take articles out of the library.",
    epilog="Example: claimdesk remove 12 13",
)
@click.argument("articles", nargs=-1, type=int, required=True)
@click.option("--yes", is_flag=True, help="Do not ask.")
@pass_options
def remove(options: dict[str, Any], articles: tuple[int, ...], yes: bool) -> None:
    """Take ARTICLES, named by their ids, out of the library with their claims and notes.

    An article with a claim that has a verdict, or one that is being typed, is kept and named.
    """
    from tui.library import remove as take_out

    with open_library(options["library"]) as library:
        if not yes:
            for stored in (article_in(library, number) for number in dict.fromkeys(articles)):
                note = " (with a note)" if stored.note else ""
                say(f"{stored.id}  {stored.article.date or ''}  {stored.heading}{note}")
            click.confirm("Take out of the library?", abort=True)
        removed, failures = take_out(library, articles)
    click.echo(f"{removed} removed")
    tell(failures)


def _show(progress: Progress) -> None:
    line = f"{progress.done} of {progress.total}, {progress.rate:.0f} a second"
    left = f", {progress.left:.0f} s left" if isfinite(progress.left) else ""
    say_progress(f"{line}{left}, {progress.added} articles")


def tell(failures: tuple[Failure, ...]) -> None:
    """Name what failed on standard error, and end with exit status 1 where anything did."""
    for failure in failures:
        say(f"{failure.name}: {failure.reason}", err=True)
    if failures:
        sys.exit(1)
