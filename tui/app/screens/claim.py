"""The claim screen: a claim in its place, what bears on it, and the verdict on it."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static, TextArea
from textual.worker import get_current_worker

from tui.app.bars import tab_bar
from tui.app.claim_page import LEFT, SECTIONS, TITLES, Discovery, claim_items, found_items, standing
from tui.app.claim_taking import copied, opened_place, source_text
from tui.app.commands import CHECKS, CHOICES, CLAIM, EVIDENCE, SOURCES, bindings, hints
from tui.app.content import Content, one_line, plain
from tui.app.screens.dialogues import ConfirmScreen
from tui.app.screens.reviewing import ReviewingScreen
from tui.app.widgets.section_list import CheckList, ClaimPlace, EvidenceList, SectionList
from tui.app.widgets.verdict_panel import SourceList, VerdictPanel
from tui.library import Library, LibraryError

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.app.widgets.row_list import RowList
    from tui.reviews import Progress

# Cells that the key which lists the keys takes in the footer.
_KEYS_HINT = 8
_LOOKING = "Looking through the library…"


class ClaimScreen(ReviewingScreen):
    """One claim; in a narrow terminal one section of it at a time."""

    CSS_PATH = "claim.tcss"
    AUTO_FOCUS = ""  # the section that was asked for has the focus
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(CLAIM))
    places = (CLAIM, EVIDENCE, CHECKS, CHOICES, SOURCES)
    # By which means evidence was found.
    _how = ""

    def compose(self) -> ComposeResult:
        """Lay out what was found on the left, what is decided on the right."""
        self.expect_width(self.app.size.width)
        yield Static(id="top", classes="bar")
        with Horizontal(id="claim-panes"):
            with Vertical(id="found"):
                yield ClaimPlace("claim")
                yield EvidenceList("evidence")
                yield EvidenceList("figures")
            with Vertical(id="decided"):
                yield VerdictPanel()
                yield SectionList("repeats")
                yield SectionList("history")
                yield CheckList("checks")
                yield SectionList("news")
        yield Static(id="hints", classes="bar")

    def on_mount(self) -> None:
        """Show what is known at once, and look for the rest."""
        self._list("claim").show_items(claim_items(self.page))
        for name in ("evidence", "figures", "repeats", "checks", "news"):
            self._list(name).show_empty(_LOOKING)
        self._fill()
        self.show_section(self.section)
        self._look()

    # What is looked for in the library

    @work(thread=True, exclusive=True, group="looking")
    def _look(self) -> None:
        """Look for what bears on the claim, each part shown when it is found."""
        from tui.app.looking import look  # noqa: PLC0415  (slow)

        worker = get_current_worker()

        def cancelled() -> bool:
            return worker.is_cancelled

        def tell(progress: Progress) -> None:
            if not cancelled():
                line = f"{progress.done:,} of {progress.total:,} {progress.what}"
                self.app.call_from_thread(self._show_progress, line)

        try:
            with Library.open(self._library.path) as library:
                for new in look(library, self.page, progress=tell, cancelled=cancelled):
                    if cancelled():
                        return
                    self.app.call_from_thread(self._found, new)
        except LibraryError as problem:
            self.app.call_from_thread(self.app.notify, str(problem), severity="error")

    def _show_progress(self, line: str) -> None:
        if self.is_attached:
            self._list("evidence").border_subtitle = plain(line)

    def _found(self, new: Discovery) -> None:
        if not self.is_attached:
            return
        self.page = self.page.with_found(new)
        name, items, nothing = found_items(self.page, new.part, ascii_only=self.desk_app.ascii_only)
        self._show(name, items, nothing)
        self._how = new.how or self._how
        self._list("evidence").border_subtitle = plain(one_line(self._how))

    # Places

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Open the place of what was chosen; edit a source."""
        event.stop()
        if isinstance(event.source, SourceList):
            self._edit_source(event.row)
            return
        place = opened_place(self.page, str(event.source.id), event.row)
        if place is not None:
            self.desk_app.open_place(*place)

    # Sections

    def show_section(self, name: str) -> None:
        """Give a section the focus; in a narrow terminal show it alone."""
        self.section = name
        for section in SECTIONS:
            self.query_one(f"#{section}").set_class(section == name, "-shown")
        self.query_one("#found").set_class(name in LEFT, "-shown")
        self.query_one("#decided").set_class(name not in LEFT, "-shown")
        self.query_one("#rating" if name == "verdict" else f"#{name}").focus()
        self._show_titles()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow the focus, wherever the mouse has put it."""
        if event.widget.id in SECTIONS:
            if event.widget.id != self.section:
                self.show_section(event.widget.id)
        elif self.section != "verdict":
            self.section = "verdict"
        self._show_titles()

    def _show_titles(self) -> None:
        for number, name in enumerate(SECTIONS, start=1):
            listed = name not in {"claim", "verdict"}
            count = self.page.count(name, self._list(name).count) if listed else ""
            title = f"{number} {TITLES[name]}{' · ' if count else ''}{count}"
            section = self.query_one(f"#{name}")
            # A title that is set again has the whole section drawn again.
            if section.border_title != title:
                section.border_title = title
        state = standing(self.page, ascii_only=self.desk_app.ascii_only)
        subtitle = plain(one_line(state))
        if self.panel.border_subtitle != subtitle.markup:
            self.panel.border_subtitle = subtitle
        self._show_bars(state)

    def _show_bars(self, state: str) -> None:
        if self.has_class("-narrow"):
            titles, shown = self._tabs().values(), SECTIONS.index(self.section)
            top = tab_bar(list(titles), shown, self.size.width - 2)
        else:
            news = f" · {len(self.page.news)} new since the verdict" if self.page.news else ""
            top = Content.assemble(("claim", "bold"), f"   {one_line(state)}{news}")
        self.query_one("#top", Static).update(top, layout=False)
        width = self.size.width - 2
        own = self._own_commands()
        first = hints(own, width - _KEYS_HINT, self.desk_app.keymap_changes) if own else ""
        rest = hints(CLAIM, width - len(first), self.desk_app.keymap_changes)
        if isinstance(self.focused, TextArea | Input):
            first, rest = " Esc leaves the field  Tab next field  Ctrl+S save ", ""
        self.query_one("#hints", Static).update(Content(first + rest), layout=False)

    def _own_commands(self) -> str:
        """Return whose commands hold where the focus is, beside those of the whole screen."""
        if self.section == "verdict":
            return SOURCES if isinstance(self.focused, SourceList) else CHOICES
        if self.section == "checks":
            return CHECKS
        return EVIDENCE if self.section in {"evidence", "figures"} else ""

    def _tabs(self) -> dict[str, str]:
        """Return the titles of the sections; that of what is new with how much there is."""
        news = f" {len(self.page.news)}" if self.page.news else ""
        return {**TITLES, "news": f"{TITLES['news']}{news}"}

    def on_resize(self) -> None:
        """Fit the bars."""
        self.call_after_refresh(self._show_titles)

    def action_section(self, name: str) -> None:
        """Go to a section."""
        self.show_section(name)

    def action_step(self, steps: int) -> None:
        """Go to the next field of the form, or the next section."""
        if self.section == "verdict" or self.has_class("-wide"):
            self.focus_next() if steps > 0 else self.focus_previous()
        else:
            place = (SECTIONS.index(self.section) + steps) % len(SECTIONS)
            self.show_section(SECTIONS[place])

    def action_back(self) -> None:
        """Leave a field that is typed in; then go back."""
        if isinstance(self.focused, TextArea | Input):
            self.query_one("#rating").focus()
        else:
            self.dismiss(None)

    def action_stands(self) -> None:
        """Ask, then say in the history that the verdict stands."""
        if not self.page.review.rating:
            self.app.notify("There is no verdict yet that could stand.")
            return
        self.desk_app.let_stand(self.page.claim_id, self._stands)

    def _stands(self) -> None:
        self.page = replace(self.page.reread(self._library), news=())
        self._fill()
        self._show(*found_items(self.page, "news"))

    # Fact-checks of others

    def action_ask_checks(self) -> None:
        """Ask, then send the claim to Google's API and keep the fact-checks that it knows."""
        key = os.environ.get("CLAIMDESK_FACTCHECK_KEY", "")
        if not key:
            hint = "This asks Google's Fact Check Tools API, with your own key in the environment"
            self.app.notify(f"{hint}: CLAIMDESK_FACTCHECK_KEY.", timeout=8)
            return

        def answered(sure: bool | None) -> None:
            if sure:
                self._list("checks").border_subtitle = "asking …"
                self._ask_checks(key)

        question = "Send this claim to Google's Fact Check Tools API, with your key?"
        self.app.push_screen(ConfirmScreen(question), answered)

    @work(thread=True, exclusive=True, group="asking")
    def _ask_checks(self, key: str) -> None:
        from tui.app.asking import matches_asked  # noqa: PLC0415  (the network: only when asked)
        from tui.articles.errors import FetchError  # noqa: PLC0415
        from tui.reviews import ReviewError  # noqa: PLC0415

        worker = get_current_worker()
        allow_private = self.desk_app.allow_private
        try:
            with Library.open(self._library.path) as library:
                found, line = matches_asked(
                    library, self.page.place.text, key, allow_private=allow_private
                )
        except (ReviewError, FetchError, LibraryError) as problem:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._asked, str(problem), failed=True)
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._found, Discovery("checks", found, ""))
            self.app.call_from_thread(self._asked, line, failed=False)

    def _asked(self, line: str, *, failed: bool) -> None:
        if self.is_attached:
            self._list("checks").border_subtitle = ""
            self.app.notify(line, severity="error" if failed else "information", timeout=8)

    # Taking along

    def action_copy(self, cited: bool = False) -> None:
        """Copy what has the cursor, with where it is from if `cited`."""
        row = -1 if self.section == "verdict" else self._list(self.section).cursor
        text, what = copied(self.page, self.section, row, cite=cited)
        sources = self.panel.form.sources
        if isinstance(self.focused, SourceList) and sources:
            text, what = source_text(sources[self.focused.cursor]), "source"
        if text:
            self.desk_app.copy_out(text, f"{what} with citation" if cited else what)
        else:
            self.app.notify(f"There is no {what} to copy.", severity="warning")

    def action_export(self) -> None:
        """Ask for format and file, and write the verdict there."""
        self.desk_app.export(self.page.claim, self.page.article)
