"""Quotations of a text as spans, over several paragraphs where they go on."""

from __future__ import annotations

import re

Span = tuple[int, int]

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*")
_MARK = re.compile(r"[“”\"„«»]|''")
_EITHER = frozenset(('"', "''"))
_OPENING = "“„«"
_CLOSING = "”»"


def quotations(text: str) -> list[Span]:
    """Find what stands in double quotation marks, or two single ones, in order.

    A quotation that its paragraph leaves open ends there; where it goes on, the next paragraph
    opens it anew, as newspapers print it.

    Args:
        text: The whole text.

    Returns:
        Spans without the marks themselves, never overlapping.
    """
    found: list[Span] = []
    for paragraph in _PARAGRAPH.finditer(text):
        opened: int | None = None
        for mark in _MARK.finditer(text, paragraph.start(), paragraph.end()):
            sign = mark.group()
            closes = sign in _CLOSING or (sign in _EITHER and opened is not None)
            if closes and opened is not None:
                found.append((opened, mark.start()))
                opened = None
            elif sign in _OPENING or (sign in _EITHER and opened is None):
                opened = mark.end() if opened is None else opened
        if opened is not None:
            found.append((opened, paragraph.end()))
    return [(start, end) for start, end in found if end > start]
