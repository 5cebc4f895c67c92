"""The line in which the list of articles is filtered while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from tui.app.listing import completed
from tui.app.widgets.suggesting import WordSuggester

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class FilterLine(Horizontal):
    """Sends `Typed` with every key and `Done` when the reader goes back to the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "done(False)", "End the filter"),
        ("down", "done(True)", "To the list"),
    ]

    class Typed(Message):
        """The filter is another one now."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Done(Message):
        """The reader goes back to the list; `keep` tells whether filtered."""

        def __init__(self, *, keep: bool) -> None:
            super().__init__()
            self.keep = keep

    def __init__(self, text: str) -> None:
        super().__init__(id="filter-line")
        self._text = text

    def compose(self) -> ComposeResult:
        """Lay out a word and the input."""
        yield Static("Filter", id="filter-name")
        entry = Input(
            self._text,
            id="filter",
            placeholder="words of title, source, author · is:starred · is:unread",
            select_on_focus=False,
            suggester=WordSuggester(completed),
            compact=True,
        )
        entry.cursor_blink = False
        yield entry

    def on_mount(self) -> None:
        """Take the keys."""
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what was typed."""
        event.stop()
        if event.value != self._text:
            self._text = event.value
            self.post_message(self.Typed(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the filter."""
        event.stop()
        self.action_done(keep=True)

    def action_done(self, keep: bool) -> None:
        """Go back to the list."""
        self.post_message(self.Done(keep=keep))
