"""A ranking of an article's sentences, made once, from which a summary of any length is chosen."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.language import sentences as split
from tui.summary.desk import order
from tui.summary.features import dangling, names_and_figures

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.language import Sentence


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """A sentence of a summary: `text` is `document[start:end]`.

    Attributes:
        start: First character.
        end: One past the last character.
        text: The sentence, verbatim.
        rank: 1 for the sentence chosen first.
        why: Why it was chosen, in words.
        score: Log odds by the desk ranker; the method's own rating for the methods of sumy.
        leans_on: Where the sentence starts that it points back to by its opening word ("He",
            "This", "But"), or None where it stands alone or nothing is known of that.
    """

    start: int
    end: int
    text: str
    rank: int
    why: str
    score: float = 0.0
    leans_on: int | None = None


@dataclass(frozen=True, slots=True)
class Budget:
    """How long a summary may be; the first of these that is given counts, sentences last.

    Attributes:
        words: At most so many words, except that the best sentence is always there.
        percent: So many in a hundred of the article's sentences, at least one.
        pane: `(width, lines)` in cells: what fits there, each sentence on lines of its own.
        sentences: So many sentences.
    """

    sentences: int = 3
    words: int | None = None
    percent: float | None = None
    pane: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Ranking:
    """Sentences of one article in the order in which a summary takes them.

    Attributes:
        ordered: Those that may be chosen, best first.
        total: How many sentences the article has.
    """

    ordered: tuple[SummarySentence, ...]
    total: int

    def choose(self, budget: Budget) -> list[SummarySentence]:
        """Return the summary that the budget allows, in article order.

        By sentences or percent, a longer summary holds all of a shorter one. By words or pane,
        a sentence that does not fit is passed over for the next that does, and so is one that
        leans on a sentence that did not fit.
        """
        if budget.words is not None:
            chosen = self._fitting(budget.words, lambda item: len(item.text.split()))
        elif budget.percent is not None:
            count = max(1, math.floor(self.total * budget.percent / 100 + 0.5))
            chosen = list(self.ordered[:count])
        elif budget.pane is not None:
            width, lines = budget.pane
            chosen = self._fitting(lines, lambda item: _lines(item.text, max(width, 1)))
        else:
            chosen = list(self.ordered[: max(budget.sentences, 0)])
        return sorted(chosen, key=lambda item: item.start)

    def _fitting(self, room: int, size: Callable[[SummarySentence], int]) -> list[SummarySentence]:
        chosen = list(self.ordered[:1])
        left = room - sum(map(size, chosen))
        for item in self.ordered[1:]:
            if left <= 0:
                break
            needed = size(item)
            stands = item.leans_on is None or item.leans_on in {one.start for one in chosen}
            if needed <= left and stands:
                chosen.append(item)
                left -= needed
        return chosen


def rank(text: str, *, title: str = "", query: str = "") -> Ranking:
    """Rank the sentences of an article for summaries of any length.

    Args:
        text: Clean text, paragraphs divided by blank lines.
        title: Headline, whose words count.
        query: What the summary shall be about; empty for the article as a whole.

    Returns:
        The ranking; boilerplate is left out unless there is nothing else.
    """
    found = split(text)
    taken = order(found, title, query)
    return Ranking(
        tuple(
            SummarySentence(
                found[index].start,
                found[index].end,
                found[index].text,
                place,
                _why(found, index, place, query, score),
                score,
                found[index - 1].start if index and dangling(found[index].text) else None,
            )
            for place, (index, score) in enumerate(taken, start=1)
        ),
        len(found),
    )


def _why(found: list[Sentence], index: int, place: int, query: str, score: float) -> str:
    parts = [
        f"chosen {place} of {len(found)}",
        f"sentence {index + 1} of the article",
        f"rated {score:+.1f} by itself",
    ]
    counts = zip(names_and_figures(found[index].text), ("name", "figure"), strict=True)
    named = [f"{count} {what}{'s' if count > 1 else ''}" for count, what in counts if count]
    if named:
        parts.append("has " + " and ".join(named))
    asked = [word for word in query.split() if word.lower() in found[index].text.lower()]
    if asked:
        parts.append("says " + ", ".join(asked))
    leans = index > 0 and dangling(found[index].text)
    parts.append("leans on the sentence before" if leans else "stands alone")
    return "; ".join(parts)


def _lines(text: str, width: int) -> int:
    """Count the lines of `width` cells that a text takes when wrapped between words."""
    lines, used = 1, 0
    for word in text.split():
        size = len(word)
        if used and used + 1 + size > width:
            lines, used = lines + 1, 0
        used += size + bool(used)
        lines += (used - 1) // width if used > width else 0
        used = (used - 1) % width + 1 if used > width else used
    return lines
