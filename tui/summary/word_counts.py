"""How often each word stands in each sentence, as triples of arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class WordCounts:
    """Words of the sentences of one text.

    Attributes:
        rows: Sentence of each entry, ascending.
        columns: Word of each entry, ascending within a sentence.
        counts: How often the word stands in the sentence.
        lengths: Words of each sentence, shape `(sentences,)`.
        numbers: Column of each word.
    """

    rows: Integers
    columns: Integers
    counts: Floats
    lengths: Integers
    numbers: dict[str, int]

    @property
    def sentences(self) -> int:
        """How many sentences there are."""
        return len(self.lengths)

    def in_sentences(self) -> Integers:
        """Return in how many sentences each word stands."""
        import numpy as np  # noqa: PLC0415

        return np.bincount(self.columns, minlength=max(len(self.numbers), 1))


def count_words(tokens: Sequence[Sequence[str]]) -> WordCounts:
    """Count the words of sentences, numbered in the order in which they first stand."""
    import numpy as np  # noqa: PLC0415

    numbers: dict[str, int] = {}
    columns = [numbers.setdefault(word, len(numbers)) for sentence in tokens for word in sentence]
    lengths = np.array([len(sentence) for sentence in tokens], dtype=np.int64)
    vocabulary = max(len(numbers), 1)
    keys = np.repeat(np.arange(len(tokens)), lengths) * vocabulary
    unique, counts = np.unique(keys + np.array(columns, dtype=np.int64), return_counts=True)
    return WordCounts(
        unique // vocabulary, unique % vocabulary, counts.astype(float), lengths, numbers
    )
