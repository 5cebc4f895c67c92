"""Small dialogues over the desk: keys, a note, adding articles."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Static, TextArea

from tui.app.commands import EVERYWHERE, LISTS, commands_anywhere, commands_of, spoken
from tui.app.content import Content, plain
from tui.app.pasting import LONGEST_LINE
from tui.app.path_completion import PathSuggester
from tui.app.reach import OutOfReachError, within_reach
from tui.app.widgets.long_text import LongText
from tui.articles.addresses import is_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.app.commands import Command

_KEYS_WIDTH = 18
# With less room than this beside the keys, their help stands below them.
_LEAST_HELP = 20
_HEADINGS = {LISTS: "Moving", EVERYWHERE: "Everywhere"}


# Keys of dialogues that are read; each has an `action_scroll`.
SCROLLING: tuple[tuple[str, str, str], ...] = (
    ("j,down", "scroll(1)", "Down"),
    ("k,up", "scroll(-1)", "Up"),
    ("space,pagedown,ctrl+f", "scroll(12)", "Page down"),
    ("pageup,ctrl+b", "scroll(-12)", "Page up"),
    ("ctrl+d", "scroll(6)", "Half a page down"),
    ("ctrl+u", "scroll(-6)", "Half a page up"),
    ("g,home", "scroll(-100_000)", "Top"),
    ("G,end", "scroll(100_000)", "Bottom"),
)


class KeysScreen(ModalScreen[None]):
    """Every key for the pane that had the focus."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,question_mark,enter", "dismiss", "Close"),
        *SCROLLING,
    ]

    def __init__(self, places: Sequence[str], keymap: dict[str, str]) -> None:
        super().__init__()
        self._places = places
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """Lay out the list of keys; it is filled once its width is known."""
        with VerticalScroll(classes="dialogue") as dialogue:
            dialogue.border_title = "Keys"
            dialogue.border_subtitle = "j k scroll · Esc closes"
            yield Static(id="keys")

    def on_resize(self) -> None:
        """Wrap what each key does beside the key."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        scroll = self.query_one(VerticalScroll)
        inner = scroll.size.width - scroll.styles.scrollbar_size_vertical
        self.query_one("#keys", Static).update(self._lines(inner))

    def _lines(self, width: int) -> Content:
        lines = []
        taken: set[str] = set()
        for place, commands in self._sections():
            lines.append(Content.styled(_HEADINGS.get(place, f"In {place}"), "bold"))
            for command in commands:
                keys = self._keymap.get(command.id, command.keys).split(",")
                # A pane's own key hides what it does elsewhere.
                free = [key for key in keys if key not in taken] if place in _HEADINGS else keys
                if place not in _HEADINGS:
                    taken.update(keys)
                if free:
                    lines += _told(command, ",".join(free), width)
            lines.append(Content(""))
        return Content("\n").join(lines)

    def _sections(self) -> Iterator[tuple[str, Sequence[Command]]]:
        for place in (*(place for place in self._places if place != EVERYWHERE), LISTS):
            yield place, commands_of(place)
        on_desk = EVERYWHERE in self._places
        yield EVERYWHERE, commands_of(EVERYWHERE) if on_desk else commands_anywhere()

    def action_scroll(self, lines: int) -> None:
        """Scroll the list of keys."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)


def _told(command: Command, keys: str, width: int) -> list[Content]:
    """Return the lines that tell a command's keys and, beside or below them, its help."""
    # The backquotes are for the README, where the same words stand as Markdown.
    told = command.help.replace("`", "")
    lead = f" {spoken(keys):<{_KEYS_WIDTH}} "
    if width - len(lead) < _LEAST_HELP:
        wrapped = textwrap.wrap(
            told, max(width, _LEAST_HELP), initial_indent="   ", subsequent_indent="   "
        )
        return [Content.styled(lead, "bold $accent"), *map(Content, wrapped)]
    first, *others = textwrap.wrap(told, width - len(lead))
    head = Content.assemble((lead, "bold $accent"), first)
    return [head, *(Content(" " * len(lead) + line) for line in others)]


_KEPT = "kept as you type · Esc closes"
_NOT_KEPT = "NOT KEPT · Esc tries again"


class NoteScreen(ModalScreen[None]):
    """A note on an article, kept as it is typed."""

    takes_letters = True

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "close", "Close")]

    def __init__(self, heading: str, note: str, keep: Callable[[str], None]) -> None:
        super().__init__()
        self._heading = heading
        self._note = note
        self._keep = keep

    def compose(self) -> ComposeResult:
        """Lay out the heading and the text."""
        with Vertical(classes="dialogue") as dialogue:
            dialogue.border_title = "Note"
            dialogue.border_subtitle = _KEPT
            yield Static(plain(self._heading))
            yield LongText(plain(self._note).plain, id="note")

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep what was typed."""
        self._store(event.text_area.text)

    def action_close(self) -> None:
        """Leave, unless what was typed can't be kept: the reader is told why and may copy it."""
        self._store(self.query_one(TextArea).text)
        self.dismiss()

    def _store(self, text: str) -> None:
        frame = self.query_one(".dialogue")
        if text != self._note:
            frame.border_subtitle = _NOT_KEPT
            self._keep(text)
            self._note = text
        frame.border_subtitle = _KEPT


class AskScreen(ModalScreen[str | None]):
    """One line of text: a path to add, for example."""

    takes_letters = True
    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss", "Close")]

    def __init__(self, title: str, hint: str, value: str = "") -> None:
        super().__init__()
        self._title = title
        self._hint = hint
        self._value = value

    def compose(self) -> ComposeResult:
        """Lay out the question and its input."""
        with Vertical(classes="dialogue") as dialogue:
            dialogue.border_title = self._title
            yield Static(plain(self._hint))
            answer = Input(self._value, id="answer")
            answer.cursor_blink = False
            yield answer

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the answer, unless Esc was quicker."""
        if self.is_current:
            self.dismiss(event.value)


class ConfirmScreen(ModalScreen[bool]):
    """A question that is answered with y or n."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("y", "answer(True)", "Yes"),
        ("n,escape,q", "answer(False)", "No"),
    ]

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """Lay out the question."""
        with Vertical(classes="dialogue") as dialogue:
            dialogue.border_title = "y yes · n no"
            yield Static(plain(self._question))

    def action_answer(self, sure: bool) -> None:
        """Give the answer."""
        self.dismiss(sure)


class PathScreen(AskScreen):
    """A path, completed while it is typed; `verb` says what Enter does with it."""

    def __init__(self, title: str, hint: str, *, verb: str) -> None:
        super().__init__(title, hint)
        self._verb = verb

    def compose(self) -> ComposeResult:
        """Lay out the question and its input."""
        with Vertical(classes="dialogue") as dialogue:
            dialogue.border_title = self._title
            dialogue.border_subtitle = f"→ completes · Enter {self._verb} · Esc closes"
            yield Static(plain(self._hint))
            answer = _PastedInput(id="answer", suggester=PathSuggester())
            answer.cursor_blink = False
            yield answer

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the answer, unless it is a path that may not be used from here."""
        typed = event.value.strip()
        try:
            if "\n" not in typed and not is_address(typed):
                path_typed(typed)
        except OutOfReachError as problem:
            event.prevent_default()
            self.app.notify(str(problem), severity="error", timeout=10)


class LinesScreen(ModalScreen[None]):
    """Lines to be read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,enter", "dismiss", "Close"),
        *SCROLLING,
    ]

    def __init__(self, title: str, lines: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self.lines = lines

    def compose(self) -> ComposeResult:
        """Lay out the lines."""
        with VerticalScroll(classes="dialogue") as dialogue:
            dialogue.border_title = plain(self._title)
            dialogue.border_subtitle = "j k scroll · Esc closes"
            yield Static(plain("\n".join(self.lines)))

    def action_scroll(self, lines: int) -> None:
        """Scroll them."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)


class _PastedInput(Input):
    """A line that gives several pasted lines, or a very long one, as the answer at once."""

    takes_any_length = True

    def _on_paste(self, event: events.Paste) -> None:
        if "\n" not in event.text.strip() and len(event.text) <= LONGEST_LINE:
            return  # Input's own handler is called next
        event.stop()
        event.prevent_default()
        self.post_message(self.Submitted(self, event.text, None))


def path_typed(text: str) -> Path | None:
    """Read a path as typed or dropped: quotes, escaped spaces and `file://` are understood.

    Raises:
        OutOfReachError: It may not be used from here.
    """
    text = text.strip().removeprefix("file://")
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1]
    else:
        text = text.replace("\\ ", " ")
    return within_reach(Path(text).expanduser()) if text else None
