"""The panes of claims and of summary sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.app.blocks import claim_blocks, summary_blocks
from tui.app.commands import CLAIMS, SUMMARY, bindings
from tui.app.content import one_line, plain
from tui.app.widgets.laid_list import LaidList
from tui.app.wording import claims_title, summary_title

if TYPE_CHECKING:
    from textual.binding import BindingType

    from tui.app.desk_state import Desk


class ClaimList(LaidList):
    """An article's claims."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings(CLAIMS))

    def __init__(self) -> None:
        super().__init__(id="claims", empty="No claims found in this article.")
        self.border_title = "Claims"

    def show_claims(self, desk: Desk) -> None:
        """List the claims of the open article, the cursor on the one selected."""
        self.show_items(claim_blocks(desk), cursor=desk.selected)
        self.border_title = claims_title(desk)


class SummaryList(LaidList):
    """An article's summary."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings(SUMMARY))

    def __init__(self) -> None:
        super().__init__(id="summary", empty="")
        self.border_title = "Summary"

    def show_summary(self, desk: Desk, method: str, about: str = "") -> None:
        """List the sentences of a summary."""
        self.show_items(summary_blocks(desk))
        self.border_title = plain(one_line(summary_title(method, len(desk.summary), about)))

    def show_waiting(self, method: str) -> None:
        """Say that a summary is being made."""
        self.border_title = summary_title(method, None)
