"""The light tier's small network over word pieces, numpy alone.

Every piece has a vector of 64 numbers, distilled from the full tier's encoder (Hinton et al., 2015;
vectors of single words as in model2vec, Tulkens and van Dongen, 2024), so that words which the
labelled sets never hold have a meaning too. A convolution over three neighbours (Kim, 2014), its
maximum and mean over the sentence and the mean of the vectors give two log-odds.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from tui.claims.wordpieces import WordPieces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[np.float32]

WINDOW = 3
UNKNOWN = "[UNK]"
ARRAYS = ("table", "scale", "filters", "bias", "head", "offset", "opinion")
LONGEST = 96
"""Word pieces of a sentence that are looked at."""
_CHARACTERS = 2000
_BATCH = 128
_ROWS = 32
"""Pieces that are multiplied at once: few enough that OpenBLAS starts no threads for them, which
costs more than it saves."""


@dataclass(frozen=True, slots=True)
class Net:
    """The network's weights; `d` numbers a piece, `h` filters.

    Attributes:
        pieces: The vocabulary.
        table: (pieces, d), int8.
        scale: (d,), what a 1 of the table's column stands for.
        filters: (WINDOW * d, h): of the piece before, the piece, the piece after.
        bias: (h,).
        head: (2 * h + d, 2): maximum, mean, mean of the vectors to the two log-odds.
        offset: (2,).
        opinion: (2,), slope and offset that calibrate the log-odds of opinion.
    """

    pieces: WordPieces
    table: NDArray[np.int8]
    scale: Numbers
    filters: Numbers
    bias: Numbers
    head: Numbers
    offset: Numbers
    opinion: NDArray[np.float64]


@cache
def load_net() -> Net:
    """The network that ships with the package."""
    path = resources.files("tui.claims") / "weights" / "words.npz"
    with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
        pieces = stored["pieces"].tobytes().decode().split("\n")
        return Net(WordPieces(pieces, pieces.index(UNKNOWN)), *(stored[name] for name in ARRAYS))


def numbers(sentences: Sequence[str], pieces: WordPieces) -> list[list[int]]:
    """Each sentence's piece numbers; a sentence without any has the unknown piece."""
    found = [pieces.numbers(sentence[:_CHARACTERS], LONGEST) for sentence in sentences]
    return [one or list(pieces.unknown) for one in found]


def log_odds(sentences: Sequence[str], net: Net) -> NDArray[np.float64]:
    """Log-odds of check-worthy and of opinion before calibration, shape (n, 2)."""
    found = np.zeros((len(sentences), 2))
    for start in range(0, len(sentences), _BATCH):
        batch = numbers(sentences[start : start + _BATCH], net.pieces)
        found[start : start + len(batch)] = _pooled(batch, net) @ net.head + net.offset
    return found


def _pooled(batch: list[list[int]], net: Net) -> Numbers:
    lengths = np.array([len(one) for one in batch])
    # One row of zeros before, between and after: no sentence sees its neighbours' words.
    places = np.arange(lengths.sum()) + np.repeat(np.arange(len(batch)), lengths) + 1
    rows = -(-(places[-1] + 2) // _ROWS) * _ROWS
    vectors = np.zeros((rows, net.table.shape[1]), dtype=np.float32)
    vectors[places] = net.table[np.concatenate(batch)]
    vectors *= net.scale
    d, h = vectors.shape[1], net.bias.shape[0]
    blocks = vectors.reshape(-1, _ROWS, d)
    filtered = np.zeros((len(places), h), dtype=np.float32)
    for shift, weights in enumerate(net.filters.reshape(WINDOW, d, h), -(WINDOW // 2)):
        filtered += (blocks @ weights).reshape(-1, h)[places + shift]
    filtered += net.bias
    np.maximum(filtered, 0, out=filtered)
    starts = np.cumsum(lengths) - lengths
    each = lengths[:, None].astype(np.float32)
    return np.concatenate(
        [
            np.maximum.reduceat(filtered, starts),
            np.add.reduceat(filtered, starts) / each,
            np.add.reduceat(vectors[places], starts) / each,
        ],
        axis=1,
    )
