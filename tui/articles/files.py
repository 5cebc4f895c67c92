"""Which files an article may come from."""

from __future__ import annotations

import os
import re
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from tui.articles.containers import ARCHIVES, TABLES
from tui.articles.excludes import excludes
from tui.articles.mail import is_mail
from tui.articles.readers import SUFFIXES
from tui.articles.warc import WARCS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tui.articles.excludes import Excludes

_KNOWN = SUFFIXES | TABLES | ARCHIVES | WARCS
_PLAIN = frozenset({"", ".txt", ".text", ".md"})
_PROBE = 4096
# What opens a page, a PDF or an archive; those have parsers that may hang.
_OPENING = re.compile(rb"\s*(?:<|%PDF|PK)")


def sources(paths: Iterable[Path], exclude: Sequence[str] = ()) -> Iterator[Path]:
    """Yield the files that paths stand for, one by one, in a stable order.

    Args:
        paths: Files and folders. Folders are walked, without following links to folders; hidden
            entries, what is neither file nor folder, formats that can't be read and what a
            `.claimdeskignore` names are left out. A file that is named itself is always yielded,
            so that a wrong one is reported and not passed over.
        exclude: Patterns as in `.gitignore` of what else to leave out of folders.

    Yields:
        Paths of files, those of a folder sorted by name.

    Raises:
        OSError: A folder can't be listed.
        ReadError: A pattern is none.
    """
    for path in paths:
        if path.is_dir():
            yield from _walk(path, excludes(path, exclude))
        else:
            yield path


def _walk(folder: Path, outer: Excludes) -> Iterator[Path]:
    inner = outer.within(folder)
    with os.scandir(folder) as listing:
        entries = sorted(listing, key=lambda entry: entry.name)
    for entry in entries:
        path, is_folder = Path(entry.path), entry.is_dir(follow_symlinks=False)
        if entry.name.startswith(".") or inner.leave_out(path, is_folder=is_folder):
            continue
        if is_folder:
            yield from _walk(path, inner)
        elif entry.is_file() and path.suffix.lower() in _KNOWN:
            yield path


def is_plain_text(path: Path) -> bool:
    """Tell whether a file is text or Markdown by name and by its first bytes.

    Raises:
        OSError: It can't be read.
    """
    if path.suffix.lower() not in _PLAIN or not path.is_file():
        return False
    with path.open("rb") as opened:
        head = opened.read(_PROBE)
    return b"\x00" not in head and not is_mail(head) and _OPENING.match(head) is None


def seeds() -> list[Path]:
    """Return the articles that claimdesk ships with, from the wheel or from a checkout."""
    package = Path(str(files("tui")))
    for folder in (package / "_seeds", package.parent / "seeds"):
        if folder.is_dir():
            return list(sources([folder]))
    return []
