"""What the app does to show the tour of the first start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from tui.app.content import plain
from tui.app.mishaps import MishapApp

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.actions import ActionParseResult
    from textual.dom import DOMNode

    from tui.app.screens.desk import DeskScreen


class TouringApp(MishapApp):
    """Follows what the reader does, and shows the next step of the tour."""

    keymap_changes: dict[str, str]
    _desk: DeskScreen
    _step: int | None = None

    def begin_tour(self) -> None:
        """Begin the tour, unless it was shown before."""
        from tui.app.tour import begin_once  # noqa: PLC0415  (once in a life)
        from tui.settings import settings_path  # noqa: PLC0415

        if begin_once(settings_path()):
            self._step = 0
            self._desk.mount(Static(id="tour"), before="#hints")
            self._desk.add_class("-touring")
            self.call_after_refresh(self._show_step)

    def _show_step(self) -> None:
        from tui.app.tour import line  # noqa: PLC0415

        for place in self._desk.query("#tour").results(Static):
            if self._step is None:
                place.remove()
                self._desk.remove_class("-touring")
            else:
                place.update(plain(line(self._step, self.keymap_changes)))

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key asks for, and follow the tour while there is one."""
        if self._step is not None and isinstance(action, str):
            from tui.app.tour import after  # noqa: PLC0415

            before, self._step = self._step, after(self._step, action)
            if self._step is None and self.screen is not self._desk:
                self._step = before
            self._show_step()
        return await super().run_action(action, default_namespace, namespaces)
