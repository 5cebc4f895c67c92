"""What came in since a verdict and bears on it.

New articles are looked through once, sentence by sentence, beside the claims that have a verdict;
what bears on one is kept, so that the list is there at once. Claims that say the same as a
reviewed one join its group on the way.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812
from typing import TYPE_CHECKING

from tui.evidence import terms
from tui.reviews.alike import alike
from tui.reviews.gate import compare_gated
from tui.reviews.records import Place
from tui.reviews.sharing import shared_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tui.library import Library, StoredArticle, StoredSentence

# Shares of the claim's stems that a sentence has to hold, by what the comparison says.
_LEAST = {"differs": 0.34, "agrees": 0.5, "unrelated": 0.6}
_LEAST_STEMS = 2


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence that came in: `text` is that article's `text[start:end]`.

    `verdict` is `"differs"`, `"agrees"` or `"unrelated"` (which says only that the two can't be
    compared); `why` says why it is listed.
    """

    article_id: int
    heading: str
    source: str
    date: str
    start: int
    end: int
    text: str
    verdict: str
    why: str


@dataclass(frozen=True, slots=True)
class News:
    """A claim with a verdict, and what came in since; what differs stands first."""

    claim_id: int
    place: Place
    rating: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class _Head:
    number: int
    place: Place
    stems: frozenset[str]

    @property
    def day(self) -> Date | None:
        return Date.fromisoformat(self.place.date) if self.place.date else None


def scan(
    library: Library,
    *,
    progress: Callable[[int, int], None] = lambda *_: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> int:
    """Look through the articles that were added since the last time.

    Each is done in a transaction of its own: a run that was cut short goes on where it was.

    Args:
        library: Where to look.
        progress: Called with how many articles are done, of how many.
        cancelled: Asked before each article.

    Returns:
        How many articles were looked through.

    Raises:
        LibraryError: The library can't be read or written.
    """
    (done,) = library.database.row("SELECT coalesce(max(article), 0) FROM review_scan")
    fresh = [
        int(row[0])
        for row in library.database.rows("SELECT id FROM article WHERE id > ? ORDER BY id", (done,))
    ]
    heads = _heads(library) if fresh else []
    for place, number in enumerate(fresh):
        if cancelled():
            return place
        _look_through(library, number, heads)
        progress(place + 1, len(fresh))
    return len(fresh)


def news(library: Library, claim_id: int | None = None) -> list[News]:
    """List claims for which something came in since their verdict; `scan` before.

    A claim leaves the list with the next verdict on it, or when `confirm` says that it stands.

    Args:
        library: Where to look.
        claim_id: Only this claim; its group's first one.

    Raises:
        LibraryError: The library can't be read.
    """
    found: dict[int, list[Item]] = {}
    ratings: dict[int, str] = {}
    for head, rating, *rest in library.database.rows(
        """SELECT review_news.head, rating, article.id, heading, source, date, review_news.start,
        review_news."end", substr(text, review_news.start + 1,
            review_news."end" - review_news.start), verdict, why
        FROM review_news JOIN review_current ON review_current.head = review_news.head
        JOIN article ON article.id = review_news.article JOIN body ON body.article = article.id
        WHERE article.id > seen AND rating != '' AND (? IS NULL OR review_news.head = ?)
        ORDER BY review_news.head, verdict != 'differs', article.id, review_news.start""",
        (claim_id, claim_id),
    ):
        found.setdefault(head, []).append(Item(*rest))
        ratings[head] = rating
    return [
        News(head, _place(library, head), ratings[head], tuple(items))
        for head, items in found.items()
    ]


def _heads(library: Library) -> list[_Head]:
    rows = library.database.rows("SELECT head FROM review_current WHERE rating != '' ORDER BY head")
    heads = []
    for (number,) in list(rows):
        place = _place(library, number)
        heads.append(_Head(number, place, frozenset(terms(place.text))))
    return heads


def _place(library: Library, head: int) -> Place:
    row = library.database.row(
        "SELECT place FROM review_entry WHERE claim = ? ORDER BY number DESC", (head,)
    )
    return Place(**json.loads(row[0]))


def _look_through(library: Library, article_id: int, heads: list[_Head]) -> None:
    article = library.article(article_id)
    found = list(_bearing(library, article, heads)) if article and heads else []
    joining = list(_joining(library, article, heads)) if article and heads else []
    with library.database.writing():
        library.database.write_each("INSERT OR IGNORE INTO review_news VALUES (?,?,?,?,?,?)", found)
        library.database.write_each("INSERT OR IGNORE INTO review_member VALUES (?,?)", joining)
        library.database.write("DELETE FROM review_scan")
        library.database.write("INSERT INTO review_scan VALUES (?)", (article_id,))


def _bearing(
    library: Library, article: StoredArticle, heads: list[_Head]
) -> Iterator[tuple[int, int, int, int, str, str]]:
    by_stem: dict[str, list[int]] = {}
    for place, head in enumerate(heads):
        for stem in head.stems:
            by_stem.setdefault(stem, []).append(place)
    for sentence in library.stored_sentences(article.id):
        shared: dict[int, int] = {}
        for stem in set(terms(sentence.text)):
            for place in by_stem.get(stem, ()):
                shared[place] = shared.get(place, 0) + 1
        for place, count in shared.items():
            head = heads[place]
            if count < _LEAST_STEMS or head.place.content_hash == article.content_hash:
                continue
            told = _told(head, article, sentence, count / len(head.stems))
            if told:
                yield head.number, article.id, sentence.start, sentence.end, *told


def _told(
    head: _Head, article: StoredArticle, sentence: StoredSentence, share: float
) -> tuple[str, str] | None:
    """Return the verdict of the comparison and why the sentence is listed, or None."""
    if share < min(_LEAST.values()):
        return None
    day = article.article.date
    found = compare_gated(head.place.text, sentence.text, date_a=head.day, date_b=day)
    if share < _LEAST[found.verdict]:
        return None
    repeated = alike(head.place.text, sentence.text, date_a=head.day, date_b=day)
    if repeated and repeated.relation == "same":
        return None
    if found.verdict == "differs":
        return found.verdict, found.why
    shared = shared_words(head.stems, sentence.text)
    return found.verdict, f"It shares {shared} with the claim."


def _joining(
    library: Library, article: StoredArticle, heads: list[_Head]
) -> Iterator[tuple[int, int]]:
    for stored in library.claims(article.id):
        stems = set(terms(stored.claim.text))
        for head in heads:
            # Far fewer words in common than `alike` asks for: not worth a look.
            if 3 * len(stems & head.stems) < len(stems | head.stems):
                continue
            found = alike(
                head.place.text, stored.claim.text, date_a=head.day, date_b=article.article.date
            )
            if found and found.relation == "same":
                yield stored.id, head.number
                break
