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
# How long a state may take to come on a machine with much else to do.
_DEADLINE = 120.0
_LOOK = 0.02
_AT_REST = {"S", "T", "t", "Z", "I", "X"}


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
        self._ended = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
        os.close(self._slave)
        os.close(self.master)

    def read(self, seconds: float = 0.25) -> bytes:
        """Read until for so long nothing has come and the program had nothing to do.

        A program that waits for a processor is not at rest, so that a busy machine makes this
        slower and nothing else. What the program puts off by a timer has to be due in less time.
        """
        before = len(self.output)
        end = time.monotonic() + _DEADLINE
        calm_since = time.monotonic()
        while time.monotonic() < end and not self._ended:
            if self.take(_LOOK) or not self._at_rest():
                calm_since = time.monotonic()
            elif time.monotonic() - calm_since >= seconds and self._others_at_rest():
                break
        return self.output[before:]

    def take(self, seconds: float) -> bytes:
        """Read what has come, or comes first within so many seconds."""
        if self._ended or not select.select([self.master], [], [], seconds)[0]:
            return b""
        data = b""
        with suppress(OSError):  # so says Linux when the last program has gone
            data = os.read(self.master, 65536)
        self._ended = not data
        self.output += data
        return data

    def watch(self, seconds: float) -> None:
        """Read for so long, whatever the program is at."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and not self._ended:
            self.take(left)

    def wait_for(self, *wanted: str, since: int = 0) -> None:
        """Read until one of these was written; `since` leaves out so many bytes at the start."""
        end = time.monotonic() + _DEADLINE
        while not any(text.encode() in self.output[since:] for text in wanted):
            gone = self.process.poll() is not None
            if not self.take(0.1) and (gone or time.monotonic() > end):
                tail = self.output[-2000:].decode(errors="replace")
                raise AssertionError(f"none of {wanted} was drawn; last: {tail!r}")

    def send(self, text: str) -> None:
        """Send a text in one piece, as somebody does who types ahead."""
        os.write(self.master, text.encode())

    def press(self, *keys: str, seconds: float = 0.25) -> bytes:
        """Send keys one by one, each when the one before is done; return what was written."""
        before = len(self.output)
        for key in keys:
            with suppress(OSError):
                os.write(self.master, key.encode())
            self.read(seconds)
        return self.output[before:]

    def ended(self) -> int:
        """Read until the program has ended; return its exit status."""
        end = time.monotonic() + _DEADLINE
        while self.process.poll() is None:
            assert time.monotonic() < end, "the program did not end"
            self.take(_LOOK)
        while self.take(_LOOK):
            pass
        return self.process.wait()

    def _at_rest(self) -> bool:
        """Tell whether the program has read all keys and none of its threads runs or could run."""
        unread = struct.unpack("i", fcntl.ioctl(self._slave, termios.FIONREAD, bytes(4)))[0]
        if unread and self.process.poll() is None and not self._suspended():
            return False
        return all(map(_rests, Path(f"/proc/{self.process.pid}/task").glob("*/stat")))

    def _suspended(self) -> bool:
        return _state(Path(f"/proc/{self.process.pid}/stat")) == "T"

    def _others_at_rest(self) -> bool:
        """Tell so of the processes that the program has started."""
        session = str(self.process.pid)
        return all(
            _rests(stat)
            for stat in Path("/proc").glob("[0-9]*/stat")
            if _fields(stat)[3:4] == [session]
        )

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


def _fields(stat: Path) -> list[str]:
    """Return what Linux tells of a thread or process, from its state on; nothing if it is gone."""
    try:
        return stat.read_text(errors="replace").rpartition(")")[2].split()
    except OSError:
        return []


def _state(stat: Path) -> str:
    return (_fields(stat) or ["X"])[0]


def _rests(stat: Path) -> bool:
    return _state(stat) in _AT_REST


def _take_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
