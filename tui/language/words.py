"""Words with character offsets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")


def words(text: str) -> list[str]:
    """Return the words of a text, apostrophes, hyphens and inner full stops kept in them."""
    return WORD.findall(text)


def word_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield `(start, end)` of each word, in characters."""
    for match in WORD.finditer(text):
        yield match.span()
