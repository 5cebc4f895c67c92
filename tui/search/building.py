"""Claims to a segment: vocabulary, postings, words of each claim, compressed texts.

Memory stays flat: words are spooled to a temporary file as numbers in the order they were first
seen, and renumbered in the order of the alphabet chunk by chunk.
"""

from __future__ import annotations

import tempfile
import zlib
from array import array
from typing import TYPE_CHECKING, Any

import numpy as np

from tui.search.expansion import letters
from tui.search.fold import WORD, fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from tui.search.store import Store

TEXTS_TO_A_BLOCK = 16
LONGEST = 250
"""Words of a claim that are indexed; what follows is found through them."""
_CHUNK = 40_000
_COMMON = 0.05
_COMMON_FROM = 2_000
_DICTIONARY_BYTES = 32_000


def build(claims: Iterable[tuple[int, str]], store: Store) -> None:
    """Write a segment.

    Args:
        claims: `(identifier, text)`; identifiers are distinct.
        store: Where to.
    """
    with tempfile.TemporaryFile() as spool:
        numbers, lengths, identifiers = _spool(claims, store, spool)
        words = sorted(numbers)
        order = np.empty(len(words), np.uint32)
        for place, word in enumerate(words):
            order[numbers[word]] = place
        store.put("identifiers", np.frombuffer(identifiers, np.int64))
        store.put("letters", letters(words))
        with store.sink("words") as sink:
            sink.write("\n".join(words).encode())
        ends = np.cumsum(np.frombuffer(lengths, np.uint8), dtype=np.uint32)
        store.put("ends", ends)
        _index(spool, order, ends, store)


def _spool(
    claims: Iterable[tuple[int, str]], store: Store, spool: Any
) -> tuple[dict[str, int], array[int], array[int]]:
    """Number the words as they come; write texts, and the numbers to the spool."""
    numbers: dict[str, int] = {}
    raw: dict[str, int] = {}
    lengths, identifiers, found = array("B"), array("q"), array("I")
    block_ends = array("Q")
    waiting: list[str] = []
    dictionary = b""
    position = 0
    with store.sink("texts") as sink:

        def flush() -> None:
            nonlocal position, dictionary
            if not dictionary:
                dictionary = " ".join(waiting).encode()[-_DICTIONARY_BYTES:]
                with store.sink("dictionary") as kept:
                    kept.write(dictionary)
            for first in range(0, len(waiting), TEXTS_TO_A_BLOCK):
                packer = zlib.compressobj(6, zdict=dictionary) if dictionary else zlib.compressobj()
                block = "\0".join(waiting[first : first + TEXTS_TO_A_BLOCK]).encode()
                packed = packer.compress(block) + packer.flush()
                sink.write(packed)
                position += len(packed)
                block_ends.append(position)
            waiting.clear()

        for identifier, text in claims:
            identifiers.append(identifier)
            waiting.append(text.replace("\0", " "))
            own = WORD.findall(text)[:LONGEST]
            lengths.append(len(own))
            for word in own:
                number = raw.get(word)
                if number is None:
                    number = raw[word] = numbers.setdefault(fold(word), len(numbers))
                found.append(number)
            if len(waiting) >= 64 * TEXTS_TO_A_BLOCK:
                flush()
                spool.write(found.tobytes())
                found = array("I")
        flush()
    spool.write(found.tobytes())
    spool.flush()
    store.put("block_ends", np.frombuffer(block_ends, np.uint64))
    return numbers, lengths, identifiers


def _index(spool: Any, order: NDArray[Any], ends: NDArray[Any], store: Store) -> None:
    """Write the words of each claim and the claims of each word."""
    total = int(ends[-1]) if len(ends) else 0
    spooled: NDArray[Any] = (
        np.memmap(spool, np.uint32, "r", shape=(total,)) if total else np.zeros(0, np.uint32)
    )
    forward = store.array("forward", "uint8", 3 * total)
    frequency = np.zeros(len(order), np.uint32)
    for first, last in _chunks(len(ends)):
        words, claims = _pairs(spooled, order, ends, first, last)
        start = int(ends[first - 1]) if first else 0
        pieces = forward[3 * start : 3 * (start + len(words))].reshape(-1, 3)
        for byte in range(3):
            pieces[:, byte] = (words >> (8 * byte)) & 0xFF
        frequency += np.bincount(_distinct(words, claims)[0], minlength=len(order)).astype(
            np.uint32
        )
    store.put("frequency", frequency)
    kept = np.where(frequency > most_postings(len(ends)), 0, frequency)
    posting_ends = np.cumsum(kept, dtype=np.uint64)
    store.put("posting_ends", posting_ends)
    postings = store.array("postings", "uint32", int(posting_ends[-1]) if len(order) else 0)
    filled = (posting_ends - kept).astype(np.int64)
    for first, last in _chunks(len(ends)):
        words, claims = _distinct(*_pairs(spooled, order, ends, first, last))
        listed = kept[words] > 0
        words, claims = words[listed], claims[listed]
        if not len(words):
            continue
        starts = np.flatnonzero(np.r_[True, words[1:] != words[:-1]])
        within = np.arange(len(words)) - np.repeat(starts, np.diff(np.r_[starts, len(words)]))
        postings[filled[words] + within] = claims
        filled += np.bincount(words, minlength=len(order))


def most_postings(claims: int) -> float:
    """In how many claims a word may stand and still be searched by; above it is only scored."""
    return max(_COMMON * claims, _COMMON_FROM)


def _chunks(count: int) -> list[tuple[int, int]]:
    return [(first, min(first + _CHUNK, count)) for first in range(0, count, _CHUNK)]


def _pairs(
    spooled: NDArray[Any], order: NDArray[Any], ends: NDArray[Any], first: int, last: int
) -> tuple[NDArray[Any], NDArray[Any]]:
    start = int(ends[first - 1]) if first else 0
    words = order[spooled[start : int(ends[last - 1])]]
    bounds = np.concatenate([[start], ends[first:last].astype(np.int64)])
    lengths = bounds[1:] - bounds[:-1]
    return words, np.repeat(np.arange(first, last, dtype=np.uint32), lengths)


def _distinct(words: NDArray[Any], claims: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Sort pairs by word and claim, each once."""
    keys = np.unique((words.astype(np.uint64) << np.uint64(32)) | claims)
    return (keys >> np.uint64(32)).astype(np.int64), (keys & np.uint64(0xFFFFFFFF)).astype(
        np.uint32
    )
