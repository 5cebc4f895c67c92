"""Files to the library: read and prepared by workers, stored one article at a time."""

from __future__ import annotations

import math
import os
import time
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from tui.articles import ReadError, seeds, shown, sources
from tui.articles.feeds import is_feed
from tui.articles.files import is_plain_text
from tui.articles.raw import Raw, raw_of_page
from tui.library.jobs import Job, stamp
from tui.library.origins import LARGEST
from tui.library.workers import outcomes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from tui.articles.fetch import Fetcher
    from tui.library.jobs import Outcome
    from tui.library.library import Library

# Below this many bytes the work is done sooner than a pool of processes has started.
_WITHOUT_POOL = 150_000


@dataclass(frozen=True, slots=True)
class Progress:
    """How far adding has come: `rate` in files per second, `left` in seconds or infinite."""

    done: int
    total: int
    rate: float
    left: float
    name: str
    added: int = 0


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
    # Addresses that turned out to be feeds; following one is for the user to decide.
    feeds: tuple[str, ...] = ()


def add_files(
    library: Library,
    paths: Iterable[Path],
    *,
    given: Sequence[Raw] = (),
    addresses: Sequence[str] = (),
    exclude: Sequence[str] = (),
    fetcher: Fetcher | None = None,
    largest: int = LARGEST,
    fields: Mapping[str, str] | None = None,
    progress: Callable[[Progress], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Report:
    """Add files, folders and web pages to a library, each article in a transaction of its own.

    A run that was cut short can be started again: files stored before are passed over. What
    can't be read or fetched, crashes its worker or takes too long is reported; others go on.

    Args:
        library: Where to.
        paths: Files and folders.
        given: Sources whose bytes are at hand.
        addresses: Pages to fetch.
        exclude: Patterns as in `.gitignore` of what to leave out of folders.
        fetcher: What fetches them; by default one with the limits of `Limits`.
        largest: Sources up to so many bytes are kept beside the text; 0 keeps none.
        fields: Names of the columns of tables, by what they hold (`text`, `title`, ...).
        progress: Called after each file, and each part of one that holds many articles.
        cancelled: Asked several times a second; what has been stored by then stays.

    Returns:
        How many were added and known, and the files that failed, sorted by name.

    Raises:
        LibraryError: The library can't be written.
    """
    files, failures = _listed(paths, exclude)
    fresh = [path for path in files if not _is_known(library, path)]
    others = len(given) + len(addresses)
    tally = _Tally(len(fresh) + others, known=len(files) - len(fresh), failures=failures)
    columns = tuple((fields or {}).items())
    jobs = chain(
        (Job(source, largest, columns) for source in chain[Path | Raw](fresh, given)),
        _fetched(addresses, fetcher, largest, tally),
    )
    for outcome in outcomes(jobs, processes_for(fresh, others), cancelled):
        tally.count(outcome, store(library, outcome))
        progress(tally.progress(outcome.job))
    return tally.report()


@dataclass(slots=True)
class _Tally:
    """What became of a run so far."""

    total: int
    known: int = 0
    added: int = 0
    done: int = 0
    failures: list[Failure] = field(default_factory=list)
    feeds: list[str] = field(default_factory=list)
    started: float = field(default_factory=time.monotonic)

    def count(self, outcome: Outcome, new: int) -> None:
        self.done += outcome.last
        self.added += new
        self.known += len(outcome.prepared) - new
        if outcome.reason:
            self.failures.append(Failure(shown(outcome.job.name), outcome.reason))

    def progress(self, job: Job) -> Progress:
        rate = self.done / max(time.monotonic() - self.started, 1e-6)
        left = (self.total - self.done) / rate if rate else math.inf
        name = shown(PurePath(job.name).name)
        return Progress(self.done, self.total, rate, left, name, self.added)

    def report(self) -> Report:
        failures = sorted(self.failures, key=lambda failure: failure.name)
        return Report(
            self.added,
            self.known,
            tuple(failures),
            cancelled=self.done < self.total,
            feeds=tuple(self.feeds),
        )


def _fetched(
    addresses: Sequence[str], fetcher: Fetcher | None, largest: int, tally: _Tally
) -> Iterator[Job]:
    """Fetch pages one by one, as they are asked for; those that fail and feeds are noted."""
    if not addresses:
        return
    from tui.articles.fetch import Fetcher  # noqa: PLC0415  (files need no network)

    asks = fetcher or Fetcher()
    for address in addresses:
        try:
            page = asks.get(address)
            if not is_feed(page.data):
                yield Job(raw_of_page(page), largest)
                continue
            tally.feeds.append(address)
        except ReadError as problem:
            tally.failures.append(failure(problem))
        tally.done += 1


def add_seeds(library: Library) -> Report:
    """Add the articles that claimdesk ships with."""
    return add_files(library, seeds())


def _listed(paths: Iterable[Path], exclude: Sequence[str]) -> tuple[list[Path], list[Failure]]:
    """List the files that paths stand for; a folder that can't be read is a failure."""
    files: list[Path] = []
    failures: list[Failure] = []
    for path in paths:
        try:
            files.extend(sources([path], exclude))
        except OSError as problem:
            failures.append(Failure(shown(str(path)), problem.strerror or str(problem)))
        except ReadError as problem:
            failures.append(failure(problem))
    return files, failures


def failure(problem: ReadError) -> Failure:
    """Tell a problem with a source as a failure."""
    place = f"{problem.place}: " if problem.place else ""
    return Failure(shown(problem.name), f"{place}{problem.mend}")


def _is_known(library: Library, path: Path) -> bool:
    try:
        return library.knows_file(stamp(path))
    except OSError:
        return False


def store(library: Library, outcome: Outcome) -> int:
    """Store what one file held; returns how many articles were new."""
    origin = outcome.stamp.path if outcome.stamp else ""
    new = 0
    for place, (prepared, raw) in enumerate(outcome.prepared, start=1):
        complete = outcome.stamp if place == len(outcome.prepared) else None
        new += library.add(prepared, origin=origin, complete=complete, raw=raw).new
    return new


def processes_for(files: Sequence[Path], others: int) -> int:
    """Choose how many worker processes to start, 0 where starting one would take longer.

    Only small files of plain text are read in this process: no parser that could hang sees them.
    """
    most = min(os.cpu_count() or 1, len(files) + others)
    total = 0
    for path in files:
        try:
            total += path.stat().st_size
            if total > _WITHOUT_POOL or not is_plain_text(path):
                return most
        except OSError:
            continue
    return most if others else 0
