"""Text to lines that fit a width, as spans of the text."""

from __future__ import annotations

import re

from rich.cells import cell_len

_OTHER_SPACE = re.compile(r"[^\S ]")
# What surely takes a cell a character: most of what is written in Latin, Greek and Cyrillic.
_NARROW = re.compile(r"[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027]*")
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
    measure = len if _is_narrow(paragraph) else cell_len
    if measure(paragraph) <= width:
        lines.append((offset, offset + len(paragraph)))
        return
    if measure is len and not _OTHER_SPACE.search(paragraph):
        _wrap_plain(lines, paragraph, offset, width)
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


def _is_narrow(paragraph: str) -> bool:
    return paragraph.isascii() or _NARROW.fullmatch(paragraph) is not None


def _wrap_plain(lines: list[Span], paragraph: str, offset: int, width: int) -> None:
    """Wrap what is a cell a character and has only blanks between words: a look a line."""
    last = len(paragraph.rstrip(" "))
    start = len(paragraph) - len(paragraph.lstrip(" "))
    if start >= last:
        lines.append((offset, offset))
        return
    while last - start > width:
        blank = paragraph.rfind(" ", start, start + width + 1)
        if blank < 0:
            word_end = paragraph.find(" ", start, last)
            end = last if word_end < 0 else word_end
            start = _divide(lines, paragraph, start, end, offset, width)
            if last - start <= width:
                break
            blank = paragraph.rfind(" ", start, start + width + 1)
        end = start + len(paragraph[start:blank].rstrip(" "))
        lines.append((offset + start, offset + end))
        start = end
        while paragraph[start] == " ":
            start += 1
    lines.append((offset + start, offset + last))


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
