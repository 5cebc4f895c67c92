"""The database's tables, as numbered migrations."""

from __future__ import annotations

from sqlite3 import complete_statement
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

# "clmd", as SQLite's header field that tells whose file it is.
APPLICATION_ID = 0x636C6D64

# An article's row is narrow, its text in a table of its own: sorting, filtering and counting
# a large library read a few megabytes and not all of it.
_MIGRATIONS = (
    """
    CREATE TABLE article (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        content_hash TEXT NOT NULL UNIQUE,
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

    CREATE TABLE body (
        article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
        text TEXT NOT NULL
    ) STRICT;

    CREATE TABLE sentence (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX sentence_article ON sentence (article, start, "end");
    CREATE VIRTUAL TABLE sentence_words USING fts5(
        text, content='', tokenize='porter unicode61 remove_diacritics 2'
    );

    CREATE TABLE summary (
        article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        rank INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        why TEXT NOT NULL,
        PRIMARY KEY (article, rank)
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
    CREATE UNIQUE INDEX claim_article ON claim (article, place);
    CREATE INDEX claim_score ON claim (score DESC, id);

    CREATE TABLE file (
        path TEXT PRIMARY KEY,
        size INTEGER NOT NULL,
        modified INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE origin (
        article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        path TEXT NOT NULL,
        PRIMARY KEY (article, path)
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
    "ALTER TABLE claim ADD COLUMN places TEXT NOT NULL DEFAULT '[]';",
    """
    CREATE TABLE review_entry (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        claim INTEGER NOT NULL,
        made TEXT NOT NULL,
        who TEXT NOT NULL,
        changes TEXT NOT NULL,
        undoes INTEGER,
        place TEXT NOT NULL
    ) STRICT;
    CREATE INDEX review_entry_claim ON review_entry (claim, number);
    CREATE TRIGGER review_entry_kept BEFORE DELETE ON review_entry BEGIN
        SELECT RAISE(ABORT, 'the history of a review is never changed');
    END;
    CREATE TRIGGER review_entry_fixed BEFORE UPDATE ON review_entry BEGIN
        SELECT RAISE(ABORT, 'the history of a review is never changed');
    END;
    CREATE TABLE review_text (
        content_hash TEXT PRIMARY KEY,
        text TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    """,
    """
    CREATE TABLE review_member (
        claim INTEGER PRIMARY KEY,
        head INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX review_member_head ON review_member (head);
    CREATE TABLE review_current (
        head INTEGER PRIMARY KEY,
        rating TEXT NOT NULL,
        status TEXT NOT NULL,
        seen INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX review_current_status ON review_current (status, rating);
    INSERT INTO review_member SELECT DISTINCT claim, claim FROM review_entry;
    INSERT INTO review_current SELECT claim,
        coalesce((SELECT json_extract(changes, '$.rating[1]') FROM review_entry part
            WHERE part.claim = entry.claim AND json_type(changes, '$.rating') IS NOT NULL
            ORDER BY number DESC LIMIT 1), ''),
        coalesce((SELECT json_extract(changes, '$.status[1]') FROM review_entry part
            WHERE part.claim = entry.claim AND json_type(changes, '$.status') IS NOT NULL
            ORDER BY number DESC LIMIT 1), 'open'),
        (SELECT coalesce(max(id), 0) FROM article)
        FROM review_entry entry GROUP BY claim;
    CREATE TABLE review_draft (
        head INTEGER NOT NULL,
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        saved TEXT NOT NULL,
        PRIMARY KEY (head, field)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE review_news (
        head INTEGER NOT NULL,
        article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        verdict TEXT NOT NULL,
        why TEXT NOT NULL,
        PRIMARY KEY (head, article, start)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX review_news_article ON review_news (article);
    CREATE TABLE review_scan (article INTEGER NOT NULL) STRICT;
    INSERT INTO review_scan SELECT coalesce(max(id), 0) FROM article;
    """,
    # Worked out from articles, and made again where what makes it has changed.
    """
    CREATE TABLE vector_maker (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        fingerprint TEXT NOT NULL
    ) STRICT;
    CREATE TABLE sentence_vector (
        sentence INTEGER PRIMARY KEY REFERENCES sentence ON DELETE CASCADE,
        vector BLOB NOT NULL
    ) STRICT;
    CREATE TABLE figure (
        id INTEGER PRIMARY KEY,
        sentence INTEGER NOT NULL REFERENCES sentence ON DELETE CASCADE,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        low REAL NOT NULL,
        high REAL NOT NULL,
        bound TEXT NOT NULL,
        unit TEXT NOT NULL,
        counted TEXT NOT NULL,
        place TEXT NOT NULL,
        period TEXT NOT NULL,
        day TEXT NOT NULL
    ) STRICT;
    CREATE INDEX figure_sentence ON figure (sentence, start);
    CREATE TABLE disagreement (
        one INTEGER NOT NULL REFERENCES sentence ON DELETE CASCADE,
        other INTEGER NOT NULL REFERENCES sentence ON DELETE CASCADE,
        score REAL NOT NULL,
        why TEXT NOT NULL,
        one_start INTEGER,
        one_end INTEGER,
        other_start INTEGER,
        other_end INTEGER,
        PRIMARY KEY (one, other)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX disagreement_other ON disagreement (other);
    CREATE TABLE compared (
        article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
        version INTEGER NOT NULL
    ) STRICT;
    """,
    """
    CREATE TABLE source (
        sha256 TEXT PRIMARY KEY,
        size INTEGER NOT NULL,
        packing TEXT NOT NULL,
        packed BLOB NOT NULL
    ) STRICT;
    CREATE TABLE taken_from (
        article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
        sha256 TEXT NOT NULL,
        name TEXT NOT NULL,
        charset TEXT NOT NULL,
        url TEXT NOT NULL,
        fetched TEXT NOT NULL,
        place INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX taken_from_sha256 ON taken_from (sha256);
    CREATE INDEX article_url ON article (url) WHERE url <> '';
    """,
    # Fact-checks that others published; `found` is the whole check as JSON.
    """
    CREATE TABLE known_check (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        url TEXT NOT NULL,
        claim TEXT NOT NULL,
        title TEXT NOT NULL,
        found TEXT NOT NULL,
        added TEXT NOT NULL,
        claim_vector BLOB,
        title_vector BLOB,
        UNIQUE (url, claim)
    ) STRICT;
    CREATE VIRTUAL TABLE known_check_words USING fts5(
        claim, title, content='', tokenize='porter unicode61 remove_diacritics 2'
    );
    """,
    """
    CREATE TABLE feed (
        id INTEGER PRIMARY KEY,
        url TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        full_text INTEGER NOT NULL,
        etag TEXT NOT NULL DEFAULT '',
        modified TEXT NOT NULL DEFAULT '',
        checked TEXT NOT NULL DEFAULT '',
        problem TEXT NOT NULL DEFAULT ''
    ) STRICT;
    CREATE TABLE feed_entry (
        feed INTEGER NOT NULL REFERENCES feed ON DELETE CASCADE,
        key TEXT NOT NULL,
        PRIMARY KEY (feed, key)
    ) STRICT, WITHOUT ROWID;
    """,
    "ALTER TABLE claim ADD COLUMN context TEXT NOT NULL DEFAULT '[]';",
    # Pages and times of the source; [start, page, seconds, speaker] each.
    "ALTER TABLE body ADD COLUMN locators TEXT NOT NULL DEFAULT '[]';",
    # Sentences with figures by what they are on, so that figures that differ are found in a large
    # library without comparing all with all. `measured` says by which rules an article was read.
    """
    CREATE TABLE figure_key (
        key INTEGER NOT NULL,
        sentence INTEGER NOT NULL REFERENCES sentence ON DELETE CASCADE,
        PRIMARY KEY (key, sentence)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX figure_key_sentence ON figure_key (sentence);
    CREATE TABLE measured (
        article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
        rules INTEGER NOT NULL
    ) STRICT;
    """,
    # Which sentences are gone, for what keeps in step with them; which have come, their ids tell.
    """
    CREATE TABLE sentence_removed (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        sentence INTEGER NOT NULL
    ) STRICT;
    CREATE TRIGGER sentence_gone AFTER DELETE ON sentence BEGIN
        INSERT INTO sentence_removed (sentence) VALUES (old.id);
    END;
    """,
)
VERSION = len(_MIGRATIONS)


class ForeignLibraryError(Exception):
    """The file belongs to a newer claimdesk or to another program; it is left as it is."""


def refuse_foreign(connection: sqlite3.Connection) -> None:
    """Make sure, before anything is written, that a database is ours to write.

    Args:
        connection: An open connection.

    Raises:
        ForeignLibraryError: Its version is higher than this program knows, or it is the
            database of another program.
    """
    # One reading: another program may be making the tables meanwhile.
    ((version, owner, tables),) = connection.execute(
        "SELECT user_version, application_id, (SELECT count(*) FROM sqlite_master)"
        " FROM pragma_user_version, pragma_application_id"
    )
    if owner != APPLICATION_ID and (tables or version or owner):
        raise ForeignLibraryError(
            "is a database of another program; name another library with --library"
        )
    if version > VERSION:
        raise ForeignLibraryError(
            f"written by a newer claimdesk (version {version}, this one knows {VERSION}); "
            "update claimdesk or name another library with --library"
        )


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a database to the current version, each step in a transaction of its own.

    Args:
        connection: An open connection in autocommit mode, passed by `refuse_foreign`.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
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
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
    return version


def _statements(script: str) -> list[str]:
    found, current = [], ""
    for line in script.splitlines(keepends=True):
        current += line
        if current.strip() and complete_statement(current):
            found.append(current)
            current = ""
    return found
