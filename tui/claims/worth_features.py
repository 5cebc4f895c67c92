"""Sentences to hashed features, for the light tier's two linear models.

Three streams of tokens are turned into n-grams and hashed (Weinberger et al., 2009, feature
hashing): the words; their shapes, in which function words stay and the rest becomes its ending,
a name or a number, so that what is learnt from debates carries over to news; and a few counts.
Hashing is done on the whole batch at once, a token's own hash is remembered.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

BITS = 18
LONGEST = 2000
"""Characters of a sentence that are looked at."""

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[%$€£?!;:\"“”(,\[-]")
_FUNCTION_WORDS = frozenset(
    """a about above after again against ago all almost also although always am an and any are as
    at away be because been before being below between both but by can cannot could did do does
    doing down during each either else enough even ever every few first for from further get go
    going got had has have having he her here hers him his how however i if in into is it its just
    last least less let like likely made make many may me might million billion percent more most
    much must my never new next no none nor not now of off on once one only or other our out over
    own per perhaps said same say says she should since so some still such than that the their
    them then there these they think this those though thousand through to told too trillion under
    until up upon us very was we well were what when where whether which while who whom whose why
    will with within without would year years yes yet you your""".split()
)
_REMEMBERED = 1 << 17
_START, _END = crc32(b"<"), crc32(b">")
_memory: dict[str, tuple[int, int]] = {}


def _shape(token: str) -> str:
    lower = token.lower().replace("’", "'")
    if token[0].isdigit():
        year = len(token) == 4 and token.isdigit() and token[:2] in {"19", "20"}
        return "year" if year else "0"
    if not token[0].isalpha() or lower in _FUNCTION_WORDS or "'" in lower:
        return lower
    if token[0].isupper():
        return "AA" if token.isupper() and len(token) > 1 else "Aa"
    return "-" + lower[-3:] if len(lower) > 4 else "-"


def _word(token: str) -> str:
    return "0" if token[0].isdigit() else token.lower().replace("’", "'")


def _hashes(token: str) -> tuple[int, int]:
    known = _memory.get(token)
    if known is None:
        if len(_memory) >= _REMEMBERED:
            _memory.clear()
        known = crc32(_word(token).encode()), crc32(b"s" + _shape(token).encode())
        _memory[token] = known
    return known


def _counts(text: str, tokens: list[str]) -> list[int]:
    numbers = sum(token[0].isdigit() for token in tokens)
    names = sum(token[0].isupper() for token in tokens[1:])
    kinds = (
        ("long", min(12, int(2 * np.log2(1 + len(tokens))))),
        ("numbers", min(4, numbers)),
        ("names", min(6, names)),
        ("last", ord(text[-1]) if text else 0),
        ("quotes", min(3, sum(map('"“”'.count, tokens)))),
    )
    return [crc32(f"{kind}={count}".encode()) for kind, count in kinds]


def _mixed(hashes: NDArray[np.uint64], salt: int) -> NDArray[np.int64]:
    mixed = (hashes + np.uint64(salt)) * np.uint64(0x9E3779B97F4A7C15)
    return (mixed >> np.uint64(64 - BITS)).astype(np.int64)


def _grams(
    hashes: NDArray[np.uint64], rows: NDArray[np.int64], longest: int, salt: int
) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    found = [(_mixed(hashes, salt), rows)]
    joined = hashes
    for size in range(2, longest + 1):
        joined = joined[:-1] * np.uint64(0x100000001B3) + hashes[size - 1 :]
        within = rows[: len(joined)] == rows[size - 1 :]
        found.append((_mixed(joined[within], salt + size), rows[: len(joined)][within]))
    return found


def features(sentences: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Hash the n-grams of each sentence.

    Returns:
        Feature numbers below `1 << BITS` and, of the same length, the sentence each belongs to.
    """
    words: list[int] = []
    shapes: list[int] = []
    counts: list[int] = []
    lengths: list[int] = []
    for sentence in sentences:
        text = sentence[:LONGEST].strip()
        tokens = _TOKEN.findall(text)
        words.append(_START)
        shapes.append(_START)
        for token in tokens:
            word, shape = _memory.get(token) or _hashes(token)
            words.append(word)
            shapes.append(shape)
        words.append(_END)
        shapes.append(_END)
        counts += _counts(text, tokens)
        lengths.append(len(tokens) + 2)
    rows = np.repeat(np.arange(len(sentences)), lengths)
    each = np.array(counts, dtype=np.uint64)
    streams = [
        *_grams(np.array(words, dtype=np.uint64), rows, 3, 1),
        *_grams(np.array(shapes, dtype=np.uint64), rows, 4, 101),
        (_mixed(each, 201), np.repeat(np.arange(len(sentences)), 5)),
    ]
    return (
        np.concatenate([feature for feature, _ in streams]),
        np.concatenate([row for _, row in streams]),
    )
