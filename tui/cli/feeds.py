"""Commands for feeds: add, list, remove, refresh."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tui.cli.adding import allow_private as _allow_private
from tui.cli.adding import tell
from tui.cli.options import as_json, pass_options, paths
from tui.cli.source import open_library, read_settings
from tui.cli.speech import say, say_json, say_progress

_NO_FEED = "No feed is followed; `claimdesk feed add ADDRESS` follows one."


@click.group(epilog="Example: claimdesk feed add https://example.org/rss.xml")
def feed() -> None:
    """Follow RSS, Atom and JSON feeds."""


@feed.command(
    short_help="Follow feeds by address, OPML or newsboat's urls.",
    name="add",
    epilog="Example: claimdesk feed add feeds.opml ~/.newsboat/urls",
)
@click.argument("sources", nargs=-1, required=True, shell_complete=paths)
@click.option("--teasers", is_flag=True, help="Keep what the feed holds; fetch no pages.")
@pass_options
def add_feeds(options: dict[str, Any], sources: tuple[str, ...], teasers: bool) -> None:
    """Follow feeds by address, or all of an OPML file or of newsboat's urls file.

    Nothing is fetched until `claimdesk feed refresh`.
    """
    from tui.articles.addresses import is_address
    from tui.articles.feeds import listed_feeds
    from tui.library.subscriptions import follow

    addresses: list[str] = []
    for source in sources:
        try:
            data = b"" if is_address(source) else Path(source).expanduser().read_bytes()
            addresses += [source] if is_address(source) else listed_feeds(data, source)
        except OSError as problem:
            mend = "name a feed's address, an OPML file or newsboat's urls file"
            raise click.ClickException(f"{source}: {problem.strerror}; {mend}") from problem
    with open_library(options["library"]) as library:
        new = [follow(library, address, full_text=not teasers) for address in addresses]
    feeds = "feed" if sum(new) == 1 else "feeds"
    click.echo(f"{sum(new)} {feeds} added, {len(new) - sum(new)} followed already")


@feed.command(
    short_help="List the feeds that are followed.",
    name="list",
    epilog="Example: claimdesk feed list --json",
)
@as_json
@pass_options
def list_feeds(options: dict[str, Any], as_json: bool) -> None:
    """List the feeds that are followed, and what is wrong with them."""
    from dataclasses import asdict

    from tui.library.subscriptions import followed

    with open_library(options["library"]) as library:
        feeds = followed(library)
    if as_json:
        say_json([asdict(item) for item in feeds])
        return
    if not feeds:
        click.echo(_NO_FEED, err=True)
    for item in feeds:
        problem = f"  ({item.problem})" if item.problem else ""
        say(f"{item.checked[:16] or 'never asked':<16}  {item.title}  {item.url}{problem}")


@feed.command(epilog="Example: claimdesk feed remove https://example.org/rss.xml")
@click.argument("address")
@pass_options
def remove(options: dict[str, Any], address: str) -> None:
    """Stop following a feed; its articles stay."""
    from tui.library.subscriptions import unfollow

    with open_library(options["library"]) as library:
        if not unfollow(library, address):
            mend = "`claimdesk feed list` shows those that are"
            raise click.ClickException(f"{address}: is not followed; {mend}")


@feed.command(epilog="Example: claimdesk feed refresh")
@_allow_private
@pass_options
def refresh(options: dict[str, Any], allow_private: bool) -> None:
    """Fetch what is new in the feeds that are followed."""
    from tui.articles.fetch import Fetcher
    from tui.library.subscriptions import followed
    from tui.library.subscriptions import refresh as refresh_feeds

    def show(done: int, total: int, name: str) -> None:
        say_progress(f"{done + 1} of {total}: {name[:50]}")

    with open_library(options["library"]) as library:
        if not followed(library):
            click.echo(_NO_FEED, err=True)
            return
        report = refresh_feeds(
            library,
            Fetcher(allow_private=allow_private),
            largest=read_settings().largest_source,
            progress=show,
        )
    say_progress("")
    click.echo(f"{report.added} added, {report.known} known already")
    tell(report.failures)
