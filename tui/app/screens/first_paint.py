"""A screen that is painted once when it opens, and whose keys repaint what they change."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.reactive import Reactive
from textual.screen import Screen

if TYPE_CHECKING:
    from textual.widget import Widget


# Columns from which panes stand side by side.
_WIDE = 120


class PaintedOnce(Screen[None]):
    """Holds the first paint back until its panes know their sizes and have their scroll bars.

    Textual lays a new screen out four times and paints each time. On a slow line that is three
    screens too many, and it was a fifth of the app's start.
    """

    # Textual's own paints the whole screen whenever the focus moves; the widgets do so themselves.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012  (Textual declares it on instances)
        (0, "-narrow"),
        (_WIDE, "-wide"),
    ]
    _resumed = False
    _painted = False

    def expect_width(self, columns: int) -> None:
        """Take the classes of a width before the first layout: they need not change after it."""
        self.set_class(columns >= _WIDE, "-wide")
        self.set_class(columns < _WIDE, "-narrow")

    def _compositor_refresh(self) -> None:
        # What is to be painted stays marked as such in the meantime.
        if self._painted:
            super()._compositor_refresh()

    def on_screen_resume(self) -> None:
        """Paint from now on: this is the last that comes on the way to the first screen."""
        self._resumed = True

    async def on_idle(self) -> None:
        """Paint, now that every size has been told, unless the panes answer to that."""
        if self._painted or not self.size or not self._resumed:
            return
        await asyncio.sleep(0)
        if self.message_queue_size:
            return
        self._painted = True
        # Nothing but this one layout is left of what was asked for until now.
        self._repaint_required = self._layout_required = False
        self._refresh_layout()
