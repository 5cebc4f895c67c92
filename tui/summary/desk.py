"""Our own ranking of sentences: trained on shape, place and likeness, chosen without repeats.

The first three sentences of an English article are chosen together, of all threes among the twelve
that the ranker likes best (`tui.summary.choices`). What is chosen next, and everything where a
question is asked or the language is another, is what the ranker likes best less what it repeats of
those chosen, as in maximal marginal relevance (Carbonell and Goldstein 1998). A sentence that opens
with a word that points back is passed over until the sentence before it has been chosen.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.language.boilerplate import boilerplate
from tui.summary.choices import best_three, offer
from tui.summary.features import dangling, dense, features, likeness, terms_of
from tui.summary.ranker import log_odds

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tui.language import Sentence
    from tui.summary.features import Terms

    Floats = NDArray[np.float64]

_REDUNDANT = 2.0
# More than any score, less than to be left out.
_DANGLING = 1000.0
_TITLE = 1.0
_ASKED = 25.0
# Beyond this many, sentences follow in the order of their scores, repeated or not.
_POOL = 200
# The ranker has learned from English alone; elsewhere it only has a say beside the place.
_ABROAD, _EARLY, _DECAY = 0.2, 2.0, 3.0
_ENGLISH = frozenset("the of and to in a is was that for".split())
_ENGLISH_SHARE, _ENGLISH_REACH = 0.08, 40


def order(found: Sequence[Sentence], title: str = "", query: str = "") -> list[tuple[int, float]]:
    """Put the sentences of an article in the order in which a summary takes them.

    Args:
        found: The sentences of one article, in order.
        title: Its headline, where it has one.
        query: What the summary shall be about; empty for the article as a whole.

    Returns:
        Indices and scores, boilerplate left out unless there is nothing else; the first n are the
        summary of n sentences. With a query only the sentences that share a word with it, unless
        none does.
    """
    marks = boilerplate(found)
    kept = [index for index, mark in enumerate(marks) if not mark] or list(range(len(found)))
    if not kept:
        return []
    texts = [found[index].text for index in kept]
    asides = [title.lower(), query.lower()]
    terms = terms_of(texts)
    described = features(texts, kept, terms)
    scores = log_odds(described)
    english = _is_english(texts)
    if not english:
        import numpy as np  # noqa: PLC0415

        scores = _ABROAD * scores + _EARLY * np.exp(-np.arange(len(texts)) / _DECAY)
    if title or query:
        near = _likeness_to(texts, asides)
        scores = scores + _TITLE * near[0] + _ASKED * near[1]
    first: list[int] = []
    if english and not query:
        first = best_three(offer(texts, terms, described, scores))
    chosen = choose(terms, scores, texts, first)
    if query and near[1].any():
        chosen = [index for index in chosen if near[1][index] > 0]
    return [(kept[index], float(scores[index])) for index in chosen]


def choose(
    terms: Terms, scores: Floats, texts: Sequence[str], first: Sequence[int] = ()
) -> list[int]:
    """Order sentences by score, passing over what repeats or points back to what is not there.

    Args:
        terms: Their vectors.
        scores: Their scores, higher first.
        texts: The sentences.
        first: Those already chosen, which come first.

    Returns:
        All indices, in the order of choice.
    """
    import numpy as np  # noqa: PLC0415

    ranked = np.argsort(-scores, kind="stable")
    pool = np.union1d(ranked[:_POOL], np.array(first, dtype=np.int64))
    wanted = np.isin(terms.rows, pool)
    small = _part(terms, pool, wanted)
    back = np.array([_DANGLING * (index > 0 and dangling(texts[index])) for index in pool])
    value, repeated = scores[pool] - back, np.zeros(len(pool))
    result: list[int] = []
    for turn in range(len(pool)):
        if turn < len(first):
            best = int(np.searchsorted(pool, first[turn]))
        else:
            best = int(np.argmax(value - _REDUNDANT * repeated))
        result.append(int(pool[best]))
        value[best] = -np.inf
        if best + 1 < len(pool) and pool[best + 1] == pool[best] + 1:
            value[best + 1] += back[best + 1]
        repeated = np.maximum(repeated, likeness(small, dense(small, best, best + 1)))
    taken = set(result)
    return result + [index for index in map(int, ranked[_POOL:]) if index not in taken]


def _is_english(texts: Sequence[str]) -> bool:
    heard = " ".join(texts[:_ENGLISH_REACH])[:20_000].lower().split()
    return sum(word in _ENGLISH for word in heard) >= _ENGLISH_SHARE * len(heard)


def _part(terms: Terms, pool: NDArray[np.int64], wanted: NDArray[np.bool_]) -> Terms:
    import numpy as np  # noqa: PLC0415

    columns = np.unique(terms.columns[wanted], return_inverse=True)
    return replace(
        terms,
        rows=np.searchsorted(pool, terms.rows[wanted]),
        columns=columns[1],
        weights=terms.weights[wanted],
        counts=terms.counts[wanted],
        sentences=len(pool),
        vocabulary=max(len(columns[0]), 1),
    )


def _likeness_to(texts: Sequence[str], asides: Sequence[str]) -> list[Floats]:
    """Return how like each text is to each aside, all weighed together."""
    terms = terms_of([*texts, *asides])
    total = len(texts)
    return [
        likeness(terms, dense(terms, total + place, total + place + 1))[:total]
        for place in range(len(asides))
    ]
