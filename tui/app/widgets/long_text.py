"""A field for text of several lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import TextArea

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from textual.dom import DOMNode


class LongText(TextArea):
    """A text area that is let go of, with all its text and history, once its screen is left.

    Textual's own stays with the app, which it watches for another theme, until there is one. This
    one asks to be told of that, and takes the request back when it goes.
    """

    def __init__(self, text: str = "", *, id: str, compact: bool = False) -> None:  # noqa: A002  (Textual's own name)
        super().__init__(text, id=id, compact=compact)
        self.cursor_blink = False  # a blinking cursor writes to the terminal all the time

    def watch(
        self,
        obj: DOMNode,
        attribute_name: str,
        callback: Callable[..., Any],
        init: bool = True,
    ) -> None:
        """Watch an attribute of something else, but the app's theme through its signal."""
        if obj is not self.app or attribute_name != "theme":
            super().watch(obj, attribute_name, callback, init)
            return
        self.app.theme_changed_signal.subscribe(self, lambda _: self._app_theme_changed())

    def on_unmount(self) -> None:
        """Have the app keep nothing of this field."""
        self.app.theme_changed_signal.unsubscribe(self)
