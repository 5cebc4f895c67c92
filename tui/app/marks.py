"""Which parts of an article's lines are marked, and how."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marks:
    """What is marked in an article: spans in order of their start.

    `claims` holds `(start, end, number)`, the number being the claim's place in the list;
    `signs` the glyph and component class of the verdict on claims by that number. `asides` are
    bylines, captions, links: what is not the article's text.
    """

    claims: tuple[tuple[int, int, int], ...] = ()
    summary: tuple[Span, ...] = ()
    selected: Span | None = None
    signs: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    asides: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """One line as it is drawn: `pieces` of `(start, end, in a claim, selected, an aside)`."""

    in_summary: bool
    number: int | None
    pieces: tuple[tuple[int, int, bool, bool, bool], ...]


def asides_of(text: str) -> tuple[Span, ...]:
    """Return the spans of an article that are bylines, captions, links or repeats."""
    from tui.language import sentences  # noqa: PLC0415  (not needed to start)
    from tui.language.boilerplate import boilerplate  # noqa: PLC0415

    found = sentences(text)
    marks = boilerplate(found)
    return tuple((item.start, item.end) for item, mark in zip(found, marks, strict=True) if mark)


def mark_line(line: Span, marks: Marks, longest: int) -> MarkedLine:
    """Work out the marks of one line.

    Args:
        line: `(start, end)` of the line in the text.
        marks: What is marked in the article.
        longest: Characters of the longest claim, so that the search can stop early.

    Returns:
        Whether a bar stands beside the line, the number of the claim that begins on it, and the
        pieces it is drawn in, which join up to the whole line.
    """
    start, end = line
    claims = _overlapping(line, marks.claims, longest)
    cuts = {start, end}
    for left, right, _ in claims:
        cuts |= {max(left, start), min(right, end)}
    asides = [(left, right) for left, right in marks.asides if left < end and start < right]
    for span in (*asides, *([marks.selected] if marks.selected is not None else [])):
        cuts |= {min(max(edge, start), end) for edge in span}
    edges = sorted(cuts)
    pieces = tuple(
        (
            left,
            right,
            any(a <= left and right <= b for a, b, _ in claims),
            marks.selected is not None and marks.selected[0] <= left < marks.selected[1],
            any(a <= left < b for a, b in asides),
        )
        for left, right in itertools.pairwise(edges)
    )
    number = next((n for left, _, n in claims if start <= left < max(end, start + 1)), None)
    return MarkedLine(any(a < end and start < b for a, b in marks.summary), number, pieces)


def _overlapping(
    line: Span, claims: Sequence[tuple[int, int, int]], longest: int
) -> list[tuple[int, int, int]]:
    start, end = line
    first = bisect_left(claims, (start - longest, 0, 0))
    found = []
    for index in range(first, len(claims)):
        if claims[index][0] >= end:
            break
        if claims[index][1] > start:
            found.append(claims[index])
    return found


def claim_at(position: int, marks: Marks) -> int | None:
    """Return the number of the claim that covers a character, or None."""
    return next((n for left, right, n in marks.claims if left <= position < right), None)
