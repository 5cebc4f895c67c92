"""The vectors of a library's sentences: one byte a dimension, kept with who made them."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from tui.library.records import StoredSentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tui.library.library import Library


def begin_vectors(library: Library, fingerprint: str) -> None:
    """Make room for the vectors of one encoder; those of any other are dropped.

    Args:
        library: The library.
        fingerprint: What `tui.semantic.fingerprint` says of the encoder.

    Raises:
        LibraryError: The library can't be written.
    """
    if has_vectors_of(library, fingerprint):
        return
    with library.database.writing():
        library.database.write("DELETE FROM sentence_vector")
        library.database.write("INSERT OR REPLACE INTO vector_maker VALUES (1, ?)", (fingerprint,))


def has_vectors_of(library: Library, fingerprint: str) -> bool:
    """Tell whether the vectors kept, if any, are those of this encoder."""
    row = library.database.row("SELECT fingerprint FROM vector_maker")
    return row is not None and row[0] == fingerprint


def without_vector(library: Library) -> int:
    """Count the sentences that have no vector."""
    row = library.database.row(
        "SELECT (SELECT count(*) FROM sentence) - (SELECT count(*) FROM sentence_vector)"
    )
    return int(row[0])


def next_without_vector(library: Library, after: int, limit: int) -> list[StoredSentence]:
    """Read sentences that have no vector, by id, beginning after one."""
    found = library.database.rows(
        "SELECT id FROM sentence WHERE id > ? AND NOT EXISTS "
        "(SELECT 1 FROM sentence_vector WHERE sentence = sentence.id) ORDER BY id LIMIT ?",
        (after, limit),
    )
    return library.sentences_of([row[0] for row in found])


def keep_vectors(library: Library, ids: Sequence[int], vectors: NDArray[np.float32]) -> None:
    """Store vectors of length 1, each rounded to 127 steps of its largest component.

    Args:
        library: The library; `begin_vectors` was called.
        ids: Sentences; one that was removed meanwhile is passed over.
        vectors: Shape `(len(ids), width)`.

    Raises:
        LibraryError: The library can't be written.
    """
    import numpy as np  # noqa: PLC0415

    largest = np.maximum(np.abs(vectors).max(axis=1, keepdims=True), 1e-9)
    codes = np.round(vectors / largest * 127).astype(np.int8)
    with library.database.writing():
        library.database.write_each(
            "INSERT OR REPLACE INTO sentence_vector SELECT id, ? FROM sentence WHERE id = ?",
            ((code.tobytes(), number) for number, code in zip(ids, codes, strict=True)),
        )


def codes_in_parts(
    library: Library, width: int, rows: int
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int8]]]:
    """Yield every vector as it is kept, so many at a time; `unit` gives it length 1 again.

    Args:
        library: Where they are.
        width: Bytes of a vector.
        rows: The most to a part.

    Yields:
        Sentence ids, shape `(n,)`, and codes, shape `(n, width)`, by sentence id.

    Raises:
        LibraryError: The library can't be read.
    """
    import numpy as np  # noqa: PLC0415

    kept = library.database.rows("SELECT sentence, vector FROM sentence_vector ORDER BY sentence")
    while part := list(islice(kept, rows)):
        ids = np.array([row[0] for row in part], dtype=np.int64)
        codes = np.frombuffer(b"".join(row[1] for row in part), dtype=np.int8)
        yield ids, codes.reshape(len(part), width)


def unit(codes: NDArray[np.int8]) -> NDArray[np.float32]:
    """Turn codes into vectors of length 1, shape as given."""
    import numpy as np  # noqa: PLC0415

    vectors = codes.astype(np.float32)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    found: NDArray[np.float32] = vectors / np.maximum(lengths, np.float32(1e-9))
    return found
