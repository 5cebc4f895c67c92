"""The figures of a library's sentences, and the sentences that differ, as they are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.evidence import Figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.library.library import Library

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class StoredDisagreement:
    """Two sentences that differ, by their ids; the spans are characters of each sentence."""

    one: int
    other: int
    score: float
    why: str
    lit_one: Span | None
    lit_other: Span | None


def not_compared(library: Library, version: int) -> list[int]:
    """List the articles that this version of comparing has not gone through, oldest first."""
    found = library.database.rows(
        "SELECT id FROM article WHERE NOT EXISTS (SELECT 1 FROM compared "
        "WHERE compared.article = article.id AND version = ?) ORDER BY id",
        (version,),
    )
    return [row[0] for row in found]


def keep_compared(
    library: Library, article_id: int, version: int, differing: Iterable[StoredDisagreement]
) -> None:
    """Store what differs from one article, in one transaction, in place of what older rules found.

    What the other article had found by the same rules stays: a pair may be found from one side
    only, where one of the two sentences has very many near it.

    Args:
        library: The library; an article that was removed meanwhile is passed over.
        article_id: The article.
        version: Of the rules that found it.
        differing: Pairs with a sentence of this article.

    Raises:
        LibraryError: The library can't be written.
    """
    database = library.database
    with database.writing():
        if database.row("SELECT 1 FROM article WHERE id = ?", (article_id,)) is None:
            return
        for mine, theirs in (("one", "other"), ("other", "one")):
            database.write(
                f"DELETE FROM disagreement WHERE {mine} IN "  # noqa: S608
                "(SELECT id FROM sentence WHERE article = ?) AND NOT EXISTS "
                "(SELECT 1 FROM sentence JOIN compared ON compared.article = sentence.article "
                f"WHERE sentence.id = disagreement.{theirs} AND version = ?)",
                (article_id, version),
            )
        database.write_each(
            "INSERT OR REPLACE INTO disagreement VALUES (?,?,?,?,?,?,?,?)",
            (
                (x.one, x.other, x.score, x.why, *(x.lit_one or (None, None)))
                + (x.lit_other or (None, None))
                for x in differing
            ),
        )
        database.write("INSERT OR REPLACE INTO compared VALUES (?,?)", (article_id, version))


def stored_figures(library: Library) -> Iterator[tuple[int, Figure]]:
    """Yield sentence id and figure, sentence by sentence; `text` is left empty."""
    for row in library.database.rows(
        'SELECT sentence, start, "end", low, high, bound, unit, counted, place, period, day '
        "FROM figure ORDER BY sentence, start"
    ):
        number, start, end, low, high, bound, unit, counted, place, period, day = row
        yield (
            number,
            Figure(start, end, "", low, high, bound, unit, counted, place, period, day),
        )


def stored_disagreements(library: Library) -> list[StoredDisagreement]:
    """List all pairs that differ, those most surely about the same thing first."""
    return [
        StoredDisagreement(one, other, score, why, _span(a, b), _span(c, d))
        for one, other, score, why, a, b, c, d in library.database.rows(
            "SELECT * FROM disagreement ORDER BY score DESC, one, other"
        )
    ]


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else (start, end)
