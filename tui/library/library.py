"""The library: one small interface, SQLite behind it."""

from __future__ import annotations

import sqlite3
from array import array
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Literal, Self

from tui.articles import Article
from tui.claims import Claim, Speaker
from tui.language import Sentence
from tui.library.records import (
    Added,
    ArticleRow,
    ClaimText,
    Counts,
    FileStamp,
    Prepared,
    StoredArticle,
    StoredClaim,
    opening,
)
from tui.library.schema import NewerLibraryError, migrate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from types import TracebackType

ArticleSort = Literal["date", "title", "source", "claims", "added"]

_ORDER = {
    "date": "date",
    "title": "heading COLLATE NOCASE",
    "source": "source COLLATE NOCASE",
    "claims": "claims",
    "added": "id",
}
_BUSY_SECONDS = 30.0
_ROWS_AT_ONCE = 500
_CLAIM_COLUMNS = """claim.id, claim.article, claim.start, claim."end", claim.score, claim.kind,
    claim.checkable, claim.speaker_start, claim.speaker_end, claim.role, claim.why"""
_CLAIM_TEXT = """SELECT claim.id, claim.article, claim.start, claim."end",
    substr(article.text, claim.start + 1, claim."end" - claim.start),
    coalesce(substr(article.text, speaker_start + 1, speaker_end - speaker_start), ''),
    claim.kind, claim.score, article.date, article.source, article.heading
    FROM claim JOIN article ON article.id = claim.article"""


class LibraryError(Exception):
    """The library can't be opened or written: says which file, what is wrong and the mend."""


class Library:
    """Articles with their sentences, summaries and claims, and all that the user decides.

    One connection each; open another for another thread. Writers wait for each other.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._db = connection
        self.path = path

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a library, making it where there is none yet.

        Args:
            path: The database file; its folder is made too.

        Raises:
            LibraryError: It is no library, is from a newer claimdesk, or can't be written.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(
                path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            migrate(connection, path)
        except NewerLibraryError as problem:
            raise LibraryError(str(problem)) from None
        except (OSError, sqlite3.Error) as problem:
            raise LibraryError(f"{path}: {_reason(problem)}") from problem
        return cls(connection, path)

    def close(self) -> None:
        """Close the connection; what was written is on disk already."""
        self._db.close()

    def __enter__(self) -> Self:
        """Use as a context manager that closes."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close."""
        self.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold one transaction: all of it is stored, or nothing.

        Raises:
            LibraryError: The database can't be written; what was there before is unharmed.
        """
        try:
            self._db.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as problem:
            raise LibraryError(f"{self.path}: {_reason(problem)}") from problem
        try:
            yield
            self._db.execute("COMMIT")
        except sqlite3.Error as problem:
            self._rollback()
            raise LibraryError(f"{self.path}: {_reason(problem)}") from problem
        except BaseException:
            self._rollback()
            raise

    def _rollback(self) -> None:
        if self._db.in_transaction:
            self._db.execute("ROLLBACK")

    # Adding and removing

    def add(self, prepared: Prepared, *, file: FileStamp | None = None) -> Added:
        """Store an article with all that was found in it, in one transaction.

        Args:
            prepared: What `prepare` made of the article.
            file: The file it came from, so that a resumed run passes it over.

        Returns:
            Its id; text that is in the library already is not stored again.
        """
        with self.writing():
            known = self.find(prepared.content_hash)
            number = self._insert(prepared) if known is None else known
            if file is not None:
                self._db.execute(
                    "INSERT OR REPLACE INTO file VALUES (?,?,?,?)",
                    (file.path, file.size, file.modified, number),
                )
            return Added(number, new=known is None)

    def find(self, content_hash: str) -> int | None:
        """Return the id of the article whose text has this SHA-256, or None."""
        row = self._db.execute(
            "SELECT id FROM article WHERE content_hash = ?", (content_hash,)
        ).fetchone()
        return None if row is None else int(row[0])

    def _insert(self, prepared: Prepared) -> int:
        article = prepared.article
        cursor = self._db.execute(
            """INSERT INTO article (content_hash, text, title, heading, date, author, source, url,
            language, kind, removed, added, claims) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)""",
            (
                prepared.content_hash,
                article.text,
                article.title,
                article.title or opening(article.text),
                article.date.isoformat() if article.date else "",
                article.author,
                article.source,
                article.url,
                article.language,
                article.kind,
                article.removed,
                datetime.now(UTC).isoformat(timespec="seconds"),
                len(prepared.claims),
            ),
        )
        number = cursor.lastrowid
        assert number is not None
        self._db.executemany(
            "INSERT INTO sentence VALUES (?,?,?)",
            ((number, item.start, item.end) for item in prepared.sentences),
        )
        self._db.executemany(
            "INSERT INTO summary VALUES (?,?,?)",
            ((number, start, end) for start, end in prepared.summary),
        )
        self._db.executemany(
            """INSERT INTO claim (article, place, start, "end", score, kind, checkable,
            speaker_start, speaker_end, role, why) VALUES (?,?,?,?,?,?,?,?,?,?,?)""",
            (_claim_row(number, place, claim) for place, claim in enumerate(prepared.claims)),
        )
        return number

    def remove(self, article_id: int) -> None:
        """Take an article out, with its claims."""
        with self.writing():
            # The cascade would not fire the trigger that tells the search index.
            self._db.execute("DELETE FROM claim WHERE article = ?", (article_id,))
            self._db.execute("DELETE FROM article WHERE id = ?", (article_id,))

    def knows_file(self, file: FileStamp) -> bool:
        """Tell whether this file has been added already and has not changed since."""
        row = self._db.execute(
            "SELECT 1 FROM file WHERE path = ? AND size = ? AND modified = ?",
            (file.path, file.size, file.modified),
        ).fetchone()
        return row is not None

    # Reading

    def counts(self) -> Counts:
        """Count what the library holds."""
        row = self._db.execute(
            "SELECT count(*), coalesce(sum(claims), 0), coalesce(sum(unread), 0) FROM article"
        ).fetchone()
        return Counts(*row)

    def article_ids(
        self,
        *,
        sort: ArticleSort = "date",
        descending: bool = True,
        matching: str = "",
        starred: bool = False,
        unread: bool = False,
    ) -> Sequence[int]:
        """List the ids of articles in order; rows are read when they are seen.

        Args:
            sort: What to order by.
            descending: Newest, largest or last first.
            matching: Keep only articles whose heading, source or author holds this text.
            starred: Keep only those with a star.
            unread: Keep only those not read yet.
        """
        direction = "DESC" if descending else "ASC"
        conditions, values = ["1"], []
        for word in matching.split():
            conditions.append("heading || ' ' || source || ' ' || author LIKE ? ESCAPE '\\'")
            values.append(f"%{_escaped(word)}%")
        if starred:
            conditions.append("starred = 1")
        if unread:
            conditions.append("unread = 1")
        found = self._db.execute(
            f"SELECT id FROM article WHERE {' AND '.join(conditions)} "  # noqa: S608
            f"ORDER BY {_ORDER[sort]} {direction}, id {direction}",
            values,
        )
        return array("q", (row[0] for row in found))

    def rows(self, ids: Sequence[int]) -> list[ArticleRow]:
        """Read one screenful of the list, in the order asked; removed articles are left out."""
        found: dict[int, ArticleRow] = {}
        for first in range(0, len(ids), _ROWS_AT_ONCE):
            part = list(ids[first : first + _ROWS_AT_ONCE])
            marks = ",".join("?" * len(part))
            for row in self._db.execute(
                "SELECT id, date, heading, source, unread, starred, claims, kind "  # noqa: S608
                f"FROM article WHERE id IN ({marks})",
                part,
            ):
                number, day, heading, source, is_unread, is_starred, claims, kind = row
                found[number] = ArticleRow(
                    number,
                    date.fromisoformat(day) if day else None,
                    heading,
                    source,
                    bool(is_unread),
                    bool(is_starred),
                    claims,
                    kind,
                )
        return [found[number] for number in ids if number in found]

    def article(self, article_id: int) -> StoredArticle | None:
        """Read one article, or None where there is none with this id."""
        row = self._db.execute(
            """SELECT text, title, date, author, source, url, language, kind, removed,
            added, content_hash, unread, starred, note FROM article WHERE id = ?""",
            (article_id,),
        ).fetchone()
        if row is None:
            return None
        text, title, day, author, source, url, language, kind, removed = row[:9]
        article = Article(
            text=text,
            title=title,
            date=date.fromisoformat(day) if day else None,
            author=author,
            source=source,
            url=url,
            language=language,
            kind=kind,
            removed=removed,
        )
        added, content_hash, is_unread, is_starred, note = row[9:]
        return StoredArticle(
            article_id,
            article,
            datetime.fromisoformat(added),
            content_hash,
            bool(is_unread),
            bool(is_starred),
            note,
        )

    def sentences(self, article_id: int) -> list[Sentence]:
        """Read an article's sentences, in order."""
        return self._spans("sentence", article_id)

    def summary(self, article_id: int) -> list[Sentence]:
        """Read an article's stored summary, in article order."""
        return self._spans("summary", article_id)

    def _spans(self, table: Literal["sentence", "summary"], article_id: int) -> list[Sentence]:
        text = self._text(article_id)
        found = self._db.execute(
            f'SELECT start, "end" FROM {table} WHERE article = ? ORDER BY start',  # noqa: S608
            (article_id,),
        )
        return [Sentence(start, end, text[start:end]) for start, end in found]

    def _text(self, article_id: int) -> str:
        row = self._db.execute("SELECT text FROM article WHERE id = ?", (article_id,)).fetchone()
        return "" if row is None else str(row[0])

    def claims(self, article_id: int) -> list[StoredClaim]:
        """Read an article's claims, those to check first at the top."""
        text = self._text(article_id)
        found = self._db.execute(
            f"SELECT {_CLAIM_COLUMNS} FROM claim WHERE article = ? ORDER BY place",  # noqa: S608
            (article_id,),
        )
        return [_stored_claim(row, text) for row in found]

    def claim(self, claim_id: int) -> StoredClaim | None:
        """Read one claim, or None where there is none with this id."""
        row = self._db.execute(
            f"SELECT {_CLAIM_COLUMNS} FROM claim WHERE id = ?",  # noqa: S608
            (claim_id,),
        ).fetchone()
        return None if row is None else _stored_claim(row, self._text(row[1]))

    # What search keeps in step with

    def last_change(self) -> int:
        """Return the number of the last claim added or removed, 0 in an empty library."""
        row = self._db.execute("SELECT coalesce(max(number), 0) FROM change").fetchone()
        return int(row[0])

    def changes(self, since: int) -> Iterator[tuple[int, int, bool]]:
        """Yield `(number, claim id, removed)` of each change after number `since`, in order."""
        yield from (
            (number, claim, bool(removed))
            for number, claim, removed in self._db.execute(
                "SELECT number, claim, removed FROM change WHERE number > ? ORDER BY number",
                (since,),
            )
        )

    def claim_texts(self, ids: Sequence[int] | None = None) -> Iterator[ClaimText]:
        """Yield claims for searching: all in the library, or those of the ids given."""
        if ids is None:
            for row in self._db.execute(f"{_CLAIM_TEXT} ORDER BY claim.id"):
                yield ClaimText(*row)
            return
        for first in range(0, len(ids), _ROWS_AT_ONCE):
            part = list(ids[first : first + _ROWS_AT_ONCE])
            marks = ",".join("?" * len(part))
            for row in self._db.execute(f"{_CLAIM_TEXT} WHERE claim.id IN ({marks})", part):
                yield ClaimText(*row)

    # What the user decides

    def mark_read(self, article_id: int, *, read: bool = True) -> None:
        """Mark an article as read, or as unread again."""
        self._set("unread", article_id, not read)

    def star(self, article_id: int, *, starred: bool = True) -> None:
        """Give an article a star, or take it away."""
        self._set("starred", article_id, starred)

    def set_note(self, article_id: int, text: str) -> None:
        """Keep the user's note on an article; an empty text takes it away."""
        self._set("note", article_id, text)

    def _set(
        self, column: Literal["unread", "starred", "note"], article_id: int, value: object
    ) -> None:
        with self.writing():
            self._db.execute(
                f"UPDATE article SET {column} = ? WHERE id = ?",  # noqa: S608
                (value, article_id),
            )


def _claim_row(article_id: int, place: int, claim: Claim) -> tuple[object, ...]:
    speaker = claim.speaker
    return (
        article_id,
        place,
        claim.start,
        claim.end,
        claim.score,
        claim.kind,
        claim.checkable,
        speaker.start if speaker else None,
        speaker.end if speaker else None,
        speaker.role if speaker else "",
        "\n".join(claim.why),
    )


def _stored_claim(row: tuple[Any, ...], text: str) -> StoredClaim:
    number, article_id, start, end, score, kind, checkable, left, right, role, why = row
    claim = Claim(
        start=start,
        end=end,
        text=text[start:end],
        score=score,
        kind=kind,
        checkable=bool(checkable),
        speaker=None if left is None else Speaker(text[left:right], left, right, role),
        why=tuple(why.split("\n")) if why else (),
    )
    return StoredClaim(number, article_id, claim)


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _reason(problem: OSError | sqlite3.Error) -> str:
    text = str(problem)
    mends = {
        "not a database": "is not a claimdesk library; name another with --library",
        "malformed": "is damaged; restore a backup or name another library with --library",
        "full": "the disk is full; free some space and try again (nothing stored was lost)",
        "readonly": "can't be written; change its permissions or name another with --library",
        "locked": "is being written by another program; try again when it is done",
        "unable to open": "can't be opened; check that its folder can be written",
    }
    known = next((mend for sign, mend in mends.items() if sign in text), None)
    return known or f"can't be used ({text})"
