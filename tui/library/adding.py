"""Files to the library: read and prepared by workers, stored one article at a time."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tui.articles import seeds, shown, sources
from tui.library.workers import outcomes, stamp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tui.library.library import Library
    from tui.library.workers import Outcome

# Below this many bytes the work is done sooner than a pool of processes has started.
_WITHOUT_POOL = 150_000


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
    """What became of a run; `known` counts what was in the library already."""

    added: int
    known: int
    failures: tuple[Failure, ...]
    cancelled: bool


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
        cancelled: Asked several times a second; what has been stored by then stays.

    Returns:
        How many were added and known, and the files that failed, sorted by name.

    Raises:
        LibraryError: The library can't be written.
    """
    files, failures = _listed(paths)
    fresh = [path for path in files if not _is_known(library, path)]
    added, known, done = 0, len(files) - len(fresh), 0
    started = time.monotonic()
    for outcome in outcomes(iter(fresh), _processes(fresh), cancelled):
        if outcome.reason:
            failures.append(Failure(shown(str(outcome.path)), outcome.reason))
        new = _store(library, outcome)
        added += new
        known += len(outcome.prepared) - new
        done += 1
        rate = done / max(time.monotonic() - started, 1e-6)
        left = (len(fresh) - done) / rate
        progress(Progress(done, len(fresh), rate, left, shown(outcome.path.name)))
    failures.sort(key=lambda failure: failure.name)
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
        return library.knows_file(stamp(path))
    except OSError:
        return False


def _store(library: Library, outcome: Outcome) -> int:
    """Store what one file held; returns how many articles were new."""
    origin = outcome.stamp.path if outcome.stamp else ""
    new = 0
    for place, prepared in enumerate(outcome.prepared, start=1):
        complete = outcome.stamp if place == len(outcome.prepared) else None
        new += library.add(prepared, origin=origin, complete=complete).new
    return new


def _processes(files: Sequence[Path]) -> int:
    """Choose how many worker processes to start, 0 where starting one would take longer."""
    total = 0
    for path in files:
        try:
            total += path.stat().st_size
        except OSError:
            continue
        if total > _WITHOUT_POOL:
            return min(os.cpu_count() or 1, len(files))
    return 0
