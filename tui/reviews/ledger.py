"""Every figure of a library, and which of them differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.evidence import compare, figures
from tui.language import words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as Date  # noqa: N812

    from tui.evidence import Comparison, Figure
    from tui.library import Library, StoredSentence

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
    """Two sentences of different articles that differ; the spans are characters of each."""

    one: StoredSentence
    other: StoredSentence
    comparison: Comparison


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


def disagreements(library: Library) -> Iterator[Disagreement]:
    """Yield pairs of sentences from different articles whose figures differ, each pair once.

    Raises:
        LibraryError: The library can't be read.
    """
    seen: set[int] = set()
    for entry in entries(library):
        sentence = entry.sentence
        if sentence.id in seen or entry.figure.unit == "date":
            continue
        seen.add(sentence.id)
        near = library.bm25(words(sentence.text), limit=_NEIGHBOURS)
        for other in library.sentences_of([number for number, _ in near]):
            if other.article_id == sentence.article_id or other.id in seen:
                continue
            day = _date(library, other.article_id)
            found = compare(sentence.text, other.text, date_a=entry.date, date_b=day)
            if found.verdict == "differs":
                yield Disagreement(sentence, other, found)


def _date(library: Library, article_id: int) -> Date | None:
    stored = library.article(article_id)
    return stored.article.date if stored else None
