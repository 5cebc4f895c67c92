"""Help and manual come from one source and leave no command out."""

import re
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from tests.e2e.terminal import CHECKOUT
from tui.cli import main


def commands(group: click.Group, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = []
    with click.Context(group) as context:
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            inner = commands(command, (*path, name)) if isinstance(command, click.Group) else []
            found += inner or [(*path, name)]
    return found


@pytest.mark.parametrize("path", commands(main), ids=" ".join)
def test_every_command_has_help_with_an_example(path: tuple[str, ...]) -> None:
    result = CliRunner().invoke(main, [*path, "--help"])
    assert result.exit_code == 0
    assert re.search(r"Example: .*claimdesk", result.output)


def test_the_manual_holds_every_command_and_option() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui", "man"],
        capture_output=True,
        text=True,
        check=True,
        cwd=CHECKOUT,
    )
    plain = done.stdout.replace(r"\-", "-")
    assert plain.startswith(".TH CLAIMDESK 1")
    for path in commands(main):
        assert f"\n.SS {path[-1]}" in plain
    assert "--limit INTEGER RANGE" in plain
    assert "CLAIMDESK_LIBRARY" in plain
    requests = {line.split()[0] for line in plain.splitlines() if line.startswith((".", "'"))}
    assert requests <= {".TH", ".SH", ".SS", ".PP", ".TP", ".B"}
