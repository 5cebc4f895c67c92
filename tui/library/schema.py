"""The database's tables, as numbered migrations."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_MIGRATIONS = (
    """
    CREATE TABLE article (
        id INTEGER PRIMARY KEY,
        content_hash TEXT NOT NULL UNIQUE,
        text TEXT NOT NULL,
        title TEXT NOT NULL,
        heading TEXT NOT NULL,
        date TEXT NOT NULL,
        author TEXT NOT NULL,
        source TEXT NOT NULL,
        url TEXT NOT NULL,
        language TEXT NOT NULL,
        kind TEXT NOT NULL,
        removed INTEGER NOT NULL,
        added TEXT NOT NULL,
        claims INTEGER NOT NULL,
        unread INTEGER NOT NULL DEFAULT 1,
        starred INTEGER NOT NULL DEFAULT 0,
        note TEXT NOT NULL DEFAULT ''
    ) STRICT;
    CREATE INDEX article_date ON article (date, id);
    CREATE INDEX article_heading ON article (heading COLLATE NOCASE, id);
    CREATE INDEX article_source ON article (source COLLATE NOCASE, id);
    CREATE INDEX article_claims ON article (claims, id);
    CREATE INDEX article_unread ON article (unread, date, id);
    CREATE INDEX article_starred ON article (starred, date, id);

    CREATE TABLE sentence (
        article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        PRIMARY KEY (article, start)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE summary (
        article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        PRIMARY KEY (article, start)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE claim (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        place INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        score REAL NOT NULL,
        kind TEXT NOT NULL,
        checkable INTEGER NOT NULL,
        speaker_start INTEGER,
        speaker_end INTEGER,
        role TEXT NOT NULL,
        why TEXT NOT NULL
    ) STRICT;
    CREATE INDEX claim_article ON claim (article, place);

    CREATE TABLE file (
        path TEXT PRIMARY KEY,
        size INTEGER NOT NULL,
        modified INTEGER NOT NULL,
        article INTEGER REFERENCES article ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE change (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        claim INTEGER NOT NULL,
        removed INTEGER NOT NULL
    ) STRICT;
    CREATE TRIGGER claim_added AFTER INSERT ON claim BEGIN
        INSERT INTO change (claim, removed) VALUES (new.id, 0);
    END;
    CREATE TRIGGER claim_removed AFTER DELETE ON claim BEGIN
        INSERT INTO change (claim, removed) VALUES (old.id, 1);
    END;
    """,
)
VERSION = len(_MIGRATIONS)


class NewerLibraryError(Exception):
    """The library was written by a newer claimdesk; it is left as it is."""


def migrate(connection: sqlite3.Connection, path: object) -> None:
    """Bring a database to the current version, each step in a transaction of its own.

    Args:
        connection: An open connection in autocommit mode.
        path: Where the database lies, for the message.

    Raises:
        NewerLibraryError: Its version is higher than this program knows.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > VERSION:
        raise NewerLibraryError(
            f"{path}: written by a newer claimdesk (version {version}, this one knows {VERSION}); "
            "update claimdesk or name another library with --library"
        )
    while version < VERSION:
        version = _step(connection)


def _step(connection: sqlite3.Connection) -> int:
    """Apply the next migration, unless another process has done so while this one waited."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if version < VERSION:
            for statement in _statements(_MIGRATIONS[version]):
                connection.execute(statement)
            version += 1
            connection.execute(f"PRAGMA user_version = {version}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
    return version


def _statements(script: str) -> list[str]:
    from sqlite3 import complete_statement  # noqa: PLC0415

    found, current = [], ""
    for line in script.splitlines(keepends=True):
        current += line
        if current.strip() and complete_statement(current):
            found.append(current)
            current = ""
    return found
