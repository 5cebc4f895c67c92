"""Named arrays and byte strings of a segment, on disk or in memory."""

from __future__ import annotations

import io
import os
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any, Protocol

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from numpy.typing import NDArray

    Write = Callable[[NDArray[Any]], None]


class Store(Protocol):
    """Where a segment is written to and read from."""

    def column(self, name: str, dtype: str, length: int) -> AbstractContextManager[Write]:
        """Keep an array under a name whose values are written part by part, in order.

        Args:
            name: Its name.
            dtype: Of its values.
            length: How many there will be.
        """

    def put(self, name: str, values: NDArray[Any]) -> None:
        """Keep an array under a name."""

    def sink(self, name: str) -> IO[bytes]:
        """Open a byte string for writing."""

    def get(self, name: str) -> NDArray[Any]:
        """Read an array."""

    def read(self, name: str) -> bytes:
        """Read a byte string."""

    def reader(self, name: str) -> Callable[[int, int], bytes]:
        """Return what reads the bytes from one place to another of a byte string."""


class Memory:
    """A store in memory, for claims that were added of late."""

    def __init__(self) -> None:
        self._arrays: dict[str, NDArray[Any]] = {}
        self._bytes: dict[str, io.BytesIO] = {}

    @contextmanager
    def column(self, name: str, dtype: str, length: int) -> Iterator[Write]:
        """Keep an array that is written part by part."""
        array, written = np.zeros(length, dtype), 0

        def write(values: NDArray[Any]) -> None:
            nonlocal written
            array[written : written + len(values)] = values
            written += len(values)

        yield write
        self._arrays[name] = array

    def put(self, name: str, values: NDArray[Any]) -> None:
        """Keep an array."""
        self._arrays[name] = values

    def sink(self, name: str) -> IO[bytes]:
        """Open a byte string for writing; closing it keeps it."""
        self._bytes[name] = _Kept()
        return self._bytes[name]

    def get(self, name: str) -> NDArray[Any]:
        """Read an array."""
        return self._arrays[name]

    def read(self, name: str) -> bytes:
        """Read a byte string."""
        return self._bytes[name].getvalue()

    def reader(self, name: str) -> Callable[[int, int], bytes]:
        """Return what reads a part of a byte string."""
        held = self.read(name)
        return lambda start, end: held[start:end]


def _write_all(file: IO[bytes], values: NDArray[Any]) -> None:
    file.write(values.tobytes())


class _Kept(io.BytesIO):
    def close(self) -> None:
        """Stay readable."""


class Folder:
    """A store in a folder, its arrays mapped into memory when they are read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.mkdir(parents=True, exist_ok=True)

    @contextmanager
    def column(self, name: str, dtype: str, length: int) -> Iterator[Write]:
        """Write an array part by part.

        It is not mapped: pages that were written would stay in memory until all is done.
        """
        kind = np.dtype(dtype)
        head = {"descr": kind.str, "fortran_order": False, "shape": (length,)}
        with (self._path / f"{name}.npy").open("wb") as file:
            np.lib.format.write_array_header_1_0(file, head)
            yield lambda values: _write_all(file, values.astype(kind))

    def put(self, name: str, values: NDArray[Any]) -> None:
        """Write an array."""
        np.save(self._path / f"{name}.npy", values)

    def sink(self, name: str) -> IO[bytes]:
        """Open a file for writing."""
        return (self._path / f"{name}.bin").open("wb")

    def get(self, name: str) -> NDArray[Any]:
        """Map an array."""
        # A plain view: indexing the mapped class itself costs ten times as much.
        return np.asarray(np.load(self._path / f"{name}.npy", mmap_mode="r"))

    def read(self, name: str) -> bytes:
        """Read a file."""
        return (self._path / f"{name}.bin").read_bytes()

    def reader(self, name: str) -> Callable[[int, int], bytes]:
        """Return what reads a part of a file.

        It is not mapped: what is read here and there would stay in memory, with much around it.
        """
        file = (self._path / f"{name}.bin").open("rb", buffering=0)
        return lambda start, end: os.pread(file.fileno(), end - start, start)


def sync(path: Path) -> None:
    """Wait until a file or a folder's entries are on the disk."""
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
