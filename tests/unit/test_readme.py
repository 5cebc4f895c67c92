"""The README says what the code does."""

import re
import tomllib
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tui.cli import main
from tui.settings import _SECTIONS, Settings

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()
_ROW = re.compile(r"^\| `\[(\w+)\]` \| `(\w+)` \| `([^`]*)` \|", re.MULTILINE)


def test_the_table_of_settings_is_whole_and_its_defaults_are_those_of_the_code() -> None:
    rows = [(table, name) for table, name, _ in _ROW.findall(README)]
    assert rows == [(table, name) for table, names in _SECTIONS.items() for name in names]
    for _, name, default in _ROW.findall(README):
        shown = tomllib.loads(f"value = {default}")["value"]
        value = getattr(Settings(), name)
        assert shown == (list(value) if isinstance(value, tuple) else value), name


def test_the_pictures_are_there() -> None:
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README)
    assert len(pictures) >= 4
    for picture in pictures:
        assert (ROOT / picture.replace("%5B", "[").replace("%5D", "]")).is_file(), picture


def commands(group: click.Group, *path: str) -> list[tuple[tuple[str, ...], click.Command]]:
    found: list[tuple[tuple[str, ...], click.Command]] = []
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        found.append(((*path, name), command))
        if isinstance(command, click.Group):
            found += commands(command, *path, name)
    return found


@pytest.mark.parametrize(("path", "command"), commands(main), ids=lambda part: str(part)[:40])
def test_every_command_has_help_with_an_example(
    path: tuple[str, ...], command: click.Command
) -> None:
    done = CliRunner().invoke(main, [*path, "--help"])
    assert done.exit_code == 0
    example = " ".join(done.output.partition("Example:")[2].split())
    assert f"claimdesk {path[0]}" in example
    assert path[-1] in example or isinstance(command, click.Group)
    assert command.help


def test_every_command_is_in_the_readme() -> None:
    for path, _ in commands(main):
        assert re.search(rf"`?{path[0]}\b", README), path
