"""Reading and preparing files, in worker processes or in a thread where that is sooner."""

from __future__ import annotations

import os
import signal
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, ThreadPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing import connection, get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING

from tui.articles import ReadError, read, shown
from tui.library.preparing import prepare
from tui.library.records import FileStamp

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from concurrent.futures import Executor, Future
    from pathlib import Path

    from tui.library.records import Prepared

_LARGEST_FILE = 200_000_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: prepared articles, or the reason why there are none."""

    path: Path
    stamp: FileStamp | None
    prepared: tuple[Prepared, ...]
    reason: str


def stamp(path: Path) -> FileStamp:
    """Describe a file, so that it is known again while it has not changed.

    Raises:
        OSError: There is no such file, or its folder can't be read.
    """
    info = path.stat()
    # Names may hold bytes that are no UTF-8, which the database would refuse.
    name = os.path.realpath(path).encode("utf-8", "backslashreplace").decode()
    return FileStamp(name, info.st_size, info.st_mtime_ns)


def work(path: Path) -> Outcome:
    """Read one file and prepare its articles."""
    try:
        current = stamp(path)
        if not path.is_file():
            return Outcome(path, None, (), "is not a file; name a file or a folder")
        if current.size > _LARGEST_FILE:
            reason = f"is larger than {_LARGEST_FILE // 1_000_000} MB; split it"
            return Outcome(path, None, (), reason)
        articles = read(path.read_bytes(), shown(path.name))
    except ReadError as problem:
        place = f"{problem.place}: " if problem.place else ""
        return Outcome(path, None, (), f"{place}{problem.mend}")
    except OSError as problem:
        return Outcome(path, None, (), problem.strerror or str(problem))
    return Outcome(path, current, tuple(prepare(article) for article in articles), "")


def outcomes(
    files: Iterator[Path], processes: int, cancelled: Callable[[], bool]
) -> Iterator[Outcome]:
    """Work through files, in the order in which they are done.

    A file that takes its worker down with it (out of memory, say) is tried once more alone and
    then reported; the others go on.

    Args:
        files: What to read.
        processes: How many at once; 0 works in a thread of this process, which starts sooner.
        cancelled: Asked several times a second.
    """
    suspects: list[Path] = []
    broken = True
    while broken and not cancelled():
        with _executor(processes) as executor:
            broken = yield from _drain(executor, files, suspects, 2 * processes or 1, cancelled)
        while suspects and not cancelled():
            yield _alone(suspects.pop(0))


def _drain(
    executor: Executor,
    files: Iterator[Path],
    suspects: list[Path],
    ahead: int,
    cancelled: Callable[[], bool],
) -> Generator[Outcome, None, bool]:
    """Feed an executor until the files end; returns whether a worker died, with its suspects."""
    under_way: dict[Future[Outcome], Path] = {}
    while not cancelled():
        for path in islice(files, ahead - len(under_way)):
            try:
                under_way[executor.submit(work, path)] = path
            except BrokenProcessPool:
                suspects.append(path)
                break
        if not under_way:
            return bool(suspects)
        for future in wait(under_way, timeout=0.1, return_when=FIRST_COMPLETED).done:
            path = under_way.pop(future)
            if isinstance(future.exception(), BrokenProcessPool):
                suspects.append(path)
            else:
                yield _outcome(future, path)
    return False


def _outcome(future: Future[Outcome], path: Path) -> Outcome:
    problem = future.exception()
    if problem is None:
        return future.result()
    return Outcome(path, None, (), f"could not be worked through ({type(problem).__name__})")


def _alone(path: Path) -> Outcome:
    with _executor(1) as executor:
        future = executor.submit(work, path)
        if isinstance(future.exception(), BrokenProcessPool):
            return Outcome(path, None, (), "crashed the process that read it; it was left out")
        return _outcome(future, path)


@contextmanager
def _executor(processes: int) -> Iterator[Executor]:
    executor: Executor
    if processes:
        # A fork of a process with threads, such as the app, may hang.
        executor = ProcessPoolExecutor(processes, get_context("spawn"), _start_worker)
    else:
        executor = ThreadPoolExecutor(1)
    try:
        yield executor
    finally:
        executor.shutdown(wait=False, cancel_futures=True)


def _start_worker() -> None:
    """Leave Ctrl+C to the parent, and go when it goes, however it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
