"""Copying that arrives: inside tmux, over SSH, in GNU screen, and on the desktop.

Inside tmux `tmux load-buffer -w -` is the one way that works whatever its settings; elsewhere OSC
52 goes to the terminal itself, and the system's own tool is used where there is one.
"""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# Some terminals drop an OSC 52 sequence beyond this many bytes.
OSC_52_LIMIT = 74_994
_SCREEN_CHUNK = 700
_TOOL_SECONDS = 3.0
_TOOLS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
    ("", ("pbcopy",)),
    ("", ("clip.exe",)),
    ("", ("clip",)),
)


@dataclass(frozen=True, slots=True)
class Copied:
    """How a text was copied: the ways taken, and the file it lies in where no way was open."""

    ways: tuple[str, ...]
    file: Path | None = None
    too_long: bool = False

    def __str__(self) -> str:
        """Say it in words for a toast."""
        if self.too_long:
            return f"too long for a terminal's clipboard; written to {self.file}"
        if self.file is not None:
            return f"no clipboard could be reached; written to {self.file}"
        return "by " + " and ".join(self.ways)


def copy(
    text: str,
    *,
    write: Callable[[str], None],
    environment: Mapping[str, str],
    fallback: Path,
    which: Callable[[str], str | None] = shutil.which,
) -> Copied:
    """Copy a text to every clipboard that can be reached.

    Args:
        text: What to copy.
        write: Writes to the terminal, past the screen's own output.
        environment: The process's environment.
        fallback: Folder for a file, where no clipboard can be reached.
        which: Finds a program; given in tests.

    Returns:
        How it was done.

    Raises:
        OSError: No clipboard could be reached and the file could not be written.
    """
    ways = []
    if environment.get("TMUX") and which("tmux") and _run(("tmux", "load-buffer", "-w", "-"), text):
        ways.append("tmux")
    tool = _system_tool(environment, which)
    if tool is not None and _run(tool, text):
        ways.append(tool[0])
    too_long = False
    if not environment.get("TMUX") and environment.get("TERM") not in {"linux", "dumb", None}:
        sequence = osc_52(text, in_screen=environment["TERM"].startswith("screen"))
        too_long = len(sequence) > OSC_52_LIMIT
        if not too_long:
            write(sequence)
            ways.append("the terminal (OSC 52)")
    if ways:
        return Copied(tuple(ways))
    fallback.mkdir(parents=True, exist_ok=True)
    file = fallback / f"copied-{datetime.now().astimezone():%Y%m%d-%H%M%S-%f}.txt"
    file.write_text(text, encoding="utf-8")
    return Copied((), file, too_long)


def osc_52(text: str, *, in_screen: bool) -> str:
    """Build the sequence that asks a terminal to set its clipboard.

    Args:
        text: What to copy.
        in_screen: Wrap it for GNU screen, which passes on what stands in a DCS, in pieces.
    """
    body = "\x1b]52;c;" + base64.b64encode(text.encode()).decode() + "\x07"
    if not in_screen:
        return body
    pieces = (body[start : start + _SCREEN_CHUNK] for start in range(0, len(body), _SCREEN_CHUNK))
    return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)


def _system_tool(
    environment: Mapping[str, str], which: Callable[[str], str | None]
) -> tuple[str, ...] | None:
    # Over SSH the system's tool would fill the clipboard of the wrong machine.
    if environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"):
        return None
    for variable, tool in _TOOLS:
        if variable and not environment.get(variable):
            continue
        if tool[0] == "pbcopy" and sys.platform != "darwin":
            continue
        if which(tool[0]):
            return tool
    return None


def _run(command: tuple[str, ...], text: str) -> bool:
    try:
        done = subprocess.run(  # noqa: S603  (fixed commands, no shell)
            command,
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_TOOL_SECONDS,
            check=False,
            env=dict(os.environ),
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
