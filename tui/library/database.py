"""One SQLite file: opening it, reading, writing, and what to say when that fails."""

from __future__ import annotations

import sqlite3
import time
from array import array
from contextlib import contextmanager
from itertools import chain
from shutil import disk_usage
from threading import RLock
from typing import TYPE_CHECKING, Any, Self

from tui.library.schema import ForeignLibraryError, migrate, refuse_foreign

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

PATIENCE = 30.0
# SQLite takes so many values in a statement, and more.
_AT_ONCE = 500
_PAUSE = 0.02
# What SQLite raises, also of values that it can't hold.
_UNFIT = (sqlite3.Error, UnicodeEncodeError, OverflowError)
_MENDS = {
    "not a database": "is not a claimdesk library; name another with --library, or, if it was one, "
    "bring back a backup with `claimdesk restore`",
    "malformed": "is damaged; bring back a backup with `claimdesk restore`",
    "disk is full": "the disk is full; free some space and try again (nothing stored was lost)",
    "disk i/o error": "the disk gave an error; check it and its free space, then try again",
    "readonly": "can't be written; change its permissions or name another with --library",
    "locked": "is being written by another program; try again when it is done",
    "surrogates not allowed": "takes no text with bytes that are not UTF-8; write it anew",
    "too large to convert": "counts no further than 9,223,372,036,854,775,807; no id is that large",
    "unable to open": "can't be opened; check that its folder can be written",
}


# A library that is opened needs a little room, also to be read; without it SQLite tells of an
# error of the disk.
_ROOM = 100_000
_FULL = "disk is full"
# What SQLite, the system and numpy say then, and of other troubles too.
_NO_ROOM = ("disk", "no space", "requested and")


class LibraryError(Exception):
    """The library can't be opened or used: says which file, what is wrong and the mend."""

    @classmethod
    def of(
        cls,
        path: Path,
        problem: OSError | sqlite3.Error | ValueError | OverflowError | ForeignLibraryError,
    ) -> Self:
        """Say in one line what a problem with the file at `path` means."""
        text = str(problem)
        if not isinstance(problem, ForeignLibraryError):
            said = text.lower()
            if any(sign in said for sign in _NO_ROOM) and _is_full(path):
                said = _FULL
            known = (mend for sign, mend in _MENDS.items() if sign in said)
            text = next(known, f"can't be used ({text})")
        return cls(f"{path}: {text}")


class Database:
    """A connection that turns what SQLite raises into `LibraryError`.

    Threads may share it; their writes wait for each other.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path
        self._writer = RLock()
        self._opened = _file_at(path)

    @property
    def in_place(self) -> bool:
        """Whether the file that was opened still lies where it lay."""
        return self._opened == _file_at(self.path)

    def version(self) -> int:
        """Return a number that is another one after another connection has written."""
        return int(self.row("PRAGMA data_version")[0])

    @classmethod
    def open(cls, path: Path, *, patience: float = PATIENCE) -> Self:
        """Open a database, making it where there is none yet.

        Args:
            path: The file; its folder is made too.
            patience: Seconds to wait for another program's write.

        Raises:
            LibraryError: It is no library, is from a newer claimdesk, or can't be written.
        """
        connection = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(
                path, timeout=patience, isolation_level=None, check_same_thread=False
            )
            refuse_foreign(connection)
            _keep_a_log(connection, patience)
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            migrate(connection)
        except (OSError, sqlite3.Error, ForeignLibraryError) as problem:
            if connection is not None:
                connection.close()
            raise LibraryError.of(path, problem) from problem
        return cls(connection, path)

    def rows(self, statement: str, values: Sequence[object] = ()) -> Iterator[Any]:
        """Yield what a query finds.

        Raises:
            LibraryError: The file can't be read.
        """
        try:
            yield from self.connection.execute(statement, values)
        except _UNFIT as problem:
            raise LibraryError.of(self.path, problem) from problem

    def numbers(self, statement: str, values: Sequence[object] = ()) -> array[int]:
        """Read all of a query that finds one whole number a row.

        Raises:
            LibraryError: The file can't be read.
        """
        try:
            return array("q", chain.from_iterable(self.connection.execute(statement, values)))
        except (sqlite3.Error, UnicodeEncodeError) as problem:
            raise LibraryError.of(self.path, problem) from problem

    def state(self) -> tuple[int, int]:
        """Return what is another whenever something was written, by this program or another."""
        (version,) = self.row("PRAGMA data_version")
        return version, self.connection.total_changes

    def row(self, statement: str, values: Sequence[object] = ()) -> Any:
        """Return the first row that a query finds, or None."""
        return next(self.rows(statement, values), None)

    def write(self, statement: str, values: Sequence[object] = ()) -> int:
        """Run one statement inside `writing`; returns the id of an inserted row."""
        return self.connection.execute(statement, values).lastrowid or 0

    def write_each(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        """Run one statement inside `writing` for each row of values."""
        self.connection.executemany(statement, rows)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold one transaction: all of it is stored, or nothing.

        Raises:
            LibraryError: The file can't be written; what was there before is unharmed.
        """
        with self._writer:
            try:
                self.connection.execute("BEGIN IMMEDIATE")
                yield
                self.connection.execute("COMMIT")
            except _UNFIT as problem:
                self._undo()
                raise LibraryError.of(self.path, problem) from problem
            except BaseException:
                self._undo()
                raise

    def _undo(self) -> None:
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")


def _is_full(path: Path) -> bool:
    try:
        return disk_usage(path.parent).free < _ROOM
    except OSError:
        return False


def in_parts(values: Sequence[int]) -> Iterator[tuple[str, list[int]]]:
    """Divide values for `IN (...)`: yield marks for the statement, and values to go with them."""
    for first in range(0, len(values), _AT_ONCE):
        part = list(values[first : first + _AT_ONCE])
        yield ",".join("?" * len(part)), part


def _file_at(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from another that takes its name, or None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _keep_a_log(connection: sqlite3.Connection, patience: float) -> None:
    """Have writes go to a write-ahead log, waiting `patience` seconds for other openers.

    SQLite's own patience does not hold for this switch: of two programs that open a new file at
    once it refuses one right away.
    """
    deadline = time.monotonic() + patience
    while connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as problem:
            busy = problem.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
            if not busy or time.monotonic() > deadline:
                raise
            time.sleep(_PAUSE)
