"""The sections of a claim that list something."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.app.claim_page import TITLES
from tui.app.commands import CHECKS, EVIDENCE, bindings
from tui.app.widgets.laid_list import LaidList

if TYPE_CHECKING:
    from textual.binding import BindingType


class SectionList(LaidList):
    """A section that lists something."""

    def __init__(self, name: str) -> None:
        super().__init__(id=name, empty="")
        self.border_title = TITLES[name]


class ClaimPlace(SectionList):
    """The claim; its neighbours in the article stand around it."""

    unfolds = True


class EvidenceList(SectionList):
    """Sentences that may become sources; the one under the cursor shows its neighbours."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings(EVIDENCE))
    unfolds = True


class CheckList(SectionList):
    """Fact-checks of others; more of them can be asked for."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings(CHECKS))
