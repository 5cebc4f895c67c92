"""The figures of an article's sentences, and the keys by which sentences like them are found."""

from __future__ import annotations

from collections import defaultdict
from heapq import nsmallest
from math import log
from typing import TYPE_CHECKING

from tui.library.database import in_parts

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from tui.evidence import Figure, Measured
    from tui.library.database import Database
    from tui.library.library import Library

# Of what more sentences are on than this, the newest are looked at.
_NEWEST = 400


def insert_measured(
    database: Database, article_id: int, found: Sequence[tuple[int, Measured]]
) -> None:
    """Write the figures of an article's sentences inside a transaction, in place of those there.

    Args:
        database: Where the article is.
        article_id: The article.
        found: Sentence id and what was read of it; spans are characters of the sentence.
    """
    from tui.evidence import RULES  # noqa: PLC0415  (slow: never at the start of the app)

    own = "(SELECT id FROM sentence WHERE article = ?)"
    for table in ("figure", "figure_key"):
        database.write(f"DELETE FROM {table} WHERE sentence IN {own}", (article_id,))  # noqa: S608
    database.write_each(
        "INSERT INTO figure VALUES (NULL,?,?,?,?,?,?,?,?,?,?,?)",
        ((number, *_values(figure)) for number, item in found for figure in item.figures),
    )
    database.write_each(
        "INSERT OR IGNORE INTO figure_key VALUES (?,?)",
        ((key, number) for number, item in found for key in item.keys),
    )
    database.write("INSERT OR REPLACE INTO measured VALUES (?,?)", (article_id, RULES))


def keep_measured(library: Library, article_id: int, found: Sequence[tuple[int, Measured]]) -> None:
    """Store the figures of an article; one that was removed meanwhile is passed over.

    Raises:
        LibraryError: The library can't be written.
    """
    with library.database.writing():
        row = library.database.row("SELECT 1 FROM article WHERE id = ?", (article_id,))
        if row is not None:
            insert_measured(library.database, article_id, found)


def not_measured(library: Library) -> list[int]:
    """List the articles whose figures were not read by the rules of today, oldest first.

    Raises:
        LibraryError: The library can't be read.
    """
    from tui.evidence import RULES  # noqa: PLC0415  (slow)

    found = library.database.rows(
        "SELECT id FROM article WHERE NOT EXISTS (SELECT 1 FROM measured "
        "WHERE measured.article = article.id AND rules = ?) ORDER BY id",
        (RULES,),
    )
    return [row[0] for row in found]


def keys_of(library: Library, article_id: int) -> dict[int, list[int]]:
    """Return sentence id -> its keys, for the sentences of an article that have any."""
    found: dict[int, list[int]] = defaultdict(list)
    for number, key in library.database.rows(
        "SELECT sentence, key FROM figure_key JOIN sentence ON sentence.id = figure_key.sentence "
        "WHERE article = ?",
        (article_id,),
    ):
        found[number].append(key)
    return dict(found)


def sharing_keys(
    library: Library, keys: Sequence[int], limit: int, *, besides: Container[int] = ()
) -> list[int]:
    """Find the sentences that share most keys, rare ones counting more; best first, by id.

    Two keys are shared, or the only one that either sentence has: if one sentence is found from
    another, so is that one from it, unless there are more than `limit` for one of them.

    The time this takes does not grow with the library: of a frequent key the newest sentences are
    looked at.

    Args:
        library: Where to look.
        keys: Of one sentence, which is among those found.
        limit: How many at most.
        besides: Sentences that are not looked for.

    Raises:
        LibraryError: The library can't be read.
    """
    shared: dict[int, int] = defaultdict(int)
    scores: dict[int, float] = defaultdict(float)
    for key in keys:
        numbers = library.database.numbers(
            "SELECT sentence FROM figure_key WHERE key = ? ORDER BY sentence DESC LIMIT ?",
            (key, _NEWEST),
        )
        rarity = log(1 + _NEWEST / len(numbers)) if numbers else 0.0
        for number in numbers:
            if number not in besides:
                shared[number] += 1
                scores[number] += rarity
    if len(keys) > 1:
        once = [number for number, count in shared.items() if count == 1]
        for number in set(once).difference(_with_one_key(library, once)):
            del scores[number]
    return [number for _, number in nsmallest(limit, ((-x, n) for n, x in scores.items()))]


def _with_one_key(library: Library, sentences: Sequence[int]) -> Iterator[int]:
    for marks, part in in_parts(sentences):
        yield from library.database.numbers(
            f"SELECT sentence FROM figure_key WHERE sentence IN ({marks}) "  # noqa: S608
            "GROUP BY sentence HAVING count(*) = 1",
            part,
        )


def _values(figure: Figure) -> tuple[object, ...]:
    return (
        figure.start,
        figure.end,
        figure.low,
        figure.high,
        figure.bound,
        figure.unit,
        figure.counted,
        figure.place,
        figure.period,
        figure.day,
    )
