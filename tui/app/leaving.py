"""Leaving while threads work: nobody waits long for one that does not look whether it is wanted.

Python waits for all threads of an event loop, and once more before it ends: the reader who left
would look at a terminal that does not come back while an index of a large library is made. What
was stored is on disk, so that a thread that is cut off costs what it was making and nothing else,
as with a program that is killed.
"""

from __future__ import annotations

import atexit
import os
import sys
import time
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Result = TypeVar("Result")
Arguments = ParamSpec("Arguments")

# Seconds that threads have to come to their next look whether they are still wanted.
_GRACE = 0.5


class BriefExecutor(ThreadPoolExecutor):
    """Runs each call in a thread of its own; when it is shut down, waits for them but briefly."""

    def __init__(self) -> None:
        super().__init__()
        self._begun: list[Thread] = []

    def submit(
        self,
        fn: Callable[Arguments, Result],
        /,
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> Future[Result]:
        """Begin a call at once."""
        future: Future[Result] = Future()

        def run() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                result = fn(*args, **kwargs)
            except BaseException as problem:  # noqa: BLE001  (raised where the future is asked)
                future.set_exception(problem)
            else:
                future.set_result(result)

        thread = Thread(target=run, daemon=True)
        self._begun = [*self.at_work(), thread]
        thread.start()
        return future

    def at_work(self) -> list[Thread]:
        """Return the threads that have not come to their end."""
        return [thread for thread in self._begun if thread.is_alive()]

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more calls, and wait for those that were begun, but not for long."""
        super().shutdown(wait=wait, cancel_futures=cancel_futures)
        end = time.monotonic() + _GRACE * wait
        for thread in self._begun:
            thread.join(max(end - time.monotonic(), 0.0))

    def end_with(self, status: int) -> None:
        """End the program behind its last word, whatever threads are still at.

        Args:
            status: The exit status, where threads have to be cut off.
        """
        if self.at_work():
            atexit.register(_end, status)


def _end(status: int) -> None:
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            stream.flush()
    os._exit(status)
