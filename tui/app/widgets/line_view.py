"""What widgets share that draw line by line: styles looked up once a drawing, not once a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.scroll_view import ScrollView

if TYPE_CHECKING:
    from rich.style import Style
    from textual.geometry import Region, Size
    from textual.strip import Strip


class LineView(ScrollView, can_focus=True):
    """A view whose lines are drawn when they are seen."""

    def __init__(self, *, id: str) -> None:  # noqa: A002  (Textual's own name)
        super().__init__(id=id)
        self._looks: dict[tuple[str, ...], Style] = {}

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the lines of a region, with the styles as they are now."""
        self._looks = {}
        return super().render_lines(crop)

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        # `Resize` comes after the first drawing, and would have all drawn a second time.
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        self.fit()
        return changed

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
