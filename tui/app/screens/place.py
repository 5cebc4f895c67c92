"""An article opened at one place, on the way from a claim and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.screen import Screen
from textual.widgets import Static

from tui.app.commands import PLACE, bindings, hints
from tui.app.content import Content
from tui.app.marks import Marks
from tui.app.widgets.article_view import ArticleView
from tui.app.wording import citation

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.app.app import ClaimdeskApp
    from tui.library import StoredArticle


class PlaceView(ArticleView):
    """The text; Enter goes on to the desk."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings(PLACE))


class PlaceScreen(Screen[bool]):
    """Gives back True where the reader wants the article on the desk."""

    places = (PLACE,)

    def __init__(self, stored: StoredArticle, start: int, end: int) -> None:
        super().__init__()
        self.stored = stored
        self.span = (start, end)

    def compose(self) -> ComposeResult:
        """Lay out the article."""
        yield PlaceView()
        yield Static(id="hints", classes="bar")

    def on_mount(self) -> None:
        """Light up the place."""
        view = self.query_one(PlaceView)
        view.show_article(self.stored)
        view.set_marks(Marks(selected=self.span))
        view.focus()
        view.call_after_refresh(view.show_place, self.span[0])

    def on_resize(self, event: events.Resize) -> None:
        """Fit the hints."""
        app = cast("ClaimdeskApp", self.app)
        line = hints(PLACE, event.size.width - 2, app.keymap_changes)
        self.query_one("#hints", Static).update(Content(line))

    def action_desk(self) -> None:
        """Go on to the desk."""
        self.dismiss(True)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(False)

    def action_copy(self) -> None:
        """Copy the sentence with where it is from."""
        text = self.stored.article.text[slice(*self.span)]
        app = cast("ClaimdeskApp", self.app)
        app.copy_out(f"{text}\n\n{citation(self.stored, self.span[0])}", "sentence with citation")
