"""A list of blocks of text, each wrapped to as many lines as it needs."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip

from tui.app.content import one_line
from tui.app.widgets.row_list import Part, RowList
from tui.app.wrapping import wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from tui.app.blocks import Block


class BlockList(RowList):
    """Blocks of different heights, laid out anew when the width changes."""

    def __init__(self, *, id: str, empty: str) -> None:  # noqa: A002
        super().__init__(id=id, empty=empty)
        self._blocks: Sequence[Block] = ()
        self._lines: list[tuple[int, str, str, str]] = []
        self._tops: list[int] = []
        self._laid_out_for = -1

    def show_blocks(self, blocks: Sequence[Block], *, cursor: int = 0) -> None:
        """Show these blocks, the cursor on one of them."""
        self._blocks = blocks
        self._count = len(blocks)
        self.cursor = max(0, min(cursor, self._count - 1)) if blocks else -1
        self._lay_out()
        self._keep_in_view()
        self.refresh()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width or self.size.width
        self._laid_out_for = width
        self._lines, self._tops = [], []
        if not width:
            return
        for number, block in enumerate(self._blocks):
            self._tops.append(len(self._lines))
            indent = len(block.lead)
            text = one_line(block.text)
            style = "row--muted" if block.muted else ""
            for place, (start, end) in enumerate(wrap(text, max(width - indent - 1, 8))):
                lead = block.lead if place == 0 else " " * indent
                self._lines.append((number, lead, text[start:end], style))
            if block.below:
                room = max(width - indent - 1, 8)
                below = one_line(block.below)
                for start, end in wrap(below, room)[:2]:
                    self._lines.append((number, " " * indent, below[start:end], "row--muted"))
        self.virtual_size = Size(0, len(self._lines))

    def on_resize(self) -> None:
        """Wrap for the new width."""
        if self._laid_out_for != (self.scrollable_content_region.width or self.size.width):
            self._lay_out()
        self._keep_in_view()

    def _refresh_row(self, row: int) -> None:  # noqa: ARG002
        self.refresh()

    def _keep_in_view(self) -> bool:
        height = self.size.height
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
        if self.cursor < 0:
            return
        line = self._tops[self.cursor] + int(pages * self.size.height)
        row = bisect_right(self._tops, max(line, 0)) - 1
        if row == self.cursor:
            row += 1 if pages > 0 else -1
        self.move_to(row)

    def on_click(self, event: events.Click) -> None:
        """Select the block under the mouse; a second click chooses it."""
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
        """Blocks are drawn line by line instead."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Draw one line of what is in view."""
        width = self.size.width
        line = y + self.scroll_offset.y
        if line >= len(self._lines):
            text = f" {self._empty}" if not self._lines and y == 0 else ""
            muted = self.look("row--muted")
            return Strip([Segment(text, muted)]).adjust_cell_length(width, self.look())
        row, lead, text, style = self._lines[line]
        cursor = "row--cursor" if row == self.cursor else ""
        if cursor:
            lead = "▌" + lead[1:]
        sign, body = self.look(cursor, "row--sign"), self.look(cursor, style)
        segments = [Segment(lead, sign), Segment(text, body)]
        return Strip(segments).adjust_cell_length(width, self.look(cursor))
