"""An article to all that the library stores of it."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from tui.claims import extract
from tui.evidence import measured
from tui.language import sentences
from tui.library.records import Prepared, RankedSpan
from tui.summary import summarize

if TYPE_CHECKING:
    from tui.articles import Article

# How many sentences of the summary are ready in advance, so that its length changes at once.
READY = 25


def prepare(article: Article) -> Prepared:
    """Split an article, summarise it, find its claims and figures; a function of the article."""
    summary = summarize(
        article.text, sentences=READY, title=article.title, language=article.language
    )
    parts = tuple(sentences(article.text))
    ranked = sorted(summary, key=lambda item: item.rank)
    return Prepared(
        article=article,
        content_hash=sha256(article.text.encode()).hexdigest(),
        sentences=parts,
        summary=tuple(RankedSpan(item.start, item.end, item.why) for item in ranked),
        claims=tuple(extract(article)),
        measured=tuple(measured(part.text, article.date) for part in parts),
    )
