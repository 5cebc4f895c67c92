"""The command line: arguments in, one call, text or JSON out."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui import __version__
from tui.cli.speech import told

if TYPE_CHECKING:
    from collections.abc import Iterator

_LIBRARY = click.Path(dir_okay=False, path_type=Path)


# Where the commands are: name, module of tui.cli, which is imported when it is asked for.
_LATE = {
    "add": "adding",
    "assist": "assist",
    "backup": "care",
    "check": "care",
    "checks": "checks",
    "claims": "looking",
    "digest": "summary",
    "doctor": "care",
    "evidence": "evidence",
    "export": "review",
    "feed": "feeds",
    "figures": "evidence",
    "group": "review",
    "list": "looking",
    "man": "manual",
    "read": "linear",
    "remove": "adding",
    "reread": "adding",
    "restore": "care",
    "review": "review",
    "search": "looking",
    "serve": "serve",
    "summary": "summary",
    "verify": "review",
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

            module = import_module(f"tui.cli.{_LATE[cmd_name]}")
            # `list` is Python's own.
            name = "list_articles" if cmd_name == "list" else cmd_name
            found: click.Command = getattr(module, name)
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
        # In a language that lacks a letter of an article the rest is still worth reading.
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper) and stream.errors == "strict":
                stream.reconfigure(errors="replace")
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
    epilog="Example: claimdesk add articles/, then claimdesk to read and check what is in them.",
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


@main.command(
    short_help="Print what makes a shell complete all this.",
    epilog='Example: eval "$(claimdesk completions bash)"',
)
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
