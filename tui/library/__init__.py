"""The library of articles: SQLite behind one small interface, and the pipeline that fills it."""

from tui.library.adding import Failure, Progress, Report, add_files, add_seeds
from tui.library.library import ArticleSort, Library, LibraryError
from tui.library.prepare import prepare
from tui.library.records import (
    Added,
    ArticleRow,
    ClaimText,
    Counts,
    FileStamp,
    Prepared,
    StoredArticle,
    StoredClaim,
    opening,
)

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
    "Report",
    "StoredArticle",
    "StoredClaim",
    "add_files",
    "add_seeds",
    "opening",
    "prepare",
]
