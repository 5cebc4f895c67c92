"""The one place that turns outside text into something the app draws."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content

from tui.articles import shown

ELLIPSIS = "…"


def plain(text: str, style: str = "") -> Content:
    """Make content of any text; it is never read as markup."""
    return Content.styled(shown(text), style) if style else Content(shown(text))


def one_line(text: str) -> str:
    """Put any text on one line, safe to be drawn."""
    return " ".join(shown(text[:2000]).split())


def cut(text: str, width: int) -> str:
    """Shorten a line to `width` cells, with an ellipsis where something was left out."""
    if cell_len(text) <= width:
        return text
    kept, used = [], 0
    for character in text:
        used += cell_len(character)
        if used > width - 1:
            break
        kept.append(character)
    return "".join(kept) + ELLIPSIS if width > 0 else ""


def padded(text: str, width: int) -> str:
    """Cut or fill a line to exactly `width` cells."""
    short = cut(text, width)
    return short + " " * (width - cell_len(short))


__all__ = ["ELLIPSIS", "Content", "cut", "one_line", "padded", "plain"]
