"""A file's bytes as text, or the one message that says why not."""

from __future__ import annotations

from tui.articles.clean import decode
from tui.articles.errors import ReadError


def decoded(data: bytes, name: str, declared: str = "") -> str:
    """Decode a file as `decode` does.

    Raises:
        ReadError: It is not text.
    """
    try:
        return decode(data, declared)
    except UnicodeError as problem:
        raise ReadError(name, "", f"not readable as text ({problem}); save it as UTF-8") from None
