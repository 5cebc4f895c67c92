"""A report of several claims: read, copied whole, exported."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.app.accounts import account_items, searched
from tui.app.claim_taking import verdict_text
from tui.app.commands import REPORT, bindings
from tui.app.screens.list_screen import ListScreen
from tui.app.verdicts import source_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.binding import BindingType

    from tui.app.exporting import Reach
    from tui.app.laying import Laid
    from tui.library import Library
    from tui.reviews import Finding


class ReportScreen(ListScreen["Finding"]):
    """Lists claims with their verdicts, sources and history; Enter opens one to be checked."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings(REPORT))
    places = (REPORT,)
    waiting = "Reading the verdicts…"
    nothing = "No claim."

    def __init__(self, library: Library, reach: Reach) -> None:
        super().__init__(library)
        self._reach = reach
        self.heading = f"Report · {reach.words}"

    def load(
        self,
        library: Library,
        tell: Callable[[str], None],  # noqa: ARG002
        cancelled: Callable[[], bool],  # noqa: ARG002
    ) -> Sequence[Finding]:
        """Read the claims and their verdicts."""
        from tui.reviews import findings  # noqa: PLC0415  (slow)

        scope = self._reach.scope
        return findings(library, article=scope.article, claims=scope.claims, status=scope.status)

    def laid(self, rows: Sequence[Finding]) -> list[Laid]:
        """Lay out each claim with its verdict."""
        return account_items(rows, ascii_only=self.desk_app.ascii_only)

    def searched(self, row: Finding) -> str:
        """Look in claim, verdict and sources."""
        return searched(row)

    def taken(self, row: Finding) -> tuple[str, str, str]:
        """Copy the claim with its verdict."""
        place = row.place
        where = source_line(place.title, place.date, place.publisher)
        return verdict_text(row.review) or place.text, where, "claim with its verdict"

    def open_row(self, row: Finding) -> None:
        """Open the claim."""
        self.desk_app.check_claim(row.claim_id, "verdict")

    def action_copy_all(self) -> None:
        """Copy the report, as it is filtered, as Markdown."""
        from tui.reviews import as_markdown  # noqa: PLC0415

        if self.shown:
            text = as_markdown(self._reach.title, self.shown)
            self.desk_app.copy_out(text, f"report of {len(self.shown)} claims")

    def action_export(self) -> None:
        """Write the report to a file."""
        self.desk_app.export_reach(self._reach)
