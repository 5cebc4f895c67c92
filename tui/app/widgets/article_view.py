"""The article: wrapped text, with its summary sentences and claims marked in place."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import work
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from tui.app.commands import ARTICLE, LISTS, bindings
from tui.app.content import one_line
from tui.app.marks import Marks, asides_of, claim_at, mark_line
from tui.app.widgets.line_view import LineView
from tui.app.wording import about
from tui.app.wrapping import wrap
from tui.articles import shown

if TYPE_CHECKING:
    from rich.style import Style
    from textual import events
    from textual.binding import BindingType
    from textual.selection import Selection

    from tui.library import StoredArticle

_GUTTER = 5
_WIDEST = 92
_MOST_DRAWN = 2000


class ArticleView(LineView):
    """An article's text; offsets are those of the stored text."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LISTS), *bindings(ARTICLE)]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article--claim",
        "article--selected",
        "article--bar",
        "article--number",
        "article--muted",
        "article--aside",
        "article--title",
        "article--supported",
        "article--refuted",
        "article--mixed",
        "article--unknown",
        "article--other",
        "article--started",
    }

    class ClaimPicked(Message):
        """A claim was picked in the text; `number` is its place in the list."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self) -> None:
        super().__init__(id="article")
        self._text = self._stored = ""
        self._drawn: dict[tuple[int, int, Style], Strip] = {}
        self._lines: list[tuple[int, int]] = []
        self._starts: list[int] = []
        self._marks = Marks()
        self._longest = 0
        self._wrapped_for = -1
        self._title = self._about = ""
        self._head: list[tuple[str, str]] = []
        self.border_title = "Article"

    @property
    def place(self) -> int:
        """The first character in view, 0 while the head is."""
        top = self.scroll_offset.y - len(self._head)
        return self._starts[top] if 0 < top < len(self._starts) else 0

    def show_article(self, stored: StoredArticle, *, place: int = 0) -> None:
        """Show another article, a character of it at the top where `place` is not 0."""
        self._stored = stored.article.text
        self._text = shown(self._stored).replace("\t", " ")
        self._marks = Marks()
        self._wrapped_for = -1
        self.show_head(stored)
        self.call_after_refresh(self._find_asides, self._stored)
        self.scroll_to(y=self._line_of(place) if place else 0, animate=False, force=True)

    def clear(self) -> None:
        """Show no article."""
        self._text = self._stored = self._title = self._about = ""
        self._marks = Marks()
        self._wrapped_for = -1
        self.border_title = "Article"
        self._wrap()
        self.refresh()

    @work(thread=True, exclusive=True, group="asides")
    def _find_asides(self, text: str) -> None:
        if asides := asides_of(text):
            self.app.call_from_thread(self._dim, text, asides)

    def _dim(self, text: str, asides: tuple[tuple[int, int], ...]) -> None:
        if text == self._stored:
            self._marks = replace(self._marks, asides=asides)
            self._drawn.clear()
            self.refresh()

    def show_head(self, stored: StoredArticle) -> None:
        """Write title, date, source and what the reader has marked above the text."""
        self._title, self._about = one_line(stored.article.title)[:200], one_line(about(stored))
        self._wrap()
        self.refresh()

    def set_marks(self, marks: Marks) -> None:
        """Mark claims, summary and selection; what is no text stays dimmed."""
        marks = replace(marks, asides=self._marks.asides)
        if marks == self._marks:
            return
        self._marks = marks
        self._drawn.clear()
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
        self._drawn.clear()
        self.virtual_size = Size(0, len(self._head) + len(self._lines))

    def on_resize(self) -> None:
        """Wrap for the new width."""
        self.fit()

    def fit(self) -> None:
        """Wrap for the new width, and keep the place."""
        if self._wrapped_for == (self.scrollable_content_region.width or self.size.width):
            return
        top = self.scroll_offset.y - len(self._head)
        position = self._starts[top] if 0 <= top < len(self._starts) else 0
        in_text = self.scroll_offset.y > 0 and top >= 0
        self._wrap()
        self.scroll_to(y=self._line_of(position) if in_text else 0, animate=False, force=True)

    def render_line(self, y: int) -> Strip:
        """Draw one line of what is in view; lines drawn before are kept for scrolling."""
        line = y + self.scroll_offset.y
        width = self.size.width
        if line >= len(self._head) + len(self._lines):
            return Strip.blank(width, self.look())
        key = (line, width, self.look())
        if key not in self._drawn:
            if len(self._drawn) >= _MOST_DRAWN:
                self._drawn.clear()
            segments = self._segments(line - len(self._head))
            if self.text_selection is not None:
                segments = self._with_selection(segments, line)
            strip = Strip(segments).adjust_cell_length(width, self.look())
            self._drawn[key] = strip.apply_offsets(0, line)
        return self._drawn[key]

    def _segments(self, index: int) -> list[Segment]:
        if index < 0:
            text, name = self._head[index]
            return [Segment(" " * _GUTTER, self.look()), Segment(text, self.look(name))]
        marked = mark_line(self._lines[index], self._marks, self._longest)
        number = "" if marked.number is None else str(marked.number + 1)
        bar = "▌" if marked.in_summary else " "
        return [
            Segment(bar, self.look("article--bar")),
            Segment(f"{number:>3}", self.look("article--number")),
            self._sign(marked.number),
            *(
                Segment(
                    self._text[start:end],
                    self.look(
                        "article--claim" if in_claim else "",
                        "article--selected" if selected else "",
                        "article--aside" if is_aside else "",
                    ),
                )
                for start, end, in_claim, selected, is_aside in marked.pieces
            ),
        ]

    def _sign(self, number: int | None) -> Segment:
        glyph, name = self._marks.signs.get(-1 if number is None else number, (" ", ""))
        return Segment(glyph, self.look(f"article--{name.removeprefix('row--')}" if name else ""))

    def notify_style_update(self) -> None:
        """Draw anew in other colours."""
        self._drawn.clear()
        super().notify_style_update()

    # Selecting text with the mouse

    def selection_updated(self, selection: Selection | None) -> None:
        """Show what the mouse has selected."""
        self._drawn.clear()
        super().selection_updated(selection)

    def _with_selection(self, segments: list[Segment], line: int) -> list[Segment]:
        span = self.text_selection.get_span(line) if self.text_selection is not None else None
        if span is None:
            return segments
        left, right = span
        total = sum(segment.cell_length for segment in segments)
        left, right = max(left, _GUTTER), total if right == -1 else min(right, total)
        if left >= right:
            return segments
        lit = self.screen.get_component_rich_style("screen--selection")
        before, chosen, after = Strip(segments).divide([left, right, total])
        return [*before, *Segment.apply_style(chosen, post_style=lit), *after]

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return what the mouse has selected, as it stands in the article."""
        last = len(self._head) + len(self._lines) - 1
        start = 0 if selection.start is None else self._position(*selection.start)
        end = (
            self._position(10**6, last) if selection.end is None else self._position(*selection.end)
        )
        return (self._stored[start:end], "\n") if start < end else None

    def _position(self, x: int, line: int) -> int:
        """Return the character at a cell of a line."""
        index = line - len(self._head)
        if index < 0 or not self._lines:
            return 0
        start, end = self._lines[min(index, len(self._lines) - 1)]
        cells = max(x - _GUTTER, 0)
        if self._text[start:end].isascii():
            return min(start + cells, end)
        return next((n for n in range(start, end) if cell_len(self._text[start:n]) >= cells), end)

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
        last = self._lines[index][1] - 1
        number = claim_at(min(self._position(offset.x, index + len(self._head)), last), self._marks)
        if number is not None:
            self.post_message(self.ClaimPicked(number))


def _head_lines(title: str, about_it: str, room: int) -> list[tuple[str, str]]:
    """Lay out what stands above the text: lines, each with the component class that styles it."""
    lines = [(title[start:end], "article--title") for start, end in wrap(title, room)[:3] if title]
    spans = wrap(about_it, room) if about_it else []
    lines += [(about_it[start:end], "article--muted") for start, end in spans[:3]]
    return [*lines, ("", "article--muted")] if lines else []
