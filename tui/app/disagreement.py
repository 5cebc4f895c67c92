"""Disagreements of the library as their list shows, filters and copies them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.passages import Pair, Side, differs
from tui.app.verdicts import source_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.app.laying import Laid, Span
    from tui.library import ArticleRow, StoredSentence
    from tui.reviews import Disagreement


def disagreement_items(found: Sequence[Disagreement]) -> list[Laid]:
    """Lay out pairs of sentences side by side, what differs in them lit."""
    return [
        Pair(
            " ≠ ",
            _side(item.one, item.one_article, item.comparison.lit_a),
            _side(item.other, item.other_article, item.comparison.lit_b),
            differs(item.comparison.why),
        )
        for item in found
    ]


def _side(sentence: StoredSentence, article: ArticleRow, lit: Span | None) -> Side:
    return Side(sentence.text, (lit,) if lit else (), _where(article))


def _where(article: ArticleRow) -> str:
    day = article.date.isoformat() if article.date else "no date"
    return source_line(article.title, day, article.source)


def searched(item: Disagreement) -> str:
    """Return the text in which the filter looks: both sentences, where they are from, why."""
    parts = (
        item.one.text,
        item.other.text,
        _where(item.one_article),
        _where(item.other_article),
        item.comparison.why,
    )
    return "\n".join(parts)


def disagreement_text(item: Disagreement) -> tuple[str, str]:
    """Return both sentences with why they are shown, and where they are from."""
    text = f"{item.one.text}\n\n{item.other.text}\n\n{differs(item.comparison.why)}"
    return text, f"{_where(item.one_article)}; {_where(item.other_article)}"
