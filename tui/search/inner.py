"""Which words of a vocabulary hold a part: runs of three bytes, and the words that have them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_RUN = 3
_SIGNS = 1 << 14
_BREAK = ord("\n")


@dataclass(frozen=True, slots=True)
class Runs:
    """The places of the words that have each run; `ends` is where those of a sign end."""

    ends: NDArray[Any]
    places: NDArray[Any]

    def holding(self, part: str, words: Sequence[str]) -> NDArray[Any]:
        """Return the places of the words that hold a part, of three bytes at least.

        Args:
            part: What they hold.
            words: The vocabulary.
        """
        signs = set(_signs(np.frombuffer(part.encode(), np.uint8)).tolist())
        lists = sorted((self._of(sign) for sign in signs), key=len)
        found = lists[0]
        for other in lists[1:]:
            if len(found) < len(other) // 64:
                break
            at = np.searchsorted(other, found)
            found = found[other.take(at, mode="clip") == found]
        held = [place for place in found.tolist() if part in words[place]]
        return np.array(held, np.int64)

    def _of(self, sign: int) -> NDArray[Any]:
        return self.places[int(self.ends[sign - 1]) if sign else 0 : int(self.ends[sign])]


def runs(joined: bytes) -> Runs:
    """Find the runs of a vocabulary.

    Args:
        joined: Its words in UTF-8, divided by line feeds.
    """
    letters = np.frombuffer(joined, np.uint8)
    if len(letters) < _RUN:
        return Runs(np.zeros(_SIGNS, np.uint32), np.zeros(0, np.uint32))
    breaks = letters == _BREAK
    word = np.cumsum(breaks, dtype=np.uint32)[: 1 - _RUN]
    whole = ~(breaks[: 1 - _RUN] | breaks[1 : 2 - _RUN] | breaks[2:])
    keys = np.unique((_signs(letters).astype(np.uint64) << np.uint64(32) | word)[whole])
    times = np.bincount((keys >> np.uint64(32)).astype(np.int64), minlength=_SIGNS)
    return Runs(np.cumsum(times, dtype=np.uint32), (keys & np.uint64(0xFFFFFFFF)).astype(np.uint32))


def _signs(letters: NDArray[Any]) -> NDArray[Any]:
    """Return a number below `_SIGNS` for each run."""
    wide = letters.astype(np.uint32)
    return (wide[:-2] * 1369 + wide[1:-1] * 37 + wide[2:]) % _SIGNS
