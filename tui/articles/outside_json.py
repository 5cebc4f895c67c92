"""JSON from outside: read strictly, so that nothing in it is lost without a word."""

from __future__ import annotations

import json
from typing import Any


def from_json(text: str, *, strict: bool = True) -> Any:
    """Parse JSON.

    Args:
        text: The document.
        strict: Refuse raw control characters inside of strings, as the standard does.

    Raises:
        ValueError: It is no JSON, is nested too deep to be read, or has an object with the same
            key twice: readers differ in which one they take (RFC 8259, section 4).
    """
    try:
        return json.loads(text, strict=strict, object_pairs_hook=_object)
    except RecursionError:
        raise ValueError("it is nested too deep") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for place, key in enumerate(keys) if key in keys[:place])
        raise ValueError(f"an object has the key {twice[:40]!r} twice")
    return found
