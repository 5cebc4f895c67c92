"""Bytes to articles: decoding, cleaning, and one reader per format."""

from tui.articles.article import Article

__all__ = ["Article"]
