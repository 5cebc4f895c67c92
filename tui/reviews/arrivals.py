"""What came in since a verdict and bears on it.

New articles are looked through once, sentence by sentence, beside the claims that have a verdict;
what bears on one is kept, so that the list is there at once. Claims that say the same as a
reviewed one join its group on the way.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812
from typing import TYPE_CHECKING

from tui.evidence import terms
from tui.reviews.gate import compare_gated
from tui.reviews.likeness import alike
from tui.reviews.records import Place
from tui.reviews.sharing import shared_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tui.library import Library, StoredArticle, StoredSentence

# Shares of the claim's stems that a sentence has to hold, by what the comparison says.
_LEAST = {"differs": 0.34, "agrees": 0.5, "unrelated": 0.6}
_LEAST_STEMS = 2
# Articles to a transaction: each waits for the disk.
_AT_ONCE = 20


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


@dataclass(frozen=True, slots=True)
class _Heads:
    """The claims that have a verdict, and which of them has a stem."""

    heads: list[_Head]
    by_stem: dict[str, list[int]]

    @classmethod
    def read(cls, library: Library) -> _Heads:
        rows = library.database.rows(
            "SELECT head FROM review_current WHERE rating != '' ORDER BY head"
        )
        heads, by_stem = [], defaultdict(list)
        for place, (number,) in enumerate(list(rows)):
            where = _place(library, number)
            head = _Head(number, where, frozenset(terms(where.text)))
            heads.append(head)
            for stem in head.stems:
                by_stem[stem].append(place)
        return cls(heads, dict(by_stem))

    def sharing(self, stems: set[str]) -> Iterator[tuple[_Head, int]]:
        """Yield the claims that have any of some stems, and how many, in the order of ids."""
        shared = Counter(place for stem in stems for place in self.by_stem.get(stem, ()))
        for place in sorted(shared):
            yield self.heads[place], shared[place]


def scan(
    library: Library,
    *,
    progress: Callable[[int, int], None] = lambda *_: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> int:
    """Look through the articles that were added since the last time.

    A few are kept in one transaction: a run that was cut short goes on where it was. Articles
    that were there when every verdict was given are nobody's news and are passed over.

    Args:
        library: Where to look.
        progress: Called with how many articles are done, of how many.
        cancelled: Asked before each article; what was found by then is kept.

    Returns:
        How many articles were looked through.

    Raises:
        LibraryError: The library can't be read or written.
    """
    fresh = _not_looked_through(library)
    if not fresh:
        return 0
    heads = _Heads.read(library)
    for first in range(0, len(fresh), _AT_ONCE):
        looked_at = 0
        found: list[tuple[object, ...]] = []
        joining: list[tuple[int, int]] = []
        part = fresh[first : first + _AT_ONCE]
        for number in part:
            if cancelled():
                break
            if article := library.article(number):
                found += _bearing(library, article, heads)
                joining += _joining(library, article, heads)
            looked_at += 1
        if looked_at:
            _keep(library, part[looked_at - 1], found, joining)
        if looked_at < len(part):
            return first + looked_at
        progress(first + looked_at, len(fresh))
    return len(fresh)


def _not_looked_through(library: Library) -> list[int]:
    """List articles that may be somebody's news; where none may, keep that for the next time."""
    (done,) = library.database.row("SELECT coalesce(max(article), 0) FROM review_scan")
    last = library.last_article()
    (seen,) = library.database.row("SELECT min(seen) FROM review_current WHERE rating != ''")
    fresh = [
        int(row[0])
        for row in library.database.rows(
            "SELECT id FROM article WHERE id > ? ORDER BY id",
            (max(done, last if seen is None else seen),),
        )
    ]
    if not fresh and done < last:
        _keep(library, last, [], [])
    return fresh


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


def _place(library: Library, head: int) -> Place:
    row = library.database.row(
        "SELECT place FROM review_entry WHERE claim = ? ORDER BY number DESC", (head,)
    )
    return Place(**json.loads(row[0]))


def _keep(
    library: Library,
    last: int,
    found: Sequence[tuple[object, ...]],
    joining: Sequence[tuple[int, int]],
) -> None:
    """Store what was found up to an article; one that was removed meanwhile has no news."""
    with library.database.writing():
        library.database.write_each(
            "INSERT OR IGNORE INTO review_news SELECT ?, id, ?, ?, ?, ? FROM article WHERE id = ?",
            [(head, *rest, article) for head, article, *rest in found],
        )
        library.database.write_each("INSERT OR IGNORE INTO review_member VALUES (?,?)", joining)
        library.database.write("DELETE FROM review_scan")
        library.database.write("INSERT INTO review_scan VALUES (?)", (last,))


def _bearing(
    library: Library, article: StoredArticle, heads: _Heads
) -> Iterator[tuple[object, ...]]:
    for sentence in library.stored_sentences(article.id):
        for head, count in heads.sharing(set(terms(sentence.text))):
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


def _joining(library: Library, article: StoredArticle, heads: _Heads) -> Iterator[tuple[int, int]]:
    for stored in library.claims(article.id):
        stems = set(terms(stored.claim.text))
        for head, count in heads.sharing(stems):
            # Far fewer words in common than `alike` asks for: not worth a look.
            if 3 * count < len(stems | head.stems):
                continue
            found = alike(
                head.place.text, stored.claim.text, date_a=head.day, date_b=article.article.date
            )
            if found and found.relation == "same":
                yield stored.id, head.number
                break
