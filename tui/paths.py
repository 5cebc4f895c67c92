"""Where things live on this machine."""

from __future__ import annotations

import os
from pathlib import Path

# The folder whose files the app may read and write; empty for none, not set for all.
FILES_VARIABLE = "CLAIMDESK_FILES"


def library_path() -> Path:
    """The library's database: what `CLAIMDESK_LIBRARY` says, else in the user's data directory."""
    named = os.environ.get("CLAIMDESK_LIBRARY")
    if named:
        return Path(named).expanduser()
    from platformdirs import user_data_path  # noqa: PLC0415  (needed only without the variable)

    return user_data_path("claimdesk", appauthor=False) / "library.sqlite3"
