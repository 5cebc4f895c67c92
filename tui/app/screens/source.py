"""A source of a verdict, written by hand; kept as it is typed."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.articles import shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.reviews import Source

_NAMES = {
    "url": "Address (URL)",
    "title": "Title",
    "date": "Date, as 2026-11-25",
    "quote": "Passage, word for word",
    "looked": "Looked at on",
}


class SourceScreen(ModalScreen[None]):
    """Asks for the parts of one source and tells of every change."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss", "Close")]

    def __init__(self, source: Source | None, today: str, keep: Callable[[Source], None]) -> None:
        super().__init__()
        from tui.reviews import Source as Made  # noqa: PLC0415  (not needed to start)

        self._source = source or Made("", looked=today)
        self._keep = keep

    def compose(self) -> ComposeResult:
        """Lay out a line for each part."""
        with Vertical(classes="dialogue") as dialogue:
            dialogue.border_title = "Source"
            dialogue.border_subtitle = "kept as you type · Tab next · Enter or Esc closes"
            for field in fields(self._source):
                yield Static(_NAMES[field.name], classes="label")
                entry = Input(
                    shown(getattr(self._source, field.name)),
                    id=f"source-{field.name}",
                    compact=True,
                    select_on_focus=False,  # the first key would write over what is there
                )
                entry.cursor_blink = False
                yield entry

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what was typed."""
        event.stop()
        name = str(event.input.id).removeprefix("source-")
        if getattr(self._source, name) != event.value:
            changed: dict[str, Any] = {name: event.value}
            self._source = replace(self._source, **changed)
            self._keep(self._source)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Close with Enter."""
        event.stop()
        self.dismiss(None)
