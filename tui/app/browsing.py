"""Handing a web address to the system's browser, where there is one that the reader can see."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def browser(
    environment: Mapping[str, str],
    platform: str,
    which: Callable[[str], str | None] = shutil.which,
) -> tuple[str, ...] | None:
    """Name the program that opens addresses where the reader sits.

    Args:
        environment: The process's environment.
        platform: As `sys.platform` names it.
        which: Finds a program; given in tests.

    Returns:
        A command to put the address behind, or None: without a display a browser for text would
        take the terminal, and over SSH the page would open on the wrong machine.
    """
    remote = bool(environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"))
    display = environment.get("WAYLAND_DISPLAY") or environment.get("DISPLAY")
    ways: tuple[tuple[bool, tuple[str, ...]], ...] = (
        (platform == "darwin" and not remote, ("open",)),
        (platform == "win32", ("rundll32", "url.dll,FileProtocolHandler")),
        ("WSL_DISTRO_NAME" in environment, ("wslview",)),
        (bool(display), ("xdg-open",)),
    )
    return next((command for fits, command in ways if fits and which(command[0])), None)


def show(address: str, command: tuple[str, ...]) -> None:
    """Start the browser apart from us: it may run for longer, and must not draw on our terminal.

    Raises:
        OSError: It could not be started.
    """
    subprocess.Popen(  # noqa: S603  (a fixed command, no shell)
        [*command, address],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
