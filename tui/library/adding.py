"""Files to the library: read and prepared in worker processes, stored one by one."""

from __future__ import annotations

import time
from collections import deque
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path
from typing import TYPE_CHECKING

from tui.articles import ReadError, read, seeds, shown, sources
from tui.library.prepare import prepare
from tui.library.records import FileStamp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Future

    from tui.library.library import Library
    from tui.library.records import Prepared

# Below this many bytes the work is done sooner than a pool of processes has started.
_WITHOUT_POOL = 150_000
_LARGEST_FILE = 200_000_000


@dataclass(frozen=True, slots=True)
class Progress:
    """How far adding has come: `rate` in files per second, `left` in seconds."""

    done: int
    total: int
    rate: float
    left: float
    name: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that was not added, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a run; `known` counts files that were in the library already."""

    added: int
    known: int
    failures: tuple[Failure, ...]
    cancelled: bool


@dataclass(frozen=True, slots=True)
class _Read:
    """What a worker gives back for one file: prepared articles, or why there are none."""

    file: FileStamp | None
    prepared: tuple[Prepared, ...]
    reason: str


def add_files(
    library: Library,
    paths: Iterable[Path],
    *,
    progress: Callable[[Progress], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Report:
    """Add files and folders to a library, each article in a transaction of its own.

    A run that was cut short can be started again: files stored before are passed over. A file
    that can't be read, or that crashes its worker, is reported and the others go on.

    Args:
        library: Where to.
        paths: Files and folders.
        progress: Called after each file.
        cancelled: Asked between files; what has been stored by then stays.

    Returns:
        How many were added, known and failed, in the order of the files.

    Raises:
        LibraryError: The library can't be written.
    """
    files, failures = _listed(paths)
    fresh = [path for path in files if not _is_known(library, path)]
    added, known, done = 0, len(files) - len(fresh), 0
    started = time.monotonic()
    for path, outcome in _outcomes(fresh, cancelled):
        done += 1
        if outcome.reason:
            failures.append(Failure(shown(str(path)), outcome.reason))
        for prepared in outcome.prepared:
            stored = library.add(prepared, file=outcome.file)
            added += stored.new
            known += not stored.new
        rate = done / max(time.monotonic() - started, 1e-6)
        left = (len(fresh) - done) / rate
        progress(Progress(done, len(fresh), rate, left, shown(path.name)))
    return Report(added, known, tuple(failures), cancelled=done < len(fresh))


def add_seeds(library: Library) -> Report:
    """Add the articles that claimdesk ships with."""
    return add_files(library, seeds())


def _listed(paths: Iterable[Path]) -> tuple[list[Path], list[Failure]]:
    """List the files that paths stand for; a folder that can't be read is a failure."""
    files: list[Path] = []
    failures: list[Failure] = []
    for path in paths:
        try:
            files.extend(sources([path]))
        except OSError as problem:
            failures.append(Failure(shown(str(path)), problem.strerror or str(problem)))
    return files, failures


def _is_known(library: Library, path: Path) -> bool:
    try:
        return library.knows_file(_stamp(path))
    except OSError:
        return False


def _stamp(path: Path) -> FileStamp:
    info = path.stat()
    # Names may hold bytes that are no UTF-8, which the database would refuse.
    name = str(path.resolve()).encode("utf-8", "backslashreplace").decode()
    return FileStamp(name, info.st_size, info.st_mtime_ns)


def _work(path: Path) -> _Read:
    """Read and prepare one file, in a worker process."""
    try:
        stamp = _stamp(path)
        if path.is_dir() or not path.is_file():
            return _Read(None, (), "is not a file; name a file or a folder")
        if stamp.size > _LARGEST_FILE:
            return _Read(None, (), f"is larger than {_LARGEST_FILE // 1_000_000} MB; split it")
        articles = read(path.read_bytes(), shown(path.name))
    except ReadError as problem:
        place = f"{problem.place}: " if problem.place else ""
        return _Read(None, (), f"{place}{problem.mend}")
    except OSError as problem:
        return _Read(None, (), problem.strerror or str(problem))
    return _Read(stamp, tuple(prepare(article) for article in articles), "")


def _outcomes(files: Sequence[Path], cancelled: Callable[[], bool]) -> Iterator[tuple[Path, _Read]]:
    if _bytes_of(files) <= _WITHOUT_POOL:
        for path in files:
            if cancelled():
                return
            yield path, _work(path)
        return
    yield from _pooled(deque(files), cancelled)


def _bytes_of(files: Sequence[Path]) -> int:
    total = 0
    for path in files:
        try:
            total += path.stat().st_size
        except OSError:
            continue
        if total > _WITHOUT_POOL:
            break
    return total


def _pooled(waiting: deque[Path], cancelled: Callable[[], bool]) -> Iterator[tuple[Path, _Read]]:
    """Work through files in a pool; after a crash, each file that was under way runs alone."""
    workers = max(1, min(cpu_count() or 1, len(waiting)))
    while waiting and not cancelled():
        suspects: list[Path] = []
        pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
        try:
            yield from _drained(pool, waiting, suspects, workers, cancelled)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
        for path in suspects:
            if cancelled():
                return
            yield path, _alone(path)


def _drained(
    pool: ProcessPoolExecutor,
    waiting: deque[Path],
    suspects: list[Path],
    workers: int,
    cancelled: Callable[[], bool],
) -> Iterator[tuple[Path, _Read]]:
    under_way: dict[Future[_Read], Path] = {}
    try:
        while (waiting or under_way) and not cancelled():
            while waiting and len(under_way) < 2 * workers:
                under_way[pool.submit(_work, waiting[0])] = waiting[0]
                waiting.popleft()
            for future in wait(under_way, timeout=0.2, return_when=FIRST_COMPLETED).done:
                result = future.result()
                yield under_way.pop(future), result
    except BrokenProcessPool:
        suspects.extend(under_way.values())


def _alone(path: Path) -> _Read:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        try:
            return pool.submit(_work, path).result()
        except BrokenProcessPool:
            return _Read(None, (), "crashed the process that read it; the file was left out")
