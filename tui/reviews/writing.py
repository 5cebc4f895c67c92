"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that, whatever happens, the old one or the new one is there, never half.

    Args:
        path: The file; its folder has to be there.
        data: All of its bytes.

    Raises:
        OSError: It can't be written; what was there is unharmed.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            _write_through(file.fileno(), data)
        part.chmod(_mode(path))
        part.replace(path)
        _sync_folder(path.parent)
    finally:
        part.unlink(missing_ok=True)


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a folder that appears under its name when all of its files are on disk.

    Args:
        folder: A folder that is not there yet, or is empty.
        files: Name in the folder, with `/` between its parts -> bytes.

    Raises:
        OSError: It can't be written; nothing is left behind.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", suffix=".part", dir=folder.parent))
    try:
        for name, data in files.items():
            path = part / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                _write_through(file.fileno(), data)
        part.chmod(0o755)
        if folder.is_dir():
            folder.rmdir()
        part.rename(folder)
        _sync_folder(folder.parent)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _write_through(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]
    os.fsync(handle)


def _mode(path: Path) -> int:
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
