"""What adding and removing an article write."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tui.library.records import opening
from tui.library.rows import claim_values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.library.database import Database
    from tui.library.records import Prepared, StoredSentence


def insert(database: Database, prepared: Prepared) -> int:
    """Write a new article inside a transaction; returns its id."""
    article = prepared.article
    number = database.write(
        """INSERT INTO article (content_hash, title, heading, date, author, source, url,
        language, kind, removed, added, claims) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)""",
        (
            prepared.content_hash,
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
    database.write("INSERT INTO body VALUES (?,?)", (number, article.text))
    for item in prepared.sentences:
        sentence = database.write(
            'INSERT INTO sentence (article, start, "end") VALUES (?,?,?)',
            (number, item.start, item.end),
        )
        database.write(
            "INSERT INTO sentence_words (rowid, text) VALUES (?,?)", (sentence, item.text)
        )
    database.write_each(
        "INSERT INTO summary VALUES (?,?,?,?,?)",
        (
            (number, rank, item.start, item.end, item.why)
            for rank, item in enumerate(prepared.summary, start=1)
        ),
    )
    database.write_each(
        """INSERT INTO claim (article, place, start, "end", score, kind, checkable,
        speaker_start, speaker_end, role, why, places) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)""",
        (claim_values(number, place, claim) for place, claim in enumerate(prepared.claims)),
    )
    return number


def delete(database: Database, article_id: int, sentences: Sequence[StoredSentence]) -> None:
    """Delete an article inside a transaction, with all that was written for it."""
    # A contentless FTS5 table forgets words only when it is told them.
    database.write_each(
        "INSERT INTO sentence_words (sentence_words, rowid, text) VALUES ('delete', ?, ?)",
        ((item.id, item.text) for item in sentences),
    )
    database.write(
        "DELETE FROM file WHERE path IN (SELECT path FROM origin WHERE article = ?)",
        (article_id,),
    )
    # The cascade would not fire the trigger that tells the search index.
    database.write("DELETE FROM claim WHERE article = ?", (article_id,))
    database.write("DELETE FROM article WHERE id = ?", (article_id,))
