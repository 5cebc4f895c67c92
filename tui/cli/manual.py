"""`claimdesk man`: the manual page, made from the same texts as every `--help`."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

import click

from tui import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

_STATUS = (
    ("0", "It was done."),
    ("1", "Something could not be done, or nothing was found."),
    ("2", "The command was not used as it is meant."),
)
_ENVIRONMENT = (
    ("CLAIMDESK_LIBRARY", "The library to use, unless --library names one."),
    (
        "CLAIMDESK_CONFIG",
        "The settings file, instead of that in your configuration folder.",
    ),
    ("CLAIMDESK_ASSISTANT_URL", "Where a model of your own answers, instead of base_url."),
    ("CLAIMDESK_ASSISTANT_MODEL", "Its name there, instead of the setting model."),
    (
        "CLAIMDESK_ASSISTANT_KEY",
        "What it asks for, if anything; OPENAI_API_KEY and the keyring come after it.",
    ),
    ("CLAIMDESK_FACTCHECK_KEY", "Your key for Google's Fact Check Tools API."),
    ("NO_COLOR", "Where it is set, nothing is coloured."),
)


@click.command(
    short_help="Print the manual page.",
    epilog="Example: claimdesk man > ~/.local/share/man/man1/claimdesk.1",
)
@click.pass_context
def man(context: click.Context) -> None:
    """Print the manual page of claimdesk and all its commands, as roff."""
    root = context.find_root()
    click.echo("\n".join(page(root)))


def page(context: click.Context) -> Iterator[str]:
    """Write the manual page (roff, `man` macros) of a program.

    Args:
        context: The context of its outermost command.

    Yields:
        Lines.
    """
    group = context.command
    assert isinstance(group, click.Group)
    yield f'.TH CLAIMDESK 1 "" "claimdesk {__version__}" "User Commands"'
    yield ".SH NAME"
    yield r"claimdesk \- read articles beside their summary and key claims, search every claim"
    yield ".SH SYNOPSIS"
    yield r".B claimdesk"
    yield r"[\-\-library \fIPATH\fR] [\fICOMMAND\fR] [\fIARGUMENTS\fR]"
    yield ".SH DESCRIPTION"
    yield from _paragraphs(group.help)
    yield ".SH OPTIONS"
    yield from _options(group, context)
    yield ".SH COMMANDS"
    for name in group.list_commands(context):
        yield from _command(group, context, name)
    yield ".SH EXIT STATUS"
    yield from _terms(_STATUS)
    yield ".SH ENVIRONMENT"
    yield from _terms(_ENVIRONMENT)


def _command(group: click.Group, context: click.Context, name: str) -> Iterator[str]:
    command = group.get_command(context, name)
    assert command is not None
    own = click.Context(command, info_name=name, parent=context)
    yield f".SS {_roff(' '.join([name, *command.collect_usage_pieces(own)]))}"
    yield from _paragraphs(command.help)
    yield from _options(command, own)
    if isinstance(command, click.Group):
        for inner in command.list_commands(own):
            yield from _command(command, own, inner)
    if command.epilog:
        yield ".PP"
        yield _roff(command.epilog)


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    records = (parameter.get_help_record(context) for parameter in command.get_params(context))
    # An argument has a line where it has a text; the usage line names them all.
    yield from _terms([record for record in records if record is not None and record[1]])


def _terms(terms: list[tuple[str, str]] | tuple[tuple[str, str], ...]) -> Iterator[str]:
    for term, text in terms:
        yield ".TP"
        yield rf"\fB{_roff(term)}\fR"
        yield _roff(text)


def _paragraphs(text: str | None) -> Iterator[str]:
    for paragraph in inspect.cleandoc(text or "").split("\n\n"):
        yield ".PP"
        yield _roff(" ".join(paragraph.split()))


def _roff(text: str) -> str:
    """Write text so that roff takes none of it for a request."""
    safe = text.replace("\\", r"\e").replace("-", r"\-")
    safe = "".join(char if char.isascii() else f"\\[u{ord(char):04X}]" for char in safe)
    return rf"\&{safe}" if safe.startswith((".", "'")) else safe
