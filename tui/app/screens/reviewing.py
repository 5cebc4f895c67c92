"""A screen on which one claim gets its verdict: saved, undone, given its sources."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from textual import work
from textual.worker import get_current_worker

from tui.app.claim_page import history_items
from tui.app.claim_taking import bearings
from tui.app.screens.dialogues import ConfirmScreen
from tui.app.screens.first_paint import PaintedOnce
from tui.app.verdict_form import VerdictForm, article_source, rating_signs, ratings_for
from tui.app.widgets.laid_list import LaidList
from tui.app.widgets.verdict_panel import SourceList, VerdictPanel
from tui.library import Library, LibraryError

if TYPE_CHECKING:
    from tui.app.app import ClaimdeskApp
    from tui.app.claim_page import ClaimPage
    from tui.app.screens.proposal import Answer
    from tui.assistant import Proposal
    from tui.reviews import Source

_SAVED_KEYS = "Kept as you type; Ctrl+S puts it into the history."
_SAVING = "Saving; what you type meanwhile is kept."
_KEPT = "Not in the history yet: Ctrl+S saves, Ctrl+R discards."


class ReviewingScreen(PaintedOnce):
    """Holds a `VerdictPanel` and a section `#history`; `page` is the claim as it stands."""

    def __init__(self, library: Library, page: ClaimPage, *, section: str) -> None:
        super().__init__()
        self._library = library
        self.page = page
        self.section = section
        self.proposal: Proposal | None = None
        self._saving = False

    @property
    def desk_app(self) -> ClaimdeskApp:
        """The app this screen belongs to."""
        return cast("ClaimdeskApp", self.app)

    @property
    def panel(self) -> VerdictPanel:
        """The verdict form."""
        return self.query_one(VerdictPanel)

    def _list(self, name: str) -> LaidList:
        return self.query_one(f"#{name}", LaidList)

    def _show(self, name: str, items: list[Any], nothing: str) -> None:
        listed = self._list(name)
        if items:
            # What is found later keeps the cursor where the reader has put it.
            listed.show_items(items, cursor=max(listed.cursor, 0))
        else:
            listed.show_empty(nothing)
        self._show_titles()

    def _show_titles(self) -> None:
        """Write the titles of the sections anew."""
        raise NotImplementedError

    # The verdict

    def _fill(self) -> None:
        desk = self.page.desk
        form = VerdictForm.of(desk, self.desk_app.reviewer)
        labels = ratings_for(desk, self.desk_app.scale)
        self.panel.fill(form, rating_signs(labels, ascii_only=self.desk_app.ascii_only))
        self.panel.say(_KEPT if desk.draft.fields else _SAVED_KEYS)
        self._show_history()

    def _show_history(self) -> None:
        self._show(
            "history",
            history_items(self.page.desk.history),
            "No verdict yet: 4 goes to the form, Ctrl+S saves it here.",
        )

    def on_verdict_panel_changed(self, event: VerdictPanel.Changed) -> None:
        """Keep what was typed: it is on disk when this returns."""
        from tui.reviews import save_draft  # noqa: PLC0415

        fields: dict[str, Any] = {event.field: getattr(event.form, event.field)}
        try:
            save_draft(self._library, self.page.claim_id, **fields)
        except LibraryError as problem:
            self.panel.say("NOT KEPT")
            self.app.notify(str(problem), severity="error", timeout=10)
            return
        self.page = self.page.reread(self._library)
        self.panel.say(_SAVING if self._saving else _KEPT)

    def action_save(self, unsourced: bool = False) -> None:
        """Put what was typed into the history; a done verdict without a source asks first."""
        if self._saving:
            self.app.notify(_SAVING)
        elif not self.page.desk.draft.fields:
            self.app.notify("Nothing was typed since the verdict was saved.")
        else:
            self._saving = True
            self.panel.say(_SAVING)
            form = self.panel.form
            who = form.reviewer or self.desk_app.reviewer
            self.desk_app.commit_typed(self.page, who, unsourced, partial(self._committed, form))

    def _committed(self, form: VerdictForm, problem: Exception | None) -> None:
        """Show how saving ended, wherever the reader is by now."""
        from tui.reviews import UnsourcedError  # noqa: PLC0415

        self._saving = False
        if problem is None:
            self._saved("The verdict is in the history.", form)
            return
        if self.is_attached:
            self.panel.say(_KEPT)
        if isinstance(problem, UnsourcedError) and self.is_current:
            question = "This verdict is done but names no source. Save it all the same?"
            self.app.push_screen(ConfirmScreen(question), self._save_unsourced)
        else:
            self.app.notify(str(problem), severity="error", timeout=10)

    def _save_unsourced(self, sure: bool | None) -> None:
        if sure:
            self.action_save(unsourced=True)

    def _saved(self, what: str, form: VerdictForm | None = None) -> None:
        """Show the review as it is now; the form, unless something was typed into it since."""
        if self.is_attached:
            self.page = self.page.reread(self._library)
            if form is None or self.panel.holds(form):
                self._fill()
            else:
                self.panel.say(_KEPT)
                self._show_history()
        self.desk_app.verdicts_changed()
        self.app.notify(what)

    def action_undo(self) -> None:
        """Take back the last change, as a new entry of the history."""
        from tui.reviews import ReviewError, undo  # noqa: PLC0415

        if self.page.desk.draft.fields:
            self.app.notify("You have typed something: Ctrl+S saves it first, Ctrl+R discards it.")
            return
        try:
            undo(self._library, self.page.claim_id, who=self.desk_app.reviewer)
        except (ReviewError, LibraryError) as problem:
            self.app.notify(str(problem), severity="warning")
        else:
            self._saved("Taken back; the history keeps both.")

    def action_discard(self) -> None:
        """Ask, then throw away what was typed since the verdict was saved."""
        if self._saving:
            self.app.notify(_SAVING)
        elif self.page.desk.draft.fields:
            question = "Throw away what you typed since the verdict was saved?"
            self.app.push_screen(ConfirmScreen(question), self._discard)

    def _discard(self, sure: bool | None) -> None:
        from tui.reviews import drop_draft  # noqa: PLC0415

        if sure:
            drop_draft(self._library, self.page.claim_id)
            self.page = self.page.reread(self._library)
            self._fill()

    # A model of the user's own

    def action_propose(self) -> None:
        """Ask the user's model for a proposal, or show the one that has come."""
        from tui.app.proposing import unset  # noqa: PLC0415  (not needed to start)
        from tui.app.screens.proposal import ProposalScreen  # noqa: PLC0415

        chosen = self.desk_app.reviewing
        if missing := unset(chosen):
            self.app.notify(missing, timeout=8)
        elif self.proposal is not None:
            self.app.push_screen(ProposalScreen(self.proposal), self._answered)
        elif not self._asking:
            self.panel.say(f"Asking {chosen.model} at {chosen.base_url} … x stops waiting.")
            self._propose()

    @property
    def _asking(self) -> bool:
        return any(item.group == "proposing" and item.is_running for item in self.workers)

    @work(thread=True, exclusive=True, group="proposing")
    def _propose(self) -> None:
        from tui.app.proposing import proposal  # noqa: PLC0415
        from tui.assistant import AssistantError  # noqa: PLC0415

        worker = get_current_worker()
        try:
            with Library.open(self._library.path) as library:
                found = proposal(
                    library,
                    self.page,
                    self.desk_app.reviewing,
                    scale=self.desk_app.scale,
                    cancelled=lambda: worker.is_cancelled,
                )
        except (AssistantError, LibraryError) as problem:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._proposed, None, str(problem))
            return
        if not worker.is_cancelled:
            line = f"PROPOSAL of {found.model}: {found.rating}. P shows it; nothing is taken over."
            self.app.call_from_thread(self._proposed, found, line)

    def _proposed(self, found: Proposal | None, line: str) -> None:
        """Say that a proposal is there; keys that are being typed are not taken by it."""
        if self.is_attached:
            self.proposal = found
            self.panel.say(line)
            self.app.notify(line, severity="information" if found else "error", timeout=8)

    def _answered(self, answer: Answer | None) -> None:
        found, self.proposal = self.proposal, None
        if answer == "again":
            self.action_propose()
        elif answer == "take" and found is not None:
            self._take_over(found)
        else:
            self.proposal = found

    def _take_over(self, found: Proposal) -> None:
        from tui.app.proposing import taken_over  # noqa: PLC0415
        from tui.reviews import save_draft  # noqa: PLC0415

        fields = taken_over(self.panel.form, found, datetime.now(UTC).date())
        try:
            save_draft(self._library, self.page.claim_id, **fields)
        except LibraryError as problem:
            self.app.notify(str(problem), severity="error", timeout=10)
            return
        self.page = self.page.reread(self._library)
        self._fill()

    def action_cancel(self) -> None:
        """Stop waiting for the model."""
        if self._asking:
            self.workers.cancel_group(self, "proposing")
            self.panel.say("Cancelled; nothing was changed.")

    # Sources

    def action_use_source(self) -> None:
        """Make the sentence under the cursor a source of the verdict."""
        if self.section not in {"evidence", "figures"}:
            return  # another section was asked for and has not got the focus yet
        found = bearings(self.page, self.section)
        row = self._list(self.section).cursor
        if not 0 <= row < len(found):
            return
        item = found[row]
        today = datetime.now(UTC).date()
        source = article_source(item.article, item.sentence.text, today)
        form, new = self.panel.form.with_source(source)
        if new:
            self.panel.change(form, "sources")
        count = len(form.sources)
        self.app.notify(f"Source {count} of the verdict." if new else "It is a source already.")

    def action_add_source(self) -> None:
        """Write a source by hand."""
        self._edit_source(len(self.panel.form.sources))

    def action_remove_source(self) -> None:
        """Take the source under the cursor out, after asking."""
        row = self.query_one(SourceList).cursor
        if row < 0:
            return

        def answered(sure: bool | None) -> None:
            if sure:
                self.panel.change(self.panel.form.without_source(row), "sources")

        self.app.push_screen(ConfirmScreen(f"Take source {row + 1} out?"), answered)

    def _edit_source(self, row: int) -> None:
        from tui.app.screens.source import SourceScreen  # noqa: PLC0415

        sources = self.panel.form.sources
        today = datetime.now(UTC).date().isoformat()

        def keep(source: Source) -> None:
            self.panel.change(self.panel.form.with_source_at(row, source), "sources")

        self.app.push_screen(
            SourceScreen(sources[row] if row < len(sources) else None, today, keep)
        )
