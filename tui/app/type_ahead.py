"""Letters typed before the line that was asked for has the focus: they belong into that line."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual import events
    from textual.screen import Screen
    from textual.widget import Widget

_WAIT = 0.01
_MOST_WAITS = 100


async def take_early(screen: Screen[Any], event: events.Key) -> bool:
    """Put a letter that went to what had the focus before into the field that was asked for.

    Args:
        screen: The screen on top; one with `takes_letters` has a field, perhaps in a moment.
        event: A key that no widget has used: a field with the focus uses all letters, so that one
            which comes here was on its way when the focus moved.

    Returns:
        Whether the letter was meant for a field.
    """
    from textual.widgets import Input, TextArea  # noqa: PLC0415  (not needed to start)

    focused = screen.focused
    late = isinstance(focused, Input | TextArea)
    if not event.is_printable or not (late or getattr(screen, "takes_letters", False)):
        return False
    event.stop()
    event.prevent_default()
    if late:
        _put(focused, event.character or "")
        return True
    for _ in range(_MOST_WAITS):
        for field in screen.query("Input, TextArea"):
            _put(field, event.character or "")
            return True
        await asyncio.sleep(_WAIT)
    return True


def _put(field: Widget | None, letter: str) -> None:
    from textual.widgets import Input, TextArea  # noqa: PLC0415

    if isinstance(field, Input):
        field.insert_text_at_cursor(letter)
    elif isinstance(field, TextArea):
        field.insert(letter)
