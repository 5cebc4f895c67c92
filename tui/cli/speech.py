"""What a command says on standard output."""

from __future__ import annotations

import sys
from typing import Any

import click


def say(text: str, *, err: bool = False) -> None:
    """Print text from outside, as text and nothing else.

    Args:
        text: One line or several.
        err: Print it on standard error.
    """
    from tui.articles import shown

    click.echo(shown(text), err=err)


def told(problem: Exception) -> str:
    """Say in one line what went wrong; a fault of the system names the file that it is about."""
    if not isinstance(problem, OSError):
        return str(problem)
    named = f"{problem.filename}: " if problem.filename else ""
    return f"{named}{problem.strerror or problem}"


def say_progress(line: str, *, last: bool = False) -> None:
    """Write a line over the one before, on standard error, where that is a terminal.

    Args:
        line: How far something has come; an empty one wipes what stood there.
        last: Leave the line standing.
    """
    from tui.articles import shown

    if sys.stderr.isatty():
        click.echo(f"\r\x1b[K{' '.join(shown(line).split())}", err=True, nl=last)


def say_json(value: Any) -> None:
    """Print a value as indented JSON, safe for a terminal."""
    import json

    say(json.dumps(value, ensure_ascii=False, indent=2))
