"""The first three sentences of a summary, chosen together.

Among the sentences that the ranker likes best, every choice of three is described: by the overlap
with a person's summary that is to be expected (`tui.summary.gist`), by its length, its place, what
its sentences repeat of each other, and the sum of what is known of them one by one. A weighted sum
of that, learned for the ROUGE that the choice gets in expectation (minimum risk training, Och 2003,
Shen and others 2016), says which is the best. A sentence that opens with a word that points back
may only be chosen with the sentence before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from tui.summary.features import dangling, dense, likeness
from tui.summary.gist import REACH, expected_overlap, pair_features, wording
from tui.summary.ranker import chances, shipped, standardised

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tui.summary.features import Terms
    from tui.summary.gist import Wording
    from tui.summary.ranker import Weights

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int64]

TOGETHER, AMONG = 3, 12
# Lengths that a person's summary may have, in words.
_LENGTHS = (30, 40, 55)
_LONG = 50.0
# Columns of `describe` that say, with these weights, what a choice is worth before anything is
# learned: ROUGE-1 and ROUGE-2 to be expected for a usual length, and the log odds of its sentences.
BEGINNING = {2: 1.0, 3: 2.0, 16: 0.1}


@dataclass(frozen=True, slots=True)
class Offer:
    """The sentences of one article and what is known of them one by one.

    Attributes:
        texts: The sentences.
        terms: Their vectors.
        described: Their features.
        scores: What the ranker thinks of each.
        said: The wording of the first `REACH` of them.
        words: The chance of each word to be in a summary.
        pairs: Likewise of each pair of words.
        pool: Those among which to choose, ascending.
    """

    texts: Sequence[str]
    terms: Terms
    described: Floats
    scores: Floats
    said: Wording
    words: Floats
    pairs: Floats
    pool: Integers


def offer(
    texts: Sequence[str],
    terms: Terms,
    described: Floats,
    scores: Floats,
    *,
    said: Wording | None = None,
    weights: Weights | None = None,
) -> Offer:
    """Find out what there is to choose from.

    Args:
        texts: The sentences of an article.
        terms: Their vectors.
        described: Their features.
        scores: What the ranker thinks of each.
        said: Their wording, where it is known already.
        weights: The models; the shipped ones where there are none.
    """
    import numpy as np  # noqa: PLC0415

    said = wording(texts[:REACH]) if said is None else said
    known = chances(said.about, "words", weights)
    pairs = chances(pair_features(said, known), "pairs", weights)
    pool = np.sort(np.argsort(-scores[:REACH], kind="stable")[:AMONG])
    return Offer(texts, terms, described, scores, said, known, pairs, pool)


def best_three(offered: Offer, weights: Weights | None = None) -> list[int]:
    """Choose the first three sentences.

    Args:
        offered: What there is to choose from.
        weights: The models; the shipped ones where there are none.

    Returns:
        Their indices, so ordered that the first is the best of the three alone, and the first
        two the best two of them that hold it.
    """
    import numpy as np  # noqa: PLC0415

    known = shipped() if weights is None else weights

    def best(rows: list[tuple[int, ...]]) -> tuple[int, ...]:
        choices = np.array(rows)
        allowed = standing(offered, choices)
        if allowed.any():
            choices = choices[allowed]
        mean, spread, weight = known["choices"][choices.shape[1] - 1]
        worth = ((describe(offered, choices, known) - mean) / spread) @ weight
        return tuple(map(int, choices[int(np.argmax(worth))]))

    three = best(list(combinations(range(len(offered.pool)), min(TOGETHER, len(offered.pool)))))
    one = best([(place,) for place in three])
    two = best([pair for pair in combinations(three, min(2, len(three))) if one[0] in pair])
    return [int(offered.pool[place]) for place in dict.fromkeys((*one, *two, *three))]


def standing(offered: Offer, choices: Integers) -> NDArray[np.bool_]:
    """Tell which choices hold, with each sentence that points back, the one before it."""
    import numpy as np  # noqa: PLC0415

    pool = offered.pool
    loose = np.array([index > 0 and dangling(offered.texts[index]) for index in pool])
    return np.asarray((~loose[choices] | _brought(pool, choices)).all(1), dtype=bool)


def _brought(pool: Integers, choices: Integers) -> NDArray[np.bool_]:
    """Tell of each sentence of a choice whether the sentence before it is chosen too."""
    import numpy as np  # noqa: PLC0415

    follows = np.diff(pool, prepend=-2) == 1
    held = np.zeros((len(choices), len(pool) + 1), dtype=bool)
    np.put_along_axis(held, choices, values=True, axis=1)
    brought: NDArray[np.bool_] = follows[choices] & np.take_along_axis(held, choices - 1, 1)
    return brought


def describe(offered: Offer, choices: Integers, weights: Weights) -> Floats:
    """Describe choices of sentences.

    Args:
        offered: What there is to choose from.
        choices: Places in the pool, a row each choice.
        weights: Where the means and spreads of the sentences' features are.

    Returns:
        A row each choice.
    """
    import numpy as np  # noqa: PLC0415

    pool = offered.pool
    hits, usual, pair_hits, length = expected_overlap(
        offered.said, offered.words, offered.pairs, pool, choices
    )
    count = choices.shape[1]
    columns = []
    for wanted in _LENGTHS:
        columns += [
            2 * hits / (length + wanted),
            2 * pair_hits / np.maximum(length - count + wanted - 1, 1),
        ]
    some = np.maximum(length, 1)
    columns += [
        hits, usual, pair_hits, hits / some, pair_hits / some, np.log1p(hits), np.log1p(pair_hits),
        length / _LONG, (length / _LONG) ** 2, np.log1p(length),
    ]  # fmt: skip
    scores = offered.scores[pool][choices]
    columns += [scores.sum(1), scores.min(1), scores.max(1), (1 / (1 + np.exp(-scores))).sum(1)]
    columns += _repeated(offered, choices)
    loose = np.array([index > 0 and dangling(offered.texts[index]) for index in pool])
    columns += [loose[choices].sum(1), _brought(pool, choices).sum(1)]
    place = pool[choices].astype(float)
    last = place.max(1)
    columns += [
        (place == 0).any(1), (place == 1).any(1), (place == 2).any(1), np.log1p(place).sum(1),
        last == count - 1, np.log1p(last), np.log1p(place.min(1)), np.exp(-place / 3).sum(1),
    ]  # fmt: skip
    wired = _wired(offered)
    columns += [wired * columns[index] for index in (2, 3, 13, 14, 16)]
    mean, spread = weights["sentences"][:2]
    each = standardised(offered.described[pool], mean, spread)
    return np.column_stack([*columns, each[choices].sum(1)])


def _wired(offered: Offer) -> float:
    from tui.summary.features import NAMES  # noqa: PLC0415

    return float(offered.described[0, NAMES.index("dateline")])


def _repeated(offered: Offer, choices: Integers) -> list[Floats]:
    """Return how like each other the sentences of a choice are: most, and in all."""
    import numpy as np  # noqa: PLC0415

    pairs = list(combinations(range(choices.shape[1]), 2))
    if not pairs:
        return [np.zeros(len(choices))] * 2
    pool = offered.pool
    like = np.array(
        [likeness(offered.terms, dense(offered.terms, i, i + 1))[pool] for i in map(int, pool)]
    )
    each = np.column_stack([like[choices[:, a], choices[:, b]] for a, b in pairs])
    return [each.max(1), each.sum(1)]
