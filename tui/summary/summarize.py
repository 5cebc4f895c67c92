"""An article's summary: a few of its own sentences."""

from __future__ import annotations

import math
from dataclasses import dataclass

from tui.language import Sentence
from tui.language import sentences as split
from tui.summary.desk import choose, dangling, scores
from tui.summary.sumy_methods import SUMY_METHODS, choose_with_sumy

METHODS = ("desk", *SUMY_METHODS)


class UnknownMethodError(ValueError):
    """A summary method that does not exist."""

    def __init__(self, method: str) -> None:
        super().__init__(f"no summary method {method!r}; choose one of {', '.join(METHODS)}")


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """A sentence of a summary: `text` is `document[start:end]`.

    Attributes:
        start: First character.
        end: One past the last character.
        text: The sentence, verbatim.
        rank: 1 for the sentence chosen first; sumy does not tell, so there it is the order
            in the article.
        why: Why it was chosen, in words.
    """

    start: int
    end: int
    text: str
    rank: int
    why: str


def summarize(
    text: str,
    *,
    sentences: int = 3,
    method: str = "desk",
    title: str = "",
    language: str = "en",
) -> list[SummarySentence]:
    """Summarise a text by choosing some of its sentences.

    Args:
        text: Clean text, paragraphs divided by blank lines.
        sentences: How many sentences to choose; fewer come back where the text has fewer.
        method: `"desk"`, our own ranking, or a method of sumy, see `METHODS`.
        title: Headline, which the desk method weighs.
        language: ISO 639-1 code, for stemming and stop words.

    Returns:
        Chosen sentences, in article order; the same input gives the same output.

    Raises:
        UnknownMethodError: The method is not in `METHODS`.
    """
    if method not in METHODS:
        raise UnknownMethodError(method)
    found = split(text)
    if method == "desk":
        ranked = scores(found, title)
        chosen = choose(found, ranked, sentences)
        why = {index: _why(found, ranked, index) for index in chosen}
    else:
        chosen = choose_with_sumy([item.text for item in found], method, sentences, language)
        why = dict.fromkeys(chosen, f"among the {len(chosen)} best by {method}")
    places = {index: rank for rank, index in enumerate(chosen, start=1)}
    return [
        SummarySentence(
            found[index].start, found[index].end, found[index].text, places[index], why[index]
        )
        for index in sorted(chosen)
    ]


def _why(found: list[Sentence], ranked: list[float], index: int) -> str:
    parts = [f"sentence {index + 1} of {len(found)}"]
    if index < 3:
        parts.append("opens the article")
    finite = sorted((value for value in ranked if value > -math.inf), reverse=True)
    parts.append(f"place {finite.index(ranked[index]) + 1} by likeness to what follows")
    if not dangling(found[index].text):
        parts.append("stands alone")
    return "; ".join(parts)
