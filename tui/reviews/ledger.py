"""Every figure of a library, and which of them differ."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.evidence import Comparison, figures, measured, terms
from tui.evidence.lexicon import concept
from tui.library.figures import (
    StoredDisagreement,
    keep_compared,
    not_compared,
    stored_disagreements,
    stored_figures,
)
from tui.library.measures import keep_measured, keys_of, not_measured, sharing_keys
from tui.reviews.gate import compare_gated
from tui.reviews.progress import Progress
from tui.reviews.story import shared_names, shared_stems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date as Date  # noqa: N812

    from tui.evidence import Figure
    from tui.library import ArticleRow, Library, StoredSentence

# Raised whenever the rules of `figures` or `compare` change: everything is compared anew then.
VERSION = 8
# Of pairs that differ by the rules, half are among a sentence's five nearest, few after twenty.
# Where more are as near, which of them are found depends on which articles were there first.
_NEIGHBOURS = 20
# Long sentences of one story deny many things: few of them what the other says.
_DENIED = 0.5
_YEAR = 365


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
        score: 0..1, how much the two are about the same thing at the same time; disagreements
            are listed by it.
    """

    one: StoredSentence
    other: StoredSentence
    comparison: Comparison
    one_article: ArticleRow
    other_article: ArticleRow
    score: float


def compare_articles(
    library: Library,
    *,
    progress: Callable[[Progress], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> bool:
    """Compare the figures of articles that are new with what is there.

    Each article is stored at once: a run that was cut short is resumed by the next. Call it in a
    worker.

    Args:
        library: The library.
        progress: Called after each article.
        cancelled: Asked before each sentence.

    Returns:
        Whether all articles have been compared now.

    Raises:
        LibraryError: The library can't be read or written.
    """
    if not _read_figures(library, progress, cancelled):
        return False
    for done, number in enumerate(waiting := not_compared(library, VERSION), start=1):
        for row in library.rows([number]):
            pairs = _against_others(library, row, cancelled)
            if pairs is None:
                return False
            keep_compared(library, number, VERSION, pairs)
        progress(Progress(done, len(waiting), "articles compared"))
    return True


def _read_figures(
    library: Library, progress: Callable[[Progress], None], cancelled: Callable[[], bool]
) -> bool:
    """Read the figures of articles that were added before figures were read at adding."""
    waiting = not_measured(library)
    for done, number in enumerate(waiting, start=1):
        if cancelled():
            return False
        for row in library.rows([number]):
            found = library.stored_sentences(number)
            keep_measured(
                library, number, [(item.id, measured(item.text, row.date)) for item in found]
            )
        progress(Progress(done, len(waiting), "articles read for their figures"))
    return True


def entries(library: Library) -> Iterator[Entry]:
    """Yield every figure of a library, article by article; what is new is read first.

    Raises:
        LibraryError: The library can't be read or written.
    """
    _read_figures(library, lambda _: None, lambda: False)
    found: dict[int, list[Figure]] = {}
    for number, figure in stored_figures(library):
        found.setdefault(number, []).append(figure)
    for number in library.article_ids():
        (row,) = library.rows([number])
        for sentence in library.stored_sentences(number):
            for figure in found.get(sentence.id, ()):
                read = replace(figure, text=sentence.text[figure.start : figure.end])
                start, end = sentence.start + figure.start, sentence.start + figure.end
                yield Entry(read, sentence, row.date, start, end)


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
        LibraryError: The library can't be read or written.
    """
    compare_articles(library, progress=progress, cancelled=cancelled)
    stored = stored_disagreements(library)
    ids = dict.fromkeys(number for pair in stored for number in (pair.one, pair.other))
    sentences = {item.id: item for item in library.sentences_of(list(ids))}
    numbers = dict.fromkeys(item.article_id for item in sentences.values())
    rows = {row.id: row for row in library.rows(list(numbers))}
    found = []
    for pair in stored:
        one, other = sentences[pair.one], sentences[pair.other]
        comparison = Comparison("differs", pair.why, pair.lit_one, pair.lit_other)
        articles = rows[one.article_id], rows[other.article_id]
        found.append(Disagreement(one, other, comparison, *articles, pair.score))
    return found


def _against_others(
    library: Library, row: ArticleRow, cancelled: Callable[[], bool]
) -> list[StoredDisagreement] | None:
    """Compare an article with the others; None where that was cancelled on the way."""
    keys = keys_of(library, row.id)
    pairs: list[StoredDisagreement] = []
    for sentence in library.stored_sentences(row.id):
        # A long article takes its time, and whoever leaves the app waits for this.
        if cancelled():
            return None
        if sentence.id in keys:
            near = sharing_keys(library, keys[sentence.id], _NEIGHBOURS, besides=keys)
            pairs += _differing(library, sentence, library.sentences_of(near), row)
    return pairs


def _differing(
    library: Library, sentence: StoredSentence, others: list[StoredSentence], row: ArticleRow
) -> Iterator[StoredDisagreement]:
    dates = {item.id: item for item in library.rows([other.article_id for other in others])}
    for other in others:
        if other.article_id not in dates:
            continue
        pair = (row, sentence), (dates[other.article_id], other)
        # The one published first stands first; one without a date comes after those with one.
        (one_row, one), (other_row, second) = sorted(pair, key=_published)
        found = compare_gated(one.text, second.text, date_a=one_row.date, date_b=other_row.date)
        if found.verdict != "differs":
            continue
        denied = found.lit_a is None or found.lit_b is None
        if denied and shared_stems(one.text, second.text) < _DENIED:
            continue
        story = shared_names(library, (one_row, one), (other_row, second))
        if story:
            score = _score(one, second, found, one_row.date, other_row.date, story)
            yield StoredDisagreement(one.id, second.id, score, found.why, found.lit_a, found.lit_b)


def _published(item: tuple[ArticleRow, StoredSentence]) -> tuple[bool, str, int]:
    row, sentence = item
    return row.date is None, row.date.isoformat() if row.date else "", sentence.id


def _score(
    one: StoredSentence,
    other: StoredSentence,
    found: Comparison,
    date_one: Date | None,
    date_other: Date | None,
    story: float,
) -> float:
    """Add up, in equal parts: the same is counted, in the same weeks, words and story."""
    mine, theirs = _counted(one.text, found.lit_a), _counted(other.text, found.lit_b)
    counted = len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0
    apart = abs((date_one - date_other).days) if date_one and date_other else _YEAR
    left, right = set(terms(one.text)), set(terms(other.text))
    shared = len(left & right) / max(1, min(len(left), len(right)))
    return (counted + max(0.0, 1 - apart / _YEAR) + shared + story) / 4


def _counted(text: str, lit: tuple[int, int] | None) -> set[str]:
    """Return the concepts that the lit figure counts."""
    found = (item for item in figures(text) if lit == (item.start, item.end))
    return {concept(word) for item in found for word in item.counted.split()}
