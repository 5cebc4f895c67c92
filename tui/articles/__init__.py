"""Bytes to articles: decoding, cleaning, and one reader per format."""

from tui.articles.article import Article
from tui.articles.clean import Cleaned, clean, decode, line, shown
from tui.articles.errors import ReadError
from tui.articles.readers import read
from tui.articles.sources import seeds, sources

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
