"""An article's summary: a few of its own sentences."""

from __future__ import annotations

from tui.language import sentences as split
from tui.summary.ranking import Budget, Ranking, SummarySentence, rank
from tui.summary.sumy_methods import SUMY_METHODS, rank_with_sumy

METHODS = ("desk", *SUMY_METHODS)


class UnknownMethodError(ValueError):
    """A summary method that does not exist."""

    def __init__(self, method: str) -> None:
        super().__init__(f"no summary method {method!r}; choose one of {', '.join(METHODS)}")


def summarize(
    text: str,
    *,
    sentences: int = 3,
    method: str = "desk",
    words: int | None = None,
    percent: float | None = None,
    pane: tuple[int, int] | None = None,
    query: str = "",
    title: str = "",
    language: str = "en",
) -> list[SummarySentence]:
    """Summarise a text by choosing some of its sentences.

    Args:
        text: Clean text, paragraphs divided by blank lines.
        sentences: How many sentences to choose; fewer come back where the text has fewer.
        method: `"desk"`, our own ranking, or a method of sumy, see `METHODS`.
        words: Instead of `sentences`, how many words it may have; see `Budget`.
        percent: Instead of `sentences`, how many in a hundred of the article's.
        pane: Instead of `sentences`, `(width, lines)` of the room there is.
        query: What the summary shall be about, which the desk method weighs.
        title: Headline, which the desk method weighs.
        language: ISO 639-1 code, for the stemming and stop words of sumy's methods.

    Returns:
        Chosen sentences, in article order; the same input gives the same output.

    Raises:
        UnknownMethodError: The method is not in `METHODS`.
    """
    if method not in METHODS:
        raise UnknownMethodError(method)
    budget = Budget(sentences, words, percent, pane)
    if method == "desk":
        return rank(text, title=title, query=query).choose(budget)
    return _ranking_by_sumy(text, method, budget, language).choose(budget)


def _ranking_by_sumy(text: str, method: str, budget: Budget, language: str) -> Ranking:
    """Rank as many sentences as the budget can ask for."""
    found = split(text)
    by_count = budget == Budget(budget.sentences)
    count = budget.sentences if by_count else len(found)
    ranked = rank_with_sumy([item.text for item in found], method, count, language)
    made = tuple(
        SummarySentence(
            found[index].start,
            found[index].end,
            found[index].text,
            place,
            f"{method} took it as number {place}; sentence {index + 1} of {len(found)}",
            rating,
        )
        for place, (index, rating) in enumerate(ranked, start=1)
    )
    return Ranking(made, len(found))
