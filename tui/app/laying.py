"""Text laid out line by line for a width, without a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from tui.app.wrapping import wrap
from tui.articles import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

Part = tuple[str, str]
"""A piece of a line: its text, and the component class that styles it, or an empty string."""
Line = list[Part]
Span = tuple[int, int]

NARROWEST = 8
_LONGEST = 4000


class Laid(Protocol):
    """One item of a list."""

    @property
    def lead(self) -> str:
        """What stands before its first line; a list puts the cursor's bar over the first cell."""

    def lines(self, width: int, *, selected: bool) -> list[Line]:
        """Lay it out in `width` cells, the lead's among them; it is not part of the lines."""


def flat(text: str) -> str:
    """Make any text safe and free of newlines, character for character."""
    return shown(text[:_LONGEST]).replace("\n", " ").replace("\t", " ")


def flow(parts: Sequence[Part], width: int) -> list[Line]:
    """Wrap pieces of text that follow each other, each keeping its style.

    Args:
        parts: The pieces, as in one paragraph.
        width: Cells to a line.
    """
    safe = [(flat(text), style) for text, style in parts]
    joined = "".join(text for text, _ in safe)
    lines = []
    for start, end in wrap(joined, max(width, NARROWEST)):
        line, position = [], 0
        for text, style in safe:
            left, right = max(start - position, 0), min(end - position, len(text))
            if left < right:
                line.append((text[left:right], style))
            position += len(text)
        lines.append(line)
    return lines


def lit_up(text: str, spans: Sequence[Span], style: str = "") -> list[Part]:
    """Cut a text into pieces of which those in `spans` are lit."""
    pieces, position = [], 0
    for left, right in sorted(spans):
        start = max(left, position)
        if start >= right:
            continue
        pieces += [(text[position:start], style), (text[start:right], "row--lit")]
        position = right
    pieces.append((text[position:], style))
    return [piece for piece in pieces if piece[0]]
