"""Bytes to articles: decoding, cleaning, and one reader per format.

What every screen needs is imported at once; what reads files, when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from tui.articles.article import Article
from tui.articles.clean import Cleaned, clean, decode, line, shown

if TYPE_CHECKING:
    from tui.articles.errors import ReadError
    from tui.articles.files import seeds, sources
    from tui.articles.readers import read

_LATE = {"ReadError": "errors", "read": "readers", "seeds": "files", "sources": "files"}

__all__ = [
    "Article",
    "Cleaned",
    "ReadError",
    "clean",
    "decode",
    "line",
    "read",
    "seeds",
    "shown",
    "sources",
]


def __getattr__(name: str) -> object:
    if name not in _LATE:
        raise AttributeError(name)
    return getattr(import_module(f"tui.articles.{_LATE[name]}"), name)
