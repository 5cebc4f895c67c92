"""Scores of sentences by the words that they share, as sumy's graph methods give them.

The sums are those of sumy 0.13's LexRank, TextRank and Reduction summarizers, taken in another
order: sumy compares each pair of sentences in Python, here only words that two sentences share
are looked at, all at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import numpy as np
    from numpy.typing import NDArray

    from tui.summary.word_counts import WordCounts

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int64]

_THRESHOLD, _LEXRANK_EPSILON = 0.1, 0.1
_DAMPING, _TEXTRANK_EPSILON, _NO_ZERO = 0.85, 1e-4, 1e-7
_AT_ONCE = 1 << 20
# Among so few sentences the matrix itself is the quickest, where many steps are needed.
_FEW = 256


def lexrank(counted: WordCounts) -> Floats:
    """Score sentences as sumy's LexRank does (Erkan and Radev 2004).

    Two sentences are neighbours where the cosine of their TF-IDF vectors is above 0.1. sumy stops
    its power iteration when a step is below 0.1, which is mostly after two steps, and so do we:
    the scores are its scores, not those that the iteration would end in.

    Returns:
        A score a sentence; all NaN where no sentence has a word that counts, as in sumy.
    """
    import numpy as np  # noqa: PLC0415

    total = counted.sentences
    idf = np.log(total / (1 + counted.in_sentences()))
    weights = counted.counts * idf[counted.columns]
    norms = np.sqrt(np.bincount(counted.rows, weights * weights, minlength=total))
    alone = norms > 0
    weights /= np.where(alone, norms, 1.0)[counted.rows]
    pairs = list(_neighbours(counted, weights))
    left = np.concatenate([pair[0] for pair in pairs]) if pairs else np.zeros(0, dtype=np.int64)
    right = np.concatenate([pair[1] for pair in pairs]) if pairs else left
    degrees = np.bincount(left, minlength=total) + np.bincount(right, minlength=total) + alone
    degrees = np.maximum(degrees, 1)
    scores, step = np.full(total, 1 / total), 1.0
    while step > _LEXRANK_EPSILON:
        flow = scores / degrees
        following = (
            np.bincount(left, flow[right], minlength=total)
            + np.bincount(right, flow[left], minlength=total)
            + flow * alone
        )
        with np.errstate(invalid="ignore"):
            following /= np.linalg.norm(following)
        step = float(np.linalg.norm(following - scores))
        scores = following
    return scores


def _neighbours(counted: WordCounts, weights: Floats) -> Iterator[tuple[Integers, Integers]]:
    """Yield the pairs of sentences, first before second, whose likeness is above the threshold."""
    import numpy as np  # noqa: PLC0415

    total = counted.sentences
    shared = (counted.in_sentences() > 1)[counted.columns] & (weights != 0)
    rows, columns, values = counted.rows[shared], counted.columns[shared], weights[shared]
    by_word = np.lexsort((rows, columns))
    posted, worth = rows[by_word], values[by_word]
    place = np.empty(len(rows), dtype=np.int64)
    place[by_word] = np.arange(len(rows))
    ends = np.searchsorted(columns[by_word], columns, side="right")
    following = ends - place - 1
    reach = np.concatenate([[0], np.cumsum(following)])
    bounds = np.searchsorted(rows, np.arange(total + 1))
    first = 0
    while first < total:
        # So many sentences that neither their pairs nor a row for each outgrow the memory.
        room = np.searchsorted(reach[bounds], reach[bounds[first]] + _AT_ONCE, side="right") - 1
        last = int(min(max(room, first + 1), first + max(_AT_ONCE // total, 1), total))
        low, high = bounds[first], bounds[last]
        many = following[low:high]
        here = np.repeat(np.arange(low, high), many)
        there = place[here] + 1 + np.arange(len(here)) - (reach[here] - reach[low])
        keys = (rows[here] - first) * total + posted[there]
        likeness = np.bincount(keys, values[here] * worth[there], minlength=(last - first) * total)
        found = np.flatnonzero(likeness > _THRESHOLD)
        yield found // total + first, found % total
        first = last


def textrank(counted: WordCounts) -> Floats:
    """Score sentences as sumy's TextRank does (Mihalcea and Tarau 2004).

    An edge weighs the number of pairs of equal words, by the sum of the logarithms of both
    lengths; a sentence is its own neighbour as well, as in sumy.
    """
    import numpy as np  # noqa: PLC0415

    total = counted.sentences
    spread = _edges(counted, of_single_words=1.0)
    if total <= _FEW:
        matrix = np.column_stack([spread(one) for one in np.eye(total)])
        spread = matrix.dot
    sums = spread(np.ones(total)) + _NO_ZERO
    scores, step = np.full(total, 1 / total), 1.0
    while step > _TEXTRANK_EPSILON:
        following = (1 - _DAMPING) / total * scores.sum() + _DAMPING * spread(scores / sums)
        step = float(np.linalg.norm(following - scores))
        scores = following
    return scores


def reduction(counted: WordCounts, same: Integers) -> Floats:
    """Score sentences as sumy's Reduction does: by the sum of their edges to all others.

    Args:
        counted: Words of the sentences.
        same: For each sentence a number that those with the same text share: sumy adds their
            sums up, and gives the whole to each.
    """
    import numpy as np  # noqa: PLC0415

    total = counted.sentences
    own = np.bincount(counted.rows, counted.counts**2, minlength=total)
    scale = np.log(np.maximum(counted.lengths, 1)) * 2
    itself = np.divide(own, scale, out=np.zeros(total), where=scale > 0)
    sums = _edges(counted, of_single_words=0.0)(np.ones(total)) - itself
    return np.asarray(np.bincount(same, sums)[same], dtype=float)


def _edges(counted: WordCounts, *, of_single_words: float) -> Callable[[Floats], Floats]:
    """Return the product with the matrix of edges.

    The matrix is never made. The weight of an edge depends on the words that two sentences share
    and on their two lengths, and there are few lengths: for each word and length, what comes from
    all sentences of that length is summed first.
    """
    import numpy as np  # noqa: PLC0415

    lengths, kind = np.unique(counted.lengths, return_inverse=True)
    logs = np.log(np.maximum(lengths, 1))
    scale = logs[:, None] + logs
    weigh = np.where(scale > 0, 1 / np.where(scale > 0, scale, 1.0), of_single_words)
    # A word of one sentence gives an edge to itself alone.
    once = (counted.in_sentences() == 1)[counted.columns]
    total = counted.sentences
    own = np.bincount(counted.rows[once], counted.counts[once] ** 2, minlength=total)
    own = own * weigh[kind, kind]
    rows, counts = counted.rows[~once], counted.counts[~once]
    words, column = np.unique(counted.columns[~once], return_inverse=True)
    cells = column * len(lengths) + kind[rows]
    size = max(len(words), 1) * len(lengths)

    def spread(flow: Floats) -> Floats:
        sums = np.bincount(cells, counts * flow[rows], minlength=size)
        met = (sums.reshape(-1, len(lengths)) @ weigh).ravel()
        return np.bincount(rows, counts * met[cells], minlength=total) + own * flow

    return spread
