"""The claim screen: a claim in its place, what bears on it, and the verdict on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import work
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Input, Static, TextArea
from textual.worker import get_current_worker

from tui.app.claim_page import (
    SECTIONS,
    TITLES,
    ClaimPage,
    check_items,
    claim_items,
    copied,
    differing_items,
    evidence_items,
    history_items,
    news_items,
    repeat_items,
    standing,
)
from tui.app.commands import CHOICES, CLAIM, EVIDENCE, SOURCES, bindings, hints
from tui.app.content import Content, one_line, plain
from tui.app.screens.dialogues import ConfirmScreen
from tui.app.verdict_form import VerdictForm, article_source, rating_signs, ratings_for
from tui.app.widgets.laid_list import LaidList
from tui.app.widgets.verdict_panel import SourceList, VerdictPanel
from tui.library import Library, LibraryError

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.worker import Worker

    from tui.app.app import ClaimdeskApp
    from tui.app.widgets.row_list import RowList
    from tui.reviews import Item, Progress, Source

_LEFT = ("claim", "evidence", "figures")
_LOOKING = "Looking through the library…"
_SAVED_KEYS = "What you type is kept at once; Ctrl+S puts it into the history."
_MOST = 20


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


class ClaimScreen(Screen[None]):
    """One claim; in a narrow terminal one section of it at a time."""

    CSS_PATH = "claim.tcss"
    AUTO_FOCUS = ""  # the section that was asked for has the focus
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(CLAIM))
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012  (Textual declares it on instances)
        (0, "-narrow"),
        (120, "-wide"),
    ]
    places = (CLAIM, EVIDENCE, CHOICES, SOURCES)

    def __init__(self, library: Library, page: ClaimPage, *, section: str) -> None:
        super().__init__()
        self._library = library
        self.page = page
        self.section = section

    def compose(self) -> ComposeResult:
        """Lay out what was found on the left, what is decided on the right."""
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
                yield SectionList("checks")
                yield SectionList("news")
        yield Static(id="hints", classes="bar")

    @property
    def desk_app(self) -> ClaimdeskApp:
        """The app this screen belongs to."""
        return cast("ClaimdeskApp", self.app)

    def on_mount(self) -> None:
        """Show what is known at once, and look for the rest."""
        self._list("claim").show_items(claim_items(self.page))
        for name in ("evidence", "figures", "repeats", "checks", "news"):
            self._list(name).show_empty(_LOOKING)
        self._fill()
        self.show_section(self.section)
        self._look()

    def _list(self, name: str) -> LaidList:
        return self.query_one(f"#{name}", LaidList)

    @property
    def panel(self) -> VerdictPanel:
        """The verdict form."""
        return self.query_one(VerdictPanel)

    # What is looked for in the library

    @work(thread=True, exclusive=True, group="looking")
    def _look(self) -> None:
        """Look for evidence, what differs and repetitions, each shown when it is found."""
        from tui.reviews import (  # noqa: PLC0415  (slow)
            KnownChecks,
            bearing,
            differing,
            news,
            ranked_by,
            read_meanings,
            scan,
            timeline,
            unread,
        )

        worker = get_current_worker()
        text, number = self.page.place.text, self.page.claim_id
        head = self.page.review.claim_id
        day = self.page.article.article.date if self.page.article else None

        def fresh(library: Library) -> list[Item]:
            scan(library, cancelled=lambda: worker.is_cancelled)
            return [item for found in news(library, head) for item in found.items]

        steps: list[tuple[str, Callable[[Library], Any]]] = [
            (
                "evidence",
                lambda library: bearing(
                    library, text, date=day, apart_from=self.page.span, limit=_MOST
                ),
            ),
            (
                "differing",
                lambda library: differing(
                    library, text, date=day, apart_from=self.page.span, limit=_MOST
                ),
            ),
            ("repeats", lambda library: timeline(library, number)),
            ("checks", lambda library: KnownChecks(library).match(text)),
            ("news", fresh),
        ]
        try:
            with Library.open(self._library.path) as library:
                how = ranked_by(library)
                for field, step in steps:
                    found = tuple(step(library))
                    if worker.is_cancelled:
                        return
                    self.app.call_from_thread(self._found, field, found, how)
                if unread(library) and read_meanings(
                    library,
                    progress=lambda progress: self._tell(worker, progress),
                    cancelled=lambda: worker.is_cancelled,
                ):
                    found, how = tuple(steps[0][1](library)), ranked_by(library)
                    self.app.call_from_thread(self._found, "evidence", found, how)
        except LibraryError as problem:
            self.app.call_from_thread(self.app.notify, str(problem), severity="error")

    def _tell(self, worker: Worker[None], progress: Progress) -> None:
        if not worker.is_cancelled:
            line = f"{progress.done:,} of {progress.total:,} {progress.what}"
            self.app.call_from_thread(self._show_progress, line)

    def _show_progress(self, line: str) -> None:
        if self.is_attached:
            self._list("evidence").border_subtitle = plain(line)

    def _found(self, field: str, found: tuple[Any, ...], how: str) -> None:
        if not self.is_attached:
            return
        fields: dict[str, Any] = {field: found}
        self.page = replace(self.page, **fields)
        if field == "evidence":
            self._show("evidence", evidence_items(found), "Nothing in the library bears on it.")
            self._list("evidence").border_subtitle = plain(one_line(how))
        elif field == "differing":
            self._show("figures", differing_items(self.page), "Nothing found that differs.")
        elif field == "checks":
            items = check_items(found, ascii_only=self.desk_app.ascii_only)
            self._show("checks", items, "No known fact-check is about it.")
        elif field == "news":
            self._show("news", news_items(found), "Nothing new since your verdict.")
        else:
            items = repeat_items(found) if len(found) > 1 else []
            self._show("repeats", items, "No other article repeats it.")

    def _show(self, name: str, items: list[Any], nothing: str) -> None:
        listed = self._list(name)
        if items:
            # What is found later keeps the cursor where the reader has put it.
            listed.show_items(items, cursor=max(listed.cursor, 0))
        else:
            listed.show_empty(nothing)
        self._show_titles()

    # The verdict

    def _fill(self) -> None:
        desk = self.page.desk
        form = VerdictForm.of(desk, self.desk_app.reviewer)
        labels = ratings_for(desk, self.desk_app.scale)
        self.panel.fill(form, rating_signs(labels, ascii_only=self.desk_app.ascii_only))
        self.panel.say(
            "Typed, not in the history yet: Ctrl+S saves, Ctrl+R discards."
            if desk.draft.fields
            else _SAVED_KEYS
        )
        self._show("history", history_items(desk.history), "No verdict yet.")

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
        self.panel.say("Typed and kept, not in the history yet: Ctrl+S saves, Ctrl+R discards.")

    def action_save(self, unsourced: bool = False) -> None:
        """Put what was typed into the history; a done verdict without a source asks first."""
        from tui.reviews import ReviewError, UnsourcedError, commit_draft  # noqa: PLC0415

        if not self.page.desk.draft.fields:
            self.app.notify("Nothing was typed since the verdict was saved.")
            return
        who = self.panel.form.reviewer or self.desk_app.reviewer
        try:
            commit_draft(
                self._library,
                self.page.claim_id,
                who=who,
                unsourced=unsourced,
                scale=self.desk_app.scale,
            )
        except UnsourcedError:
            question = "This verdict is done but names no source. Save it all the same?"
            self.app.push_screen(ConfirmScreen(question), self._save_unsourced)
        except (ReviewError, LibraryError) as problem:
            self.app.notify(str(problem), severity="error", timeout=10)
        else:
            self._saved("The verdict is in the history.")

    def _save_unsourced(self, sure: bool | None) -> None:
        if sure:
            self.action_save(unsourced=True)

    def _saved(self, what: str) -> None:
        self.page = self.page.reread(self._library)
        self._fill()
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
        if self.page.desk.draft.fields:
            question = "Throw away what you typed since the verdict was saved?"
            self.app.push_screen(ConfirmScreen(question), self._discard)

    def _discard(self, sure: bool | None) -> None:
        from tui.reviews import drop_draft  # noqa: PLC0415

        if sure:
            drop_draft(self._library, self.page.claim_id)
            self.page = self.page.reread(self._library)
            self._fill()

    # Sources

    def action_use_source(self) -> None:
        """Make the sentence under the cursor a source of the verdict."""
        found = self.page.evidence if self.section == "evidence" else self.page.differing
        row = self._list(self.section).cursor
        if not found or not 0 <= row < len(found):
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

    # Places

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Open the place of what was chosen; edit a source."""
        event.stop()
        row = event.row
        place: tuple[int, int, int] | None = None
        if isinstance(event.source, SourceList):
            self._edit_source(row)
        elif event.source.id == "claim":
            place = self.page.span
        elif event.source.id == "repeats" and self.page.repeats:
            said = self.page.repeats[row].claim
            place = (said.article_id, said.start, said.end)
        elif event.source.id == "news" and self.page.news:
            new = self.page.news[row]
            place = (new.article_id, new.start, new.end)
        elif event.source.id in {"evidence", "figures"}:
            found = self.page.evidence if event.source.id == "evidence" else self.page.differing
            if found:
                sentence = found[row].sentence
                place = (sentence.article_id, sentence.start, sentence.end)
        if place is not None:
            self.desk_app.open_place(*place)

    # Sections

    def show_section(self, name: str) -> None:
        """Give a section the focus; in a narrow terminal show it alone."""
        self.section = name
        for section in SECTIONS:
            self.query_one(f"#{section}").set_class(section == name, "-shown")
        self.query_one("#found").set_class(name in _LEFT, "-shown")
        self.query_one("#decided").set_class(name not in _LEFT, "-shown")
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
        counts = {name: self._list(name).count for name in SECTIONS if name != "verdict"}
        for number, name in enumerate(SECTIONS, start=1):
            count = f" · {counts[name]}" if name in counts and name != "claim" else ""
            self.query_one(f"#{name}").border_title = f"{number} {TITLES[name]}{count}"
        state = standing(self.page.review, ascii_only=self.desk_app.ascii_only)
        self.panel.border_subtitle = plain(one_line(state))
        self._show_bars(state)

    def _show_bars(self, state: str) -> None:
        if self.has_class("-narrow"):
            tabs = [
                Content.styled(
                    f"{number} {TITLES[name]} ", "reverse" if name == self.section else ""
                )
                for number, name in enumerate(SECTIONS, start=1)
            ]
            top = Content("").join(tabs)
        else:
            top = Content.assemble(("claim", "bold"), f"   {one_line(state)}")
        self.query_one("#top", Static).update(top)
        width = self.size.width - 2
        own = EVIDENCE if self.section in {"evidence", "figures"} else ""
        own = CHOICES if self.section == "verdict" else own
        first = hints(own, width, self.desk_app.keymap_changes) if own else ""
        rest = hints(CLAIM, width - len(first), self.desk_app.keymap_changes)
        self.query_one("#hints", Static).update(Content(first + rest))

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

    # Taking along

    def action_copy(self, cited: bool = False) -> None:
        """Copy what has the cursor, with where it is from if `cited`."""
        row = -1 if self.section == "verdict" else self._list(self.section).cursor
        text, what = copied(self.page, self.section, row, cite=cited)
        if text:
            self.desk_app.copy_out(text, f"{what} with citation" if cited else what)
        else:
            self.app.notify(f"There is no {what} to copy.", severity="warning")

    def action_export(self) -> None:
        """Ask where to, and write the verdict to a file."""
        self.desk_app.export_claim(self.page.claim_id)
