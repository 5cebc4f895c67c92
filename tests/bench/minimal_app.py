"""The least app to measure ours by: Textual and one list that draws only the rows it shows.

Run it with `python -m tests.bench.minimal_app [ROWS]`.
"""

from __future__ import annotations

import sys
from typing import ClassVar

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip


class Lines(ScrollView, can_focus=True):
    """Numbered lines with a cursor."""

    BINDINGS: ClassVar = [("j", "move(1)", "Down"), ("k", "move(-1)", "Up")]

    def __init__(self, count: int) -> None:
        super().__init__()
        self.cursor = 0
        self.virtual_size = Size(0, count)

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        row = y + self.scroll_offset.y
        mark = ">" if row == self.cursor else " "
        text = f"{mark} line {row} of a list that draws only what is seen"
        return Strip([Segment(text, self.rich_style)]).adjust_cell_length(
            self.size.width, self.rich_style
        )

    def action_move(self, rows: int) -> None:
        """Move the cursor, drawing the two lines it concerns."""
        before, self.cursor = self.cursor, max(0, self.cursor + rows)
        for row in (before, self.cursor):
            self.refresh(Region(0, row - self.scroll_offset.y, self.size.width, 1))
        if self.cursor >= self.scroll_offset.y + self.size.height:
            self.scroll_to(y=self.cursor - self.size.height + 1, animate=False, force=True)


class MinimalApp(App[None]):
    """One list."""

    BINDINGS: ClassVar = [("q", "quit", "Quit")]

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        yield Lines(self.count)


if __name__ == "__main__":
    MinimalApp(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000).run()
