"""Paths completed while they are typed."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

from textual.suggester import Suggester

from tui.app.reach import OutOfReachError, within_reach

_MOST = 2000


def completed(text: str) -> str | None:
    """Complete a path by the first entry of its folder that begins so, hidden ones last.

    Args:
        text: What was typed; `~` stands for the user's folder.

    Returns:
        The whole path as it would be typed, a folder with its slash; None where nothing fits.
    """
    folder, start = os.path.split(text)
    if not text or text.startswith(("http:", "https:")):
        return None
    found = []
    try:
        with os.scandir(within_reach(Path(folder).expanduser())) as entries:
            for count, entry in enumerate(entries):
                if count > _MOST:
                    break
                if entry.name.startswith(start) and entry.name != start:
                    found.append(entry.name + ("/" if entry.is_dir() else ""))
    except (OSError, ValueError, RuntimeError, OutOfReachError):
        return None
    best = min(found, key=lambda name: (name.startswith("."), name), default=None)
    return None if best is None else text[: len(text) - len(start)] + best


class PathSuggester(Suggester):
    """Shows the rest of a path after the cursor; the right arrow takes it."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """Look in the folder, in a thread: it may lie on a slow disk."""
        return await asyncio.to_thread(completed, value)
