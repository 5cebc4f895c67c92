"""Help and manual come from one source and leave no command out."""

import re
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from tests.commands import commands
from tests.e2e.terminal import CHECKOUT
from tui.cli import main


def test_help_has_an_example_and_every_command() -> None:
    shown = CliRunner().invoke(main, ["--help"]).output
    assert "Example: claimdesk add" in shown
    for group in ((), ("checks",), ("feed",)):
        assert "..." not in CliRunner().invoke(main, [*group, "--help"]).output.partition("\n")[2]
    for path, _ in commands():
        assert len(path) > 1 or f"\n  {path[0]} " in shown


@pytest.mark.parametrize(
    ("path", "command"), commands(), ids=[" ".join(path) for path, _ in commands()]
)
def test_every_command_has_help_with_an_example(
    path: tuple[str, ...], command: click.Command
) -> None:
    result = CliRunner().invoke(main, [*path, "--help"])
    assert result.exit_code == 0
    example = " ".join(result.output.partition("Example:")[2].split())
    assert f"claimdesk {path[0]}" in example
    assert path[-1] in example or isinstance(command, click.Group)
    assert command.help
    for option in command.params:
        assert not isinstance(option, click.Option) or option.help, option.name


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
    for path, _ in commands():
        assert f"\n.SS {path[-1]}" in plain
    assert "--limit INTEGER RANGE" in plain
    variables = {
        name
        for path in (CHECKOUT / "tui").rglob("*.py")
        for name in re.findall(r"(?<!_)CLAIMDESK_[A-Z_]+", path.read_text())
    }
    # That one is between `claimdesk serve` and the app.
    for name in variables - {"CLAIMDESK_FILES"}:
        assert f".TP\n\\fB{name}\\fR" in plain, name
    assert plain.isascii()
    assert r"\[u2026]" in plain
    assert "\n\n" not in plain  # roff sets an empty line as one
    requests = {line.split()[0] for line in plain.splitlines() if line.startswith((".", "'"))}
    assert requests <= {".TH", ".SH", ".SS", ".PP", ".TP", ".B"}
