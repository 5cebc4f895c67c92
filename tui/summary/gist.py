"""Which words and pairs of words a summary would have, and what a choice of sentences has of them.

Two logistic regressions say for each word of an article, and each pair of neighbouring words, how
likely it is to stand in a person's summary: from how often it stands in the article, where first,
in how many sentences, capitals, length, and for the commonest English words which one it is. A
choice of sentences has then an overlap with that summary that is to be expected, in words and pairs
as ROUGE counts them (Lin 2004). Choosing by learned weights of word pairs is the
idea of Li, Qian and Liu (2013); that of taking what is best in expectation, minimum Bayes risk.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int64]

_WORD = re.compile(r"[^\W_]+")
_CUT = 6
# What stands behind this many sentences changes the chances of words no more.
REACH = 300
COMMON = (
    "the of and to in a is was that for on with as at by he she it his her their they from has"
    " have had been be are were will would an who which not after but its this said one says also"
    " more than when about out over up new"
).split()
_COMMON = {word[:_CUT]: place for place, word in enumerate(COMMON)}
# How much less a further mention of a word is likely to be in the summary than the one before.
_AGAIN, _AGAIN_COMMON = 0.12, 0.45


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of an article's sentences in a row, and the pairs of neighbours among them.

    Attributes:
        rows: Sentence of each word.
        words: Number of each word, in the order in which they first stand.
        about: A row of features for each number.
        common: For each number, whether it is among the commonest English words.
        pair_rows: Sentence of each pair.
        pairs: Number of each pair.
        parts: The two words of each numbered pair.
        pair_counts: How often it stands, where first, and in how many of the first five sentences.
    """

    rows: Integers
    words: Integers
    about: Floats
    common: NDArray[np.bool_]
    pair_rows: Integers
    pairs: Integers
    parts: Integers
    pair_counts: Floats


def wording(texts: Sequence[str]) -> Wording:
    """Count the words of sentences and the pairs of neighbours."""
    import numpy as np  # noqa: PLC0415

    found = [_WORD.findall(text) for text in texts]
    numbers: dict[str, int] = {}
    words = np.array(
        [numbers.setdefault(w.lower()[:_CUT], len(numbers)) for line in found for w in line],
        dtype=np.int64,
    )
    lengths = np.array([len(line) for line in found], dtype=np.int64)
    rows = np.repeat(np.arange(len(found)), lengths)
    at = np.arange(len(rows)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    capital = np.array([w[0].isupper() for line in found for w in line], dtype=bool) & (at > 0)
    about, common = _word_features(list(numbers), words, rows, at, capital, len(texts))
    within = rows[1:] == rows[:-1]
    keys = (words[:-1] * max(len(numbers), 1) + words[1:])[within]
    pair_rows = rows[:-1][within]
    unique, first, pairs, times = np.unique(
        keys, return_index=True, return_inverse=True, return_counts=True
    )
    early = pair_rows < 5
    at_most_once = np.unique(pairs[early] * 5 + pair_rows[early]) // 5
    counts = np.column_stack(
        [times, pair_rows[first], np.bincount(at_most_once, minlength=len(unique))]
    ).astype(float)
    parts = np.column_stack(np.divmod(unique, max(len(numbers), 1)))
    return Wording(rows, words, about, common, pair_rows, pairs, parts, counts)


def _word_features(
    spelt: list[str],
    words: Integers,
    rows: Integers,
    at: Integers,
    capital: NDArray[np.bool_],
    total: int,
) -> tuple[Floats, NDArray[np.bool_]]:
    import numpy as np  # noqa: PLC0415

    size = len(spelt)
    place = np.array([_COMMON.get(word, -1) for word in spelt], dtype=np.int64)
    common = place >= 0
    times = np.bincount(words, minlength=size).astype(float)
    starts = np.unique(words, return_index=True)[1]
    first, early_at = rows[starts].astype(float), np.minimum(at[starts], 30) / 10
    last = np.zeros(size)
    last[words] = rows
    cells = np.unique(words * max(total, 1) + rows)
    cell_rows, cell_words = cells % max(total, 1), cells // max(total, 1)

    def among(wanted: NDArray[np.bool_]) -> Floats:
        return np.bincount(cell_words[wanted], minlength=size).astype(float)

    spread = among(cell_rows >= 0) / max(total, 1)
    five = np.minimum(among(cell_rows < 5), 3)
    late = np.minimum(among(cell_rows > total / 2), 3)
    opening, second, third = (among(cell_rows == row) for row in range(3))
    capitals = np.bincount(words, capital, minlength=size)
    share = capitals / np.maximum(times, 1)
    length = np.array([len(word) for word in spelt], dtype=float)
    digit = np.array([word[0].isdigit() for word in spelt], dtype=float)
    rare, usual = (~common).astype(float), common.astype(float)
    log, near, log_first = np.log(np.maximum(times, 1)), np.exp(-first / 3), np.log1p(first)
    whole = np.full(size, np.log(max(total, 1)))
    which = np.zeros((size, len(COMMON)))
    which[np.flatnonzero(common), place[common]] = 1
    columns = [
        log * rare, log * usual, spread * rare, log_first * rare, log_first * usual, near * rare,
        near * usual, first / max(total, 1), last / max(total, 1) * rare, five * rare,
        five * usual, late * rare, opening * rare, second * rare, third * rare, opening * usual,
        share * rare, (capitals > 0) * rare, log * share * rare, opening * share * rare,
        length * rare, digit, digit * opening, whole, whole * log * rare,
        times / max(times.max(initial=1), 1) * rare, early_at * rare, near * log * rare,
        near * share * rare,
    ]  # fmt: skip
    return np.column_stack([*columns, which]), common


def pair_features(said: Wording, chances: Floats) -> Floats:
    """Describe the pairs of neighbours, given the chance of each word."""
    import numpy as np  # noqa: PLC0415

    left, right = said.parts.T
    times, first, early = said.pair_counts.T
    odds = np.log(np.clip(chances, 1e-4, 1 - 1e-4) / (1 - np.clip(chances, 1e-4, 1 - 1e-4)))
    a, b = odds[left], odds[right]
    usual_a, usual_b = said.common[left].astype(float), said.common[right].astype(float)
    capital, digit = said.about[:, 16], said.about[:, 21]
    often = np.exp(said.about[:, 0] + said.about[:, 1])
    scarcer = np.minimum(often[left], often[right])
    log, near = np.log(times), np.exp(-first / 3)
    return np.column_stack(
        [
            log, np.log1p(first), near, np.minimum(early, 3), a, b, chances[left] * chances[right],
            np.minimum(a, b), usual_a * usual_b, usual_a * (1 - usual_b), (1 - usual_a) * usual_b,
            capital[left] * capital[right], log * (1 - usual_a) * (1 - usual_b), near * a,
            near * b, log * np.minimum(a, b), digit[left], digit[right], times >= scarcer - 0.5,
            times / np.maximum(scarcer, 1),
        ]
    )  # fmt: skip


def expected_overlap(
    said: Wording,
    chances: Floats,
    pair_chances: Floats,
    pool: Integers,
    choices: Integers,
) -> tuple[Floats, Floats, Floats, Floats]:
    """Return what choices of sentences have of the summary that is to be expected.

    Args:
        said: The wording of the article.
        chances: Of each word, to be in the summary.
        pair_chances: Likewise of each pair.
        pool: Sentences among which to choose, ascending.
        choices: Places in the pool, a row each choice.

    Returns:
        For each choice the words shared with the summary in expectation, those of them that are
        among the commonest, the pairs shared, and the words of the choice.
    """
    import numpy as np  # noqa: PLC0415

    counts = _table(said.rows, said.words, pool)
    words = counts.any(0)
    total = counts[:, words][choices].sum(1)
    held = np.minimum(total, 9).astype(np.int64)
    usual = said.common[words]
    fall = np.where(usual, _AGAIN_COMMON, _AGAIN)
    worth = (1 - fall ** np.arange(10)[:, None]) / (1 - fall) * chances[words]
    hits = worth[held, np.arange(worth.shape[1])]
    has = _table(said.pair_rows, said.pairs, pool) > 0
    pairs = has.any(0)
    pair_hits = has[:, pairs][choices].any(1) @ pair_chances[pairs]
    return hits.sum(1), hits[:, usual].sum(1), pair_hits, total.sum(1)


def _table(rows: Integers, numbers: Integers, pool: Integers) -> Floats:
    import numpy as np  # noqa: PLC0415

    wanted = np.isin(rows, pool)
    at = np.searchsorted(pool, rows[wanted])
    known, columns = np.unique(numbers[wanted], return_inverse=True)
    size = int(numbers.max(initial=-1)) + 1
    full = np.zeros((len(pool), size))
    small = np.bincount(at * max(len(known), 1) + columns, minlength=len(pool) * len(known))
    full[:, known] = small.reshape(len(pool), len(known))
    return full
