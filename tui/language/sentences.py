"""Sentence splitting with character offsets."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tui.language.spans import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable

_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*", re.DOTALL)


@cache
def _splitter() -> Callable[[str], list[tuple[int, int]]]:
    from nupunkt import sent_spans  # noqa: PLC0415  (its models load on import)

    return sent_spans


def sentences(text: str) -> list[Sentence]:
    """Split `text` into sentences.

    Args:
        text: Clean text, paragraphs divided by blank lines.

    Returns:
        Sentences in order, never overlapping; every non-space character is in exactly one.
    """
    found: list[Sentence] = []
    for paragraph in _PARAGRAPH.finditer(text):
        for start, end in _splitter()(paragraph.group()):
            piece = paragraph.group()[start:end]
            stripped = piece.strip()
            if stripped:
                begin = paragraph.start() + start + piece.index(stripped)
                found.append(Sentence(begin, begin + len(stripped), stripped))
    return found
