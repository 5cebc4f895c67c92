"""Which articles are listed, and in which order, as plain state."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.library import ArticleSort, Library

SORTS: tuple[ArticleSort, ...] = ("date", "title", "source", "claims", "added")
_ASCENDING = {"title", "source"}
_FIRST_SCREENFUL = 50
_STARRED = {"*", "★", "is:starred", "is:star"}
_UNREAD = {"is:unread", "is:new"}


@dataclass(frozen=True, slots=True)
class Listing:
    """Order and filter of the list of articles; `typed` is the filter as the reader wrote it."""

    sort: ArticleSort = "date"
    descending: bool = True
    typed: str = ""

    def sorted_next(self) -> Listing:
        """Order by the next order, in its own direction."""
        following = SORTS[(SORTS.index(self.sort) + 1) % len(SORTS)]
        return replace(self, sort=following, descending=following not in _ASCENDING)

    def turned(self) -> Listing:
        """Turn the order round."""
        return replace(self, descending=not self.descending)

    def filtered(self, typed: str) -> Listing:
        """Keep only articles that hold each of these words; `*` and `is:unread` are marks."""
        return replace(self, typed=typed)

    def ids(self, library: Library) -> Sequence[int]:
        """List the ids of the articles, in order."""
        words = self.typed.split()
        marks = {word.lower() for word in words} & (_STARRED | _UNREAD)
        return library.article_ids(
            sort=self.sort,
            descending=self.descending,
            matching=" ".join(word for word in words if word.lower() not in marks),
            starred=bool(marks & _STARRED),
            unread=bool(marks & _UNREAD),
        )

    @property
    def title(self) -> str:
        """The title of the list's pane."""
        kept = f" · {' '.join(self.typed.split())}" if self.typed.strip() else ""
        return f"Articles · {self.sort} {'↓' if self.descending else '↑'}{kept}"

    @property
    def empty(self) -> str:
        """What an empty list says: how to fill it."""
        if self.typed.strip():
            return "No article fits the filter. Esc ends it."
        return "No articles yet. Press a to add some."


def first_article(library: Library, ids: Sequence[int]) -> int | None:
    """Return the first article on the first screenful that is not a background note."""
    rows = library.rows(ids[:_FIRST_SCREENFUL])
    return next((row.id for row in rows if row.kind == "article"), None)
