"""An article to all that the library stores of it."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from tui.claims import extract
from tui.language import sentences
from tui.library.records import Prepared
from tui.summary import summarize

if TYPE_CHECKING:
    from tui.articles import Article


def prepare(article: Article) -> Prepared:
    """Split an article, summarise it and find its claims; a pure function of the article."""
    summary = summarize(article.text, title=article.title, language=article.language)
    return Prepared(
        article=article,
        content_hash=sha256(article.text.encode()).hexdigest(),
        sentences=tuple(sentences(article.text)),
        summary=tuple((item.start, item.end) for item in summary),
        claims=tuple(extract(article)),
    )
