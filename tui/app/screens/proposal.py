"""A proposal of the user's own model, read before anything of it is taken over."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from textual.containers import Vertical
from textual.screen import ModalScreen

from tui.app.proposing import proposal_items, proposal_text
from tui.app.widgets.laid_list import LaidList

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.app.app import ClaimdeskApp
    from tui.app.widgets.row_list import RowList
    from tui.assistant import Proposal

Answer = Literal["take", "again", ""]


class ProposalScreen(ModalScreen[Answer]):
    """Gives back whether it is taken over, asked for again, or neither."""

    app: ClaimdeskApp
    BINDINGS: ClassVar[list[BindingType]] = [
        ("t", "answer('take')", "Take over"),
        ("r", "answer('again')", "Ask again"),
        ("y,Y", "copy", "Copy"),
        ("escape,q", "answer('')", "Close"),
    ]

    def __init__(self, found: Proposal) -> None:
        super().__init__()
        self.found = found

    def compose(self) -> ComposeResult:
        """Lay out the reasons."""
        with Vertical(classes="dialogue") as dialogue:
            dialogue.border_title = "PROPOSAL, not a verdict"
            dialogue.border_subtitle = "t take over · Enter place · y copy · r again · Esc"
            yield LaidList(id="proposal", empty="")

    def on_mount(self) -> None:
        """Show it."""
        listed = self.query_one(LaidList)
        listed.show_items(proposal_items(self.found, ascii_only=self.app.ascii_only))
        listed.focus()

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Open the place of a quote."""
        event.stop()
        if 1 <= event.row <= len(self.found.reasons):
            reason = self.found.reasons[event.row - 1]
            self.app.open_place(reason.bearing.article.id, reason.start, reason.end)

    def action_copy(self) -> None:
        """Copy it, named as a proposal."""
        self.app.copy_out(proposal_text(self.found), "proposal")

    def action_answer(self, answer: Answer) -> None:
        """Close."""
        self.dismiss(answer)
