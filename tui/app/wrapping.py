"""Text to lines that fit a width, as spans of the text."""

from __future__ import annotations

import re

from rich.cells import cell_len

_PIECE = re.compile(r"\S+")
# What in Chinese, Japanese and Korean begins no line, and what ends none.
_NO_START = frozenset("、。，．・：；？！」』）】〕〉》ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ…”’")
_NO_END = frozenset("「『（【〔〈《“‘")
_MOST_BACK = 4
Span = tuple[int, int]


def wrap(text: str, width: int) -> list[Span]:
    """Wrap a text at spaces.

    Args:
        text: Any text; its newlines end lines.
        width: Cells to a line, at least 1.

    Returns:
        `(start, end)` of each line, in characters; an empty line has start and end alike. Every
        non-space character is on exactly one line. A word wider than a line is divided.
    """
    lines: list[Span] = []
    position = 0
    for paragraph in text.split("\n"):
        _wrap_paragraph(lines, paragraph, position, max(width, 1))
        position += len(paragraph) + 1
    return lines


def _wrap_paragraph(lines: list[Span], paragraph: str, offset: int, width: int) -> None:
    measure = len if paragraph.isascii() else cell_len
    if measure(paragraph) <= width:
        lines.append((offset, offset + len(paragraph)))
        return
    start = end = -1
    for piece in _PIECE.finditer(paragraph):
        left, right = piece.span()
        if start >= 0 and measure(paragraph[start:right]) <= width:
            end = right
            continue
        if start >= 0:
            lines.append((offset + start, offset + end))
        start, end = left, right
        if right - left > width or measure(piece.group()) > width:
            start = _divide(lines, paragraph, left, right, offset, width)
    lines.append((offset + max(start, 0), offset + max(end, 0)))


def _divide(
    lines: list[Span], paragraph: str, left: int, right: int, offset: int, width: int
) -> int:
    """Put all but the last piece of an overlong word on lines; return where the rest begins."""
    if paragraph.isascii():
        while right - left > width:
            lines.append((offset + left, offset + left + width))
            left += width
        return left
    used = 0
    for index in range(left, right):
        cells = cell_len(paragraph[index])
        if used + cells > width:
            cut = _cut(paragraph, left, index)
            lines.append((offset + left, offset + cut))
            left, used = cut, cell_len(paragraph[cut:index])
        used += cells
    return left


def _cut(paragraph: str, left: int, index: int) -> int:
    """Move a cut back where it would part a mark from what it belongs to (JIS X 4051, kinsoku)."""
    for cut in range(index, max(index - _MOST_BACK, left), -1):
        if paragraph[cut] not in _NO_START and paragraph[cut - 1] not in _NO_END:
            return cut
    return index
