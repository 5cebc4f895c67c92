"""A list that draws only the rows that are seen, so that 100,000 open as fast as ten."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from tui.app.commands import LISTS, bindings
from tui.app.content import padded
from tui.app.widgets.line_view import LineView

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType

Part = tuple[str, str]
"""A piece of a line: its text, and the component class that styles it, or an empty string."""


class RowList(LineView):
    """Rows of one height, drawn on demand; subclasses say how many there are and what is on them.

    `cursor` is the row selected, -1 while there is none.
    """

    BINDINGS: ClassVar[list[BindingType]] = list(bindings(LISTS))
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "row--cursor",
        "row--muted",
        "row--around",
        "row--strong",
        "row--sign",
        "row--lit",
        "row--supported",
        "row--refuted",
        "row--mixed",
        "row--unknown",
        "row--other",
        "row--started",
    }
    row_height: ClassVar[int] = 1

    class Moved(Message):
        """The cursor is on another row."""

        def __init__(self, source: RowList, row: int) -> None:
            super().__init__()
            self.source = source
            self.row = row

        @property
        def control(self) -> RowList:
            """The list that sent it."""
            return self.source

    class Chosen(Moved):
        """A row was chosen with Enter or a click on the row that has the cursor."""

    def __init__(self, *, id: str, empty: str) -> None:  # noqa: A002  (Textual's own name)
        super().__init__(id=id)
        self.cursor = -1
        self._count = 0
        self._empty = empty

    # What a subclass gives

    def parts(self, row: int, line: int, width: int) -> list[Part]:
        """Return the pieces of one line of a row; they are cut and filled to the width."""
        raise NotImplementedError

    # Rows and cursor

    def set_count(self, count: int, *, cursor: int | None = None) -> None:
        """Say how many rows there are now, and where the cursor is to be."""
        self._count = count
        wanted = self.cursor if cursor is None else cursor
        self.cursor = max(0, min(wanted, count - 1)) if count else -1
        self.virtual_size = Size(0, count * self.row_height)
        self._keep_in_view()
        self.refresh()

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self._count

    def move_to(self, row: int, *, quietly: bool = False) -> None:
        """Put the cursor on a row and tell, unless it is there already."""
        row = max(0, min(row, self._count - 1))
        if not self._count or row == self.cursor:
            return
        before, self.cursor = self.cursor, row
        if not self._keep_in_view():
            self._refresh_row(before)
            self._refresh_row(row)
        if not quietly:
            self.post_message(self.Moved(self, row))

    def _refresh_row(self, row: int) -> None:
        top = row * self.row_height - self.scroll_offset.y
        self.refresh(Region(0, top, self.size.width, self.row_height))

    def _keep_in_view(self) -> bool:
        """Scroll so that the cursor is seen; tell whether that moved the rows."""
        height = self.size.height
        if self.cursor < 0 or not height:
            return False
        top = self.cursor * self.row_height
        bottom = top + self.row_height
        offset = self.scroll_offset.y
        if top < offset:
            self.scroll_to(y=top, animate=False, force=True)
        elif bottom > offset + height:
            self.scroll_to(y=bottom - height, animate=False, force=True)
        else:
            return False
        return True

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self._keep_in_view()

    # Keys and mouse

    def action_move(self, rows: int) -> None:
        """Move by rows."""
        self.move_to(self.cursor + rows)

    def action_page(self, pages: float) -> None:
        """Move by parts of a page."""
        rows = max(1, int(abs(pages) * self.size.height / self.row_height))
        self.move_to(self.cursor + (rows if pages > 0 else -rows))

    def action_top(self) -> None:
        """Go to the first row."""
        self.move_to(0)

    def action_bottom(self) -> None:
        """Go to the last row."""
        self.move_to(self._count - 1)

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.cursor >= 0:
            self.post_message(self.Chosen(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Select the row under the mouse; a second click chooses it."""
        offset = event.get_content_offset(self)
        row = -1 if offset is None else (offset.y + self.scroll_offset.y) // self.row_height
        if not 0 <= row < self._count:
            return
        if row == self.cursor:
            self.action_choose()
        else:
            self.move_to(row)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw one line of what is in view."""
        width = self.size.width
        row, line = divmod(y + self.scroll_offset.y, self.row_height)
        if row >= self._count:
            text = self._empty if not self._count and y == 1 else ""
            return Strip([Segment(padded(f" {text}", width), self.look("row--muted"))], width)
        cursor = "row--cursor" if row == self.cursor else ""
        segments = [
            Segment(text, self.look(cursor, style)) for text, style in self.parts(row, line, width)
        ]
        return Strip(segments).adjust_cell_length(width, self.look(cursor))
