"""Small segments joined to a larger one by a process of its own, while searches go on."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from itertools import chain
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, Protocol

from tui.search.segment import Segment
from tui.search.store import Folder, sync

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

_DONE = "done"
_TIERS = 8
_SMALLEST = 8_000
_MOST_IN_A_TIER = 6


class Worker(Protocol):
    """What runs `write`: a process, or in tests a thread."""

    def start(self) -> None: ...  # noqa: D102
    def is_alive(self) -> bool: ...  # noqa: D102
    def join(self, timeout: float | None = None) -> None: ...  # noqa: D102


def process(path: Path, parts: Sequence[tuple[str, list[int]]], name: str) -> Worker:
    """Make the process that joins segments; see `write`."""
    return get_context("spawn").Process(target=write, args=(path, parts, name), daemon=True)


def write(path: Path, parts: Sequence[tuple[str, list[int]]], name: str) -> None:
    """Write the living claims of some segments as one.

    Args:
        path: The folder of the index.
        parts: Names of segments, each with the places of its dead claims.
        name: The new segment's.
    """
    os.nice(10)
    segments = []
    for part, dead in parts:
        segment = Segment(Folder(path / part))
        segment.remove(dead)
        segments.append(segment)
    from tui.search.building import build  # noqa: PLC0415  (heavy, and not needed to search)

    folder = path / name
    build(chain.from_iterable(segment.living() for segment in segments), Folder(folder))
    for file in folder.iterdir():
        sync(file)
    (folder / _DONE).touch()
    sync(folder)


@dataclass(frozen=True, slots=True)
class Merge:
    """Segments that are being joined.

    Attributes:
        worker: Who does so.
        segments: They.
        dead: Which of their claims were dead when it began.
        folder: Where the new one is written.
    """

    worker: Worker
    segments: tuple[Segment, ...]
    dead: tuple[NDArray[Any], ...]
    folder: Path

    @property
    def is_done(self) -> bool:
        """Whether the new segment is whole."""
        return not self.worker.is_alive() and (self.folder / _DONE).exists()

    @property
    def has_failed(self) -> bool:
        """Whether the worker ended without writing it."""
        return not self.worker.is_alive() and not (self.folder / _DONE).exists()

    def result(self) -> Segment:
        """Open the new segment, without what was removed while it was being written."""
        joined = Segment(Folder(self.folder))
        gone: list[int] = []
        for segment, before in zip(self.segments, self.dead, strict=True):
            for place in (segment.dead & ~before).nonzero()[0].tolist():
                found = joined.place_of(int(segment.identifiers[place]))
                if found is not None:
                    gone.append(found)
        joined.remove(gone)
        return joined

    def abandon(self) -> None:
        """Stop, and leave nothing behind."""
        stop = getattr(self.worker, "terminate", None)
        if stop is not None:
            stop()
        self.worker.join()
        shutil.rmtree(self.folder, ignore_errors=True)


def to_join(segments: Sequence[Segment]) -> list[int]:
    """Return the numbers of the segments that should be joined, none where they are few enough.

    Segments of about one size are joined when there are many of them: each claim is written again
    as often as its segment grows eightfold, and few segments are left to search in.
    """
    tiers: dict[int, list[int]] = {}
    for number, segment in enumerate(segments):
        tier, most = 0, _SMALLEST
        while segment.living_count >= most:
            tier, most = tier + 1, most * _TIERS
        tiers.setdefault(tier, []).append(number)
    for _, numbers in sorted(tiers.items()):
        if len(numbers) > _MOST_IN_A_TIER:
            return numbers
    return []
