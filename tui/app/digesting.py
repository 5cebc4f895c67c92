"""What a digest is made of and how it reads, apart from any screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.wording import citation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.library import Library, StoredArticle
    from tui.summary import Cited

MOST_ARTICLES = 50


def articles_for(
    library: Library, picked: Iterable[int], found: Iterable[int]
) -> list[StoredArticle]:
    """Read the articles that a digest is made of.

    Args:
        library: Where they are stored.
        picked: Ids of the articles that the reader has picked.
        found: Ids of the articles of what the last search found, best first, which are taken
            where none is picked.

    Returns:
        At most `MOST_ARTICLES`; none twice, those left out that have been removed.
    """
    wanted = dict.fromkeys(picked) or dict.fromkeys(found)
    stored = (library.article(number) for number in list(wanted)[:MOST_ARTICLES])
    return [article for article in stored if article is not None]


def cited_text(articles: Sequence[StoredArticle], made: Sequence[Cited]) -> str:
    """Write a digest: each sentence in a paragraph of its own, with its source below it."""
    return "\n\n".join(
        f"{' '.join(item.sentence.text.split())}\n"
        f"{citation(articles[item.article], item.sentence.start)}"
        for item in made
    )
