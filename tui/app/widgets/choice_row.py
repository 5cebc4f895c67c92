"""A few choices on one line or two, of which one at most is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static, TextArea

from tui.app.commands import CHOICES, bindings
from tui.app.content import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType

    from tui.app.verdicts import Sign

_COLOURED = {"row--supported", "row--refuted", "row--mixed", "row--unknown"}


class ChoiceRow(Static, can_focus=True):
    """Choices with a cursor; Space or Enter takes the one under it, or gives it up again.

    Where `at_once`, the choice that the cursor comes to is taken, and Enter goes to the next field.
    """

    BINDINGS: ClassVar[list[BindingType]] = list(bindings(CHOICES))

    class Taken(Message):
        """A choice was taken, or given up: then `word` is empty."""

        def __init__(self, row: ChoiceRow, word: str) -> None:
            super().__init__()
            self.row = row
            self.word = word

        @property
        def control(self) -> ChoiceRow:
            """The row that sent it."""
            return self.row

    def __init__(self, *, id: str, needed: bool = False, at_once: bool = False) -> None:  # noqa: A002
        super().__init__(id=id)
        self._needed = needed
        self._at_once = at_once
        self._signs: Sequence[Sign] = ()
        self._taken = ""
        self._cursor = 0

    def show_choices(self, signs: Sequence[Sign], taken: str) -> None:
        """Show choices, the cursor on the one that is taken.

        Args:
            signs: What there is to choose, each by its word.
            taken: The word of the one taken, or an empty string.
        """
        self._signs, self._taken = signs, taken
        words = [sign.word for sign in signs]
        self._cursor = words.index(taken) if taken in words else 0
        self._draw()

    def _draw(self) -> None:
        width, used = self.size.width, 0
        parts: list[Content] = []
        for number, sign in enumerate(self._signs):
            dot = "●" if sign.word == self._taken else "○"
            words = (dot, sign.glyph, one_line(sign.word))
            text = f" {' '.join(word for word in words if word)} "
            colour = f"$verdict-{sign.style.removeprefix('row--')}"
            marks = {
                colour: sign.style in _COLOURED,
                "bold": sign.word == self._taken,
                "reverse": number == self._cursor and self.has_focus,
            }
            if used and used + cell_len(text) > width:
                parts.append(Content("\n"))
                used = 0
            used += cell_len(text)
            parts.append(Content.styled(text, " ".join(name for name in marks if marks[name])))
        self.update(Content("").join(parts))

    def on_resize(self) -> None:
        """Fit the choices."""
        self._draw()

    def on_focus(self) -> None:
        """Show the cursor."""
        self._draw()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self._draw()

    def action_choice(self, steps: int) -> None:
        """Move the cursor."""
        self._cursor = max(0, min(self._cursor + steps, len(self._signs) - 1))
        if self._at_once:
            self._take()
        self._draw()

    def action_past_text(self, steps: int) -> None:
        """Go to the row or list before or after: the letter pressed again shall not be typed."""
        chain = [item for item in self.screen.focus_chain if not isinstance(item, Input | TextArea)]
        place = chain.index(self) + steps
        if 0 <= place < len(chain) and chain[place].parent is self.parent:
            chain[place].focus()

    def action_take(self) -> None:
        """Take the choice under the cursor; where none is needed, give it up again."""
        if self._at_once:
            self.screen.focus_next()
        else:
            self._take()

    def _take(self) -> None:
        word = self._signs[self._cursor].word
        self._taken = "" if word == self._taken and not self._needed else word
        self._draw()
        self.post_message(self.Taken(self, self._taken))
