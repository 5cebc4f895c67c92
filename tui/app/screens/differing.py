"""What differs between articles, over the whole library."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import work
from textual.screen import Screen
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from tui.app.claim_taking import cited
from tui.app.commands import LIBRARY, LISTS, bindings, hints
from tui.app.content import Content, one_line, plain
from tui.app.disagreement import disagreement_items, disagreement_text, kept
from tui.app.widgets.laid_list import LaidList
from tui.library import Library, LibraryError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.app.app import ClaimdeskApp
    from tui.app.widgets.row_list import RowList
    from tui.reviews import Disagreement, Progress


class DisagreementList(LaidList):
    """Pairs of sentences, those most about the same thing first."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings(LISTS))

    def __init__(self) -> None:
        super().__init__(id="disagreements", empty="Comparing the figures of the library…")


class DifferingScreen(Screen[None]):
    """Lists disagreements; Enter opens the place of the first sentence, `o` that of the second."""

    CSS_PATH = "claim.tcss"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(LIBRARY))
    places = (LIBRARY,)

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self._all: Sequence[Disagreement] = ()
        self.shown: Sequence[Disagreement] = ()
        self._typed = ""

    def compose(self) -> ComposeResult:
        """Lay out the list and its filter."""
        yield Static(Content("What differs between articles: check both"), id="top", classes="bar")
        yield DisagreementList()
        entry = Input(id="differing-filter", placeholder="words of either sentence", compact=True)
        entry.cursor_blink = False
        yield entry
        yield Static(id="hints", classes="bar")

    def on_mount(self) -> None:
        """Compare what has not been compared yet."""
        self.query_one("#differing-filter").display = False
        self.query_one(DisagreementList).focus()
        self._compare()

    def on_resize(self) -> None:
        """Fit the hints."""
        self.query_one("#hints", Static).update(Content(hints(LIBRARY, self.size.width - 2)))

    @work(thread=True, exclusive=True, group="comparing")
    def _compare(self) -> None:
        from tui.reviews import disagreements  # noqa: PLC0415  (slow)

        worker = get_current_worker()

        def tell(progress: Progress) -> None:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._tell, progress)

        try:
            with Library.open(self._library.path) as library:
                found = disagreements(library, progress=tell, cancelled=lambda: worker.is_cancelled)
        except LibraryError as problem:
            self.app.call_from_thread(self.app.notify, str(problem), severity="error")
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._found, found)

    def _tell(self, progress: Progress) -> None:
        if self.is_attached:
            line = f"Comparing: article {progress.done:,} of {progress.total:,} · Esc leaves off"
            self.query_one("#top", Static).update(plain(line))

    def _found(self, found: list[Disagreement]) -> None:
        if self.is_attached:
            self._all = found
            self._show()

    def _show(self) -> None:
        self.shown = kept(self._all, self._typed)
        listed = self.query_one(DisagreementList)
        if self.shown:
            listed.show_items(disagreement_items(self.shown))
        else:
            listed.show_empty("Nothing differs that holds these words." if self._typed else "None.")
        words = f" · {one_line(self._typed)}" if self._typed else ""
        count = f"{len(self.shown):,} of {len(self._all):,}{words}"
        line = f"What differs between articles: check both · {count}"
        self.query_one("#top", Static).update(plain(line))

    def action_filter(self) -> None:
        """Filter while typing."""
        entry = self.query_one("#differing-filter", Input)
        entry.display = True
        entry.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list with every key."""
        self._typed = event.value
        self._show()

    def on_input_submitted(self) -> None:
        """Go back to the list, filtered."""
        self.query_one(DisagreementList).focus()

    def _selected(self) -> Disagreement | None:
        row = self.query_one(DisagreementList).cursor
        return self.shown[row] if 0 <= row < len(self.shown) else None

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Open the place of the first sentence."""
        event.stop()
        sentence = self.shown[event.row].one
        app = cast("ClaimdeskApp", self.app)
        app.open_place(sentence.article_id, sentence.start, sentence.end)

    def action_other(self) -> None:
        """Open the place of the second sentence."""
        pair = self._selected()
        if pair is not None:
            app = cast("ClaimdeskApp", self.app)
            app.open_place(pair.other.article_id, pair.other.start, pair.other.end)

    def action_copy(self, cite: bool = False) -> None:
        """Copy both sentences and why they are shown."""
        pair = self._selected()
        if pair is None:
            return
        text, where = disagreement_text(pair)
        app = cast("ClaimdeskApp", self.app)
        app.copy_out(cited(text, where) if cite else text, "two sentences that differ")

    def action_back(self) -> None:
        """End the filter; then go back."""
        entry = self.query_one("#differing-filter", Input)
        if entry.display:
            entry.value = ""
            entry.display = False
            self.query_one(DisagreementList).focus()
        else:
            self.dismiss(None)
