"""What came in since verdicts and bears on them, over the whole library."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.app.arriving import arrival_items, arrival_text, arrived, searched
from tui.app.commands import NEWS, bindings
from tui.app.screens.list_screen import ListScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.binding import BindingType

    from tui.app.arriving import Arrival
    from tui.app.laying import Laid
    from tui.library import Library


class NewsScreen(ListScreen["Arrival"]):
    """Lists new sentences beside the claims they bear on; Enter opens the sentence's place."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings(NEWS))
    places = (NEWS,)
    heading = "New since your verdicts"
    waiting = "Looking through what came in…"
    nothing = "Nothing came in that bears on a claim with a verdict."

    def load(
        self, library: Library, tell: Callable[[str], None], cancelled: Callable[[], bool]
    ) -> Sequence[Arrival]:
        """Look through the articles that are new, and list all that bears on a verdict."""
        return arrived(library, tell, cancelled)

    def laid(self, rows: Sequence[Arrival]) -> list[Laid]:
        """Lay claim and sentence side by side."""
        return arrival_items(rows, ascii_only=self.desk_app.ascii_only)

    def searched(self, row: Arrival) -> str:
        """Look in claim, sentence and where they are from."""
        return searched(row)

    def taken(self, row: Arrival) -> tuple[str, str, str]:
        """Copy the claim, the sentence and why it is shown."""
        return *arrival_text(row), "claim and what is new"

    def open_row(self, row: Arrival) -> None:
        """Open the place of the new sentence."""
        self.desk_app.open_place(row.item.article_id, row.item.start, row.item.end)

    def action_check(self) -> None:
        """Open the claim at its verdict."""
        row = self._wanted()
        if row is not None:
            self.desk_app.check_claim(row.claim_id, "verdict")

    def action_stands(self) -> None:
        """Say, after a question, that the verdict stands."""
        row = self._wanted()
        if row is not None:
            self.desk_app.let_stand(row.claim_id, self._find)

    def _wanted(self) -> Arrival | None:
        """Return the row under the cursor, or say that there is none."""
        row = self.selected()
        if row is None:
            self.app.notify("Nothing is listed here that this could be done with.")
        return row
