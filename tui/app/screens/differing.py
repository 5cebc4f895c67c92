"""What differs between articles, over the whole library."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.app.commands import LIBRARY, bindings
from tui.app.disagreement import disagreement_items, disagreement_text, searched
from tui.app.screens.list_screen import ListScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.binding import BindingType

    from tui.app.laying import Laid
    from tui.library import Library, StoredSentence
    from tui.reviews import Disagreement, Progress


class DifferingScreen(ListScreen["Disagreement"]):
    """Lists disagreements; Enter opens the place of the first sentence, `o` that of the second."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings(LIBRARY))
    places = (LIBRARY,)
    heading = "What differs between articles: check both"
    waiting = "Comparing the figures of the library…"
    nothing = "No figures of different articles differ."

    def load(
        self, library: Library, tell: Callable[[str], None], cancelled: Callable[[], bool]
    ) -> Sequence[Disagreement]:
        """Compare what has not been compared yet, and list all that differs."""
        from tui.reviews import disagreements  # noqa: PLC0415  (slow)

        def progress(done: Progress) -> None:
            tell(f"Comparing: article {done.done:,} of {done.total:,}")

        found = disagreements(library, progress=progress, cancelled=cancelled)
        self.app.call_from_thread(self.desk_app.verdicts_changed)  # the desk says how many differ
        return found

    def laid(self, rows: Sequence[Disagreement]) -> list[Laid]:
        """Lay the two sentences side by side."""
        return disagreement_items(rows)

    def searched(self, row: Disagreement) -> str:
        """Look in both sentences and where they are from."""
        return searched(row)

    def taken(self, row: Disagreement) -> tuple[str, str, str]:
        """Copy both sentences and why they are shown."""
        return *disagreement_text(row), "two sentences that differ"

    def open_row(self, row: Disagreement) -> None:
        """Open the place of the first sentence."""
        self._open(row.one)

    def action_other(self) -> None:
        """Open the place of the second sentence."""
        pair = self.selected()
        if pair is not None:
            self._open(pair.other)

    def _open(self, sentence: StoredSentence) -> None:
        self.desk_app.open_place(sentence.article_id, sentence.start, sentence.end)
