"""The words that a text shares with what is looked for, as they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.evidence import terms
from tui.language import words

if TYPE_CHECKING:
    from collections.abc import Collection

_NAMED = 5


def shared_words(stems: Collection[str], text: str) -> str:
    """Name the first words of a text that have one of some stems: "‘member’, ‘countries’".

    Args:
        stems: As `tui.evidence.terms` returns them.
        text: Whose words are named, in lower case, each once.

    Returns:
        An empty string where no word is shared.
    """
    sought = set(stems)
    found = dict.fromkeys(word.lower() for word in words(text) if sought & set(terms(word)))
    return ", ".join(f"‘{word}’" for word in list(found)[:_NAMED])
