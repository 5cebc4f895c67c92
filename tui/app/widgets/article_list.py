"""The list of articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.app.blocks import PICKED
from tui.app.commands import ARTICLES, bindings
from tui.app.content import one_line, padded
from tui.app.listing import first_article
from tui.app.widgets.row_list import Part, RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType

    from tui.app.listing import Listing
    from tui.library import ArticleRow, Library

_CHUNK = 128
_MOST_CHUNKS = 64
_SOURCE_FROM = 60


class ArticleList(RowList):
    """Articles by id; a row is read from the library when it is first seen."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings(ARTICLES))

    def __init__(self) -> None:
        super().__init__(id="articles", empty="")
        self.border_title = "Articles"
        self._library: Library | None = None
        self._ids: Sequence[int] = ()
        self._chunks: dict[int, dict[int, ArticleRow]] = {}
        self.picked: dict[int, None] = {}

    def show_listing(
        self, library: Library, listing: Listing, ids: Sequence[int], *, select: int | None
    ) -> None:
        """List articles, the cursor on the one with id `select`, or on the first to read.

        Args:
            library: Where their rows are read.
            listing: What is listed.
            ids: Its articles, in order.
            select: The article that is to have the cursor, where it is listed.
        """
        self._library, self._ids = library, ids
        self._chunks.clear()
        wanted = first_article(library, ids) if select is None else select
        self.set_count(len(ids), cursor=self._row_of(wanted) or 0)
        self._empty = listing.empty
        self.border_title = listing.title

    def follow(self, library: Library, listing: Listing) -> None:
        """List what there is now, after another program has written; cursor and view stay."""
        ids = listing.ids(library)
        self._chunks.clear()
        if ids != self._ids:
            row, offset = self.cursor, self.scroll_offset.y
            seen = offset <= row < offset + self.size.height
            under = self.selected
            self._ids = ids
            there = None if under is None else self._row_of(under)
            self.set_count(len(ids), cursor=row if there is None else there)
            if not seen:
                self.scroll_to(y=offset, animate=False, force=True)
        self.refresh()

    def _row_of(self, article_id: int | None) -> int | None:
        try:
            return self._ids.index(article_id)
        except ValueError:
            return None

    @property
    def selected(self) -> int | None:
        """The id of the article under the cursor."""
        return self._ids[self.cursor] if 0 <= self.cursor < len(self._ids) else None

    def select(self, article_id: int) -> None:
        """Put the cursor on an article, where it is listed, without telling."""
        row = self._row_of(article_id)
        if row is not None:
            self.move_to(row, quietly=True)

    def pick(self) -> None:
        """Pick the article under the cursor, or leave it out again; the cursor moves on."""
        number = self.selected
        if number is None:
            return
        if number in self.picked:
            del self.picked[number]
        else:
            self.picked[number] = None
        self.refresh()
        self.action_move(1)

    def reread(self) -> None:
        """Read the rows in view again, for something about them has changed."""
        self._chunks.clear()
        self.refresh()

    def _row(self, row: int) -> ArticleRow | None:
        chunk = row // _CHUNK
        if chunk not in self._chunks:
            if len(self._chunks) >= _MOST_CHUNKS:
                self._chunks.clear()
            assert self._library is not None
            ids = self._ids[chunk * _CHUNK : (chunk + 1) * _CHUNK]
            self._chunks[chunk] = {item.id: item for item in self._library.rows(ids)}
        return self._chunks[chunk].get(self._ids[row])

    def parts(self, row: int, line: int, width: int) -> list[Part]:  # noqa: ARG002
        """Draw cursor bar, unread mark, star, date, title, source and number of claims."""
        item = self._row(row)
        if item is None:
            return [("  (removed)", "row--muted")]
        return article_row_parts(
            item, width, selected=row == self.cursor, picked=item.id in self.picked
        )


def article_row_parts(
    item: ArticleRow, width: int, *, selected: bool, picked: bool = False
) -> list[Part]:
    """Lay out one article on one line of `width` cells."""
    marks = ("▌" if selected else " ") + (PICKED if picked else "●" if item.unread else " ")
    star = "★" if item.starred else " "
    day = item.date.isoformat() if item.date else " " * 10
    claims = f"{item.claims:>4} "
    source = padded(one_line(item.source), 22) + " " if width >= _SOURCE_FROM else ""
    room = max(width - len(marks) - 1 - len(day) - 1 - len(source) - len(claims), 0)
    title = padded(one_line(item.title), max(room - 1, 0)) + " "
    return [
        (marks, "row--sign"),
        (star, "row--sign"),
        (day + " ", "row--muted"),
        (title, "row--strong" if item.unread else ""),
        (source, "row--muted"),
        (claims, "row--muted"),
    ]
