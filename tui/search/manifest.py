"""What names the segments of an index: replaced in one step, so that it is whole or the old one."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from tui.search.store import sync

if TYPE_CHECKING:
    from pathlib import Path

VERSION = 6


def read_manifest(path: Path) -> dict[str, Any]:
    """Read the manifest of the index in a folder.

    Raises:
        OSError: There is none.
        ValueError: It is damaged, or of another version.
        KeyError: It is no manifest.
    """
    manifest: dict[str, Any] = json.loads((path / "manifest.json").read_text())
    if manifest["version"] != VERSION:
        raise ValueError("another version")
    return manifest


def write_manifest(path: Path, manifest: dict[str, Any]) -> None:
    """Write a manifest of this version, and wait until it is on the disk."""
    fresh = path / "manifest.new"
    with fresh.open("w") as file:
        json.dump({"version": VERSION, **manifest}, file)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path / "manifest.json")
    sync(path)
