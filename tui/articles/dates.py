"""Days of publication as sources write them."""

from __future__ import annotations

import re
from datetime import date as Date  # noqa: N812

from tui.articles.errors import ReadError

_DAY = re.compile(r"\s*(\d{4})-?(\d{1,2})-?(\d{1,2})(?=$|[T\s])")


def day(text: str, name: str, place: str) -> Date:
    """Read an ISO 8601 day, alone or with a time after it.

    Args:
        text: The day as it was written.
        name: The file, for the message.
        place: Where in it, for the message.

    Raises:
        ReadError: There is no such day.
    """
    found = maybe_day(text)
    if found is None:
        raise ReadError(name, place, f"{text!r} is no date; write it as YYYY-MM-DD")
    return found


def maybe_day(text: str) -> Date | None:
    """Read an ISO 8601 day from a source that can't be asked to mend it; None where it is none."""
    match = _DAY.match(text)
    if match is None:
        return None
    try:
        return Date(*(int(part) for part in match.groups()))
    except ValueError:
        return None
