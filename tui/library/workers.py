"""Work that may hang or crash, in worker processes with limits or here where that is sooner."""

from __future__ import annotations

import os
import signal
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import connection, get_context
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection

# How long a part of a source may take; a slow machine needs seconds for a large book.
SECONDS = 120.0
# Bytes that a worker may take; what needs more is reported.
_MEMORY = 3_000_000_000


Result_co = TypeVar("Result_co", covariant=True)


class Task(Protocol[Result_co]):
    """Work that may hang or crash, and is therefore done in a process of its own.

    It is sent there by pickle, and compared by what it holds.
    """

    def run(self) -> Iterator[Result_co]:
        """Do it in parts; problems with what is read are part of the result."""

    def failed(self, reason: str) -> Result_co:
        """Make the result that says why it could not be done."""


def outcomes(
    jobs: Iterator[Task[Result_co]],
    processes: int,
    cancelled: Callable[[], bool],
    *,
    seconds: float = SECONDS,
    workers: list[Worker] | None = None,
) -> Iterator[Result_co]:
    """Work through sources, in the order in which they are done.

    One whose worker dies (out of memory, say) is tried once more by a new one and then reported;
    one that takes longer than `seconds` has its worker killed and is reported; others go on.

    Args:
        jobs: What to read.
        processes: How many at once; 0 works in this process, which starts sooner.
        cancelled: Asked several times a second.
        seconds: How long a source, or a part of it, may take.
        workers: Those of `kept_workers`, which stay for the next call.
    """
    if not processes:
        for job in jobs:
            if cancelled():
                return
            yield from job.run()
    elif workers is not None:
        yield from _pooled(jobs, processes, cancelled, seconds, workers)
    else:
        with kept_workers() as own:
            yield from _pooled(jobs, processes, cancelled, seconds, own)


@dataclass(slots=True)
class Worker:
    """A process with a pipe of its own: its end breaks that pipe alone, and names its job."""

    process: Any
    pipe: Connection
    job: Task[Any] | None = None
    until: float = 0.0


def _pooled(
    jobs: Iterator[Task[Result_co]],
    processes: int,
    cancelled: Callable[[], bool],
    seconds: float,
    workers: list[Worker],
) -> Iterator[Result_co]:
    again: list[Task[Result_co]] = []
    tried: set[Task[Result_co]] = set()
    try:
        while not cancelled():
            for worker in _idle(workers, processes):
                job = again.pop() if again else next(jobs, None)
                if job is None:
                    break
                _give(worker, job, seconds)
            busy = {worker.pipe: worker for worker in workers if worker.job is not None}
            if not busy:
                return
            ready = connection.wait(list(busy), timeout=0.1)
            for pipe, worker in busy.items():
                if pipe in ready:
                    alive, results = _take(worker, seconds)
                    yield from results
                    if alive:
                        continue
                elif time.monotonic() < worker.until:
                    continue
                job, late = worker.job, pipe not in ready
                assert job is not None
                _stop(worker)
                workers.remove(worker)
                if late:
                    yield job.failed(f"took longer than {seconds:g} s to read; it was left out")
                elif job in tried:
                    yield job.failed("crashed the process that read it; it was left out")
                else:
                    tried.add(job)
                    again.append(job)
    finally:
        # Whose answer nobody waits for must not give it to whoever asks next.
        for worker in [one for one in workers if one.job is not None]:
            _stop(worker)
            workers.remove(worker)


@contextmanager
def kept_workers() -> Iterator[list[Worker]]:
    """Keep worker processes from one call of `outcomes` to the next; they end with the block."""
    workers: list[Worker] = []
    try:
        yield workers
    finally:
        for worker in workers:
            _stop(worker)


def _idle(workers: list[Worker], processes: int) -> Iterator[Worker]:
    """Yield the workers without a job, and start those that are missing as they are asked for."""
    yield from [worker for worker in workers if worker.job is None]
    # A fork of a process with threads, such as the app, may hang.
    context = get_context("spawn")
    while len(workers) < processes:
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs,), daemon=True)
        with _real_stderr():
            process.start()
        theirs.close()
        workers.append(Worker(process, ours))
        yield workers[-1]


@contextmanager
def _real_stderr() -> Iterator[None]:
    """Have a standard error with a descriptor: a process is not started with Textual's, -1."""
    current = sys.stderr
    try:
        usable = current.fileno() >= 0
    except (OSError, ValueError, AttributeError):
        usable = True  # multiprocessing itself passes over these
    if not usable:
        sys.stderr = sys.__stderr__
    try:
        yield
    finally:
        sys.stderr = current


def _give(worker: Worker, job: Task[Any], seconds: float) -> None:
    worker.job = job
    worker.until = time.monotonic() + seconds
    try:
        worker.pipe.send(job)
    except OSError:
        # It has died already; reading from it will tell.
        return


def _take(worker: Worker, seconds: float) -> tuple[bool, list[Any]]:
    """Read a part of what a worker made of its job; False where the worker has died."""
    try:
        more, result = worker.pipe.recv()
    except (EOFError, OSError):
        return False, []
    if more:
        worker.until = time.monotonic() + seconds
        return True, [result]
    worker.job = None
    return True, []


def _stop(worker: Worker) -> None:
    worker.pipe.close()
    worker.process.kill()  # a parser that hangs may not hear of anything milder
    worker.process.join()


def _serve(pipe: Connection) -> None:
    """Work through what comes down a pipe, until the parent closes it or is gone."""
    # Ctrl+C is for the parent to answer.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _silence()
    _limit_memory()
    while True:
        try:
            for result in pipe.recv().run():
                pipe.send((True, result))
            pipe.send((False, None))
        except (EOFError, OSError):
            return


def _silence() -> None:
    """Keep what parsers complain of, quoting their files, off the terminal of the parent."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)


def _limit_memory() -> None:
    """Make allocations fail, where the system can, before the machine runs out."""
    try:
        import resource  # noqa: PLC0415  (not on Windows)
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = _MEMORY if hard == resource.RLIM_INFINITY else min(_MEMORY, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    except (ValueError, OSError):
        return  # macOS does not take it; the system's own limit is left
