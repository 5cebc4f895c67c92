"""An article to all that the library stores of it."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from tui.claims import extract
from tui.language import sentences
from tui.library.records import Prepared, RankedSpan
from tui.summary import summarize

if TYPE_CHECKING:
    from tui.articles import Article

# How many sentences of the summary are ready in advance, so that its length changes at once.
READY = 25


def prepare(article: Article) -> Prepared:
    """Split an article, summarise it and find its claims; a pure function of the article."""
    summary = summarize(
        article.text, sentences=READY, title=article.title, language=article.language
    )
    ranked = sorted(summary, key=lambda item: item.rank)
    return Prepared(
        article=article,
        content_hash=sha256(article.text.encode()).hexdigest(),
        sentences=tuple(sentences(article.text)),
        summary=tuple(RankedSpan(item.start, item.end, item.why) for item in ranked),
        claims=tuple(extract(article)),
    )
