"""Claims to a segment: vocabulary, postings, words of each claim, compressed texts.

Memory stays flat: words are spooled to a temporary file as numbers in the order they were first
seen, and renumbered in the order of the alphabet chunk by chunk.
"""

from __future__ import annotations

import os
import tempfile
import zlib
from array import array
from typing import TYPE_CHECKING, Any

import numpy as np

from tui.search.fold import WORD, case_of, fold
from tui.search.forms import letter_sets
from tui.search.inner import runs
from tui.search.sounds import sound_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from tui.search.store import Store, Write

TEXTS_TO_A_BLOCK = 16
LONGEST = 250
"""Words of a claim that are indexed; what follows is found through them."""
ASIDE = "\x1f"
"""What follows it in a text is found too, but is no part of it to strict words: who says it."""
CASE_BIT = 6
"""Where in the high part of a word of a claim its `case_of` begins, two bits."""
_CHUNK = 40_000
_SPARSE = 32
_MERGED = 1_000_000
_COMMON_FROM = 2_000
_DICTIONARY_BYTES = 32_000


def build(claims: Iterable[tuple[int, str]], store: Store) -> None:
    """Write a segment.

    Args:
        claims: `(identifier, text)`; identifiers are distinct.
        store: Where to.
    """
    with tempfile.TemporaryFile() as spool:
        numbers, lengths, heads, identifiers = _spool(claims, store, spool)
        words = sorted(numbers)
        order = np.empty(len(words), np.uint32)
        for place, word in enumerate(words):
            order[numbers[word]] = place
        del numbers
        store.put("identifiers", np.frombuffer(identifiers, np.int64))
        _write_words(words, store)
        del words
        ends = np.cumsum(np.frombuffer(lengths, np.uint8), dtype=np.uint32)
        store.put("ends", ends)
        store.put("heads", np.frombuffer(heads, np.uint8))
        _index(spool, order, ends, store)


def _write_words(words: Sequence[str], store: Store) -> None:
    """Write the vocabulary, its letters, and how it sounds."""
    joined = "\n".join(words).encode()
    with store.sink("words") as sink:
        sink.write(joined)
    store.put("letters", letter_sets(words))
    inner = runs(joined)
    store.put("run_ends", inner.ends)
    store.put("run_places", inner.places)
    keys = np.fromiter(map(sound_key, words), np.uint32, len(words))
    by_key = np.argsort(keys, kind="stable")
    store.put("sound_keys", keys[by_key])
    store.put("sound_places", by_key.astype(np.uint32))


def _spool(
    claims: Iterable[tuple[int, str]], store: Store, spool: Any
) -> tuple[dict[str, int], array[int], array[int], array[int]]:
    """Number the words as they come; write texts, and the numbers to the spool."""
    numbers: dict[str, int] = {}
    raw: dict[str, int] = {}
    lengths, heads, identifiers, found = array("B"), array("B"), array("q"), array("I")
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
            own = WORD.findall(text)
            aside = WORD.findall(text.partition(ASIDE)[2]) if ASIDE in text else ()
            heads.append(min(len(own) - len(aside), LONGEST))
            own = own[:LONGEST]
            lengths.append(len(own))
            for word in own:
                number = raw.get(word)
                if number is None:
                    number = numbers.setdefault(fold(word), len(numbers))
                    raw[word] = number = number | case_of(word) << 16 + CASE_BIT
                found.append(number)
            if len(waiting) >= 64 * TEXTS_TO_A_BLOCK:
                flush()
                spool.write(found.tobytes())
                found = array("I")
        flush()
    spool.write(found.tobytes())
    spool.flush()
    store.put("block_ends", np.frombuffer(block_ends, np.uint64))
    return numbers, lengths, heads, identifiers


def _index(spool: Any, order: NDArray[Any], ends: NDArray[Any], store: Store) -> None:
    """Write the words of each claim and the claims of each word."""
    count, total = len(ends), int(ends[-1]) if len(ends) else 0
    frequency = np.zeros(len(order), np.uint32)
    with (
        tempfile.TemporaryFile() as pairs,
        tempfile.TemporaryFile() as starts,
        store.column("low", "uint16", total) as write_low,
        store.column("high", "uint8", total) as write_high,
    ):
        runs = _Runs(pairs, starts, len(order) + 1)
        for first, last in _chunks(count):
            words, cases, claims = _pairs(spool, order, ends, first, last)
            write_low(words & 0xFFFF)
            write_high((words >> 16) | cases)
            words, claims = _distinct(words, claims)
            times = np.bincount(words, minlength=len(order)).astype(np.uint32)
            frequency += times
            runs.add(times, claims)
        store.put("frequency", frequency)
        common = np.flatnonzero(frequency > max(count / _SPARSE, _COMMON_FROM))
        store.put("common", common)
        kept = frequency.copy()
        kept[common] = 0
        store.put("posting_ends", np.cumsum(kept, dtype=np.uint64))
        with store.column("postings", "uint32", int(kept.sum(dtype=np.int64))) as write:
            _merge(runs, kept, write)
        width = count // 8 + 1
        with store.column("masks", "uint8", len(common) * width) as write:
            _mask(runs, common, width, write)


class _Runs:
    """Claims of each word, a run for each chunk of claims, sorted by word and claim, in files.

    What they weigh in memory does not grow with the claims.
    """

    def __init__(self, pairs: Any, starts: Any, width: int) -> None:
        self._pairs = pairs
        self._starts = starts
        self._width = width
        self._offsets = [0]

    def add(self, times: NDArray[Any], claims: NDArray[Any]) -> None:
        """Add a run: how often each word comes, and the claims."""
        starts = np.concatenate([[0], np.cumsum(times, dtype=np.uint32)]).astype(np.uint32)
        self._starts.write(starts.tobytes())
        self._pairs.write(claims.tobytes())
        self._offsets.append(self._offsets[-1] + len(claims))

    def of(self, first: int, last: int) -> Iterator[tuple[NDArray[Any], NDArray[Any]]]:
        """Yield for each run how often the words from `first` to `last` come, and the claims."""
        self._starts.flush()
        self._pairs.flush()
        for number, offset in enumerate(self._offsets[:-1]):
            at = number * self._width
            bounds = _read(self._starts, at + first, at + last + 1).astype(np.int64)
            claims = _read(self._pairs, offset + int(bounds[0]), offset + int(bounds[-1]))
            yield np.diff(bounds), claims


def _merge(runs: _Runs, kept: NDArray[Any], write: Write) -> None:
    """Join the runs, a range of words at a time."""
    whole = np.cumsum(kept, dtype=np.int64)
    position, first = 0, 0
    while first < len(kept):
        last = max(int(np.searchsorted(whole, position + _MERGED, side="right")), first + 1)
        range_start = whole[first] - kept[first]
        filled = whole[first:last] - kept[first:last] - range_start
        joined = np.empty(int(whole[last - 1] - range_start), np.uint32)
        listed = kept[first:last] > 0
        for times, claims in runs.of(first, last):
            within = np.arange(len(claims)) - np.repeat(np.cumsum(times) - times, times)
            at = np.repeat(filled, times) + within
            wanted = np.repeat(listed, times)
            joined[at[wanted]] = claims[wanted]
            filled += np.where(listed, times, 0)
        write(joined)
        position, first = int(whole[last - 1]), last


def _mask(runs: _Runs, common: NDArray[Any], width: int, write: Write) -> None:
    """Write a bit a claim for each word that stands in very many."""
    for word in common.tolist():
        bits = np.zeros(width * 8, bool)
        for _, claims in runs.of(word, word + 1):
            bits[claims] = True
        write(np.packbits(bits, bitorder="little"))


def _read(file: Any, first: int, last: int) -> NDArray[Any]:
    """Read numbers of four bytes from a file, without mapping it."""
    return np.frombuffer(os.pread(file.fileno(), 4 * (last - first), 4 * first), np.uint32)


def _chunks(count: int) -> list[tuple[int, int]]:
    return [(first, min(first + _CHUNK, count)) for first in range(0, count, _CHUNK)]


def _pairs(
    spool: Any, order: NDArray[Any], ends: NDArray[Any], first: int, last: int
) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    start = int(ends[first - 1]) if first else 0
    spooled = _read(spool, start, int(ends[last - 1]))
    cases = (spooled >> 16) & np.uint32(3 << CASE_BIT)
    words = order[spooled & np.uint32((1 << 16 + CASE_BIT) - 1)]
    bounds = np.concatenate([[start], ends[first:last].astype(np.int64)])
    lengths = bounds[1:] - bounds[:-1]
    return words, cases, np.repeat(np.arange(first, last, dtype=np.uint32), lengths)


def _distinct(words: NDArray[Any], claims: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Sort pairs by word and claim, each once."""
    keys = np.unique((words.astype(np.uint64) << np.uint64(32)) | claims)
    return (keys >> np.uint64(32)).astype(np.int64), (keys & np.uint64(0xFFFFFFFF)).astype(
        np.uint32
    )
