"""Sentences of articles and of their summaries, as a search reads them and keeps in step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.library.database import in_parts
from tui.library.records import ClaimText

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.library.library import Library

SUMMARY = 5
"""How many sentences of a stored summary are its summary to a search: those chosen first."""
_FROM = "FROM sentence JOIN article ON article.id = sentence.article"
_CHOSEN = f"""JOIN summary ON summary.article = sentence.article
    AND summary.start = sentence.start AND summary.rank <= {SUMMARY}"""


def sentence_texts(
    library: Library, ids: Sequence[int] | None = None, *, summaries: bool = False
) -> Iterator[ClaimText]:
    """Yield sentences for searching, by id: all in the library, or those of the ids given.

    They have the ids of sentences and are no claims: nobody's, of no kind, of no worth.

    Args:
        library: Where they are.
        ids: Which.
        summaries: Only the first `SUMMARY` of each article's summary.
    """
    columns = (
        'SELECT sentence.id, sentence.article, sentence.start, sentence."end", article.date, '
        f"article.source, article.heading {_FROM} {_CHOSEN if summaries else ''}"
    )
    if ids is None:
        yield from _texts(library, f"{columns} ORDER BY sentence.id", ())
        return
    wanted = sorted(ids)
    for marks, part in in_parts(wanted):
        yield from _texts(
            library, f"{columns} WHERE sentence.id IN ({marks}) ORDER BY sentence.id", part
        )


def _texts(library: Library, statement: str, values: Sequence[object]) -> Iterator[ClaimText]:
    # Sentences of one article follow each other: its text is read once.
    text_of, text = 0, ""
    for number, article, start, end, date, source, heading in library.database.rows(
        statement, values
    ):
        if article != text_of:
            text_of, text = article, library.text(article)
        yield ClaimText(
            number, article, start, end, text[start:end], "", "", 0.0, date, source, heading
        )


def sentences_in(library: Library, articles: Sequence[int]) -> Iterator[int]:
    """Yield the sentences of some articles."""
    for marks, part in in_parts(articles):
        for row in library.database.rows(
            f"SELECT id FROM sentence WHERE article IN ({marks})",  # noqa: S608
            part,
        ):
            yield row[0]


def sentences_by_date(library: Library, *, summaries: bool = False) -> Iterator[int]:
    """Yield sentences, those of the latest article first."""
    chosen = _CHOSEN if summaries else ""
    for row in library.database.rows(
        "SELECT sentence.id FROM article JOIN sentence ON sentence.article = article.id "  # noqa: S608
        f"{chosen} ORDER BY article.date DESC, article.id DESC, sentence.start"
    ):
        yield row[0]


def count_sentences(library: Library, *, summaries: bool = False) -> int:
    """Count the sentences of articles or of their summaries."""
    if summaries:
        statement = f"SELECT count(*) FROM summary WHERE rank <= {SUMMARY}"  # noqa: S608
    else:
        statement = "SELECT count(*) FROM sentence"
    return int(library.database.row(statement)[0])


def last_sentence(library: Library) -> int:
    """Return the highest id that a sentence ever had, 0 where there was none."""
    row = library.database.row("SELECT seq FROM sqlite_sequence WHERE name = 'sentence'")
    return int(row[0]) if row else 0


def removed_sentences(library: Library, after: int) -> Iterator[tuple[int, int]]:
    """Yield `(number, sentence id)` of each removal after number `after`, in order."""
    yield from library.database.rows(
        "SELECT number, sentence FROM sentence_removed WHERE number > ? ORDER BY number", (after,)
    )


def last_removal(library: Library) -> int:
    """Return the number of the last sentence removed, 0 where there was none."""
    row = library.database.row("SELECT coalesce(max(number), 0) FROM sentence_removed")
    return int(row[0])


def sentences_after(library: Library, after: int) -> Iterator[int]:
    """Yield the sentences with a higher id than `after`, in order."""
    for row in library.database.rows("SELECT id FROM sentence WHERE id > ? ORDER BY id", (after,)):
        yield row[0]
