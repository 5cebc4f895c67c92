"""Bytes to articles, by the content first and the name second."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from tui.articles.clean import clean, decode
from tui.articles.errors import ReadError
from tui.articles.front_matter import has_front_matter
from tui.articles.markdown import read_markdown
from tui.articles.plain import is_seed, read_plain, read_seed

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.articles.article import Article

_MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd"})


def read(data: bytes, name: str) -> list[Article]:
    """Read the articles that a file holds.

    Args:
        data: The file's bytes.
        name: Its name, for messages and for telling formats apart.

    Returns:
        Its articles, at least one, their text clean and in paragraphs.

    Raises:
        ReadError: The bytes are not text, hold no text, or break the format's rules.
    """
    try:
        cleaned = clean(decode(data))
    except UnicodeError as problem:
        raise ReadError(name, "", f"not readable as text ({problem}); save it as UTF-8") from None
    article = _text_reader(cleaned.text, name)(cleaned.text, name)
    if not article.text:
        raise ReadError(name, "", "holds no text; add some or leave the file out")
    return [replace(article, removed=article.removed + cleaned.removed)]


def _text_reader(text: str, name: str) -> Callable[[str, str], Article]:
    if is_seed(text):
        return read_seed
    if has_front_matter(text) or PurePath(name).suffix.lower() in _MARKDOWN:
        return read_markdown
    return read_plain
