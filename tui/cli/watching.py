"""The command that keeps up with folders."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from threading import Event as Flag
from typing import Any

import click

from tui.cli.adding import exclude
from tui.cli.options import pass_options
from tui.cli.source import open_library, read_settings


@click.command(
    short_help="Add what folders hold, then what comes into them.",
    epilog="Example: claimdesk watch ~/articles --exclude drafts/",
)
@click.argument("folders", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@exclude
@pass_options
def watch(options: dict[str, Any], folders: tuple[Path, ...], exclude: tuple[str, ...]) -> None:
    """Add what FOLDERS hold, then what comes into them or changes, until Ctrl+C.

    Prints one line for each file. An edited file changes its article; a deleted one takes
    nothing out of the library.
    """
    from tui.cli.speech import say
    from tui.library.watching import watch as watch_folders

    stopped = Flag()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    with open_library(options["library"]) as library:
        for event in watch_folders(
            library,
            folders,
            exclude=exclude,
            largest=read_settings().largest_source,
            wait=stopped.wait,
        ):
            told = event.reason or _articles(event.articles)
            say(f"{event.what}  {event.path}: {told}")
            sys.stdout.flush()


def _articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count} articles"
