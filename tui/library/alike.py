"""The same story twice: whole articles whose words are nearly the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.language import sentences, words

if TYPE_CHECKING:
    from tui.library.library import Library

# Of a text's runs of five words, how many the other has too. A wire story with another headline
# and two edited sentences keeps more; two reports of one event share far fewer. A text that holds
# a known one and as much again is new: its reader would miss what was added.
ALIKE = 0.5
_RUN = 5
_PROBES = 4
_NEIGHBOURS = 5
_FEWEST = 30


def covered(new: str, known: str) -> float:
    """Measure which part of a new text's runs of five words stands in a known one, 0 to 1."""
    one, other = _runs(new), _runs(known)
    return len(one & other) / len(one) if one else 0.0


def near_duplicate(library: Library, text: str) -> int | None:
    """Find an article whose text is nearly this one.

    Its longest sentences are looked up in the index of sentences (BM25); the articles that hold
    what is found are compared whole (runs of words, after Broder, 1997).

    Args:
        library: Where to look.
        text: At least 30 words; shorter ones have too little to tell by.

    Returns:
        Its id, or None.

    Raises:
        LibraryError: The library can't be read.
    """
    if len(words(text)) < _FEWEST:
        return None
    probes = sorted(sentences(text), key=lambda item: item.start - item.end)[:_PROBES]
    near: list[int] = []
    for probe in probes:
        found = library.bm25(words(probe.text)[:40], limit=_NEIGHBOURS)
        near += [item.article_id for item in library.sentences_of([number for number, _ in found])]
    for article_id in dict.fromkeys(near):
        if covered(text, library.text(article_id)) >= ALIKE:
            return article_id
    return None


def _runs(text: str) -> set[tuple[str, ...]]:
    found = [word.casefold() for word in words(text)]
    return {tuple(found[at : at + _RUN]) for at in range(len(found) - _RUN + 1)}
