"""Copies of the library: made while it is in use, a few generations kept, checked, brought back."""

from __future__ import annotations

import os
import re
import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING

from tui.library.database import LibraryError
from tui.library.schema import ForeignLibraryError, refuse_foreign

if TYPE_CHECKING:
    from pathlib import Path

    from tui.library.library import Library

GENERATIONS = 5
_EVERY_SECONDS = 24 * 3600
_NAME = re.compile(r"(\d{6})-\d{8}\.sqlite3")
_PAGES_AT_ONCE = 512
_COMPANIONS = ("", "-wal", "-shm")


def backup(library: Library, target: Path) -> None:
    """Copy a library to a file, while others may read and write it.

    The copy appears under its name when it is whole.

    Args:
        library: What to copy.
        target: A file that does not exist yet; its folder is made too.

    Raises:
        LibraryError: The file exists, or can't be written.
    """
    if target.exists():
        raise LibraryError(f"{target}: exists already; name another file")
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(part)) as copy:
            library.database.connection.backup(copy, pages=_PAGES_AT_ONCE)
            # A copy in one file: with a write-ahead log it would be three.
            copy.execute("PRAGMA journal_mode = DELETE")
        part.replace(target)
    except (OSError, sqlite3.Error) as problem:
        raise LibraryError.of(target, problem) from problem
    finally:
        part.unlink(missing_ok=True)


def rescue(library: Library) -> Path:
    """Save what an open library holds whose file was deleted or replaced; returns where to.

    Raises:
        LibraryError: The copy can't be written.
    """
    path, number = library.path, 1
    while (target := path.with_name(f"{path.name}.rescued-{number}")).exists():
        number += 1
    backup(library, target)
    return target


def backups_of(path: Path) -> list[Path]:
    """List the automatic backups of the library at `path`, the last one made first."""
    folder = _folder(path)
    names = sorted(item.name for item in folder.iterdir()) if folder.is_dir() else []
    return [folder / name for name in reversed(names) if _NAME.fullmatch(name)]


def backup_if_due(library: Library) -> Path | None:
    """Make the automatic backup of the day, unless there is one or nothing to keep.

    The oldest ones beyond `GENERATIONS` are deleted. They are numbered, so that a clock that
    goes back puts none in the wrong order.

    Returns:
        The new backup, or None where none was due.

    Raises:
        LibraryError: The backup can't be written.
    """
    present = backups_of(library.path)
    if not library.counts().articles:
        return None
    # A date in the future means that the clock went back: that backup's age is unknown.
    if present and 0 <= time.time() - present[0].stat().st_mtime < _EVERY_SECONDS:
        return None
    number = int(present[0].name[:6]) + 1 if present else 1
    day = time.strftime("%Y%m%d", time.gmtime())
    made = _folder(library.path) / f"{number:06}-{day}.sqlite3"
    try:
        backup(library, made)
    except LibraryError:
        if made.exists():
            return None  # another program was quicker
        raise
    for old in backups_of(library.path)[GENERATIONS:]:
        old.unlink(missing_ok=True)
    return made


def _folder(path: Path) -> Path:
    return path.with_name(f"{path.name}.backups")


def problems(path: Path) -> list[str]:
    """Check a library file from end to end, without changing it.

    Args:
        path: The database file.

    Returns:
        What is wrong with it, one line each; nothing where it is sound.
    """
    if not path.is_file():
        return [f"{path}: there is no such file"]
    try:
        with closing(sqlite3.connect(path, timeout=30)) as connection:
            refuse_foreign(connection)
            found = [row[0] for row in connection.execute("PRAGMA integrity_check")]
            if found != ["ok"]:
                return [f"{path}: is damaged ({found[0]}); bring back a backup"]
            return [f"{path}: {line}" for line in _inconsistencies(connection)]
    except ForeignLibraryError as problem:
        return [f"{path}: {problem}"]
    except sqlite3.Error as problem:
        return [str(LibraryError.of(path, problem))]


def _inconsistencies(connection: sqlite3.Connection) -> list[str]:
    lines = [
        f"table {table} refers to something that is not there"
        for table, *_ in connection.execute("PRAGMA foreign_key_check")
    ]
    for name, query in {
        "article(s) without a text": "SELECT count(*) FROM article "
        "WHERE id NOT IN (SELECT article FROM body)",
        "article(s) with a wrong number of claims": "SELECT count(*) FROM article WHERE claims != "
        "(SELECT count(*) FROM claim WHERE claim.article = article.id)",
        "claim(s) beyond the end of their article": "SELECT count(*) FROM claim "
        'JOIN body USING (article) WHERE "end" > length(text) OR start >= "end"',
    }.items():
        (count,) = connection.execute(query).fetchone()
        if count:
            lines.append(f"{count} {name}")
    return lines


def restore(path: Path, copy: Path) -> Path | None:
    """Put a backup in the place of a library, and keep what was there aside.

    Args:
        path: The library, damaged, missing or whole; nothing may have it open.
        copy: The backup.

    Returns:
        Where the file that was there is now, or None where there was none.

    Raises:
        LibraryError: The backup is not sound, the library is in use, or the disk can't be written.
    """
    wrong = problems(copy)
    if wrong:
        raise LibraryError(wrong[0])
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return _written_over(path, copy) if path.is_file() else _replaced(path, copy)
    except sqlite3.OperationalError as problem:
        if "locked" in str(problem):
            raise LibraryError(f"{path}: is open in another program; close it first") from problem
        raise LibraryError.of(path, problem) from problem
    except sqlite3.DatabaseError:
        # Damaged beyond opening, which is what a restore is for.
        return _replaced(path, copy)
    except OSError as problem:
        raise LibraryError.of(path, problem) from problem


def _written_over(path: Path, copy: Path) -> Path:
    """Write a backup over a library that SQLite can open, under a lock that shuts out all others.

    A file of its own in the same place would be taken, by a program that has just opened the
    old one, for the one that its log belongs to.
    """
    aside = _free_name(path)
    part = aside.with_name(f".{aside.name}.{os.getpid()}.part")
    try:
        with closing(sqlite3.connect(path, timeout=0.5, isolation_level=None)) as library:
            library.execute("PRAGMA locking_mode = EXCLUSIVE")
            # Only without another that has it open can the log be ended.
            library.execute("PRAGMA journal_mode = DELETE")
            library.execute("BEGIN EXCLUSIVE")
            library.execute("COMMIT")
            with closing(sqlite3.connect(part)) as kept:
                library.backup(kept)
            part.replace(aside)
            with closing(sqlite3.connect(copy)) as source:
                source.backup(library)
    finally:
        part.unlink(missing_ok=True)
    return aside


def _replaced(path: Path, copy: Path) -> Path | None:
    """Put a backup where there is no library, or one that no program can open."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with closing(sqlite3.connect(copy)) as source, closing(sqlite3.connect(part)) as target:
            source.backup(target)
        aside = _set_aside(path)
        part.replace(path)
    except (OSError, sqlite3.Error) as problem:
        raise LibraryError.of(path, problem) from problem
    finally:
        part.unlink(missing_ok=True)
    return aside


def _set_aside(path: Path) -> Path | None:
    if not path.exists():
        return None
    aside = _free_name(path)
    for companion in _COMPANIONS:
        there = path.with_name(path.name + companion)
        if there.exists():
            there.replace(aside.with_name(aside.name + companion))
    return aside


def _free_name(path: Path) -> Path:
    number = 1
    while (aside := path.with_name(f"{path.name}.replaced-{number}")).exists():
        number += 1
    return aside
