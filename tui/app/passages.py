"""Sentences of the library as lists show them: evidence, and two that differ side by side."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len

from tui.app.content import ELLIPSIS, cut, one_line
from tui.app.laying import NARROWEST, flow, lit_up

if TYPE_CHECKING:
    from tui.app.laying import Line, Span

_ASIDE_FROM = 76
_BETWEEN = " │ "
_MOST_WHY = 2


@dataclass(frozen=True, slots=True)
class Note:
    """A line of our own on something, wrapped."""

    lead: str
    text: str

    def lines(self, width: int, *, selected: bool) -> list[Line]:  # noqa: ARG002
        """Wrap it."""
        return flow([(one_line(self.text), "row--muted")], width - len(self.lead) - 1)


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with what is lit in it; its neighbours are shown where the cursor is.

    Attributes:
        lead: Sign before it.
        text: The sentence, verbatim.
        lit: Spans of the sentence to light up.
        before: What stands before it, with the space between where it goes on in the line.
        after: What stands after it, likewise.
        apart: Whether what stands before and after has lines of its own.
        below: Where it is from; on one line, cut where it is longer.
        why: Why it is listed; on two lines, cut where it is longer.
    """

    lead: str
    text: str
    lit: tuple[Span, ...] = ()
    before: str = ""
    after: str = ""
    below: str = ""
    why: str = ""
    apart: bool = False

    def lines(self, width: int, *, selected: bool) -> list[Line]:
        """Wrap the passage, where it is from and why it is listed."""
        room = max(width - len(self.lead) - 1, NARROWEST)
        parts = lit_up(self.text, self.lit, "row--strong" if selected else "")
        before = [(self.before, "row--around")] if selected and self.before else []
        after = [(self.after, "row--around")] if selected and self.after else []
        if self.apart:
            paragraphs = [part for part in (before, parts, after) if part]
            lines = [line for part in paragraphs for line in flow(part, room)]
        else:
            lines = flow([*before, *parts, *after], room)
        if self.below:
            lines.append([(cut(one_line(self.below), room), "row--muted")])
        return [*lines, *_two_lines(one_line(self.why), room)] if self.why else lines


def _two_lines(text: str, room: int) -> list[Line]:
    """Wrap a text to two lines, with an ellipsis where there is more of it."""
    lines = flow([(text, "row--muted")], room)
    if len(lines) <= _MOST_WHY:
        return lines
    last = "".join(part for part, _ in lines[_MOST_WHY - 1])
    return [*lines[: _MOST_WHY - 1], [(cut(f"{last} {ELLIPSIS}", room), "row--muted")]]


def differs(why: str) -> str:
    """Write that two sentences differ, and why; never that one of them is false."""
    return f"differs, check: {one_line(why).removesuffix(': check both.')}"


@dataclass(frozen=True, slots=True)
class Side:
    """One of two sentences that differ: its text, what is lit in it, and where it is from."""

    text: str
    lit: tuple[Span, ...] = ()
    below: str = ""

    def lines(self, width: int) -> list[Line]:
        """Wrap the sentence and, below, where it is from."""
        return [
            *flow(lit_up(self.text, self.lit), width),
            [(cut(one_line(self.below), width), "row--muted")],
        ]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences that differ, side by side where there is room, and why they are shown."""

    lead: str
    left: Side
    right: Side
    why: str

    def lines(self, width: int, *, selected: bool) -> list[Line]:
        """Lay the two side by side, or one over the other in a narrow list."""
        room = max(width - len(self.lead) - 1, NARROWEST)
        style = "row--strong" if selected else ""
        why = flow([(one_line(self.why), style)], room)
        if room < _ASIDE_FROM:
            return [*why, *self.left.lines(room), *self.right.lines(room)]
        column = (room - len(_BETWEEN)) // 2
        lines = list(why)
        for left, right in zip_longest(self.left.lines(column), self.right.lines(column)):
            used = sum(cell_len(text) for text, _ in left or [])
            gap = (" " * (column - used) + _BETWEEN, "row--muted")
            lines.append([*(left or []), gap, *(right or [])])
        return lines
