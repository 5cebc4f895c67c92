"""Sentences found by their words, in a time that hardly grows with the library.

SQLite's FTS5 reads, for Okapi BM25, every sentence that holds any of the words: of a million
sentences nearly all, for the sake of "the". Here the rare words of a question say which sentences
are looked at, and all but the most frequent words say in which order they come.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.library.database import Database

# How many sentences are looked at: with so many, the best 200 of a million hardly change.
_LOOKED_AT = 40_000
# A word that stands in more sentences says little of any, and counting them takes long.
_OFTEN = 120_000


def best_sentences(database: Database, words: Sequence[str], limit: int) -> list[tuple[int, float]]:
    """Find the sentences that hold any of some words, by Okapi BM25.

    Where all words together stand in no more than 40,000 sentences nothing is left out.

    Args:
        database: Where to look.
        words: Words or phrases; English endings are cut off on both sides.
        limit: How many to return.

    Returns:
        `(sentence id, score)`, best first; a higher score is better.

    Raises:
        LibraryError: The library can't be read.
    """
    quoted = ['"' + word.replace('"', '""') + '"' for word in words if word.strip()]
    if not quoted:
        return []
    found = database.rows(
        "SELECT rowid, -bm25(sentence_words) FROM sentence_words "
        "WHERE sentence_words MATCH ? ORDER BY rank LIMIT ?",
        (_question(database, quoted), limit),
    )
    return [(number, score) for number, score in found]


def _question(database: Database, quoted: list[str]) -> str:
    """Write the question so that a bounded number of sentences answers it, best first."""
    often = {word: _sentences_with(database, word) for word in dict.fromkeys(quoted)}
    rare: set[str] = set()
    looked_at = 0
    for word in sorted(often, key=lambda word: often[word]):
        looked_at += often[word]
        if rare and looked_at > _LOOKED_AT:
            break
        rare.add(word)
    if len(rare) == len(often):
        return " OR ".join(quoted)
    needed = [word for word in quoted if word in rare]
    more = [word for word in quoted if word not in rare and often[word] < _OFTEN]
    if not more:
        return " OR ".join(needed)
    # What is needed stands twice in the question, so what only counts does too.
    return f"({' OR '.join(needed)}) AND ({' OR '.join(needed + more + more)})"


def _sentences_with(database: Database, word: str) -> int:
    """Count the sentences that hold a word; no further than matters."""
    found = database.row(
        "SELECT count(*) FROM (SELECT 1 FROM sentence_words WHERE sentence_words MATCH ? LIMIT ?)",
        (word, _OFTEN),
    )
    return int(found[0])
