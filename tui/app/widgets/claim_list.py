"""The panes of claims and of summary sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.app.commands import CLAIMS, SUMMARY, bindings
from tui.app.widgets.block_list import BlockList

if TYPE_CHECKING:
    from textual.binding import BindingType


class ClaimList(BlockList):
    """An article's claims."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings(CLAIMS))

    def __init__(self) -> None:
        super().__init__(id="claims", empty="No claims found in this article.")


class SummaryList(BlockList):
    """An article's summary."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings(SUMMARY))

    def __init__(self) -> None:
        super().__init__(id="summary", empty="")
