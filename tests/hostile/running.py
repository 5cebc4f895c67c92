"""claimdesk run as a command: at a terminal, into a pipe, and in this process."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from tests.e2e.terminal import CHECKOUT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_SECONDS = 120.0


def argument(text: str) -> str:
    """Turn a string into one that a shell can hand over: no NUL, broken bytes as they are."""
    return os.fsdecode(text.replace("\0", "").encode("utf-8", "surrogatepass"))


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Make an environment whose library and settings lie in a folder."""
    dropped = {"TMUX", "NO_COLOR", "COLUMNS", "LINES", "DISPLAY", "WAYLAND_DISPLAY"}
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return kept | {
        "TERM": "xterm-256color",
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": str(CHECKOUT),
        "CLAIMDESK_LIBRARY": str(folder / "library.sqlite3"),
        "CLAIMDESK_CONFIG": str(folder / "settings.toml"),
        **more,
    }


def piped(arguments: Sequence[str], variables: Mapping[str, str], folder: Path) -> tuple[int, str]:
    """Run it with both outputs in one pipe; returns exit status and output."""
    done = subprocess.run(
        [sys.executable, "-m", "tui", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=dict(variables),
        cwd=folder,
        timeout=_SECONDS,
        check=False,
    )
    return done.returncode, done.stdout.decode()


def at_terminal(
    arguments: Sequence[str], variables: Mapping[str, str], folder: Path, typed: str = ""
) -> tuple[int, str]:
    """Run it with both outputs at a terminal; returns exit status and what that received."""
    master, slave = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "tui", *arguments],
        stdin=slave if typed else subprocess.DEVNULL,
        stdout=slave,
        stderr=slave,
        env=dict(variables),
        cwd=folder,
    ) as process:
        os.close(slave)
        if typed:
            os.write(master, typed.encode())
        output = bytearray()
        # The other end is gone when the program is: Linux says so with an error.
        with suppress(OSError):
            while data := os.read(master, 65536):
                output += data
        os.close(master)
        return process.wait(_SECONDS), output.decode()
