"""The dialogue that writes verdicts to a file: of which claims, in which format, where to."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.app.content import plain
from tui.app.exporting import FORMS, Form, Reach, suggested, told
from tui.app.path_completion import PathSuggester
from tui.app.reach import OutOfReachError
from tui.app.screens.dialogues import ConfirmScreen, path_typed
from tui.app.verdicts import Sign
from tui.app.widgets.choice_row import ChoiceRow
from tui.library import Library, LibraryError
from tui.reviews import Publisher, ReviewError, write_export

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType

_KEYS = "←→ choose · Tab, Enter next · Esc closes"


class ExportScreen(ModalScreen[None]):
    """Asks, writes in a worker, and names the file; a path that fails stays to be mended."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss", "Close")]
    AUTO_FOCUS = "#format"

    def __init__(self, library: Library, reaches: Sequence[Reach], publisher: Publisher) -> None:
        super().__init__()
        self._library = library
        self._reaches = reaches
        self._publisher = publisher
        self._reach = reaches[0]
        self._form = FORMS[0]
        self._suggested = suggested(self._reach, self._form)

    def compose(self) -> ComposeResult:
        """Lay out the choices over the path."""
        with Vertical(classes="dialogue") as dialogue:
            dialogue.border_title = "Export"
            dialogue.border_subtitle = _KEYS
            yield Static("Claims", classes="label")
            yield ChoiceRow(id="scope", needed=True, at_once=True)
            yield Static("Format", classes="label")
            yield ChoiceRow(id="format", needed=True, at_once=True)
            yield Static(id="format-about")
            yield Static("File · → completes · Enter writes", classes="label")
            answer = Input(self._suggested, id="answer", suggester=PathSuggester())
            answer.cursor_blink = False
            yield answer

    def on_mount(self) -> None:
        """Offer the choices."""
        scopes = [Sign("", "", item.words) for item in self._reaches]
        self.query_one("#scope", ChoiceRow).show_choices(scopes, self._reach.words)
        names = [Sign("", "", item.name) for item in FORMS]
        self.query_one("#format", ChoiceRow).show_choices(names, self._form.name)
        self._suggest()

    def on_choice_row_taken(self, event: ChoiceRow.Taken) -> None:
        """Take over which claims or which format."""
        event.stop()
        if event.row.id == "scope":
            self._reach = next(item for item in self._reaches if item.words == event.word)
        else:
            self._form = next(item for item in FORMS if item.name == event.word)
        self._suggest()

    def _suggest(self) -> None:
        """Name the file after the choices, unless another name was typed."""
        self.query_one("#format-about", Static).update(plain(self._form.about))
        before, self._suggested = self._suggested, suggested(self._reach, self._form)
        answer = self.query_one("#answer", Input)
        if answer.value == before:
            answer.value = self._suggested

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write, after asking where a file of that name is there."""
        event.stop()
        try:
            path = path_typed(event.value)
        except OutOfReachError as problem:
            self.app.notify(str(problem), severity="error", timeout=10)
            return
        if path is None:
            return
        path = path.absolute()
        if not path.is_file():
            self._write(self._form, self._reach, path)
            return

        def answered(sure: bool | None) -> None:
            if sure:
                self._write(self._form, self._reach, path)

        self.app.push_screen(ConfirmScreen(f"{path} is there. Write over it?"), answered)

    @work(thread=True, exclusive=True, group="exporting")
    def _write(self, form: Form, reach: Reach, path: Path) -> None:
        try:
            with Library.open(self._library.path) as library:
                done = write_export(
                    library,
                    form.kind,
                    path,
                    reach.scope,
                    publisher=self._publisher,
                    title=reach.title,
                )
        except (ReviewError, LibraryError) as problem:
            self._tell(str(problem), failed=True)
        except OSError as problem:
            self._tell(f"{path}: {problem.strerror}", failed=True)
        else:
            self._tell(told(form, done, path), failed=False)
            for line in done.warnings[:2]:
                self.app.call_from_thread(self.app.notify, line, severity="warning", timeout=8)

    def _tell(self, text: str, *, failed: bool) -> None:
        severity = "error" if failed else "information"
        self.app.call_from_thread(self.app.notify, text, severity=severity, timeout=10)
        if not failed:
            self.app.call_from_thread(self._close)

    def _close(self) -> None:
        if self.is_current:
            self.dismiss(None)
