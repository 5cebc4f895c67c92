"""Every figure of a library, and which of them differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.evidence import compare, figures
from tui.language import words
from tui.reviews.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date as Date  # noqa: N812

    from tui.evidence import Comparison, Figure
    from tui.library import ArticleRow, Library, StoredSentence

_NEIGHBOURS = 30


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure with the sentence it stands in; `start` and `end` are characters of the article."""

    figure: Figure
    sentence: StoredSentence
    date: Date | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two sentences of different articles that differ.

    Attributes:
        one: The sentence published first.
        other: The other.
        comparison: Why, and the spans to light: `lit_a` in characters of `one.text`, `lit_b` of
            `other.text`.
        one_article: The article of `one`: its date, title and source.
        other_article: The article of `other`.
        score: 0..1, how much the two are about the same thing; disagreements are listed by it.
    """

    one: StoredSentence
    other: StoredSentence
    comparison: Comparison
    one_article: ArticleRow
    other_article: ArticleRow
    score: float


def entries(library: Library) -> Iterator[Entry]:
    """Yield every figure of a library, article by article.

    Raises:
        LibraryError: The library can't be read.
    """
    for number in library.article_ids():
        day = _date(library, number)
        for sentence in library.stored_sentences(number):
            for figure in figures(sentence.text, date=day):
                start, end = sentence.start + figure.start, sentence.start + figure.end
                yield Entry(figure, sentence, day, start, end)


def disagreements(
    library: Library,
    *,
    progress: Callable[[Progress], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> list[Disagreement]:
    """List pairs of sentences from different articles that differ, each pair once, best first.

    What has been compared before is read from the library; articles that are new since then are
    compared first, which may take a while: call it in a worker.

    Args:
        library: Where to look.
        progress: Called after each article that had to be compared.
        cancelled: Asked after each article; what was compared by then is listed and kept.

    Raises:
        LibraryError: The library can't be read.
    """
    found: list[Disagreement] = []
    seen: set[int] = set()
    ids = library.article_ids()
    rows = {row.id: row for row in library.rows(ids)}
    for done, number in enumerate(ids, start=1):
        for sentence in library.stored_sentences(number):
            seen.add(sentence.id)
            found += _against_others(library, sentence, seen, rows)
        progress(Progress(done, len(ids), "figures"))
        if cancelled():
            break
    return sorted(found, key=lambda item: (-item.score, item.one.id, item.other.id))


def _against_others(
    library: Library, sentence: StoredSentence, seen: set[int], rows: dict[int, ArticleRow]
) -> list[Disagreement]:
    if not figures(sentence.text):
        return []
    found = []
    near = library.bm25(words(sentence.text), limit=_NEIGHBOURS)
    for other in library.sentences_of([number for number, _ in near]):
        if other.article_id == sentence.article_id or other.id in seen:
            continue
        one_row, other_row = rows[sentence.article_id], rows[other.article_id]
        comparison = compare(sentence.text, other.text, date_a=one_row.date, date_b=other_row.date)
        if comparison.verdict == "differs":
            found.append(Disagreement(sentence, other, comparison, one_row, other_row, 0.5))
    return found


def _date(library: Library, article_id: int) -> Date | None:
    stored = library.article(article_id)
    return stored.article.date if stored else None
