"""A pseudo-terminal with claimdesk in it: what a terminal is sent, and how it is left."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from contextlib import suppress
from pathlib import Path
from typing import Self

CHECKOUT = Path(__file__).parents[2]
_DEADLINE = 30.0


class Terminal:
    """Runs a program in a pseudo-terminal and keeps every byte that it writes."""

    def __init__(
        self,
        library: Path,
        *,
        columns: int = 120,
        lines: int = 36,
        extra: dict[str, str] | None,
        program: tuple[str, ...] = ("-m", "tui"),
    ) -> None:
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        dropped = {"TMUX", "NO_COLOR", "CI", "COLUMNS", "LINES", "DISPLAY", "WAYLAND_DISPLAY"}
        environment = {name: value for name, value in os.environ.items() if name not in dropped}
        environment |= {
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LC_ALL": "C.UTF-8",
            "CLAIMDESK_LIBRARY": str(library),
            "CLAIMDESK_CONFIG": str(library.parent / "settings.toml"),
            **(extra or {}),
        }
        self.output = b""
        self.attributes = termios.tcgetattr(slave)
        self.process = subprocess.Popen(
            [sys.executable, *program],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=CHECKOUT,
            env=environment,
            start_new_session=True,
            preexec_fn=_take_terminal,  # noqa: PLW1509  (nothing else runs in the child)
        )
        self._slave = slave

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
        os.close(self._slave)
        os.close(self.master)

    def read(self, seconds: float = 0.3) -> bytes:
        """Read until nothing has come for so long; return what came."""
        before = len(self.output)
        end = time.monotonic() + _DEADLINE
        while time.monotonic() < end and select.select([self.master], [], [], seconds)[0]:
            try:
                data = os.read(self.master, 65536)
            except OSError:
                break
            if not data:
                break
            self.output += data
        return self.output[before:]

    def wait_for(self, *wanted: str) -> None:
        """Read until one of these was written."""
        end = time.monotonic() + _DEADLINE
        while not any(text.encode() in self.output for text in wanted):
            if time.monotonic() > end or self.process.poll() is not None:
                tail = self.output[-2000:].decode(errors="replace")
                raise AssertionError(f"none of {wanted} was drawn; last: {tail!r}")
            self.read(0.1)

    def send(self, text: str) -> None:
        """Send a text in one piece, as somebody does who types ahead."""
        os.write(self.master, text.encode())

    def press(self, *keys: str, seconds: float = 0.3) -> bytes:
        """Send keys one by one; return all that was written in answer."""
        before = len(self.output)
        for key in keys:
            with suppress(OSError):
                os.write(self.master, key.encode())
            self.read(seconds)
        return self.output[before:]

    def resize(self, columns: int, lines: int) -> None:
        """Give the terminal another size; the program is told by a signal."""
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def stopped(self) -> bool:
        """Tell whether the program is suspended, after at most some seconds."""
        end = time.monotonic() + _DEADLINE
        while time.monotonic() < end:
            pid, status = os.waitpid(self.process.pid, os.WUNTRACED | os.WNOHANG)
            if pid:
                return os.WIFSTOPPED(status)
            time.sleep(0.05)
        return False

    def left_clean(self) -> bool:
        """Tell whether alternate screen, cursor, mouse and line mode are as they were."""
        pairs = (
            (b"\x1b[?1049h", b"\x1b[?1049l"),
            (b"\x1b[?25l", b"\x1b[?25h"),
            (b"\x1b[?1000h", b"\x1b[?1000l"),
            (b"\x1b[?2004h", b"\x1b[?2004l"),
        )
        back = all(self.output.rfind(off) > self.output.rfind(on) for on, off in pairs)
        return back and termios.tcgetattr(self._slave)[:4] == self.attributes[:4]


def _take_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
