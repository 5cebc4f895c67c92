"""What the app does when something fails: it says so in a line, and goes on where it can."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import work
from textual._context import active_message_pump
from textual.app import App, ScreenStackError
from textual.css.query import NoMatches
from textual.widget import Widget
from textual.worker import NoActiveWorker, WorkerFailed, get_current_worker

from tui.articles import shown
from tui.library import Library, LibraryError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.actions import ActionParseResult
    from textual.dom import DOMNode

_REPORT = "claimdesk has stopped by a mistake of its own; please report these lines:"


class MishapApp(App[None]):
    """Keeps what was typed and the terminal whole when the library or the program fails."""

    library: Library
    # What ended the app, if anything did.
    failure: BaseException | None = None

    def _complain(self, text: str) -> None:
        self.notify(text, severity="error", timeout=10)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key asks for; where the library fails, say so and go on."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except LibraryError as problem:
            self._complain(str(problem))
            return True
        except ScreenStackError:
            # Two keys in one moment, Enter and Esc say, both leave the same screen.
            return True

    def _handle_exception(self, error: Exception) -> None:
        if isinstance(error, WorkerFailed):
            if not self._awaited():
                return
            if isinstance(error.error, LibraryError):
                self._complain(str(error.error))
                return
        if isinstance(error, NoMatches) and self._is_leaving():
            return
        if self.failure is None:
            self.failure = error.error if isinstance(error, WorkerFailed) else error
        super()._handle_exception(error)

    def _is_leaving(self) -> bool:
        """Tell whether what runs belongs to a screen that is left before it was laid out."""
        pump = active_message_pump.get(None)
        if not isinstance(pump, Widget):
            return False
        left = pump.screen not in self.screen_stack if pump.is_attached else True
        return left or self._exit or pump._pruning

    def _awaited(self) -> bool:
        """Tell whether somebody waits for the worker that runs: its screen may have been left."""
        try:
            worker = get_current_worker()
        except NoActiveWorker:
            return True
        if worker.is_cancelled or not worker.node.is_attached:
            return False
        return worker.node is self or worker.node.screen in self.screen_stack

    def panic(self, *renderables: Any) -> None:
        """Leave; what is said of it is `account`."""
        if renderables:
            self._close_messages_no_wait()

    def _fatal_error(self) -> None:
        # Textual would print all local variables: articles, notes, and whatever they hold.
        self._close_messages_no_wait()

    def leave_lost_library(self) -> None:
        """Leave, for the file that is written to is no more; what it holds is saved beside it."""
        from tui.library import rescue  # noqa: PLC0415

        path = self.library.path
        said = f"{path}: was deleted or replaced while it was open"
        try:
            kept = rescue(self.library)
        except LibraryError as problem:
            self.failure = LibraryError(f"{said}; a copy could not be made: {problem}")
        else:
            self.failure = LibraryError(
                f"{said}; all that it held is in {kept}: name that with --library, or move it back"
            )
        self.exit(return_code=1)

    def account(self) -> str:
        """Say what ended the app, as text and nothing else; empty where nothing did."""
        if self.failure is None:
            return ""
        if isinstance(self.failure, LibraryError):
            return shown(str(self.failure))
        import traceback  # noqa: PLC0415  (not needed to start)

        return shown(f"{_REPORT}\n{''.join(traceback.format_exception(self.failure))}".rstrip())

    @work(thread=True, group="backup")
    def back_up(self) -> None:
        """Make the backup of the day, unless there is one."""
        from tui.library import backup_if_due  # noqa: PLC0415  (not needed to start)

        try:
            with Library.open(self.library.path) as library:
                backup_if_due(library)
        except LibraryError as problem:
            self.call_from_thread(self._complain, f"No backup was made: {problem}")
