"""Texts to numbers of word pieces, quickly and without a library.

The pieces are those of BERT's uncased vocabulary (Devlin et al., 2019), found greedily, the longest
first (Wu et al., 2016, WordPiece). A word's pieces are remembered: news says the same words again.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
_LONGEST = 100
_REMEMBERED = 1 << 17


class WordPieces:
    """A vocabulary and the words that were looked up in it.

    Args:
        pieces: The vocabulary; a piece that goes on within a word begins with `##`.
        unknown: The number that stands for a word which the pieces can't make up.
    """

    def __init__(self, pieces: Sequence[str], unknown: int) -> None:
        self._numbers = {piece: number for number, piece in enumerate(pieces)}
        self.unknown = (unknown,)
        self._memory: dict[str, tuple[int, ...]] = {}

    def numbers(self, text: str, most: int) -> list[int]:
        """The first `most` piece numbers of a text; none for a text without words or signs."""
        found: list[int] = []
        memory = self._memory
        for word in _WORD.findall(text.lower()):
            found += memory.get(word) or self._look_up(word)
        return found[:most]

    def _look_up(self, word: str) -> tuple[int, ...]:
        if len(self._memory) >= _REMEMBERED:
            self._memory.clear()
        plain = "".join(
            one for one in unicodedata.normalize("NFD", word) if unicodedata.category(one) != "Mn"
        )
        found = self._pieces(plain) or self.unknown
        self._memory[word] = found
        return found

    def _pieces(self, word: str) -> tuple[int, ...]:
        found = []
        start = 0
        while start < len(word) <= _LONGEST:
            lead = "##" if start else ""
            for end in range(len(word), start, -1):
                number = self._numbers.get(lead + word[start:end])
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return ()
        return tuple(found)
