"""Reading and preparing files, in worker processes or here where that is sooner."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import connection, get_context
from typing import TYPE_CHECKING, Any

from tui.articles import ReadError, read, shown
from tui.library.preparing import prepare
from tui.library.records import FileStamp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection
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

    A file whose worker dies (out of memory, say) is tried once more by a new one and then
    reported; the others go on.

    Args:
        files: What to read.
        processes: How many at once; 0 works in this process, which starts sooner.
        cancelled: Asked several times a second.
    """
    if processes:
        yield from _pooled(files, processes, cancelled)
        return
    for path in files:
        if cancelled():
            return
        yield work(path)


@dataclass(slots=True)
class _Worker:
    """A process with a pipe of its own: its end breaks that pipe alone, and names its file."""

    process: Any
    pipe: Connection
    path: Path | None = None


def _pooled(
    files: Iterator[Path], processes: int, cancelled: Callable[[], bool]
) -> Iterator[Outcome]:
    again: list[Path] = []
    tried: set[Path] = set()
    with _pool() as workers:
        while not cancelled():
            for worker in _idle(workers, processes):
                path = again.pop() if again else next(files, None)
                if path is None:
                    break
                _give(worker, path)
            busy = {worker.pipe: worker for worker in workers if worker.path is not None}
            if not busy:
                return
            for pipe in connection.wait(list(busy), timeout=0.1):
                worker = busy[pipe]  # type: ignore[index]
                path = worker.path
                assert path is not None
                outcome = _take(worker)
                if outcome is not None:
                    yield outcome
                    continue
                _stop(worker)
                workers.remove(worker)
                if path in tried:
                    reason = "crashed the process that read it; it was left out"
                    yield Outcome(path, None, (), reason)
                else:
                    tried.add(path)
                    again.append(path)


@contextmanager
def _pool() -> Iterator[list[_Worker]]:
    workers: list[_Worker] = []
    try:
        yield workers
    finally:
        for worker in workers:
            _stop(worker)


def _idle(workers: list[_Worker], processes: int) -> Iterator[_Worker]:
    """Yield the workers without a file, and start those that are missing as they are asked for."""
    yield from [worker for worker in workers if worker.path is None]
    # A fork of a process with threads, such as the app, may hang.
    context = get_context("spawn")
    while len(workers) < processes:
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs,), daemon=True)
        process.start()
        theirs.close()
        workers.append(_Worker(process, ours))
        yield workers[-1]


def _give(worker: _Worker, path: Path) -> None:
    worker.path = path
    try:
        worker.pipe.send(path)
    except OSError:
        # It has died already; reading from it will tell.
        return


def _take(worker: _Worker) -> Outcome | None:
    """Read what a worker made of its file, or None where the worker has died."""
    try:
        outcome = worker.pipe.recv()
    except (EOFError, OSError):
        return None
    worker.path = None
    return outcome if isinstance(outcome, Outcome) else None


def _stop(worker: _Worker) -> None:
    worker.pipe.close()
    worker.process.terminate()
    worker.process.join()


def _serve(pipe: Connection) -> None:
    """Work through what comes down a pipe, until the parent closes it or is gone."""
    # Ctrl+C is for the parent to answer.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            path = pipe.recv()
            pipe.send(work(path))
        except (EOFError, OSError):
            return
