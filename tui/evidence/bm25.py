"""BM25 over stemmed words."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING

from tui.evidence.stemming import english_stem
from tui.language import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

STOP = frozenset(
    "a an and are as at be been but by for from had has have he her his if in into is it its of "
    "on or she that the their there they this to was we were which will with you".split()
)
K1 = 1.2
B = 0.75


@lru_cache(maxsize=262_144)
def _stem(word: str) -> str:
    return english_stem(word)


def terms(text: str) -> list[str]:
    """Return the stems of a text's words, hyphened words in parts, without stop words."""
    parts = (part for word in words(text.lower()) for part in word.split("-"))
    return [_stem(part.replace("’", "'").removesuffix("'s")) for part in parts if part not in STOP]


class Bm25:
    """An index of texts for BM25 (Robertson and Zaragoza 2009), with Lucene's idf."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Index texts.

        Args:
            texts: What `scores` ranks, in this order.
        """
        import numpy as np  # noqa: PLC0415

        counts = [Counter(terms(text)) for text in texts]
        lengths = np.array([item.total() for item in counts], dtype=np.float64)
        mean = float(lengths.mean()) if len(lengths) and lengths.any() else 1.0
        self._norm = K1 * (1 - B + B * lengths / mean)
        places: dict[str, list[int]] = {}
        often: dict[str, list[int]] = {}
        for place, item in enumerate(counts):
            for term, count in item.items():
                places.setdefault(term, []).append(place)
                often.setdefault(term, []).append(count)
        self._postings = {
            term: (np.array(where), np.array(often[term], dtype=np.float64))
            for term, where in places.items()
        }
        self._size = len(counts)

    def scores(self, query: str) -> NDArray[np.float64]:
        """Score every text for a query, shape `(n,)`, 0 where no word is shared."""
        import numpy as np  # noqa: PLC0415

        found = np.zeros(self._size)
        for term in set(terms(query)):
            if term not in self._postings:
                continue
            where, count = self._postings[term]
            idf = log(1 + (self._size - len(where) + 0.5) / (len(where) + 0.5))
            found[where] += idf * count * (K1 + 1) / (count + self._norm[where])
        return found
