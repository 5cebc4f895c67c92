"""Arguments and options that several commands take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.shell_completion import CompletionItem

_Command = TypeVar("_Command", bound="Callable[..., Any]")
as_json = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON, every span with offsets."
)
pass_options = click.make_pass_decorator(dict, ensure=True)


def limit(what: str, default: int = 10, most: int | None = None) -> Callable[[_Command], _Command]:
    """Make the option `--limit`.

    Args:
        what: What it counts.
        default: How many where nothing else is said.
        most: How many may be asked for.
    """
    return click.option(
        "--limit",
        default=default,
        show_default=True,
        type=click.IntRange(1, most),
        help=f"At most so many {what}.",
    )


def paths(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Let the shell complete paths, for an argument that is a path or something else.

    Args:
        typed: What stands there so far.
    """
    from click.shell_completion import CompletionItem

    return [CompletionItem(typed, type="file")]
