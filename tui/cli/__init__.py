"""The command line: arguments in, one call, text or JSON out."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui import __version__
from tui.cli.checks import checks
from tui.cli.evidence import evidence, figures
from tui.cli.options import as_json, pass_options, paths
from tui.cli.review import export, group, review, verify
from tui.cli.source import article_of, open_library
from tui.cli.speech import say, say_json, say_progress, told

if TYPE_CHECKING:
    from collections.abc import Iterator

_LIBRARY = click.Path(dir_okay=False, path_type=Path)


# Commands whose modules are imported when they are asked for: name, module of tui.cli.
_LATE = {
    "add": "adding",
    "assist": "assist",
    "backup": "care",
    "check": "care",
    "digest": "summary",
    "doctor": "care",
    "feed": "feeds",
    "man": "manual",
    "read": "linear",
    "reread": "adding",
    "restore": "care",
    "serve": "serve",
    "summary": "summary",
    "watch": "watching",
}


@contextmanager
def _as_text() -> Iterator[None]:
    """Say what went wrong in one line, cleaned: it quotes names of files and what is in them."""
    from tui.articles import shown

    try:
        yield
    except click.ClickException as problem:
        problem.message = shown(problem.message)  # type: ignore[misc]
        raise
    except (click.exceptions.Exit, click.Abort, SystemExit, BrokenPipeError):
        raise
    except _complaints() as problem:
        raise click.ClickException(shown(told(problem))) from problem


def _complaints() -> tuple[type[Exception], ...]:
    """Name what is told in a line; imported only when something was raised."""
    from tui.articles import ReadError
    from tui.library import LibraryError
    from tui.reviews import ReviewError
    from tui.settings import SettingsError

    return OSError, ReadError, LibraryError, ReviewError, SettingsError


class _Commands(click.Group):
    """Imports some commands late; ends silently when a pipe that was written to is closed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the names of all commands."""
        return sorted({*super().list_commands(ctx), *_LATE})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Find a command, importing its module where that is still to do."""
        if cmd_name in _LATE:
            from importlib import import_module

            found: click.Command = getattr(import_module(f"tui.cli.{_LATE[cmd_name]}"), cmd_name)
            return found
        return super().get_command(ctx, cmd_name)

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """Read the arguments; what is wrong with them is said as text and nothing else."""
        with _as_text():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what it complains of is said as text and nothing else."""
        with _as_text():
            return super().invoke(ctx)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        try:
            try:
                return super().main(*args, **kwargs)
            finally:
                # What is still held back fails here, if it must, and not after the last word.
                if sys.stdout is not None:
                    sys.stdout.flush()
        except OSError as problem:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            told = isinstance(problem.__context__, SystemExit) and problem.__context__.code
            if not isinstance(problem, BrokenPipeError) and not told:
                click.echo(f"Error: standard output: {problem.strerror}", err=True)
            sys.exit(1)


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="claimdesk")
@click.option(
    "--library",
    type=_LIBRARY,
    envvar="CLAIMDESK_LIBRARY",
    help="The library to use, instead of the one in your data folder.",
)
@click.pass_context
def main(context: click.Context, library: Path | None) -> None:
    """Read articles beside their summary and key claims, and search every claim.

    Without a command, the app opens.
    """
    context.obj = {"library": library}
    if context.invoked_subcommand is None:
        _open_app(library)


def _open_app(library: Path | None) -> None:
    from tui.app import StartError, open_app

    try:
        open_app(library)
    except StartError as problem:
        raise click.ClickException(str(problem)) from problem


@main.command(name="list", epilog="Example: claimdesk list --json")
@as_json
@pass_options
def list_articles(options: dict[str, Any], as_json: bool) -> None:
    """List the articles of the library, newest first."""
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


def _load_seeds_if_empty(library: Any) -> None:
    from tui.library import add_seeds

    if not library.counts().articles:
        report = add_seeds(library)
        click.echo(f"{report.added} articles that claimdesk ships with are in it now", err=True)


@main.command(epilog="Example: claimdesk claims article.txt --top 5")
@click.argument("source", shell_complete=paths)
@click.option("--top", type=click.IntRange(1), help="Only so many, those to check first.")
@as_json
@pass_options
def claims(options: dict[str, Any], source: str, top: int | None, as_json: bool) -> None:
    """List the claims of SOURCE, those to check first at the top.

    SOURCE is a path, - for standard input, or an article's id.
    """
    from tui.articles import shown
    from tui.claims import extract
    from tui.cli.shapes import article_shape, claim_shape
    from tui.language.support import support_told

    article = article_of(source, options["library"])
    found = extract(article)[:top]
    if as_json:
        shapes = [claim_shape(claim, article) for claim in found]
        say_json({"article": article_shape(article), "claims": shapes})
        return
    if off := support_told(article.language):
        click.echo(shown(off), err=True)
    for claim in found:
        speaker = f"  [{claim.speaker.text}]" if claim.speaker else ""
        text = " ".join(claim.standalone.split())
        say(f"{round(claim.score * 100):>3}  {claim.kind:<10}  {text}{speaker}")


@main.command(epilog='Example: claimdesk search "iran membr staets"')
@click.argument("query", nargs=-1, required=True)
@click.option(
    "--limit", default=10, show_default=True, type=click.IntRange(1), help="At most so many claims."
)
@as_json
@pass_options
def search(options: dict[str, Any], query: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Find claims of the library by a scrap of them, misspelt or half remembered.

    in:summaries and in:article look for sentences of summaries or whole articles instead. Exit
    status 1 where nothing was found.
    """
    from tui.cli.shapes import results_shape
    from tui.search import ClaimSearch

    words = " ".join(query)
    with open_library(options["library"]) as library:
        _load_seeds_if_empty(library)
        results = ClaimSearch(library, progress=_indexing).search(words, limit=limit)
    say_progress("")
    if as_json:
        say_json(results_shape(words, results))
    else:
        for found in results.found:
            text = " ".join(found.claim.text.split())
            where = " · ".join(part for part in (found.claim.speaker, found.claim.date) if part)
            where += f" ×{len(found.repeated) + 1}" if found.repeated else ""
            say(f"{round(found.closeness * 100):>3}  {text}  [{where}]")
    if not results.found:
        sys.exit(1)


def _indexing(done: int, total: int) -> None:
    say_progress(f"indexing {done:,} of {total:,}")


@main.command(epilog='Example: eval "$(claimdesk completions bash)"')
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completions(shell: str) -> None:
    """Print what makes SHELL complete claimdesk's commands, options and files.

    For bash and zsh put the line of the example, with the name of the shell, into ~/.bashrc or
    ~/.zshrc (there behind compinit); for fish put `claimdesk completions fish | source` into
    ~/.config/fish/config.fish.
    """
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(main, {}, "claimdesk", "_CLAIMDESK_COMPLETE").source())


for _command in (evidence, figures, review, group, export, verify, checks):
    main.add_command(_command)
