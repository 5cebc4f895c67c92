"""A screen that is painted once when it opens, not once for every layout on the way to it."""

from __future__ import annotations

import asyncio

from textual.screen import Screen


class PaintedOnce(Screen[None]):
    """Holds the first paint back until its panes know their sizes and have their scroll bars.

    Textual lays a new screen out four times and paints each time. On a slow line that is three
    screens too many, and it was a fifth of the app's start.
    """

    _stands = False

    def _compositor_refresh(self) -> None:
        # What is to be painted stays marked as such in the meantime.
        if self._stands:
            super()._compositor_refresh()

    async def on_idle(self) -> None:
        """Paint, now that every size has been told, unless the panes answer to that."""
        if self._stands or not self.size:
            return
        await asyncio.sleep(0)
        if self.message_queue_size:
            return
        self._stands = True
        # Nothing but this one layout is left of what was asked for until now.
        self._repaint_required = self._layout_required = False
        self._refresh_layout()
