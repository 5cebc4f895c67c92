"""The panes of claims and of summary sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from tui.app.blocks import claim_blocks, summary_blocks
from tui.app.commands import CLAIMS, SUMMARY, bindings
from tui.app.content import one_line, plain
from tui.app.widgets.laid_list import LaidList
from tui.app.wording import claims_title, summary_title

if TYPE_CHECKING:
    from textual.binding import BindingType

    from tui.app.desk_state import Desk
    from tui.app.summary_length import Length

# Cells of a sentence's number, of two digits, and the gap after its text.
_NUMBER = 5


class ClaimList(LaidList):
    """An article's claims."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings(CLAIMS))

    def __init__(self) -> None:
        super().__init__(id="claims", empty="No claims found in this article.")
        self.border_title = "Claims"
        self._desk: Desk | None = None
        # Claims of whichever article, in the order in which they were picked.
        self.picked: dict[int, None] = {}

    def show_claims(self, desk: Desk) -> None:
        """List the claims of the open article, the cursor on the one selected."""
        self._desk = desk
        self._show(desk, desk.selected)

    def clear(self) -> None:
        """Show the claims of no article."""
        self._desk = None
        self.show_items(())
        self.border_title = "Claims"

    def _show(self, desk: Desk, cursor: int) -> None:
        self.show_items(claim_blocks(desk, self.picked), cursor=cursor)
        self.border_title = claims_title(desk, len(self.picked))

    def action_pick(self) -> None:
        """Pick the claim under the cursor, or leave it out again; the cursor moves on."""
        if self._desk is not None and self.cursor >= 0:
            number = self._desk.claims[self.cursor].id
            if number in self.picked:
                del self.picked[number]
            else:
                self.picked[number] = None
            self._show(self._desk, self.cursor)
            self.action_move(1)

    def action_pick_all(self) -> None:
        """Pick all claims of the article, or leave them all out where they are picked."""
        if self._desk is not None:
            numbers = [item.id for item in self._desk.claims]
            if all(number in self.picked for number in numbers):
                for number in numbers:
                    del self.picked[number]
            else:
                self.picked |= dict.fromkeys(numbers)
            self._show(self._desk, self.cursor)


class SummaryList(LaidList):
    """An article's summary."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings(SUMMARY))

    class RoomChanged(Message):
        """The pane has another size."""

    def __init__(self) -> None:
        super().__init__(id="summary", empty="")
        self.border_title = "Summary"
        self.border_subtitle = "+ - length · L unit · m method · o on search"

    @property
    def room(self) -> tuple[int, int]:
        """Cells to a line of a sentence, beside its number, and lines that can be seen at once."""
        return max(self.size.width - _NUMBER, 1), max(self.size.height, 1)

    def on_resize(self) -> None:
        """Lay out for the new width, and tell that there is more room, or less."""
        super().on_resize()
        self.post_message(self.RoomChanged())

    def show_summary(self, desk: Desk, method: str, length: Length, about: str = "") -> None:
        """List the sentences of a summary."""
        self.show_items(summary_blocks(desk))
        told = length.told(len(desk.summary))
        self.border_title = plain(one_line(summary_title(method, told, about)))

    def clear(self) -> None:
        """Show the summary of no article."""
        self.show_items(())
        self.border_title = "Summary"

    def show_waiting(self, method: str) -> None:
        """Say that a summary is being made."""
        self.border_title = summary_title(method, None)
