"""Four panes between a title and hints: which of them has the focus, and what the bars say."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from tui.app.bars import PANES, progress_bar, tab_bar, title_bar
from tui.app.commands import hints
from tui.app.content import Content, one_line, plain
from tui.app.screens.first_paint import PaintedOnce
from tui.app.widgets.article_list import ArticleList
from tui.app.widgets.article_view import ArticleView
from tui.app.widgets.claim_list import ClaimList, SummaryList

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from tui.app.app import ClaimdeskApp
    from tui.library import Library, Progress


class PanesScreen(PaintedOnce):
    """The four panes; in a narrow terminal one of them at a time."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self.pane = "articles"
        self._progress: Progress | str | None = None
        self._bars: tuple[Content, str] | None = None
        self._list = ArticleList()
        self._list.add_class("-shown")
        self._view = ArticleView()
        self._summary = SummaryList()
        self._claims = ClaimList()

    def compose(self) -> ComposeResult:
        """Lay out the panes between title and hints."""
        yield Static(id="top", classes="bar")
        with Horizontal(id="panes"):
            yield self._list
            yield self._view
            with Vertical(id="side"):
                yield self._summary
                yield self._claims
        yield Static(id="hints", classes="bar")

    @property
    def desk_app(self) -> ClaimdeskApp:
        """The app this screen belongs to."""
        return cast("ClaimdeskApp", self.app)

    def show_pane(self, name: str) -> None:
        """Give a pane the focus; in a narrow terminal show it alone."""
        self.pane = name
        for pane in (self._list, self._view, self._summary, self._claims):
            pane.set_class(pane.id == name, "-shown")
        self.query_one("#side").set_class(name in {"summary", "claims"}, "-shown")
        self.query_one(f"#{name}").focus(scroll_visible=False)
        self._show_bars()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow the focus, wherever the mouse has put it."""
        if event.widget.id in PANES and event.widget.id != self.pane:
            self.show_pane(event.widget.id)

    def show_progress(self, progress: Progress | None) -> None:
        """Tell how far adding has come, in the title; None when it is done."""
        self._progress = progress
        self._show_bars()

    def show_work(self, line: str) -> None:
        """Tell in the title what is being done, until `show_progress` ends it."""
        self._progress = line
        self._show_bars()

    def _show_bars(self) -> None:
        counts = self._library.counts()
        self._list.border_subtitle = f"{self._list.count:,} of {counts.articles:,}"
        if isinstance(self._progress, str):
            top = plain(one_line(self._progress))
        elif self._progress is not None:
            top = progress_bar(self._progress)
        else:
            top = self._tabs() if self.has_class("-narrow") else title_bar(counts)
        below = hints(self.pane, self.size.width - 2, self.desk_app.keymap_changes)
        if (top, below) != self._bars:
            self._bars = (top, below)
            self.query_one("#top", Static).update(top, layout=False)
            self.query_one("#hints", Static).update(Content(below), layout=False)

    def _tabs(self) -> Content:
        titles = [name.capitalize() for name in PANES]
        return tab_bar(titles, PANES.index(self.pane), self.size.width - 2)

    def on_resize(self, event: events.Resize) -> None:
        """Fit the bars, and take the classes of the width before Textual looks at it."""
        self.expect_width(event.size.width)
        self._show_bars()

    def action_show(self, pane: str) -> None:
        """Go to a pane by its name."""
        self.show_pane(pane)

    def action_pane(self, steps: int) -> None:
        """Go to another pane."""
        self.action_show(PANES[(PANES.index(self.pane) + steps) % len(PANES)])
