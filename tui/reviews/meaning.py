"""Sentences near a claim in meaning: vectors made once, kept in the library, searched whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.library.vectors import (
    begin_vectors,
    codes_in_parts,
    has_vectors_of,
    keep_vectors,
    next_without_vector,
    unit,
    without_vector,
)
from tui.reviews.progress import Progress
from tui.semantic import WIDTH, available, embed, fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tui.library import Library, StoredSentence

_AT_ONCE = 64
_ROWS = 5_000
# Below this, sentences are about different things.
_LEAST = 0.25


def ranked_by(library: Library) -> str:
    """Say in one line how evidence is found in this library, for showing beside the list.

    Raises:
        LibraryError: The library can't be read.
    """
    if not available():
        return "by words alone; pip install 'claimdesk[semantic]' finds by meaning too"
    left = unread(library)
    if not left:
        return "by words and meaning"
    return f"by words and meaning; {left:,} sentences are not read for their meaning yet"


def unread(library: Library) -> int:
    """Count the sentences whose vector has still to be made; 0 without the semantic extra.

    Raises:
        LibraryError: The library can't be read.
    """
    if not available():
        return 0
    if has_vectors_of(library, fingerprint()):
        return without_vector(library)
    return int(library.database.row("SELECT count(*) FROM sentence")[0])


def read_meanings(
    library: Library,
    *,
    progress: Callable[[Progress], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> bool:
    """Make the vectors that are lacking, a few hundred sentences a second; call it in a worker.

    What was made is kept at once: a run that was cut short is resumed by the next. Vectors of
    another encoder are made anew. Does nothing without the extra `claimdesk[semantic]`.

    Args:
        library: The library.
        progress: Called after each few dozen sentences.
        cancelled: Asked as often.

    Returns:
        Whether all sentences have their vector now.

    Raises:
        LibraryError: The library can't be written.
    """
    if not available():
        return False
    begin_vectors(library, fingerprint())
    total, done, last = without_vector(library), 0, 0
    while part := next_without_vector(library, last, _AT_ONCE):
        if cancelled():
            return False
        keep_vectors(library, [item.id for item in part], embed([item.text for item in part]))
        last, done = part[-1].id, done + len(part)
        progress(Progress(done, max(total, done), "sentences read for their meaning"))
    return True


def nearest(library: Library, claim: NDArray[np.float32], limit: int) -> list[int]:
    """Find the sentences whose vectors are nearest to a claim's, nearest first, by id.

    Raises:
        LibraryError: The library can't be read.
    """
    import numpy as np  # noqa: PLC0415

    if not has_vectors_of(library, fingerprint()):
        return []
    # A million sentences are read in parts: whole they would fill a gigabyte.
    best = np.zeros(0, dtype=np.int64)
    likeness = np.zeros(0, dtype=np.float32)
    for ids, codes in codes_in_parts(library, WIDTH, _ROWS):
        best = np.concatenate([best, ids])
        likeness = np.concatenate([likeness, unit(codes) @ claim])
        order = np.argsort(-likeness, kind="stable")[:limit]
        best, likeness = best[order], likeness[order]
    return [int(number) for number in best[likeness >= _LEAST]]


def vectors_of(library: Library, sentences: Sequence[StoredSentence]) -> NDArray[np.float32]:
    """Read the vectors of sentences, making those that are lacking, shape `(n, width)`.

    Raises:
        LibraryError: The library can't be read.
    """
    import numpy as np  # noqa: PLC0415

    kept: dict[int, bytes] = {}
    if has_vectors_of(library, fingerprint()):
        for item in sentences:
            row = library.database.row(
                "SELECT vector FROM sentence_vector WHERE sentence = ?", (item.id,)
            )
            if row is not None:
                kept[item.id] = row[0]
    found = np.zeros((len(sentences), WIDTH), dtype=np.float32)
    lacking = [place for place, item in enumerate(sentences) if item.id not in kept]
    if lacking:
        found[lacking] = embed([sentences[place].text for place in lacking])
    have = [place for place, item in enumerate(sentences) if item.id in kept]
    if have:
        codes = np.frombuffer(b"".join(kept[sentences[place].id] for place in have), dtype=np.int8)
        found[have] = unit(codes.reshape(len(have), WIDTH))
    return found
