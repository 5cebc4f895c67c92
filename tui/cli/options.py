"""Arguments and options that several commands take."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

as_json = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON, every span with offsets."
)
pass_options = click.make_pass_decorator(dict, ensure=True)


def paths(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Let the shell complete paths, for an argument that is a path or something else.

    Args:
        typed: What stands there so far.
    """
    from click.shell_completion import CompletionItem

    return [CompletionItem(typed, type="file")]
