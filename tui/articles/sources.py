"""Which files an article may come from."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ""})


def sources(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files that paths stand for, in a stable order.

    Args:
        paths: Files and folders; folders are walked, hidden entries and files of formats that
            can't be read left out. A file that is named itself is always yielded, so that a
            wrong one is reported and not passed over.

    Yields:
        Paths of files, those of a folder sorted by name.
    """
    for path in paths:
        if path.is_dir():
            yield from _walk(path)
        else:
            yield path


def _walk(folder: Path) -> Iterator[Path]:
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink():
                yield from _walk(entry)
        elif entry.suffix.lower() in _SUFFIXES:
            yield entry


def seeds() -> list[Path]:
    """Return the articles that claimdesk ships with, from the wheel or from a checkout."""
    package = Path(str(files("tui")))
    for folder in (package / "_seeds", package.parent / "seeds"):
        if folder.is_dir():
            return list(sources([folder]))
    return []
