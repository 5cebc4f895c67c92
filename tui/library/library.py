"""The library: one small interface, SQLite behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Self

from tui.articles import clean
from tui.language import Sentence
from tui.library.database import PATIENCE, Database, in_parts
from tui.library.records import (
    Added,
    ArticleRow,
    ClaimText,
    Counts,
    FileStamp,
    Prepared,
    StoredArticle,
    StoredClaim,
    StoredSentence,
    SummarySpan,
)
from tui.library.rows import (
    ARTICLE_COLUMNS,
    CLAIM_COLUMNS,
    LIST_COLUMNS,
    article_row,
    stored_article,
    stored_claim,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from types import TracebackType

    from tui.library.records import Origin

ArticleSort = Literal["date", "title", "source", "claims", "added"]

_ORDER = {
    "date": "date",
    "title": "heading COLLATE NOCASE",
    "source": "source COLLATE NOCASE",
    "claims": "claims",
    "added": "id",
}


class Library:
    """Articles with their sentences, summaries and claims, and all that the user decides.

    Writers wait for each other, in this process and in others. Every method raises
    `LibraryError` when the file can't be read or written.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self._counted: tuple[tuple[int, int], Counts] | None = None

    @classmethod
    def open(cls, path: Path, *, patience: float = PATIENCE) -> Self:
        """Open a library, making it where there is none yet.

        Args:
            path: The database file; its folder is made too.
            patience: Seconds to wait for another program's write.

        Raises:
            LibraryError: It is no library, is from a newer claimdesk, or can't be written.
        """
        return cls(Database.open(path, patience=patience))

    @property
    def path(self) -> Path:
        """Where the library lies."""
        return self.database.path

    def close(self) -> None:
        """Close the connection; what was written is on disk already."""
        self.database.connection.close()

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

    # Adding and removing

    def add(
        self,
        prepared: Prepared,
        *,
        origin: str = "",
        complete: FileStamp | None = None,
        raw: Origin | None = None,
    ) -> Added:
        """Store an article with all that was found in it, in one transaction.

        Args:
            prepared: What `prepare` made of the article.
            origin: The path of the file it came from.
            complete: That file, when this was the last of its articles: a run that is
                repeated passes it over.
            raw: The bytes it was taken from, which are kept beside it.

        Returns:
            Its id; text that is in the library already is not stored again.
        """
        from tui.library import origins, storing  # noqa: PLC0415  (not needed to read)

        with self.database.writing():
            known = self.find(prepared.content_hash)
            number = storing.insert(self.database, prepared) if known is None else known
            if origin:
                self.database.write("INSERT OR IGNORE INTO origin VALUES (?,?)", (number, origin))
            if raw is not None:
                origins.keep(self.database, number, raw)
            if complete is not None:
                self.database.write(
                    "INSERT OR REPLACE INTO file VALUES (?,?,?)",
                    (complete.path, complete.size, complete.modified),
                )
            return Added(number, new=known is None)

    def find(self, content_hash: str) -> int | None:
        """Return the id of the article whose text has this SHA-256, or None."""
        row = self.database.row("SELECT id FROM article WHERE content_hash = ?", (content_hash,))
        return None if row is None else int(row[0])

    def remove(self, article_id: int, *, unless: Callable[[], str] = lambda: "") -> str:
        """Take an article out, with its claims; its files may then be added anew.

        Args:
            article_id: The article.
            unless: Asked in the same transaction; a reason that it gives keeps the article.

        Returns:
            The reason that kept it, or an empty string.
        """
        from tui.library import origins, storing  # noqa: PLC0415  (not needed to read)

        with self.database.writing():
            reason = unless()
            if not reason:
                storing.delete(self.database, article_id, self.stored_sentences(article_id))
                origins.forget_unused(self.database)
        return reason

    def knows_file(self, file: FileStamp) -> bool:
        """Tell whether all of this file has been added already and it has not changed since."""
        return (
            self.database.row(
                "SELECT 1 FROM file WHERE path = ? AND size = ? AND modified = ?",
                (file.path, file.size, file.modified),
            )
            is not None
        )

    # Reading

    def counts(self) -> Counts:
        """Count what the library holds; again only when something was written since."""
        state = self.database.state()
        if self._counted is None or self._counted[0] != state:
            row = self.database.row(
                """SELECT (SELECT count(*) FROM article),
                (SELECT coalesce(sum(claims), 0) FROM article),
                (SELECT count(*) FROM article WHERE unread = 1)"""
            )
            self._counted = state, Counts(*row)
        return self._counted[1]

    def last_article(self) -> int:
        """Return the id of the article added last, 0 in an empty library; ids only grow."""
        return int(self.database.row("SELECT coalesce(max(id), 0) FROM article")[0])

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
            matching: Keep only articles whose heading, source or author holds each of these
                words, in any order.
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
        return self.database.numbers(
            f"SELECT id FROM article WHERE {' AND '.join(conditions)} "  # noqa: S608
            f"ORDER BY {_ORDER[sort]} {direction}, id {direction}",
            values,
        )

    def rows(self, ids: Sequence[int]) -> list[ArticleRow]:
        """Read one screenful of the list, in the order asked; removed articles are left out."""
        found: dict[int, ArticleRow] = {}
        for marks, part in in_parts(ids):
            for row in self.database.rows(
                f"SELECT {LIST_COLUMNS} FROM article WHERE id IN ({marks})",  # noqa: S608
                part,
            ):
                found[row[0]] = article_row(row)
        return [found[number] for number in ids if number in found]

    def article(self, article_id: int) -> StoredArticle | None:
        """Read one article, or None where there is none with this id."""
        row = self.database.row(
            f"SELECT {ARTICLE_COLUMNS} FROM article "  # noqa: S608
            "JOIN body ON body.article = article.id WHERE article.id = ?",
            (article_id,),
        )
        return None if row is None else stored_article(row)

    def text(self, article_id: int) -> str:
        """Read an article's text, empty where there is no such article."""
        row = self.database.row("SELECT text FROM body WHERE article = ?", (article_id,))
        return "" if row is None else str(row[0])

    def sentences(self, article_id: int) -> list[Sentence]:
        """Read an article's sentences, in order."""
        return [
            Sentence(item.start, item.end, item.text) for item in self.stored_sentences(article_id)
        ]

    def stored_sentences(self, article_id: int) -> list[StoredSentence]:
        """Read an article's sentences with their ids, in order."""
        text = self.text(article_id)
        return [
            StoredSentence(number, article_id, start, end, text[start:end])
            for number, start, end in self.database.rows(
                'SELECT id, start, "end" FROM sentence WHERE article = ? ORDER BY start',
                (article_id,),
            )
        ]

    def summary(self, article_id: int, *, sentences: int = 3) -> list[SummarySpan]:
        """Read the default summary of an article, in article order.

        Args:
            article_id: The article.
            sentences: How long; at most `tui.library.preparing.READY` are stored.
        """
        text = self.text(article_id)
        found = self.database.rows(
            'SELECT start, "end", rank, why FROM summary WHERE article = ? AND rank <= ? '
            "ORDER BY start",
            (article_id, sentences),
        )
        return [
            SummarySpan(start, end, text[start:end], rank, why) for start, end, rank, why in found
        ]

    def claims(self, article_id: int) -> list[StoredClaim]:
        """Read an article's claims, those to check first at the top."""
        text = self.text(article_id)
        found = self.database.rows(
            f"SELECT {CLAIM_COLUMNS} FROM claim WHERE article = ? ORDER BY place",  # noqa: S608
            (article_id,),
        )
        return [stored_claim(row, text) for row in found]

    def claim(self, claim_id: int) -> StoredClaim | None:
        """Read one claim, or None where there is none with this id."""
        row = self.database.row(
            f"SELECT {CLAIM_COLUMNS} FROM claim WHERE id = ?",  # noqa: S608
            (claim_id,),
        )
        return None if row is None else stored_claim(row, self.text(row[1]))

    # What search and comparison keep in step with

    def last_change(self) -> int:
        """Return the number of the last claim added or removed, 0 in an empty library."""
        row = self.database.row("SELECT coalesce(max(number), 0) FROM change")
        return int(row[0])

    def changes(self, since: int) -> Iterator[tuple[int, int, bool]]:
        """Yield `(number, claim id, removed)` of each change after number `since`, in order."""
        for number, claim, removed in self.database.rows(
            "SELECT number, claim, removed FROM change WHERE number > ? ORDER BY number", (since,)
        ):
            yield number, claim, bool(removed)

    def claim_texts(self, ids: Sequence[int] | None = None) -> Iterator[ClaimText]:
        """Yield claims for searching, by id: all in the library, or those of the ids given."""
        columns = """claim.id, claim.article, claim.start, claim."end", speaker_start,
            speaker_end, claim.kind, claim.score, article.date, article.source, article.heading,
            coalesce(review_current.status, 'open'), coalesce(review_current.rating, '')
            FROM claim JOIN article ON article.id = claim.article
            LEFT JOIN review_member ON review_member.claim = claim.id
            LEFT JOIN review_current ON review_current.head = review_member.head"""
        if ids is None:
            yield from self._claim_texts(f"SELECT {columns} ORDER BY claim.id", ())
            return
        for marks, part in in_parts(sorted(ids)):
            yield from self._claim_texts(
                f"SELECT {columns} WHERE claim.id IN ({marks}) ORDER BY claim.id", part
            )

    def _claim_texts(self, statement: str, values: Sequence[object]) -> Iterator[ClaimText]:
        # Claims of one article follow each other: its text is read once.
        text_of, text = 0, ""
        for row in self.database.rows(statement, values):
            number, article_id, start, end, left, right, *rest = row
            if article_id != text_of:
                text_of, text = article_id, self.text(article_id)
            speaker = "" if left is None else text[left:right]
            yield ClaimText(
                number,
                article_id,
                start,
                end,
                text[start:end],
                speaker,
                *rest,
            )

    def bm25(self, words: Sequence[str], *, limit: int = 200) -> list[tuple[int, float]]:
        """Find the sentences that hold any of some words, by Okapi BM25 (SQLite FTS5).

        Args:
            words: Words or phrases; English endings are cut off on both sides.
            limit: How many to return.

        Returns:
            `(sentence id, score)`, best first; a higher score is better.
        """
        from tui.library.sentence_words import best_sentences  # noqa: PLC0415  (not at the start)

        return best_sentences(self.database, words, limit)

    def sentences_of(self, ids: Sequence[int]) -> list[StoredSentence]:
        """Read sentences by their ids, in the order asked; removed ones are left out."""
        found: dict[int, StoredSentence] = {}
        for marks, part in in_parts(ids):
            for number, article_id, start, end, text in self.database.rows(
                'SELECT sentence.id, sentence.article, start, "end", '  # noqa: S608
                'substr(text, start + 1, "end" - start) FROM sentence '
                f"JOIN body USING (article) WHERE sentence.id IN ({marks})",
                part,
            ):
                found[number] = StoredSentence(number, article_id, start, end, text)
        return [found[number] for number in ids if number in found]

    # What the user decides

    def mark_read(self, article_id: int, *, read: bool = True) -> None:
        """Mark an article as read, or as unread again."""
        self._set("unread", article_id, not read)

    def star(self, article_id: int, *, starred: bool = True) -> None:
        """Give an article a star, or take it away."""
        self._set("starred", article_id, starred)

    def set_note(self, article_id: int, text: str) -> None:
        """Keep the user's note on an article; an empty text takes it away."""
        self._set("note", article_id, clean(text).text)

    def _set(
        self, column: Literal["unread", "starred", "note"], article_id: int, value: object
    ) -> None:
        with self.database.writing():
            self.database.write(
                f"UPDATE article SET {column} = ? WHERE id = ?",  # noqa: S608
                (value, article_id),
            )


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
