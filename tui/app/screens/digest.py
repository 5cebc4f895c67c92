"""One digest of several articles, over the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static
from textual.worker import get_current_worker

from tui.app.content import plain
from tui.app.digesting import cited_text
from tui.app.screens.dialogues import SCROLLING

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.app.app import ClaimdeskApp
    from tui.library import StoredArticle
    from tui.summary import Cited

_LEAST, _MOST = 1, 30


class DigestScreen(ModalScreen[None]):
    """The digest: longer, shorter, by date or by story, copied with its citations."""

    app: ClaimdeskApp

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q", "dismiss", "Close"),
        ("y,Y", "copy", "Copy with citations"),
        ("plus,equals_sign", "length(1)", "Longer"),
        ("minus", "length(-1)", "Shorter"),
        ("s", "order", "By date or by story"),
        *SCROLLING,
    ]

    def __init__(self, articles: list[StoredArticle], query: str) -> None:
        super().__init__()
        self._articles = articles
        self._asked = query
        self._by_story = False
        self._length = 7
        self.text = ""

    def compose(self) -> ComposeResult:
        """Lay out the text, which is made in a worker."""
        with VerticalScroll(classes="dialogue") as dialogue:
            dialogue.border_subtitle = "y copy · + - length · s order · Esc close"
            yield Static("reading the articles …", id="digest")

    def on_mount(self) -> None:
        """Begin to make it."""
        self._make()

    @work(thread=True, exclusive=True, group="digest")
    def _make(self) -> None:
        from tui.summary import digest  # noqa: PLC0415  (not needed to start)

        worker = get_current_worker()
        made = digest(
            [stored.article for stored in self._articles],
            sentences=self._length,
            query=self._asked,
            by_story=self._by_story,
        )
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show, made)

    def _show(self, made: list[Cited]) -> None:
        self.text = cited_text(self._articles, made)
        order = "by story" if self._by_story else "by date"
        about = f" on “{self._asked}”" if self._asked else ""
        count = len(self._articles)
        many = "1 article" if count == 1 else f"{count} articles"
        self.query_one(VerticalScroll).border_title = plain(f"Digest of {many}{about}, {order}")
        self.query_one("#digest", Static).update(plain(self.text))

    def action_length(self, sentences: int) -> None:
        """Make it longer or shorter."""
        self._length = max(_LEAST, min(self._length + sentences, _MOST))
        self._make()

    def action_order(self) -> None:
        """Order it by date, or by what is said."""
        self._by_story = not self._by_story
        self._make()

    def action_copy(self) -> None:
        """Copy it, each sentence with its source."""
        if self.text:
            self.app.copy_out(self.text, "digest with citations")

    def action_scroll(self, lines: int) -> None:
        """Scroll it."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)
