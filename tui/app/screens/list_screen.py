"""A list over the whole library: filled by a worker, filtered while typing, copied, opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar, cast

from rich.cells import cell_len
from textual import work
from textual.screen import Screen
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from tui.app.claim_taking import cited
from tui.app.commands import hints
from tui.app.content import Content, cut, one_line, plain
from tui.app.widgets.laid_list import LaidList
from tui.library import Library, LibraryError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from tui.app.app import ClaimdeskApp
    from tui.app.laying import Laid
    from tui.app.widgets.row_list import RowList

Row = TypeVar("Row")


class ListScreen(Screen[None], Generic[Row]):
    """What a subclass says: where its rows come from, how they are shown, copied and opened."""

    CSS_PATH = "claim.tcss"
    places: ClassVar[tuple[str, ...]] = ()
    heading: str = ""
    waiting: ClassVar[str] = ""
    nothing: ClassVar[str] = "None."

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self._all: Sequence[Row] = ()
        self._typed = ""
        self._loaded = False
        self.shown: Sequence[Row] = ()

    # What a subclass says

    def load(
        self, library: Library, tell: Callable[[str], None], cancelled: Callable[[], bool]
    ) -> Sequence[Row]:
        """Find the rows; called in a worker with a connection of its own."""
        raise NotImplementedError

    def laid(self, rows: Sequence[Row]) -> list[Laid]:
        """Lay the rows out."""
        raise NotImplementedError

    def searched(self, row: Row) -> str:
        """Return the text in which the filter looks for words."""
        raise NotImplementedError

    def taken(self, row: Row) -> tuple[str, str, str]:
        """Return what is copied of a row, where it is from, and what it is called."""
        raise NotImplementedError

    def open_row(self, row: Row) -> None:
        """Open a row."""
        raise NotImplementedError

    # What holds for all

    def compose(self) -> ComposeResult:
        """Lay out the list and its filter."""
        yield Static(Content(self.heading), id="top", classes="bar")
        yield LaidList(id="rows", empty=self.waiting)
        entry = Input(id="row-filter", placeholder="words to keep", compact=True)
        entry.cursor_blink = False
        yield entry
        yield Static(id="hints", classes="bar")

    @property
    def desk_app(self) -> ClaimdeskApp:
        """The app this screen belongs to."""
        return cast("ClaimdeskApp", self.app)

    def on_mount(self) -> None:
        """Take the keys."""
        self.query_one("#row-filter").display = False
        self.query_one(LaidList).focus()

    def on_screen_resume(self) -> None:
        """Look for the rows, and again after another screen, which may have changed them."""
        self._find()

    def on_resize(self) -> None:
        """Fit title and hints."""
        self._show_hints()
        if self._loaded:
            self._show()

    def on_descendant_focus(self) -> None:
        """Say what the keys do now."""
        self._show_hints()

    def _show_hints(self) -> None:
        keymap, width = self.desk_app.keymap_changes, self.size.width - 2
        line = hints(self.places[0], width, keymap)
        if isinstance(self.focused, Input):
            line = " Enter keeps the filter  Esc ends it "
        self.query_one("#hints", Static).update(Content(line))

    def key_down(self) -> None:
        """Go from the filter to the list, as Enter does."""
        if isinstance(self.focused, Input):
            self.on_input_submitted()

    @work(thread=True, exclusive=True, group="listing")
    def _find(self) -> None:
        worker = get_current_worker()

        def tell(line: str) -> None:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._tell, f"{line} · Esc leaves off")

        try:
            with Library.open(self._library.path) as library:
                found = self.load(library, tell, lambda: worker.is_cancelled)
        except LibraryError as problem:
            self.app.call_from_thread(self.app.notify, str(problem), severity="error")
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._found, found)

    def _tell(self, line: str) -> None:
        if self.is_attached:
            self.query_one("#top", Static).update(plain(one_line(line)))

    def _found(self, found: Sequence[Row]) -> None:
        if self.is_attached:
            self._all, self._loaded = found, True
            self._show()

    def _show(self) -> None:
        words = self._typed.casefold().split()
        before, listed = self.shown, self.query_one(LaidList)
        self.shown = [
            row
            for row in self._all
            if not words or all(word in self.searched(row).casefold() for word in words)
        ]
        if self.shown:
            same = len(before) == len(self.shown)
            listed.show_items(self.laid(self.shown), cursor=listed.cursor if same else 0)
        elif self._loaded:
            listed.show_empty(
                "Nothing that holds these words. Esc ends the filter." if words else self.nothing
            )
        kept = f" · filter: {one_line(self._typed)}" if words else ""
        count = f" · {len(self.shown):,} of {len(self._all):,}{kept}"
        heading = cut(one_line(self.heading), max(self.size.width - 2 - cell_len(count), 1))
        self.query_one("#top", Static).update(plain(heading + count))

    def selected(self) -> Row | None:
        """Return the row under the cursor."""
        row = self.query_one(LaidList).cursor
        return self.shown[row] if 0 <= row < len(self.shown) else None

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Open what was chosen."""
        event.stop()
        self.open_row(self.shown[event.row])

    def action_filter(self) -> None:
        """Filter while typing."""
        entry = self.query_one("#row-filter", Input)
        entry.display = True
        entry.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list with every key."""
        self._typed = event.value
        self._show()

    def on_input_submitted(self) -> None:
        """Go back to the list, filtered; the title says by what."""
        self.query_one(LaidList).focus()
        self.query_one("#row-filter").display = False

    def action_copy(self, cite: bool = False) -> None:
        """Copy the row under the cursor, with where it is from if `cite`."""
        row = self.selected()
        if row is None:
            self.app.notify("There is nothing to copy.", severity="warning")
            return
        text, where, what = self.taken(row)
        self.desk_app.copy_out(cited(text, where) if cite else text, what)

    def action_back(self) -> None:
        """End the filter; then go back."""
        entry = self.query_one("#row-filter", Input)
        if entry.display or self._typed:
            entry.value = ""
            entry.display = False
            self.query_one(LaidList).focus()
        else:
            self.dismiss(None)
