"""A persistent index over claims: immutable segments, and a journal of what came since.

A folder holds a manifest, one folder a segment, and the journal. Everything is written before
the manifest names it and the manifest is replaced in one step, so that a process killed at any
moment leaves an index that opens; what the journal holds is read again.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from tui.search import merging
from tui.search.asking import ask, covering
from tui.search.distinct import first_of_each
from tui.search.fold import folded_words
from tui.search.lit import lit
from tui.search.manifest import read_manifest, write_manifest
from tui.search.merging import to_join
from tui.search.segment import Segment
from tui.search.store import Folder, sync
from tui.search.strict import holding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from tui.search.query import Term

_SEALED_AT = 1_000
_DEPTH = 60
Span = tuple[int, int]


class IndexFormatError(Exception):
    """The folder holds no index of this version; it has to be built anew."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim that was found.

    Attributes:
        claim_id: Its identifier.
        score: Closeness to the query in 0..1.
        words: The query's, folded.
    """

    claim_id: int
    score: float
    _segment: Segment = field(repr=False, compare=False)
    _place: int = field(repr=False, compare=False)
    words: tuple[str, ...] = field(repr=False, compare=False)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Ranges of characters of its text that matched, typos and all.

        Worked out when read, as few of the claims that were found are ever drawn.
        """
        return lit(self._segment.text(self._place), self.words)


class SearchIndex:
    """Finds claims by misspelt scraps of them; identifiers and texts are given to it.

    One process writes at a time; a reader opens it anew to see what another has written.
    """

    def __init__(self, path: Path, manifest: dict[str, Any], *, writing: bool = True) -> None:
        self._path = path
        self._writing = writing
        self._names: list[str] = []
        self._segments: list[Segment] = []
        self._next = int(manifest["next"])
        self.mark = int(manifest["mark"])
        for entry in manifest["segments"]:
            segment = Segment(Folder(path / entry["name"]))
            segment.remove(entry["dead"])
            self._names.append(entry["name"])
            self._segments.append(segment)
        self._fresh: dict[int, str] = {}
        self._delta: Segment | None = None
        self._merge: merging.Merge | None = None
        self._within: tuple[NDArray[Any], dict[Segment, NDArray[Any]]] | None = None
        self._replay()
        self._journal = (path / "journal").open("ab") if writing else None
        if writing:
            self._sweep()

    @classmethod
    def create(cls, path: Path, claims: Iterable[tuple[int, str]], *, mark: int = 0) -> Self:
        """Build an index, in place of one that is there.

        Args:
            path: Its folder.
            claims: `(identifier, text)`; where an identifier comes twice the first one counts.
            mark: A number kept for the caller, such as the last change taken in.
        """
        if path.exists():
            shutil.rmtree(path)
        path.mkdir(parents=True)
        index = cls(path, {"next": 0, "mark": mark, "segments": []})
        claims = iter(claims)
        first = next(claims, None)
        if first is not None:
            index._write_segment(first_of_each(chain([first], claims)))
        # Not before all is there: a process killed until now leaves a folder that is no index.
        index._save()
        return index

    @classmethod
    def open(cls, path: Path, *, writing: bool = True) -> Self:
        """Open an index.

        Args:
            path: Its folder.
            writing: Without it what is added and removed is seen here, but not stored, so that
                another process may write.

        Raises:
            IndexFormatError: There is none, or one of another version or damaged.
        """
        try:
            return cls(path, read_manifest(path), writing=writing)
        except (OSError, ValueError, KeyError, IndexError, TypeError) as problem:
            raise IndexFormatError(f"{path}: not an index that can be read") from problem

    def close(self) -> None:
        """Close the journal; what was added is on disk already. Joining segments is given up."""
        if self._merge is not None:
            self._merge.abandon()
            self._merge = None
        if self._journal is not None:
            self._journal.close()

    def __len__(self) -> int:
        """How many claims there are."""
        return len(self._fresh) + sum(segment.living_count for segment in self._segments)

    # Changing

    def add(self, claims: Iterable[tuple[int, str]], *, mark: int | None = None) -> None:
        """Add claims; one with a known identifier takes the old one's place.

        They are found by the next search, and survive the process at once.
        """
        added = dict(claims)
        self._take_merge()
        self._log("+", list(added.items()), mark)
        self._take_in(added)
        if self._writing and len(self._fresh) >= _SEALED_AT:
            self._seal()

    def remove(self, ids: Iterable[int], *, mark: int | None = None) -> None:
        """Remove claims; identifiers that are not there are passed over."""
        gone = list(ids)
        self._log("-", gone, mark)
        self._take_out(gone)

    def _log(self, sign: str, values: list[Any], mark: int | None) -> None:
        self.mark = self.mark if mark is None else mark
        if self._journal is None:
            return
        self._journal.write(json.dumps([sign, values, self.mark]).encode() + b"\n")
        self._journal.flush()
        os.fsync(self._journal.fileno())

    def _take_in(self, added: dict[int, str]) -> None:
        self._take_out(added)
        self._fresh |= added
        self._delta = None

    def _take_out(self, ids: Iterable[int]) -> None:
        for identifier in ids:
            if self._fresh.pop(identifier, None) is not None:
                self._delta = None
            for segment in self._segments:
                place = segment.place_of(identifier)
                if place is not None:
                    segment.remove([place])

    def _replay(self) -> None:
        """Take in the journal; a last line that was cut short was never acknowledged."""
        journal = self._path / "journal"
        if not journal.exists():
            return
        whole = 0
        with journal.open("rb") as lines:
            for line in lines:
                if not line.endswith(b"\n"):
                    break
                sign, values, mark = json.loads(line)
                if sign == "+":
                    self._take_in(dict(values))
                else:
                    self._take_out(values)
                self.mark = mark
                whole += len(line)
        if self._writing:
            os.truncate(journal, whole)

    # Segments

    def _seal(self) -> None:
        """Turn what came since into a segment; small ones are joined in the background."""
        self._write_segment(self._fresh.items())
        self._fresh, self._delta = {}, None
        self._save()
        self._empty_journal()
        if self._merge is None:
            self._begin_merge()

    def _empty_journal(self) -> None:
        if self._journal is not None:
            self._journal.close()
        self._journal = (self._path / "journal").open("wb")

    def _begin_merge(self) -> None:
        numbers = to_join(self._segments)
        if not numbers:
            return
        name = f"segment-{self._next}-{os.getpid()}"
        self._next += 1
        segments = tuple(self._segments[number] for number in numbers)
        parts = [
            (self._names[number], segment.dead.nonzero()[0].tolist())
            for number, segment in zip(numbers, segments, strict=True)
        ]
        worker = merging.process(self._path, parts, name)
        worker.start()
        dead = tuple(segment.dead.copy() for segment in segments)
        self._merge = merging.Merge(worker, segments, dead, self._path / name)

    def settle(self) -> None:
        """Wait until segments that are being joined in the background are joined."""
        while self._merge is not None:
            self._merge.worker.join()
            self._take_merge()

    def _take_merge(self) -> None:
        """Put a segment that was joined in the background in the place of its parts."""
        merge = self._merge
        if merge is None or not (merge.is_done or merge.has_failed):
            return
        self._merge = None
        if merge.has_failed:
            merge.abandon()
            return
        dropped = [
            name
            for name, own in zip(self._names, self._segments, strict=True)
            if own in merge.segments
        ]
        kept = [n for n, name in enumerate(self._names) if name not in dropped]
        self._segments = [*(self._segments[n] for n in kept), merge.result()]
        self._names = [*(self._names[n] for n in kept), merge.folder.name]
        self._within = None
        # What the journal holds has to stay: only its segments are another way of writing them.
        self._save()
        for name in dropped:
            shutil.rmtree(self._path / name)
        self._begin_merge()

    def _sweep(self) -> None:
        """Remove what a process that was killed was still writing."""
        for folder in self._path.glob("segment-*"):
            if folder.name not in self._names:
                shutil.rmtree(folder, ignore_errors=True)

    def _write_segment(self, claims: Iterable[tuple[int, str]]) -> None:
        from tui.search.building import build  # noqa: PLC0415  (not needed to search)

        name = f"segment-{self._next}"
        self._next += 1
        folder = self._path / name
        if folder.exists():
            # Left by a process that was killed before its manifest named it.
            shutil.rmtree(folder)
        build(claims, Folder(folder))
        for file in folder.iterdir():
            sync(file)
        self._names.append(name)
        self._segments.append(Segment(Folder(folder)))

    def _save(self) -> None:
        entries = [
            {"name": name, "dead": segment.dead.nonzero()[0].tolist()}
            for name, segment in zip(self._names, self._segments, strict=True)
        ]
        write_manifest(self._path, {"next": self._next, "mark": self.mark, "segments": entries})

    # Searching

    def text(self, claim_id: int) -> str | None:
        """Return the text of a claim as it is indexed, or None."""
        if claim_id in self._fresh:
            return self._fresh[claim_id]
        for segment in self._segments:
            place = segment.place_of(claim_id)
            if place is not None:
                return segment.text(place)
        return None

    def search(
        self, query: str, *, limit: int = 50, within: NDArray[Any] | None = None
    ) -> list[Hit]:
        """Find claims.

        Args:
            query: Words in any order, misspelt, half typed, run together or divided.
            limit: How many to return.
            within: Which claims may be found, True by identifier, those beyond its end not; None
                for all. Give the same array again while it stays the same: what was worked out
                from it is kept.

        Returns:
            The closest first, ties in the order of identifiers, the highest first.
        """
        words = [word for word, _, _ in folded_words(query)]
        if not words:
            return []
        parts = self._parts()
        ranked = ask(
            parts,
            words,
            half_typed=not query[-1].isspace(),
            depth=max(limit, _DEPTH),
            within=None if within is None else self._by_place(parts, within),
        )
        return [
            Hit(item.identifier, min(item.closeness, 1.0), item.segment, item.place, tuple(words))
            for item in ranked[:limit]
        ]

    def holding(self, groups: Sequence[Sequence[Term]]) -> NDArray[Any]:
        """Say by identifier which claims hold strict words: one at least of each group.

        Args:
            groups: Terms that are not fuzzy; a negated one must not be there.
        """
        return self._by_identifier(lambda part: holding(part, groups))

    def covering(self, query: str, *, loosely: bool) -> NDArray[Any]:
        """Say by identifier which claims hold every word of a query, or what it most likely means.

        Args:
            query: As in `search`.
            loosely: Rare words may be misspelt though they stand in some claim.
        """
        words = [word for word, _, _ in folded_words(query)]
        parts = self._parts()
        half_typed = not query[-1:].isspace()
        found = covering(parts, words, half_typed=half_typed, loosely=loosely)
        by_part = dict(zip(parts, found, strict=True))
        return self._by_identifier(by_part.__getitem__)

    def _by_identifier(self, say: Callable[[Segment], NDArray[Any]]) -> NDArray[Any]:
        """Turn what is said by place of the living claims of each segment into one array."""
        parts = self._parts()
        last = max((int(part.identifiers.max(initial=-1)) for part in parts), default=-1)
        found = np.zeros(last + 1, bool)
        for part in parts:
            identifiers = part.identifiers[say(part) & ~part.dead]
            found[identifiers[identifiers >= 0]] = True
        return found

    def count(self, within: NDArray[Any]) -> int:
        """Count the claims that may be found where only those in `within` may, as in `search`."""
        parts = self._parts()
        return sum(
            int((inside & ~part.dead).sum())
            for part, inside in zip(parts, self._by_place(parts, within), strict=True)
        )

    def _parts(self) -> list[Segment]:
        """Return the segments, with one of what came since the last was written."""
        if self._fresh and self._delta is None:
            self._delta = Segment.of(self._fresh.items())
        return [*self._segments, self._delta] if self._delta else self._segments

    def _by_place(self, parts: Sequence[Segment], within: NDArray[Any]) -> list[NDArray[Any]]:
        """Say for each segment which of its claims are among those allowed."""
        if self._within is None or self._within[0] is not within:
            self._within = (within, {})
        known = self._within[1]
        for part in parts:
            if part not in known:
                identifiers = part.identifiers
                inside = (identifiers >= 0) & (identifiers < len(within))
                known[part] = inside & within.take(identifiers, mode="clip")
        return [known[part] for part in parts]
