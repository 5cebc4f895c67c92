"""The library of articles: SQLite behind one small interface, and the pipeline that fills it.

What reads a library is imported at once; what fills it, when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from tui.library.database import LibraryError
from tui.library.library import ArticleSort, Library
from tui.library.marks import VerdictMark, differing_sentences, verdict_marks
from tui.library.records import (
    Added,
    ArticleRow,
    ClaimText,
    Counts,
    FileStamp,
    Prepared,
    RankedSpan,
    StoredArticle,
    StoredClaim,
    StoredSentence,
    SummarySpan,
    id_of,
    opening,
)

if TYPE_CHECKING:
    from tui.library.adding import Failure, Progress, Report, add_files, add_seeds
    from tui.library.backups import backup, backup_if_due, backups_of, problems, rescue, restore
    from tui.library.preparing import prepare
    from tui.library.removing import remove
    from tui.library.rereading import Reread, reread

_LATE = {
    "Failure": "adding",
    "Progress": "adding",
    "Report": "adding",
    "add_files": "adding",
    "add_seeds": "adding",
    "backup": "backups",
    "backup_if_due": "backups",
    "backups_of": "backups",
    "prepare": "preparing",
    "problems": "backups",
    "remove": "removing",
    "Reread": "rereading",
    "reread": "rereading",
    "rescue": "backups",
    "restore": "backups",
}

__all__ = [
    "Added",
    "ArticleRow",
    "ArticleSort",
    "ClaimText",
    "Counts",
    "Failure",
    "FileStamp",
    "Library",
    "LibraryError",
    "Prepared",
    "Progress",
    "RankedSpan",
    "Report",
    "Reread",
    "StoredArticle",
    "StoredClaim",
    "StoredSentence",
    "SummarySpan",
    "VerdictMark",
    "add_files",
    "add_seeds",
    "backup",
    "backup_if_due",
    "backups_of",
    "differing_sentences",
    "id_of",
    "opening",
    "prepare",
    "problems",
    "remove",
    "reread",
    "rescue",
    "restore",
    "verdict_marks",
]


def __getattr__(name: str) -> object:
    if name not in _LATE:
        raise AttributeError(name)
    return getattr(import_module(f"tui.library.{_LATE[name]}"), name)
