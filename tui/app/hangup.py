"""Output that is written to a terminal that may be gone: a dropped line, a closed window.

Textual writes in a thread of its own, through a queue of limited length. The first write to a
terminal that is gone ends that thread; once the queue is full, whoever writes waits for ever: the
app, told by SIGHUP to leave, would stay without a terminal and hold the library.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from typing import Any

    from textual.driver import Driver


class LastingOutput:
    """A stream that takes text also when there is nobody left to show it to."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write a text, or let go of it where the terminal is gone."""
        with suppress(OSError):
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        """Send what was written, or let go of it where the terminal is gone."""
        with suppress(OSError):
            self._stream.flush()

    def fileno(self) -> int:
        """Return the number of the stream's file."""
        return self._stream.fileno()


def lasting_driver(driver: type[Driver]) -> type[Driver]:
    """Return a driver whose output goes on when its terminal is gone, so that the app can leave."""

    def start(self: Driver, *arguments: Any, **named: Any) -> None:
        driver.__init__(self, *arguments, **named)
        stream = getattr(self, "_file", None)
        if stream is not None:
            self._file = LastingOutput(stream)  # type: ignore[attr-defined]

    return type(f"Lasting{driver.__name__}", (driver,), {"__init__": start})
