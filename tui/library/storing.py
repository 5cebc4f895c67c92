"""What adding and removing an article write."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tui.library.measures import insert_measured
from tui.library.records import opening
from tui.library.rows import claim_values, locator_values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.claims import Claim
    from tui.library.database import Database
    from tui.library.records import Prepared, StoredSentence


_INSERT_CLAIM = """INSERT INTO claim (article, place, start, "end", score, kind, checkable,
    speaker_start, speaker_end, role, why, places, context)
    VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"""
_UPDATE_CLAIM = """UPDATE claim SET article = ?, place = ?, start = ?, "end" = ?, score = ?,
    kind = ?, checkable = ?, speaker_start = ?, speaker_end = ?, role = ?, why = ?, places = ?,
    context = ? WHERE id = ?"""


def insert(database: Database, prepared: Prepared) -> int:
    """Write a new article inside a transaction; returns its id."""
    article = prepared.article
    number = database.write(
        """INSERT INTO article (content_hash, title, heading, date, author, source, url,
        language, kind, removed, added, claims) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)""",
        (
            *_facts(prepared),
            article.kind,
            article.removed,
            datetime.now(UTC).isoformat(timespec="seconds"),
            len(prepared.claims),
        ),
    )
    database.write(
        "INSERT INTO body (article, text, locators) VALUES (?,?,?)",
        (number, article.text, locator_values(article)),
    )
    _insert_parts(database, number, prepared)
    database.write_each(
        _INSERT_CLAIM,
        (claim_values(number, place, claim) for place, claim in enumerate(prepared.claims)),
    )
    return number


def _facts(prepared: Prepared) -> tuple[str, ...]:
    """Return the columns that an article's content decides, from its hash to its language."""
    article = prepared.article
    return (
        prepared.content_hash,
        article.title,
        article.title or opening(article.text),
        article.date.isoformat() if article.date else "",
        article.author,
        article.source,
        article.url,
        article.language,
    )


def _insert_parts(database: Database, number: int, prepared: Prepared) -> None:
    ids = []
    for item in prepared.sentences:
        sentence = database.write(
            'INSERT INTO sentence (article, start, "end") VALUES (?,?,?)',
            (number, item.start, item.end),
        )
        database.write(
            "INSERT INTO sentence_words (rowid, text) VALUES (?,?)", (sentence, item.text)
        )
        ids.append(sentence)
    if prepared.measured:
        insert_measured(database, number, list(zip(ids, prepared.measured, strict=True)))
    database.write_each(
        "INSERT INTO summary VALUES (?,?,?,?,?)",
        (
            (number, rank, item.start, item.end, item.why)
            for rank, item in enumerate(prepared.summary, start=1)
        ),
    )


def delete(database: Database, article_id: int, sentences: Sequence[StoredSentence]) -> None:
    """Delete an article inside a transaction, with all that was written for it."""
    _forget_words(database, sentences)
    database.write(
        "DELETE FROM file WHERE path IN (SELECT path FROM origin WHERE article = ?)",
        (article_id,),
    )
    # The cascade would not fire the trigger that tells the search index.
    database.write("DELETE FROM claim WHERE article = ?", (article_id,))
    database.write("DELETE FROM article WHERE id = ?", (article_id,))


def _forget_words(database: Database, sentences: Sequence[StoredSentence]) -> None:
    # A contentless FTS5 table forgets words only when it is told them.
    database.write_each(
        "INSERT INTO sentence_words (sentence_words, rowid, text) VALUES ('delete', ?, ?)",
        ((item.id, item.text) for item in sentences),
    )


def overwrite(
    database: Database,
    article_id: int,
    prepared: Prepared,
    sentences: Sequence[StoredSentence],
    claims: Sequence[tuple[int | None, Claim]],
) -> None:
    """Give an article a new text inside a transaction; what the user decided is not touched.

    Args:
        database: Where it is.
        article_id: The article.
        prepared: What was made of the new text.
        sentences: Those of the old text.
        claims: The claims it has from now on, in order, those that it had before with their ids.
    """
    article = prepared.article
    _forget_words(database, sentences)
    # What was worked out from the old sentences goes with them and is worked out anew.
    for table in ("sentence", "summary", "compared", "measured"):
        database.write(f"DELETE FROM {table} WHERE article = ?", (article_id,))  # noqa: S608
    database.write(
        "UPDATE body SET text = ?, locators = ? WHERE article = ?",
        (article.text, locator_values(article), article_id),
    )
    database.write(
        """UPDATE article SET content_hash = ?, title = ?, heading = ?, date = ?, author = ?,
        source = ?, url = ?, language = ?, removed = ?, claims = ? WHERE id = ?""",
        (*_facts(prepared), article.removed, len(claims), article_id),
    )
    _insert_parts(database, article_id, prepared)
    _overwrite_claims(database, article_id, claims)


def _overwrite_claims(
    database: Database, article_id: int, claims: Sequence[tuple[int | None, Claim]]
) -> None:
    kept = {number for number, _ in claims}
    there = database.rows("SELECT id FROM claim WHERE article = ?", (article_id,))
    gone = [row for row in there if row[0] not in kept]
    database.write_each("DELETE FROM claim WHERE id = ?", gone)
    # Places are unique; they are moved out of the way before any is given anew.
    database.write("UPDATE claim SET place = -1 - place WHERE article = ?", (article_id,))
    for place, (number, claim) in enumerate(claims):
        values = claim_values(article_id, place, claim)
        if number is None:
            database.write(_INSERT_CLAIM, values)
        else:
            database.write(_UPDATE_CLAIM, (*values, number))
