"""Our own ranking of sentences: directed centrality over TF-IDF, position and coherence.

Directed centrality follows PacSum (Zheng and Lapata 2019): a sentence gains by its likeness to
those after it and loses by its likeness to those before it, for news tells the gist first.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from tui.language import words
from tui.summary.boilerplate import boilerplate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.language import Sentence

_BACKWARD = 0.6
_POSITION = 0.9
_POSITION_DECAY = 3.0
_DANGLING = 0.25
_SHORT, _LONG = 6, 55
_REDUNDANT = 0.6
_OPENS_BACK = re.compile(
    r"\A[\"“'‘]?(?:he|she|it|they|this|that|these|those|his|her|its|their|but|and|however|so|such"
    r"|then|also|instead|still|yet|meanwhile)\b",
    re.IGNORECASE,
)
Vector = dict[str, float]


def dangling(text: str) -> bool:
    """Tell whether a sentence opens with a word that points back to another one."""
    return bool(_OPENS_BACK.match(text))


def scores(found: Sequence[Sentence], title: str = "") -> list[float]:
    """Score each sentence as part of a summary; higher is better.

    Args:
        found: The sentences of one article, in order.
        title: Its headline, where it has one.

    Returns:
        One number a sentence; boilerplate gets minus infinity.
    """
    marks = boilerplate(found)
    vectors = vectors_of([item.text for item in found])
    central = _directed_centrality(vectors)
    heading = vectors_of([title])[0] if title else {}
    body = 0
    result = []
    for index, item in enumerate(found):
        if marks[index]:
            result.append(-math.inf)
            continue
        value = central[index] + _POSITION * math.exp(-body / _POSITION_DECAY)
        value += 0.3 * cosine(vectors[index], heading)
        length = len(item.text.split())
        value -= 0.4 * (length < _SHORT) + 0.2 * (length > _LONG)
        value -= _DANGLING * dangling(item.text) + 0.3 * item.text.rstrip('"”').endswith("?")
        result.append(value)
        body += 1
    return result


def choose(found: Sequence[Sentence], ranked: Sequence[float], count: int) -> list[int]:
    """Choose up to `count` sentences, best first, passing over those that repeat chosen ones.

    Args:
        found: The sentences of one article.
        ranked: Their scores.
        count: How many to choose.

    Returns:
        Indices in the order of choice.
    """
    order = sorted(range(len(found)), key=lambda index: (-ranked[index], index))
    order = [index for index in order if ranked[index] > -math.inf]
    vectors: dict[int, Vector] = {}
    chosen: list[int] = []
    passed: list[int] = []
    for index in order:
        if len(chosen) >= count:
            break
        vectors[index] = _normal(Counter(_terms(found[index].text)))
        if any(cosine(vectors[index], vectors[other]) > _REDUNDANT for other in chosen):
            passed.append(index)
        else:
            chosen.append(index)
    return (chosen + passed)[:count]


def vectors_of(texts: Sequence[str]) -> list[Vector]:
    """Turn texts into TF-IDF vectors of length one, the texts themselves being the corpus."""
    counts = [Counter(_terms(text)) for text in texts]
    frequency = Counter(term for count in counts for term in count)
    total = len(texts)
    idf = {term: math.log((1 + total) / (0.5 + times)) for term, times in frequency.items()}
    return [_normal({term: n * idf[term] for term, n in count.items()}) for count in counts]


def cosine(left: Vector, right: Vector) -> float:
    """Return the dot product of two vectors of length one."""
    if len(left) > len(right):
        left, right = right, left
    return sum(weight * right[term] for term, weight in left.items() if term in right)


def _terms(text: str) -> list[str]:
    return [word.lower()[:7] for word in words(text) if len(word) > 3 or word[0].isdigit()]


def _normal(weights: Vector | Counter[str]) -> Vector:
    norm = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {term: weight / norm for term, weight in weights.items()}


def _directed_centrality(vectors: Sequence[Vector]) -> list[float]:
    """Sum likeness to later sentences less a part of that to earlier ones, scaled to 0..1.

    Each vector is compared with the sums of those after and before it, so that the work grows
    with the words of the article and not with the square of its sentences.
    """
    after: defaultdict[str, float] = defaultdict(float)
    before: defaultdict[str, float] = defaultdict(float)
    for vector in vectors:
        for term, weight in vector.items():
            after[term] += weight
    raw = []
    for vector in vectors:
        for term, weight in vector.items():
            after[term] -= weight
        forward = sum(weight * after[term] for term, weight in vector.items())
        backward = sum(weight * before[term] for term, weight in vector.items())
        for term, weight in vector.items():
            before[term] += weight
        raw.append(forward - _BACKWARD * backward)
    low, high = min(raw, default=0.0), max(raw, default=1.0)
    spread = (high - low) or 1.0
    return [(value - low) / spread for value in raw]
