"""English stems, for threads too: a stemmer keeps its word in itself while it works."""

from __future__ import annotations

from functools import lru_cache
from threading import Lock

_TURNS = Lock()


@lru_cache(maxsize=1)
def _stemmer() -> object:
    from snowballstemmer import stemmer  # noqa: PLC0415  (not needed to start)

    return stemmer("english")


def english_stem(word: str) -> str:
    """Return the stem of a lower-case word, by the second Porter stemmer."""
    with _TURNS:
        return str(_stemmer().stemWord(word))  # type: ignore[attr-defined]
