"""What a library holds that bears on a claim."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from tui.evidence import terms
from tui.evidence.bm25 import Bm25
from tui.evidence.rank import fused
from tui.language import words
from tui.reviews.gate import compare_gated
from tui.reviews.meaning import nearest, vectors_of
from tui.reviews.sharing import shared_words
from tui.semantic import available, embed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date as Date  # noqa: N812

    import numpy as np
    from numpy.typing import NDArray

    from tui.evidence import Comparison
    from tui.library import Library, StoredArticle, StoredSentence

_CANDIDATES = 200
# A sentence that can be set beside the claim, figure by figure, is worth this much more: one
# standard deviation of likeness.
_FIGURE = 1.0
_NEAR = 1.5
# So many sentences before and after a claim are its context, where they share its paragraph.
_AROUND = 3


@dataclass(frozen=True, slots=True)
class Bearing:
    """A sentence of the library that bears on a claim.

    Attributes:
        sentence: The whole sentence with its article and span.
        article: The article it stands in.
        score: Higher bears more.
        comparison: Whether it differs from the claim, agrees, or can't be compared, and why.
        before: The sentence before it, or an empty string.
        after: The sentence after it, or an empty string.
        why: Why it was found, in words to show: "shares ‘member’ and ‘countries’".
    """

    sentence: StoredSentence
    article: StoredArticle
    score: float
    comparison: Comparison
    before: str
    after: str
    why: str


def bearing(
    library: Library,
    claim: str,
    *,
    date: Date | None = None,
    apart_from: tuple[int, int, int] | None = None,
    limit: int = 10,
    only_differing: bool = False,
) -> list[Bearing]:
    """Find the sentences of a library that bear on a claim, best first.

    Args:
        library: Where to look.
        claim: The claim, or its whole sentence where it is cut from one.
        date: The day it was published.
        apart_from: Article id and span of the claim itself: it and what stands around it is not
            its own evidence.
        limit: How many at most.
        only_differing: Keep those whose figures or wording differ from the claim: each has its
            reason and two spans, `lit_a` in the claim and `lit_b` in the sentence.

    Raises:
        LibraryError: The library can't be read.
    """
    found = bearings(library, claim, date=date, apart_from=apart_from)
    if only_differing:
        return ranked((item for item in found if differs(item)), apart_from)[:limit]
    return ranked(islice(found, 2 * limit), apart_from)[:limit]


def bearings(
    library: Library,
    claim: str,
    *,
    date: Date | None = None,
    apart_from: tuple[int, int, int] | None = None,
) -> Iterator[Bearing]:
    """Yield what may bear on a claim, the most likely first, each compared when it is asked for.

    Args:
        library: Where to look.
        claim: The claim, or its whole sentence where it is cut from one.
        date: The day it was published.
        apart_from: Article id and span of the claim itself.

    Raises:
        LibraryError: The library can't be read.
    """
    sentences, scores = _candidates(library, claim, apart_from)
    order = sorted(range(len(sentences)), key=lambda place: -scores[place])
    for place in order[: 2 * _CANDIDATES]:
        part = _bearing(library, claim, date, sentences[place], float(scores[place]))
        if part is not None:
            yield part


def ranked(found: Iterable[Bearing], apart_from: tuple[int, int, int] | None) -> list[Bearing]:
    """Order what bears on a claim, best first; other articles come before the claim's own."""
    own = apart_from[0] if apart_from else None
    return sorted(found, key=lambda item: (-item.score, item.article.id == own))


def differs(item: Bearing) -> bool:
    """Tell whether figures or wording differ from the claim."""
    return item.comparison.verdict == "differs"


def _candidates(
    library: Library, claim: str, apart_from: tuple[int, int, int] | None
) -> tuple[list[StoredSentence], NDArray[np.float64]]:
    """Gather what shares words with a claim or lies near it in meaning, with scores."""
    limit = _CANDIDATES
    numbers = [number for number, _ in library.bm25(words(claim), limit=limit)]
    if available():
        vector = embed([claim])[0]
        numbers += nearest(library, vector, limit)
    around = _neighbourhood(library, apart_from)
    sentences = [
        item
        for item in library.sentences_of(list(dict.fromkeys(numbers)))
        if not _is_within(item, around)
    ]
    by_words = Bm25([item.text for item in sentences]).scores(claim)
    if not sentences or not available():
        return sentences, by_words
    return sentences, fused(by_words, vector, vectors_of(library, sentences))


def _neighbourhood(
    library: Library, claim: tuple[int, int, int] | None
) -> tuple[int, int, int] | None:
    """Widen a claim's span to what a reader has before them: its paragraph, or a few sentences."""
    if claim is None:
        return None
    number, start, end = claim
    around = library.stored_sentences(number)
    own = [n for n, item in enumerate(around) if item.start < end and start < item.end]
    stored = library.article(number)
    if not own or stored is None:
        return claim
    text = stored.article.text
    paragraph = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    left, right = own[0], own[-1]
    for steps in range(1, _AROUND + 1):
        before, after = own[0] - steps, own[-1] + steps
        if before >= 0 and (steps == 1 or around[before].start >= paragraph[0]):
            left = before
        if after < len(around) and (
            steps == 1 or paragraph[1] < 0 or around[after].end <= paragraph[1]
        ):
            right = after
    return number, around[left].start, around[right].end


def _is_within(item: StoredSentence, around: tuple[int, int, int] | None) -> bool:
    if around is None or item.article_id != around[0]:
        return False
    return item.start < around[2] and around[1] < item.end


def _bearing(
    library: Library, claim: str, date: Date | None, item: StoredSentence, score: float
) -> Bearing | None:
    article = library.article(item.article_id)
    if article is None:
        return None
    before, after = _beside(library, item)
    comparison = compare_gated(claim, item.text, date_a=date, date_b=article.article.date)
    figure = comparison.lit_a is not None and comparison.lit_b is not None
    return Bearing(
        item,
        article,
        score + _FIGURE * figure,
        comparison,
        article.article.text[slice(*before)],
        article.article.text[slice(*after)],
        _why(claim, item.text, score, comparison if figure else None),
    )


def _beside(library: Library, sentence: StoredSentence) -> list[tuple[int, int]]:
    """Return the spans of the sentences before and after one; (0, 0) where there is none."""
    found = []
    for compared, order in (("<", "DESC"), (">", "ASC")):
        row = library.database.row(
            f'SELECT start, "end" FROM sentence WHERE article = ? AND start {compared} ? '  # noqa: S608
            f"ORDER BY start {order} LIMIT 1",
            (sentence.article_id, sentence.start),
        )
        found.append((0, 0) if row is None else (int(row[0]), int(row[1])))
    return found


def _why(claim: str, sentence: str, score: float, figures: Comparison | None) -> str:
    """Say what a claim and a sentence share: words as the sentence has them, meaning, figures."""
    shared = shared_words(terms(claim), sentence)
    reasons = [f"shares {shared}"] if shared else []
    if available() and score > _NEAR:
        reasons.append("near in meaning")
    if figures is not None:
        reasons.append("a figure or wording to set beside the claim’s")
    return "; ".join(reasons) or "the nearest there is"
