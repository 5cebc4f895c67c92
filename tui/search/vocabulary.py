"""An inverted index whose vocabulary is searched with typos allowed.

Claims use few distinct words, so the words are fuzzed and not the claims: each word of a query
is expanded to the words of the vocabulary that are like it (the same, begun alike, within a few
edits, joined or divided), and what those words stand in is scored.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from tui.search.fold import folded_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_PREFIX_WEIGHT = 0.85
_SHORTEST_TYPO = 3
_EXPANSIONS = 60
_CANDIDATES = 400


class Vocabulary:
    """Texts by identifier, found through the words they hold."""

    def __init__(self) -> None:
        self._postings: dict[str, set[int]] = {}
        self._texts: dict[int, str] = {}
        self._by_length: dict[int, list[str]] = {}

    def __len__(self) -> int:
        """How many texts there are."""
        return len(self._texts)

    def add(self, texts: Iterable[tuple[int, str]]) -> None:
        """Add texts; one with a known identifier takes the old one's place."""
        for number, text in texts:
            if number in self._texts:
                self.remove([number])
            self._texts[number] = text
            for word, _, _ in folded_words(text):
                if word not in self._postings:
                    self._postings[word] = set()
                    self._by_length.setdefault(len(word), []).append(word)
                self._postings[word].add(number)

    def remove(self, numbers: Iterable[int]) -> None:
        """Take texts out; identifiers that are not there are passed over."""
        for number in numbers:
            text = self._texts.pop(number, None)
            for word, _, _ in folded_words(text or ""):
                self._postings[word].discard(number)

    def search(self, query: Sequence[str], limit: int) -> list[tuple[int, float]]:
        """Rank texts by a query.

        Args:
            query: Folded words; the last may be half typed.
            limit: How many texts to return.

        Returns:
            `(identifier, closeness in 0..1)`, best first; ties keep the order of identifiers.
        """
        if not query:
            return []
        scores: defaultdict[int, float] = defaultdict(float)
        for place, word in enumerate(query):
            best: dict[int, float] = {}
            for other, likeness in self._expand(word, last=place == len(query) - 1):
                posting = self._postings[other]
                rarity = math.log(1 + len(self._texts) / (1 + len(posting)))
                for number in posting:
                    best[number] = max(best.get(number, 0.0), likeness * (0.3 + rarity))
            for number, weight in best.items():
                scores[number] += weight
        top = sorted(scores, key=lambda number: (-scores[number], number))[:_CANDIDATES]
        return self._closest(query, top, limit)

    def _expand(self, word: str, *, last: bool) -> list[tuple[str, float]]:
        from rapidfuzz.distance import OSA  # noqa: PLC0415
        from rapidfuzz.process import extract  # noqa: PLC0415

        found: dict[str, float] = {}
        if self._postings.get(word):
            found[word] = 1.0
        if last or len(word) >= 4:
            begun = (other for other in self._postings if other.startswith(word) and other != word)
            for other in begun:
                found.setdefault(other, _PREFIX_WEIGHT * (1 if last else 0.8))
        if len(word) >= _SHORTEST_TYPO and not word.isdigit():
            edits = 1 if len(word) < 5 else 2 if len(word) < 9 else 3
            near = [
                other
                for length in range(len(word) - edits, len(word) + edits + 1)
                for other in self._by_length.get(length, ())
            ]
            for other, distance, _ in extract(
                word, near, scorer=OSA.distance, score_cutoff=edits, limit=_EXPANSIONS
            ):
                found.setdefault(other, 1 - distance / len(word) * 1.2)
        return list(found.items())

    def _closest(
        self, query: Sequence[str], numbers: Sequence[int], limit: int
    ) -> list[tuple[int, float]]:
        """Rank candidates by how well each word, and the words together, are found in them."""
        from rapidfuzz.fuzz import partial_ratio, ratio  # noqa: PLC0415

        whole = " ".join(query)
        ranked = []
        for number in numbers:
            own = [word for word, _, _ in folded_words(self._texts[number])]
            words = sum(
                max(
                    (100.0 if other.startswith(word) else ratio(word, other) for other in own),
                    default=0.0,
                )
                * len(word)
                for word in query
            ) / max(sum(map(len, query)), 1)
            together = partial_ratio(whole, " ".join(own))
            ranked.append((number, (0.75 * words + 0.25 * together) / 100))
        ranked.sort(key=lambda item: (-round(item[1], 3), item[0]))
        return ranked[:limit]
