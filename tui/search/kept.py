"""An index beside the library, kept in step with what it is of."""

from __future__ import annotations

import fcntl
import os
import shutil
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tui.library import LibraryError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from tui.library import ClaimText
    from tui.search.index import SearchIndex
    from tui.search.scopes import Source

_TAKEN_IN_AT_ONCE = 500
_REBUILT_FROM = 50_000
# As in `tui.search.building`, which is heavy, and is not needed to show what was found.
ASIDE = "\x1f"
_WAITED_FOR = 60.0
_LOOKED_EVERY = 0.1
_TOLD_EVERY = 5_000


class KeptIndex:
    """The index of a source: made anew where missing, of another version or another library.

    One process writes it; others follow in memory.

    Args:
        source: What is indexed.
        path: The library's file; the index lies beside it.
        progress: Told, while it is made, how many claims of how many it holds.
    """

    def __init__(
        self, source: Source, path: Path, progress: Callable[[int, int], None] | None
    ) -> None:
        self._source = source
        self._path = path.with_name(path.name + source.ending)
        self._progress = progress
        self._index: SearchIndex | None = None
        self._lock = -1

    def in_step(self) -> SearchIndex:
        """Open the index and take in what has come and gone since.

        Raises:
            LibraryError: It can't be written: the disk is full, say.
        """
        with self._told_why():
            return self._in_step()

    def _in_step(self) -> SearchIndex:
        index = self._index or self._opened()
        latest = self._source.latest()
        if index.mark == latest:
            return index
        behind = self._source.behind(index.mark)
        if behind is None or behind > _REBUILT_FROM:
            return self._rebuilt()
        gone, come = self._source.changed(index.mark)
        index.remove(gone, mark=index.mark)
        for first in range(0, len(come), _TAKEN_IN_AT_ONCE):
            part = come[first : first + _TAKEN_IN_AT_ONCE]
            index.add(_texts(self._source.texts(part)), mark=index.mark)
        index.remove([], mark=latest)
        return index

    @property
    def is_open(self) -> bool:
        """Whether it is open, so that asking it makes nobody wait."""
        return self._index is not None

    def rebuilt(self) -> SearchIndex:
        """Make the index anew.

        Raises:
            LibraryError: It can't be written: the disk is full, say.
        """
        with self._told_why():
            return self._rebuilt()

    @contextmanager
    def _told_why(self) -> Iterator[None]:
        try:
            yield
        except OSError as problem:
            raise LibraryError.of(self._path, problem) from problem

    def _rebuilt(self) -> SearchIndex:
        from tui.search.index import SearchIndex  # noqa: PLC0415

        if self._index is not None:
            self._index.close()
        path = self._path if self._locked() else self._own_path()
        latest = self._source.latest()
        self._index = SearchIndex.create(path, self._told(self._source.texts()), mark=latest)
        return self._index

    def close(self) -> None:
        """Let another process write the index."""
        if self._index is not None:
            self._index.close()
            self._index = None
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1

    def _opened(self) -> SearchIndex:
        from tui.search.index import IndexFormatError, SearchIndex  # noqa: PLC0415

        patience = time.monotonic() + _WAITED_FOR
        while True:
            writing = self._locked()
            try:
                self._index = SearchIndex.open(self._path, writing=writing)
            except IndexFormatError:
                # Where there is none, the process that writes is making it just now.
                made_now = not writing and not (self._path / "manifest.json").exists()
                if not made_now or time.monotonic() > patience:
                    return self._rebuilt()
                time.sleep(_LOOKED_EVERY)
            else:
                return self._index

    def _locked(self) -> bool:
        """Become the process that writes the index; False where another one is."""
        if self._lock < 0:
            path = self._path.with_name(self._path.name + ".lock")
            number = os.open(path, os.O_CREAT | os.O_RDWR, 0o644)
            try:
                fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(number)
                return False
            self._lock = number
            self._sweep()
        return True

    def _sweep(self) -> None:
        """Remove the folders that processes had for themselves and left behind."""
        for folder in self._path.parent.glob(f"{self._path.name}-*"):
            number = folder.name.rpartition("-")[2]
            if number.isdecimal() and not _is_running(int(number)):
                shutil.rmtree(folder, ignore_errors=True)

    def _told(self, claims: Iterable[ClaimText]) -> Iterator[tuple[int, str]]:
        """Pass on what is indexed of claims, and say how far it has come."""
        total = self._source.count()
        for done, text in enumerate(_texts(claims)):
            if self._progress is not None and done % _TOLD_EVERY == 0:
                self._progress(done, total)
            yield text

    def _own_path(self) -> Path:
        """A folder of this process alone, for an index that another process holds for its own."""
        return self._path.with_name(f"{self._path.name}-{os.getpid()}")


def indexed(claim: ClaimText) -> str:
    """Return what is indexed of a claim: its text, and aside of it who said it."""
    return f"{claim.text}{ASIDE}{claim.speaker}" if claim.speaker else claim.text


def _texts(claims: Iterable[ClaimText]) -> Iterator[tuple[int, str]]:
    return ((claim.id, indexed(claim)) for claim in claims)


def _is_running(number: int) -> bool:
    """Tell whether there is a process with a number."""
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
