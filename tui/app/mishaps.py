"""What the app does when something fails: it says so in a line, and goes on where it can."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import work
from textual._context import active_message_pump
from textual.app import App, ScreenStackError
from textual.css.query import NoMatches
from textual.message_pump import CallbackError, MessagePump
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import NoActiveWorker, WorkerFailed, get_current_worker

from tui.articles import shown
from tui.library import Library, LibraryError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.actions import ActionParseResult
    from textual.dom import DOMNode
    from textual.message import Message

_REPORT = "claimdesk has stopped by a mistake of its own; please report these lines:"


# What is no mistake of the program: a library or a system that can't do what was asked for.
_OUTER = (LibraryError, OSError)


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
        except _OUTER as problem:
            self._complain(_in_a_line(problem))
            return True
        except ScreenStackError:
            # Two keys in one moment, Enter and Esc say, both leave the same screen.
            return True

    def _handle_exception(self, error: Exception) -> None:
        if isinstance(error, WorkerFailed) and not self._awaited():
            return
        if isinstance(error, NoMatches) and self._is_leaving():
            return
        if self.goes_on_after(error):
            return
        if self.failure is None:
            self.failure = _cause(error)
        super()._handle_exception(error)

    def goes_on_after(self, error: Exception) -> bool:
        """Say what failed where that is no end: the desk stands, and the program is not at fault.

        A screen that failed while it was being made is left, for half of it is not there.
        """
        cause = _cause(error)
        if not isinstance(cause, _OUTER) or not self._is_up():
            return False
        self._complain(_in_a_line(cause))
        pump = active_message_pump.get(None)
        if isinstance(pump, Widget) and not pump.is_mounted:
            self.call_later(self._leave_half_made, pump.screen)
        return True

    def _is_up(self) -> bool:
        """Tell whether the desk stands and nobody has left: there is somewhere to say a thing."""
        stack = self.screen_stack if self._is_mounted and not self._exit else []
        return bool(stack) and stack[0].is_mounted

    def _leave_half_made(self, screen: Screen[Any]) -> None:
        if screen is self.screen and screen is not self.screen_stack[0]:
            self.pop_screen()

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
        if isinstance(self.failure, _OUTER):
            return shown(_in_a_line(self.failure))
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


def _cause(error: Exception) -> BaseException:
    """Return what was raised, out of what workers and timers wrap it in."""
    if isinstance(error, WorkerFailed):
        return error.error
    return error.__cause__ or error if isinstance(error, CallbackError) else error


def _in_a_line(problem: BaseException) -> str:
    if not isinstance(problem, OSError):
        return str(problem)
    named = f"{problem.filename}: " if problem.filename else ""
    return f"{named}{problem.strerror or problem}"


_dispatch = MessagePump._dispatch_message


async def _dispatch_and_go_on(self: MessagePump, message: Message) -> None:
    """Handle a message; what `goes_on_after` tells of does not end the pump that it came to."""
    try:
        await _dispatch(self, message)
    except Exception as error:
        app = self.app
        if not isinstance(app, MishapApp) or not app.goes_on_after(error):
            raise


# Textual ends a pump when a handler of its raises, and asks nobody: widgets, screens and timers
# each are pumps, most of them of classes of its own.
MessagePump._dispatch_message = _dispatch_and_go_on  # type: ignore[method-assign]
