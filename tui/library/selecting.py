"""Which claims of a library have a property, by identifier: what the filters of a search ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tui.library.database import in_parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.library.library import Library

Comparison = Literal["=", ">", ">=", "<", "<="]


def claims_of_kinds(library: Library, kinds: Sequence[str]) -> Iterator[int]:
    """Yield the claims of some kinds."""
    marks = ",".join("?" * len(kinds))
    yield from _ids(library, f"SELECT id FROM claim WHERE kind IN ({marks})", kinds)  # noqa: S608


def claims_scored(library: Library, low: float, high: float) -> Iterator[int]:
    """Yield the claims whose check-worthiness, in 0..1, is from `low` to `high`."""
    yield from _ids(library, "SELECT id FROM claim WHERE score BETWEEN ? AND ?", (low, high))


def articles_dated(library: Library, compared: Comparison, day: str) -> Iterator[int]:
    """Yield the articles whose date compares so with a year, month or day (ISO 8601).

    Dates are compared at the precision given: `> 2023` starts in 2024. An article without a date
    compares with nothing.
    """
    yield from _ids(
        library,
        f"SELECT id FROM article WHERE date <> '' AND substr(date, 1, ?) {compared} ?",  # noqa: S608
        (len(day), day),
    )


def claims_in(library: Library, articles: Sequence[int]) -> Iterator[int]:
    """Yield the claims of some articles."""
    for marks, part in in_parts(articles):
        yield from _ids(library, f"SELECT id FROM claim WHERE article IN ({marks})", part)  # noqa: S608


def article_names(library: Library, after: int) -> Iterator[tuple[int, str, str]]:
    """Yield `(article id, source, heading)` of the articles with a higher id than `after`."""
    yield from library.database.rows(
        "SELECT id, source, heading FROM article WHERE id > ? ORDER BY id", (after,)
    )


def speakers(library: Library, after: int) -> Iterator[tuple[int, str]]:
    """Yield `(claim id, who says it)` of the claims with a higher id than `after` that name one."""
    yield from library.database.rows(
        "SELECT claim.id, substr(text, speaker_start + 1, speaker_end - speaker_start) FROM claim "
        "JOIN body USING (article) WHERE claim.id > ? AND speaker_start IS NOT NULL "
        "ORDER BY claim.id",
        (after,),
    )


def speakers_counted(library: Library) -> Iterator[tuple[str, int]]:
    """Yield who says the claims of a library, each with the number of claims."""
    yield from library.database.rows(
        "SELECT substr(text, speaker_start + 1, speaker_end - speaker_start) AS speaker, count(*) "
        "FROM claim JOIN body USING (article) WHERE speaker_start IS NOT NULL GROUP BY speaker"
    )


def sources_counted(library: Library) -> Iterator[tuple[str, int]]:
    """Yield where the articles of a library were published, each with the number of articles."""
    yield from library.database.rows(
        "SELECT source, count(*) FROM article WHERE source <> '' GROUP BY source"
    )


def claims_by(library: Library, order: Literal["score", "date"]) -> Iterator[int]:
    """Yield all claims, those most worth checking or the latest first."""
    if order == "score":
        yield from _ids(library, "SELECT id FROM claim ORDER BY score DESC, id", ())
        return
    yield from _ids(
        library,
        "SELECT claim.id FROM article JOIN claim ON claim.article = article.id "
        "ORDER BY article.date DESC, article.id DESC, claim.place",
        (),
    )


def last_claim(library: Library) -> int:
    """Return the highest identifier of a claim, 0 where there is none."""
    return int(library.database.row("SELECT coalesce(max(id), 0) FROM claim")[0])


def _ids(library: Library, statement: str, values: Sequence[object]) -> Iterator[int]:
    for row in library.database.rows(statement, values):
        yield row[0]
