"""What widgets share that draw line by line: styles looked up once a drawing, not once a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar

if TYPE_CHECKING:
    from rich.segment import Segment
    from rich.style import Style
    from textual.geometry import Size
    from textual.strip import Strip


class LineView(ScrollView, can_focus=True):
    """A view whose lines are drawn when they are seen."""

    def __init__(self, *, id: str) -> None:  # noqa: A002  (Textual's own name)
        super().__init__(id=id)
        self._looks: dict[tuple[str, ...], Style] = {}
        self._measured: tuple[Size, Size, Size] | None = None

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the lines of a region, with the styles as they are now."""
        self._looks = {}
        return super().render_lines(crop)

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        # Otherwise every layout of the screen would have all scroll bars drawn again.
        measured = (size, size - self.styles.gutter.totals, self.virtual_size)
        if measured == self._measured:
            return False
        self._measured = measured
        # `Resize` comes after the first drawing, and would have all drawn a second time.
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        self.fit()
        return changed

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Draw the lines anew, and of the scroll bar the cells that change."""
        if round(old_value) == round(new_value):
            return
        if self.show_vertical_scrollbar:
            _move_bar(self.vertical_scrollbar, new_value)
        beside_bar = self.scrollable_content_region.width
        self.refresh(Region(0, 0, beside_bar, self.size.height))

    def fit(self) -> None:
        """Lay the lines out where the width is another one now."""

    def look(self, *names: str) -> Style:
        """Return the widget's style with those of some component classes laid over it."""
        found = self._looks.get(names)
        if found is None:
            found = self.look(*names[:-1]) if names else self.rich_style
            if names and names[-1]:
                found += self.get_component_rich_style(names[-1])
            self._looks[names] = found
        return found


def _move_bar(bar: ScrollBar, position: float) -> None:
    """Move a scroll bar and draw the cells that change; by itself it draws all of them."""
    before = _cells(bar)
    bar.set_reactive(ScrollBar.position, position)
    after = _cells(bar)
    if not len(before) == len(after) == bar.size.height:
        bar.refresh()
        return
    changed = [n for n, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1]]
    if changed:
        bar.refresh(*(Region(0, row, bar.size.width, 1) for row in changed))


def _cells(bar: ScrollBar) -> list[Segment]:
    drawn = bar.renderer.render_bar(
        size=bar.size.height,
        virtual_size=bar.window_virtual_size,
        window_size=bar.window_size if bar.window_size < bar.window_virtual_size else 0,
        position=bar.position,
    )
    return list(drawn.segments)
