"""Completions, in the shells themselves: those of bash, zsh and fish that are installed."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal

_SHELLS = {
    "bash": ("--norc --noprofile -i", 'eval "$(claimdesk completions bash)"'),
    "zsh": ("-f -i", 'autoload -Uz compinit; compinit -D; eval "$(claimdesk completions zsh)"'),
    "fish": ("--no-config -i", "claimdesk completions fish | source"),
}


@pytest.mark.parametrize("shell", [name for name in _SHELLS if shutil.which(name)])
def test_commands_options_and_files_are_completed(shell: str, tmp_path: Path) -> None:
    (tmp_path / "article of may.txt").write_text("The river Elm rose by 4 metres in May 2024.")
    words, install = _SHELLS[shell]
    start = f"import os; os.execvp({shell!r}, {[shell, *words.split()]!r})"
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    variables = {"PATH": path, "HOME": str(tmp_path), "PS1": "$ "}
    with Terminal(
        tmp_path / "l.sqlite3", columns=200, extra=variables, program=("-c", start)
    ) as terminal:
        terminal.send(f"{install}; cd {tmp_path}; echo all''set\r")
        terminal.wait_for("allset")
        terminal.send("claimdesk expo\t--he\t\r")
        terminal.wait_for("Usage: claimdesk export")
        terminal.send("claimdesk claims arti\t--to\t1\r")
        terminal.wait_for("statistic   The river Elm")
