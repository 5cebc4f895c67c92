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
# Words of a filter that are looked for; the library takes no thousand at once.
_MOST_WORDS = 100
_HINT = "is:starred or is:unread"
_STARRED = ("is:starred", "*", "★")
_UNREAD = ("is:unread", "is:new")


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
        """Keep only articles that hold each of these words.

        `*`, `is:starred` and `is:unread` are marks; a mark half typed holds where only one goes on
        so, and one that is not known narrows nothing.
        """
        return replace(self, typed=typed)

    def ids(self, library: Library) -> Sequence[int]:
        """List the ids of the articles, in order."""
        words = list(dict.fromkeys(self.typed.split()))[:_MOST_WORDS]
        marks = {_mark(word) for word in words}
        return library.article_ids(
            sort=self.sort,
            descending=self.descending,
            matching=" ".join(word for word in words if _mark(word) is None),
            starred=_STARRED[0] in marks,
            unread=_UNREAD[0] in marks,
        )

    @property
    def title(self) -> str:
        """The title of the list's pane."""
        kept = f" · {' '.join(self.typed.split())}" if self.typed.strip() else ""
        hint = f" · {_HINT}" if "" in map(_mark, self.typed.split()) else ""
        return f"Articles · {self.sort} {'↓' if self.descending else '↑'}{kept}{hint}"

    @property
    def empty(self) -> str:
        """What an empty list says: how to fill it."""
        if self.typed.strip():
            return "No article fits the filter. Esc ends it."
        return "No articles yet. Press a to add some."


def completed(typed: str) -> str | None:
    """Say what a filter becomes when the mark that is its last word is completed, or None."""
    begun = typed.rpartition(" ")[2].lower()
    mark = _mark(begun)
    return typed + mark[len(begun) :] if mark and mark.startswith(begun) and mark != begun else None


def _mark(word: str) -> str | None:
    """Return the mark that a word stands for: empty where it can't be told, None for no mark."""
    word = word.lower()
    for names in (_STARRED, _UNREAD):
        if word in names or (word.startswith("is:") and _goes_on(word, names)):
            return names[0]
    return "" if word.startswith("is:") else None


def _goes_on(word: str, names: Sequence[str]) -> bool:
    return len(word) > len("is:") and any(name.startswith(word) for name in names)


def first_article(library: Library, ids: Sequence[int]) -> int | None:
    """Return the first article on the first screenful that is not a background note."""
    rows = library.rows(ids[:_FIRST_SCREENFUL])
    return next((row.id for row in rows if row.kind == "article"), None)
