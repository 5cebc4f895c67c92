"""Which newlines inside a paragraph end a sentence, and which only wrap it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?![ \t]*(?:\n|\Z))[^\n]*)*")
_ITEM = re.compile(r"[-*•‣▪◦–—]\s|\(?(?:\d{1,2}|[a-z])[.)]\s")
_FIRST_WORD = re.compile(r"\S{1,40}")
_OPENING = "\"'“‘«(["
_GOES_ON = (",", ";", "-", "–", "&", "(")
_STOPS = ".!?…。！？।۔؟"
_CONNECTIVES = frozenset(
    """a an the of in on at to for from by with and or but nor as than that which who into over
    under between is are was were be been has have had will would not no his her their its my our
    mr mrs ms dr gen gov sen rep prof st""".split()
)
# A line this long was never wrapped by hand, so its newline was meant; one of lines all shorter
# than the other is verse, an address or a table.
_UNWRAPPED = 200
_NARROW = 40
_SLACK = 2


def blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield `(start, end)` of the stretches that no sentence crosses.

    A blank line always divides. A single newline divides where the line could have held the next
    word and still ended before it, that is, where it was not wrapped; before items of a list; and
    where lines are too long or too short to be wrapped ones.
    """
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = paragraph.span()
        if text.find("\n", start, end) < 0:
            yield start, end
            continue
        for line in _unwrapped(text, start, end):
            yield start, line
            start = line
        yield start, end


def _unwrapped(text: str, start: int, end: int) -> list[int]:
    ends: list[int] = []
    lines = text[start:end].split("\n")
    width = max(map(len, lines))
    position = start
    for line, following in pairwise(lines):
        position += len(line) + 1
        if _divides(line.strip(), following.strip(), width):
            ends.append(position)
    return ends


def _divides(line: str, following: str, width: int) -> bool:
    if not line or not following or _ITEM.match(following):
        return True
    if line[-1] in _STOPS:
        return len(line) > _UNWRAPPED
    if following.lstrip(_OPENING)[:1].islower() or line.endswith(_GOES_ON):
        return False
    if line.rpartition(" ")[2].rstrip(".").lower() in _CONNECTIVES:
        return False
    first = _FIRST_WORD.match(following)
    has_room = first is not None and len(line) + 1 + len(first[0]) + _SLACK <= width
    return line[-1] == ":" or has_room or len(line) > _UNWRAPPED or width < _NARROW
