"""One summary of several articles, and a headline for an article without one."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tui.summary.features import dense, likeness, terms_of
from tui.summary.ranking import SummarySentence, rank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.articles import Article
    from tui.summary.features import Terms

# Sentences that an article may give, more only where there are too few articles for the length.
_EACH = 5
# Cosine from which on a sentence says again what another has said.
_REPEATED = 0.5
# Characters: a line of the list of articles.
_HEADLINE = 90


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence of a digest and the article that it stands in.

    Attributes:
        article: Place of the article among those given, from 0.
        sentence: The sentence, a span of that article.
    """

    article: int
    sentence: SummarySentence


def digest(
    articles: Sequence[Article], *, sentences: int = 7, query: str = "", by_story: bool = False
) -> list[Cited]:
    """Summarise several articles together, without saying a thing twice.

    Each article in turn gives its best sentence that is not yet said, so that none is left out
    for the length of another.

    Args:
        articles: What to summarise.
        sentences: How many sentences the digest may have.
        query: What it shall be about; empty for the articles as a whole.
        by_story: Order by what is said instead of by date: each sentence is followed by the one
            most like it of those that are left, the best one first.

    Returns:
        Sentences with their articles, by date, undated ones last, then in the order given.
    """
    each = max(_EACH, math.ceil(sentences / max(len(articles), 1)))
    ranked = [rank(item.text, title=item.title, query=query).ordered[:each] for item in articles]
    offered = [
        Cited(index, ordered[turn])
        for turn in range(each)
        for index, ordered in enumerate(ranked)
        if turn < len(ordered)
    ]
    terms = terms_of([item.sentence.text for item in offered])
    chosen: list[int] = []
    for index in range(len(offered)):
        if len(chosen) >= sentences:
            break
        near = likeness(terms, dense(terms, index, index + 1))
        repeats = any(
            near[other] > _REPEATED or offered[other].sentence.text == offered[index].sentence.text
            for other in chosen
        )
        if not repeats:
            chosen.append(index)
    if by_story:
        return [offered[index] for index in _by_likeness(terms, chosen)]
    return sorted(
        (offered[index] for index in chosen),
        key=lambda item: (
            articles[item.article].date or date.max,
            item.article,
            item.sentence.start,
        ),
    )


def _by_likeness(terms: Terms, chosen: Sequence[int]) -> list[int]:
    """Order sentences so that each follows the one that it is most like."""
    left = list(chosen)
    ordered = left[:1]
    del left[:1]
    while left:
        near = likeness(terms, dense(terms, ordered[-1], ordered[-1] + 1))
        ordered.append(max(left, key=lambda index: float(near[index])))
        left.remove(ordered[-1])
    return ordered


def headline(text: str) -> str:
    """Give an article without a title a line to be listed by: the first of its best sentences.

    Args:
        text: Clean text.

    Returns:
        The sentence, or its opening up to a word's end and an ellipsis where it is long; empty
        for an empty text.
    """
    best = min(rank(text).ordered[:3], key=lambda item: item.start, default=None)
    line = " ".join(best.text.split()) if best else ""
    if len(line) <= _HEADLINE:
        return line
    return (
        line[:_HEADLINE].rpartition(" ")[0].rstrip(",;:–—-") + "…"
        if " " in line[:_HEADLINE]
        else line[:_HEADLINE] + "…"
    )
