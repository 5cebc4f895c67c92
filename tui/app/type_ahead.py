"""Letters typed before the line that was asked for has the focus: they belong into that line."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from textual.widgets import Input, TextArea

if TYPE_CHECKING:
    from textual import events
    from textual.screen import Screen

_WAIT = 0.01
_MOST_WAITS = 100


async def take_early(screen: Screen[Any], event: events.Key) -> None:
    """Put a letter that went to what had the focus before into the field of a new screen.

    Args:
        screen: The screen on top; one with `takes_letters` has a field, perhaps in a moment.
        event: A key that no widget has used: a field with the focus uses all letters.
    """
    if not getattr(screen, "takes_letters", False) or not event.is_printable:
        return
    event.stop()
    event.prevent_default()
    for _ in range(_MOST_WAITS):
        for field in screen.query("Input, TextArea"):
            if isinstance(field, Input):
                field.insert_text_at_cursor(event.character or "")
            elif isinstance(field, TextArea):
                field.insert(event.character or "")
            return
        await asyncio.sleep(_WAIT)
