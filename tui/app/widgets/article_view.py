"""The article: wrapped text, with its summary sentences and claims marked in place."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.app.commands import ARTICLE, LISTS, bindings
from tui.app.content import cut, one_line
from tui.app.marks import Marks, claim_at, mark_line
from tui.app.wording import about
from tui.app.wrapping import wrap
from tui.articles import shown

if TYPE_CHECKING:
    from rich.style import Style
    from textual import events
    from textual.binding import BindingType

    from tui.library import StoredArticle

_GUTTER = 5
_WIDEST = 92


class ArticleView(ScrollView, can_focus=True):
    """An article's text; offsets are those of the stored text."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LISTS), *bindings(ARTICLE)]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article--claim",
        "article--selected",
        "article--bar",
        "article--number",
        "article--muted",
        "article--title",
    }

    class ClaimPicked(Message):
        """A claim was picked in the text; `number` is its place in the list."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self) -> None:
        super().__init__(id="article")
        self._text = ""
        self._lines: list[tuple[int, int]] = []
        self._starts: list[int] = []
        self._marks = Marks()
        self._longest = 0
        self._wrapped_for = -1
        self._title = self._about = ""
        self._head: list[tuple[str, str]] = []
        self.border_title = "Article"

    def show_article(self, stored: StoredArticle) -> None:
        """Show another article from its top."""
        self._text = shown(stored.article.text).replace("\t", " ")
        self._marks = Marks()
        self._wrapped_for = -1
        self.show_head(stored)
        self.scroll_to(y=0, animate=False, force=True)

    def show_head(self, stored: StoredArticle) -> None:
        """Write title, date, source and what the reader has marked above the text."""
        self._title, self._about = one_line(stored.article.title)[:200], one_line(about(stored))
        self._wrap()
        self.refresh()

    def set_marks(self, marks: Marks) -> None:
        """Mark claims, summary and selection."""
        self._marks = marks
        self._longest = max((right - left for left, right, _ in marks.claims), default=0)
        self.refresh()

    def show_place(self, position: int) -> None:
        """Scroll so that a character is in view, with some lines above it."""
        line = self._line_of(position)
        top, height = self.scroll_offset.y, self.size.height
        if not top + 1 <= line < top + height - 2:
            self.scroll_to(y=max(line - height // 3, 0), animate=False, force=True)

    def _line_of(self, position: int) -> int:
        """Return the line, counted from the head's first, that holds a character."""
        return len(self._head) + max(bisect_right(self._starts, position) - 1, 0)

    def _wrap(self) -> None:
        width = self.scrollable_content_region.width or self.size.width
        room = min(width - _GUTTER - 1, _WIDEST)
        if self._wrapped_for != width:
            self._wrapped_for = width
            self._lines = wrap(self._text, room) if width else []
            self._starts = [start for start, _ in self._lines]
        self._head = _head_lines(self._title, self._about, room) if width else []
        self.virtual_size = Size(0, len(self._head) + len(self._lines))

    def on_resize(self) -> None:
        """Wrap for the new width, and keep the place."""
        if self._wrapped_for == (self.scrollable_content_region.width or self.size.width):
            return
        top = self.scroll_offset.y - len(self._head)
        position = self._starts[top] if 0 <= top < len(self._starts) else 0
        self._wrap()
        self.scroll_to(y=self._line_of(position) if top >= 0 else 0, animate=False, force=True)

    def render_line(self, y: int) -> Strip:
        """Draw one line of what is in view."""
        width = self.size.width
        base = self.rich_style
        index = y + self.scroll_offset.y - len(self._head)
        if index >= len(self._lines):
            return Strip.blank(width, base)
        if index < 0:
            text, name = self._head[index]
            segments = [Segment(" " * _GUTTER, base), Segment(text, self._style(name))]
            return Strip(segments).adjust_cell_length(width, base)
        marked = mark_line(self._lines[index], self._marks, self._longest)
        number = "" if marked.number is None else str(marked.number + 1)
        segments = [
            Segment("▌" if marked.in_summary else " ", self._style("article--bar")),
            Segment(f"{number:>3} ", self._style("article--number")),
        ]
        for start, end, in_claim, selected in marked.pieces:
            style = base
            if in_claim:
                style += self.get_component_rich_style("article--claim")
            if selected:
                style += self.get_component_rich_style("article--selected")
            segments.append(Segment(self._text[start:end], style))
        return Strip(segments).adjust_cell_length(width, base)

    def _style(self, name: str) -> Style:
        return self.rich_style + self.get_component_rich_style(name)

    # Keys and mouse

    def action_move(self, lines: int) -> None:
        """Scroll by lines."""
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False)

    def action_page(self, pages: float) -> None:
        """Scroll by parts of a page."""
        self.action_move(int(pages * max(self.size.height - 1, 1)))

    def action_top(self) -> None:
        """Go to the first line."""
        self.scroll_to(y=0, animate=False)

    def action_bottom(self) -> None:
        """Go to the last line."""
        self.scroll_to(y=len(self._head) + len(self._lines), animate=False)

    def action_choose(self) -> None:
        """Pick the first claim in view that is not selected yet."""
        top = self.scroll_offset.y - len(self._head)
        for index in range(max(top, 0), min(top + self.size.height, len(self._lines))):
            number = mark_line(self._lines[index], self._marks, self._longest).number
            if number is not None:
                self.post_message(self.ClaimPicked(number))
                return

    def on_click(self, event: events.Click) -> None:
        """Pick the claim under the mouse."""
        offset = event.get_content_offset(self)
        index = -1 if offset is None else offset.y + self.scroll_offset.y - len(self._head)
        if offset is None or not 0 <= index < len(self._lines):
            return
        start, end = self._lines[index]
        number = claim_at(min(start + max(offset.x - _GUTTER, 0), end - 1), self._marks)
        if number is not None:
            self.post_message(self.ClaimPicked(number))


def _head_lines(title: str, about_it: str, room: int) -> list[tuple[str, str]]:
    """Lay out what stands above the text: lines, each with the component class that styles it."""
    lines = [(title[start:end], "article--title") for start, end in wrap(title, room)[:3] if title]
    if about_it:
        lines.append((cut(about_it, room), "article--muted"))
    return [*lines, ("", "article--muted")] if lines else []
