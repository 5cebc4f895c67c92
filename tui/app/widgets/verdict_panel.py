"""The form in which a verdict is given; what is typed in it is told with every key."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Input, Static, TextArea

from tui.app.commands import LISTS, SOURCES, bindings
from tui.app.content import plain
from tui.app.verdict_form import VerdictForm, source_items
from tui.app.verdicts import Sign
from tui.app.widgets.choice_row import ChoiceRow
from tui.app.widgets.laid_list import LaidList
from tui.app.widgets.long_text import LongText
from tui.articles import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

_STATUSES = ("open", "in progress", "done")
_LONG_TEXTS = {"explanation": "Why", "notes": "Notes for yourself, not published"}


class SourceList(LaidList):
    """What the verdict rests on."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LISTS), *bindings(SOURCES)]

    def __init__(self) -> None:
        super().__init__(id="sources", empty="None yet. Press a to add one.")


class VerdictPanel(VerticalScroll, can_focus=False):
    """Rating, status, explanation, sources, notes and reviewer."""

    class Changed(Message):
        """A field of the form was changed; `field` is its name."""

        def __init__(self, form: VerdictForm, field: str) -> None:
            super().__init__()
            self.form = form
            self.field = field

    def __init__(self) -> None:
        super().__init__(id="verdict", classes="section")
        self.form = VerdictForm()
        self._said = ""

    def compose(self) -> ComposeResult:
        """Lay out the fields, each under its name."""
        yield Static("Rating", classes="label")
        yield ChoiceRow(id="rating")
        yield Static("Status", classes="label")
        yield ChoiceRow(id="status", needed=True)
        yield Static(_LONG_TEXTS["explanation"], classes="label")
        yield LongText(id="explanation", compact=True)
        yield Static("Sources", classes="label")
        yield SourceList()
        yield Static(_LONG_TEXTS["notes"], classes="label")
        yield LongText(id="notes", compact=True)
        yield Static("Reviewer", classes="label")
        reviewer = Input(id="reviewer", compact=True, select_on_focus=False)
        reviewer.cursor_blink = False
        yield reviewer
        yield Static(id="form-state")

    def fill(self, form: VerdictForm, ratings: Sequence[Sign]) -> None:
        """Show what has been saved or typed before."""
        self.form = form
        self.query_one("#rating", ChoiceRow).show_choices(ratings, form.rating)
        statuses = [Sign("", "", word) for word in _STATUSES]
        self.query_one("#status", ChoiceRow).show_choices(statuses, form.status)
        with self.prevent(TextArea.Changed, Input.Changed):
            for name in _LONG_TEXTS:
                area = self.query_one(f"#{name}", TextArea)
                if area.text != getattr(form, name):
                    area.load_text(shown(getattr(form, name)))
            self.query_one("#reviewer", Input).value = shown(form.reviewer)
        self.show_sources()

    def holds(self, form: VerdictForm) -> bool:
        """Tell whether this stands in the fields, and nothing typed is on its way."""
        typed = {name: self.query_one(f"#{name}", TextArea).text for name in _LONG_TEXTS}
        typed["reviewer"] = self.query_one("#reviewer", Input).value
        return self.form == form and all(
            shown(text) == shown(getattr(form, name)) for name, text in typed.items()
        )

    def show_sources(self) -> None:
        """List the sources of the form."""
        listed = self.query_one(SourceList)
        listed.show_items(source_items(self.form.sources), cursor=max(listed.cursor, 0))

    def change(self, form: VerdictForm, field: str) -> None:
        """Take over a change of one field and tell of it."""
        self.form = form
        if field == "sources":
            self.show_sources()
        self.post_message(self.Changed(form, field))

    def say(self, text: str) -> None:
        """Say how the form stands; the same again costs nothing, not a layout with every key."""
        if text != self._said:
            self._said = text
            self.query_one("#form-state", Static).update(plain(text))

    def on_choice_row_taken(self, event: ChoiceRow.Taken) -> None:
        """Take over a rating or a status."""
        event.stop()
        self._take(str(event.row.id), event.word)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Take over what is typed."""
        event.stop()
        self._take(str(event.text_area.id), event.text_area.text)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Take over what is typed."""
        event.stop()
        self._take(str(event.input.id), event.value)

    def _take(self, field: str, value: str) -> None:
        if getattr(self.form, field) != value:
            changed: dict[str, Any] = {field: value}
            self.change(replace(self.form, **changed), field)
