"""Which files the app may read and write: in a browser, those of one folder or none."""

from __future__ import annotations

import os
from pathlib import Path

from tui.paths import FILES_VARIABLE

_NONE = "files of this machine are out of a browser's reach; `claimdesk serve --files FOLDER` opens"


class OutOfReachError(Exception):
    """A path that may not be read or written from here: says why and the mend."""


def within_reach(path: Path) -> Path:
    """Return a path that the app may use.

    Where `CLAIMDESK_FILES` names a folder, as it does in a browser's session, paths are taken
    from there, and links and `..` lead no further.

    Args:
        path: What was typed.

    Raises:
        OutOfReachError: It lies outside, or no folder is open.
    """
    named = os.environ.get(FILES_VARIABLE)
    if named is None:
        return path
    if not named:
        raise OutOfReachError(f"{path}: {_NONE} one")
    folder = Path(named).resolve()
    found = (folder / path).resolve()
    if not found.is_relative_to(folder):
        raise OutOfReachError(f"{path}: a browser reaches the files in {folder} only")
    return found
