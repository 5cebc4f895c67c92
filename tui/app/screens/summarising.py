"""The summary pane: by which method the open article is summarised, how long, and about what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.app.desk_state import STORED_METHOD, Desk, ready_summary
from tui.app.screens.panes import PanesScreen
from tui.app.summary_length import Length

if TYPE_CHECKING:
    from tui.library import Library
    from tui.library.records import SummarySpan
    from tui.summary import SummarySentence


class SummarisingScreen(PanesScreen):
    """The panes, with a summary of the article that is open."""

    def __init__(self, library: Library, *, method: str, sentences: int) -> None:
        super().__init__(library)
        self.desk: Desk | None = None
        self.method = method
        self.length = Length.of_sentences(sentences)
        # The last search, and what of it the summary is about.
        self.asked = ""
        self.about = ""

    def summarise_open(self) -> None:
        """Show the summary of the open article: the stored one, or have it made."""
        if self.desk is None:
            return
        stored = self.desk.stored
        ready = ready_summary(self._library, stored.id, self.method, self.length.sentences)
        if ready and not self.about:
            self.show_summary(stored.id, self.method, ready)
            return
        budget = self.length.budget(self._summary.room)
        if not self.desk.summary:
            self._summary.show_items(())
        self._summary.show_waiting(self.method)
        self.desk_app.summarise(stored, self.method, budget, self.about)

    def show_summary(
        self,
        article_id: int,
        method: str,
        summary: tuple[SummarySpan | SummarySentence, ...],
        about: str = "",
    ) -> None:
        """Show a summary that has been made, unless something else is wanted by now."""
        wanted = (article_id, method, about)
        if self.desk is None or (self.desk.stored.id, self.method, self.about) != wanted:
            return
        self.desk = replace(self.desk, summary=summary)
        self._summary.show_summary(self.desk, method, self.length, about)
        self._view.set_marks(self.desk.marks())

    def show_sentence(self, row: int) -> None:
        """Show where a sentence of the summary stands in the article."""
        if self.desk is not None and row < len(self.desk.summary):
            self._view.show_place(self.desk.summary[row].start)

    def action_method(self) -> None:
        """Summarise by the next method."""
        from tui.summary import METHODS  # noqa: PLC0415  (not needed to start)

        self.about = ""
        self.method = METHODS[(METHODS.index(self.method) + 1) % len(METHODS)]
        self.summarise_open()

    def action_length(self, steps: int) -> None:
        """Make the summary longer or shorter, by steps of its unit."""
        if not self.length.can_change:
            self.app.notify("The summary fits the pane: press L to measure it otherwise.")
            return
        self.length = self.length.changed(steps)
        self.summarise_open()

    def action_unit(self) -> None:
        """Measure the summary's length by the next unit."""
        self.length = self.length.in_next_unit()
        self.summarise_open()

    def on_summary_list_room_changed(self) -> None:
        """Make a summary that fits the pane anew when the pane has another size."""
        if self.length.unit == "pane":
            self.summarise_open()

    def action_about(self) -> None:
        """Summarise what the article says on the last search, or the article as a whole."""
        if not self.asked.strip():
            self.app.notify("Search first: press / and type what the summary shall be about.")
            return
        self.about = "" if self.about else self.asked.strip()
        self.method = STORED_METHOD
        self.summarise_open()
