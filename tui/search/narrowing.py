"""Filters of a query to the claims that pass them, each claim of the library looked at."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np

from tui.library.marks import verdict_marks
from tui.library.records import id_of
from tui.library.selecting import (
    article_names,
    articles_dated,
    claims_of_kinds,
    claims_scored,
    speakers,
)
from tui.search.fold import folded_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from tui.library import Library
    from tui.search.fields import Filter
    from tui.search.scopes import Source

_REMEMBERED = 16
_EXACT_SCORE = 0.005
_CHANGING = ("status", "verdict")
_LIKE_ENOUGH = 80.0
_ANY_TYPO = 3


class Narrowing:
    """Says which claims pass filters; what it found out is kept while the library stays as it is.

    Reviews change without a claim being added, so what depends on them is asked anew each time.

    Args:
        library: Where they are.
        source: What is searched: claims, or sentences, of which only filters by article hold.
    """

    def __init__(self, library: Library, source: Source) -> None:
        self._library = library
        self._source = source
        self._change = -1
        self._known: OrderedDict[Filter, NDArray[Any]] = OrderedDict()
        self._whole: tuple[tuple[Filter, ...], NDArray[Any]] | None = None
        self._sources, self._headings, self._speakers = _Names(), _Names(), _Names()

    def passing(self, filters: Sequence[Filter]) -> NDArray[Any] | None:
        """Return by claim identifier whether it passes all filters, or None where there are none.

        The same array is returned as long as nothing has changed.
        """
        if not filters:
            return None
        change = self._source.latest()
        if change != self._change:
            self._change, self._whole = change, None
            self._known.clear()
        asked = tuple(filters)
        if self._whole is not None and self._whole[0] == asked:
            return self._whole[1]
        passing = np.ones(self._source.last() + 1, bool)
        for each in asked:
            passing &= self._one(each, len(passing))
        if not any(each.field in _CHANGING for each in asked):
            self._whole = asked, passing
        return passing

    def _one(self, asked: Filter, count: int) -> NDArray[Any]:
        known = self._known.get(asked)
        if known is None:
            known = np.zeros(count, bool)
            ids = np.fromiter(self._claims(asked), np.int64)
            known[ids[ids < count]] = True
            if asked.negated:
                known = ~known
            if asked.field not in _CHANGING:
                self._known[asked] = known
                if len(self._known) > _REMEMBERED:
                    self._known.popitem(last=False)
        return known

    def _claims(self, asked: Filter) -> Iterable[int]:
        library = self._library
        match asked.field:
            case "kind":
                return claims_of_kinds(library, asked.value.split(","))
            case "score":
                return claims_scored(library, *_bounds(asked))
            case "status" | "verdict":
                return self._reviewed(asked)
            case "speaker":
                self._speakers.take_in(speakers(library, self._speakers.last))
                return self._speakers.having(asked.value)
            case _:
                return self._source.inside(sorted(self._articles(asked)))

    def _articles(self, asked: Filter) -> Iterable[int]:
        library = self._library
        if asked.field == "date":
            if asked.operator != "..":
                return articles_dated(library, asked.operator, asked.value)
            until = set(articles_dated(library, "<=", asked.until))
            return until.intersection(articles_dated(library, ">=", asked.value))
        if asked.field == "article" and (number := id_of(asked.value)) is not None:
            return [number]
        fresh = list(article_names(library, self._sources.last))
        self._sources.take_in((number, source) for number, source, _ in fresh)
        self._headings.take_in((number, heading) for number, _, heading in fresh)
        names = self._sources if asked.field == "source" else self._headings
        return names.having(asked.value)

    def _reviewed(self, asked: Filter) -> Iterable[int]:
        marks = verdict_marks(self._library)
        if asked.field == "verdict":
            ratings = _Names()
            ratings.take_in(sorted((claim, mark.rating) for claim, mark in marks.items()))
            return ratings.having(asked.value)
        wanted = asked.value.split(",")
        passing = np.full(self._source.last() + 1, "open" in wanted)
        for claim, mark in marks.items():
            if claim < len(passing):
                passing[claim] = mark.status in wanted
        return np.flatnonzero(passing).tolist()


class _Names:
    """Names by their words; `last` is the highest identifier taken in."""

    def __init__(self) -> None:
        self.last = 0
        self._of: defaultdict[str, list[int]] = defaultdict(list)

    def take_in(self, named: Iterable[tuple[int, str]]) -> None:
        """Add names in the order of their identifiers."""
        for number, name in named:
            for word in {word for word, _, _ in folded_words(name)}:
                self._of[word].append(number)
            self.last = number

    def having(self, wanted: str) -> set[int]:
        """Return those whose name has every word that is wanted: begun alike, or with a typo."""
        found: set[int] | None = None
        for word, _, _ in folded_words(wanted):
            own: set[int] = set()
            for other, numbers in self._of.items():
                if _word_of_name(word, other):
                    own.update(numbers)
            found = own if found is None else found & own
        return found or set()


def _bounds(asked: Filter) -> tuple[float, float]:
    value = float(asked.value)
    match asked.operator:
        case "=":
            return float(np.nextafter(value - _EXACT_SCORE, 2)), float(
                np.nextafter(value + _EXACT_SCORE, -2)
            )
        case ">":
            return float(np.nextafter(value, 2)), 1.0
        case ">=":
            return value, 1.0
        case "<":
            return 0.0, float(np.nextafter(value, -2))
        case "<=":
            return 0.0, value
        case "..":
            return value, float(asked.until)


def _word_of_name(wanted: str, word: str) -> bool:
    """Whether a folded word of a name is what is wanted: begun alike, or like it but for a typo."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415

    alike = len(wanted) > _ANY_TYPO and ratio(wanted, word) >= _LIKE_ENOUGH
    return word.startswith(wanted) or alike
