"""Sources to read, and what is made of each: pure work that a worker process can do."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tui.articles import ReadError, shown
from tui.articles.containers import MEMBER_SIZE, pieces
from tui.articles.raw import Raw
from tui.articles.readers import read_raw
from tui.articles.warc import is_warc, read_warc
from tui.library.origins import LARGEST, packed
from tui.library.preparing import prepare
from tui.library.records import FileStamp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.library.records import Origin, Prepared

_LARGEST_FILE = 200_000_000
_PROBE = 16
_MOST_PROBLEMS = 5
# Articles that go from a worker to the library at once.
_PART = 50


@dataclass(frozen=True, slots=True)
class Job:
    """A file to read, or bytes that are at hand; sources up to `largest` bytes are kept."""

    source: Path | Raw
    largest: int = LARGEST
    # The user's names of a table's columns, by what they hold.
    fields: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """What to call it before the user."""
        if isinstance(self.source, Path):
            return str(self.source)
        return self.source.url or self.source.name

    def run(self) -> Iterator[Outcome]:
        """Read it and prepare its articles."""
        return work(self)

    def failed(self, reason: str) -> Outcome:
        """Say why there are none."""
        return Outcome(self, None, (), reason)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one job, or of a part of it.

    Attributes:
        job: The job.
        stamp: Its file, with the last part alone.
        prepared: Articles with their sources.
        reason: What could not be read and why, with the last part alone.
        last: Whether no part follows.
    """

    job: Job
    stamp: FileStamp | None
    prepared: tuple[tuple[Prepared, Origin], ...]
    reason: str
    last: bool = True


def stamp(path: Path) -> FileStamp:
    """Describe a file, so that it is known again while it has not changed.

    Raises:
        OSError: There is no such file, or its folder can't be read.
    """
    info = path.stat()
    # Names may hold bytes that are no UTF-8, which the database would refuse.
    name = os.path.realpath(path).encode("utf-8", "backslashreplace").decode()
    return FileStamp(name, info.st_size, info.st_mtime_ns)


def work(job: Job) -> Iterator[Outcome]:
    """Read one source, or all that an archive or table holds, and prepare the articles.

    Yields:
        Parts of so many articles that a long table fills no memory; at least one article is left
        for the last part, where there are any.
    """
    found: list[tuple[Prepared, Origin]] = []
    problems: list[str] = []
    current = None
    try:
        current = stamp(job.source) if isinstance(job.source, Path) else None
        for piece in _pieces(job):
            try:
                if isinstance(piece, ReadError):
                    raise piece
                for one in _prepared(piece, job.largest):
                    if len(found) >= _PART:
                        yield Outcome(job, None, tuple(found), "", last=False)
                        found.clear()
                    found.append(one)
            except ReadError as problem:
                whole = isinstance(piece, Raw) and piece.name == _own_name(job.source)
                problems.append(_reason(problem) if whole else str(problem))
    except ReadError as problem:
        problems.append(_reason(problem))
    except MemoryError:
        problems.append("needs more memory than a reader may take; divide it")
    except OSError as problem:
        problems.append(problem.strerror or str(problem))
    more = len(problems) - _MOST_PROBLEMS
    told = problems[:_MOST_PROBLEMS] + ([f"and {more:,} more like these"] if more > 0 else [])
    yield Outcome(job, current if found else None, tuple(found), "; ".join(told))


def _reason(problem: ReadError) -> str:
    return f"{problem.place}: {problem.mend}" if problem.place else problem.mend


def _prepared(raw: Raw, largest: int) -> Iterator[tuple[Prepared, Origin]]:
    articles = read_raw(raw)
    origin = packed(raw, largest=largest)
    for place, article in enumerate(articles):
        yield prepare(article), replace(origin, place=place)


def _own_name(source: Path | Raw) -> str:
    return shown(source.name) if isinstance(source, Path) else source.name


def _pieces(job: Job) -> Iterator[Raw | ReadError]:
    """Yield what a source holds; a web archive is read as its pages are asked for.

    Raises:
        ReadError: It is no file, or too large, or broken.
        OSError: It can't be read.
    """
    source = job.source
    if isinstance(source, Raw):
        yield from pieces(source, dict(job.fields))
        return
    name = _own_name(source)
    if not source.is_file():
        raise ReadError(name, "", "is not a file; name a file or a folder")
    with source.open("rb") as opened:
        if is_warc(opened.read(_PROBE), name):
            opened.seek(0)
            yield from read_warc(opened, name, MEMBER_SIZE)
            return
        opened.seek(0)
        if source.stat().st_size > _LARGEST_FILE:
            raise ReadError(name, "", f"is larger than {_LARGEST_FILE // 1_000_000} MB; split it")
        raw = Raw(opened.read(), name)
    yield from pieces(raw, dict(job.fields))
