"""Folders that are watched: what is new or changed in them comes in until the user stops it.

The folders are listed again and again, which works on every file system, network ones too. A file
is read once it has been the same for two looks, so that one which an editor or a download is
still writing is not taken half; files that editors write beside it and rename over it are seen as
what they become.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tui.articles import ReadError, shown, sources
from tui.library.adding import failure, processes_for, store
from tui.library.jobs import Job, stamp
from tui.library.origins import LARGEST, forget_unused, keep
from tui.library.rereading import CHANGED, SAME, overwritten
from tui.library.workers import outcomes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tui.library.jobs import Outcome
    from tui.library.library import Library
    from tui.library.records import FileStamp

# Of the time, how much listing may take: a folder of 100,000 files is looked at more seldom.
_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class Event:
    """What became of one file: `what` is added, changed, known or failed; why, where it failed."""

    path: str
    what: str
    articles: int = 0
    reason: str = ""


def watch(
    library: Library,
    folders: Sequence[Path],
    *,
    exclude: Sequence[str] = (),
    largest: int = LARGEST,
    pause: float = 1.0,
    wait: Callable[[float], bool],
) -> Iterator[Event]:
    """Bring in what folders hold, then what changes in them.

    A file whose text was edited changes its article: id, star, note and reviews stay. A file
    that is deleted takes nothing with it.

    Args:
        library: Where to.
        folders: Folders and files.
        exclude: Patterns as in `.gitignore` of what to leave out.
        largest: Bytes up to which sources are kept.
        pause: Seconds between two looks, at least.
        wait: Waits for so many seconds, or less; returns whether to stop.

    Yields:
        One event for each file that came in, changed or failed.

    Raises:
        LibraryError: The library can't be read or written.
    """
    last: dict[Path, FileStamp] = {}
    done: dict[Path, FileStamp] = {}
    complained: set[str] = set()
    rest = 0.0
    while not wait(rest):
        started = time.monotonic()
        current, problems = _look(folders, exclude)
        for problem in problems:
            if problem.path not in complained:
                yield problem
        complained = {problem.path for problem in problems}
        ready = [
            path
            for path, seen in current.items()
            if last.get(path) == seen and done.get(path) != seen and not library.knows_file(seen)
        ]
        last, done = current, {path: seen for path, seen in current.items() if path in done}
        rest = max(pause, (time.monotonic() - started) / _SHARE)
        done.update((path, current[path]) for path in ready)
        yield from _brought_in(library, ready, largest, lambda: wait(0))


def _brought_in(
    library: Library, files: Sequence[Path], largest: int, cancelled: Callable[[], bool]
) -> Iterator[Event]:
    """Read and store files; one that holds many articles comes in parts and is told once."""
    jobs = (Job(path, largest) for path in files)
    earlier = dict.fromkeys(files, 0)
    for outcome in outcomes(jobs, processes_for(files, 0), cancelled):
        path = outcome.job.source
        assert isinstance(path, Path)
        if outcome.last:
            yield _event(library, outcome, earlier.pop(path))
        else:
            earlier[path] += store(library, outcome)


def _look(
    folders: Sequence[Path], exclude: Sequence[str]
) -> tuple[dict[Path, FileStamp], list[Event]]:
    found: dict[Path, FileStamp] = {}
    problems: list[Event] = []
    for folder in folders:
        try:
            for path in sources([folder], exclude):
                try:
                    found[path] = stamp(path)
                except FileNotFoundError:
                    if path == folder:
                        raise
                    continue  # renamed or deleted since it was listed
        except OSError as problem:
            reason = problem.strerror or str(problem)
            problems.append(Event(shown(str(folder)), "failed", reason=reason))
        except ReadError as problem:
            told = failure(problem)
            problems.append(Event(told.name, "failed", reason=told.reason))
    return found, problems


def _event(library: Library, outcome: Outcome, earlier: int) -> Event:
    """Store the last part of a file; `earlier` articles of it were new in the parts before."""
    name = shown(outcome.job.name)
    if outcome.reason and not outcome.prepared:
        return Event(name, "failed", reason=outcome.reason)
    edited = None if earlier else _edited(library, outcome)
    if edited is not None:
        what = _changed(library, outcome, edited)
        if what in {CHANGED, SAME}:
            return Event(name, "changed" if what == CHANGED else "known", 1)
        return Event(name, "failed", reason=f"article {edited}: {what}")
    new = earlier + store(library, outcome)
    if outcome.reason:
        return Event(name, "failed", new, outcome.reason)
    return Event(name, "added" if new else "known", new or len(outcome.prepared))


def _edited(library: Library, outcome: Outcome) -> int | None:
    """Return the one article that came from a file before, where the file gives one article."""
    if outcome.stamp is None or len(outcome.prepared) != 1:
        return None
    if library.find(outcome.prepared[0][0].content_hash) is not None:
        return None
    rows = list(
        library.database.rows(
            """SELECT article FROM origin WHERE path = ?
        AND article NOT IN (SELECT article FROM origin WHERE path <> ?)""",
            (outcome.stamp.path, outcome.stamp.path),
        )
    )
    return int(rows[0][0]) if len(rows) == 1 else None


def _changed(library: Library, outcome: Outcome, article_id: int) -> str:
    what = overwritten(library, article_id, 0, outcome.prepared)
    if what in {CHANGED, SAME} and outcome.stamp is not None:
        file = outcome.stamp
        with library.database.writing():
            keep(library.database, article_id, outcome.prepared[0][1], newest=True)
            forget_unused(library.database)
            library.database.write(
                "INSERT OR REPLACE INTO file VALUES (?,?,?)", (file.path, file.size, file.modified)
            )
    return what
