"""A list of items of different heights, each laid out for the width it is given."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip

from tui.app.content import cut
from tui.app.laying import flow
from tui.app.widgets.row_list import Part, RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from tui.app.laying import Laid, Line

# Of a long list so many items are laid out beyond the cursor, and as many again when they are seen.
_AT_ONCE = 50


class LaidList(RowList):
    """Items laid out anew when the width changes.

    Where `unfolds`, the item under the cursor shows more than the others, so that moving lays
    out anew too.
    """

    unfolds: ClassVar[bool] = False

    def __init__(self, *, id: str, empty: str) -> None:  # noqa: A002
        super().__init__(id=id, empty=empty)
        self._items: Sequence[Laid] = ()
        self._lines: list[tuple[int, str, Line]] = []
        self._tops: list[int] = []
        self._nothing: list[Line] = []
        self._laid_out_for = (-1, -1)

    def show_items(self, items: Sequence[Laid], *, cursor: int = 0) -> None:
        """Show these items, the cursor on one of them."""
        self._items = items
        self._count = len(items)
        self.cursor = max(0, min(cursor, self._count - 1)) if items else -1
        self._lay_out()
        self._keep_in_view()
        self.refresh()

    def show_empty(self, text: str) -> None:
        """Show no items, and say why there are none."""
        self._empty = text
        self.show_items(())

    def _wanted(self) -> tuple[int, int]:
        width = self.scrollable_content_region.width or self.size.width
        return width, self.cursor if self.unfolds else -1

    def _lay_out(self) -> None:
        self._laid_out_for = self._wanted()
        self._lines, self._tops = [], []
        if not self._laid_out_for[0]:
            return
        if not self._items:
            self._nothing = flow([(self._empty, "row--muted")], self._laid_out_for[0] - 2)
            self.virtual_size = Size(0, len(self._nothing))
            return
        self._lay_out_more(max(self.cursor, 0) + _AT_ONCE)

    def _lay_out_more(self, rows: int) -> None:
        """Lay out so many items from the top, where they are not laid out yet."""
        width = self._laid_out_for[0]
        if not width or len(self._tops) >= min(rows, self._count):
            return
        for number in range(len(self._tops), min(rows, self._count)):
            item = self._items[number]
            self._tops.append(len(self._lines))
            selected = number == self.cursor and self.unfolds
            for place, line in enumerate(item.lines(width, selected=selected)):
                lead = item.lead if place == 0 else " " * len(item.lead)
                self._lines.append((number, lead, line))
        # What was not laid out yet will be about as high.
        self.virtual_size = Size(0, len(self._lines) * self._count // len(self._tops))

    def fit(self) -> None:
        """Lay out for the new width."""
        if self._laid_out_for != self._wanted():
            self._lay_out()

    def on_resize(self) -> None:
        """Lay out for the new width, and keep the cursor in view."""
        self.fit()
        self._keep_in_view()

    def _refresh_row(self, row: int) -> None:  # noqa: ARG002
        self.refresh()

    def _keep_in_view(self) -> bool:
        if self.unfolds and self._laid_out_for != self._wanted():
            self._lay_out()
        height = self.size.height
        self._lay_out_more(self.cursor + 1 + height)
        if self.cursor < 0 or not height or self.cursor >= len(self._tops):
            return False
        top = self._tops[self.cursor]
        is_last = self.cursor + 1 >= len(self._tops)
        bottom = len(self._lines) if is_last else self._tops[self.cursor + 1]
        offset = self.scroll_offset.y
        if top < offset or bottom - top > height:
            target = top
        elif bottom > offset + height:
            target = bottom - height
        else:
            return False
        if target == offset:
            return False
        self.scroll_to(y=target, animate=False, force=True)
        return True

    def action_page(self, pages: float) -> None:
        """Move by parts of a page."""
        self._lay_out_more(self.cursor + 1 + self.size.height)
        if not 0 <= self.cursor < len(self._tops):
            return  # no item, or no width to lay one out for
        line = self._tops[self.cursor] + int(pages * self.size.height)
        row = bisect_right(self._tops, max(line, 0)) - 1
        if row == self.cursor:
            row += 1 if pages > 0 else -1
        self.move_to(row)

    def on_click(self, event: events.Click) -> None:
        """Select the item under the mouse; a second click chooses it."""
        offset = event.get_content_offset(self)
        line = -1 if offset is None else offset.y + self.scroll_offset.y
        if not 0 <= line < len(self._lines):
            return
        row = self._lines[line][0]
        if row == self.cursor:
            self.action_choose()
        else:
            self.move_to(row)

    def parts(self, row: int, line: int, width: int) -> list[Part]:
        """Items are drawn line by line instead."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Draw one line of what is in view."""
        width = self.size.width
        line = y + self.scroll_offset.y
        if not self._laid_out_for[0]:
            self._lay_out()  # filled while it was hidden, and shown at the size that it had before
        while width and line >= len(self._lines) and len(self._tops) < self._count:
            self._lay_out_more(len(self._tops) + _AT_ONCE)
        if line >= len(self._lines):
            said = self._nothing[line] if not self._items and line < len(self._nothing) else []
            text = "".join((" ", *(part for part, _ in said)))
            if said and y + 1 == self.size.height and line + 1 < len(self._nothing):
                text = cut(f"{text.rstrip()}…", width)
            muted = self.look("row--muted")
            return Strip([Segment(text, muted)]).adjust_cell_length(width, self.look())
        row, lead, parts = self._lines[line]
        cursor = "row--cursor" if row == self.cursor else ""
        if cursor:
            lead = "▌" + lead[1:]
        segments = [Segment(lead, self.look(cursor, "row--sign"))]
        # On the background that the line has: a piece's own would cover the cursor's.
        ground = Style(bgcolor=self.look(cursor).bgcolor)
        segments += [Segment(text, self.look(cursor, style) + ground) for text, style in parts]
        return Strip(segments).adjust_cell_length(width, self.look(cursor))
