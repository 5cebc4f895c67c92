"""What the word under the cursor of a query may become: names of fields, and their values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.search.fields import CHOICES, FIELDS
from tui.search.query import pieces, straightened

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Completion:
    """A text that may take the place of characters `start` to `end` of a query."""

    start: int
    end: int
    text: str

    def put_into(self, query: str) -> str:
        """Return a query with the text in its place."""
        return query[: self.start] + self.text + query[self.end :]


@dataclass(frozen=True, slots=True)
class Begun:
    """A field whose value is being typed: characters `start` to `end` of a query.

    `sign` is a `!` that stands before it, `value` what is there of the value, without quotes.
    """

    start: int
    end: int
    sign: str
    field: str
    value: str

    def become(self, values: Sequence[str]) -> list[Completion]:
        """Return what it is with each of some values, those that hold spaces in quotes."""
        return [
            Completion(self.start, self.end, f"{self.sign}{self.field}:{_quoted(value)}")
            for value in values
        ]

    def choices(self) -> list[str]:
        """Return which of a fixed number of values go on so; none for names and figures."""
        wanted = self.value.casefold()
        return [
            value
            for value in CHOICES.get(self.field, ())
            if any(part.startswith(wanted) for part in (value, *value.split()))
        ]


def begun_at(text: str, cursor: int) -> Begun | None:
    """Return the field in whose value the cursor is, or None.

    Args:
        text: The query as typed.
        cursor: Place of the cursor, 0 to `len(text)`.
    """
    start = _start_of_word(text, cursor)
    sign, name, value = _parts(text[start:cursor])
    if value is None or name not in FIELDS:
        return None
    return Begun(start, cursor, sign, name, straightened(value).strip('"'))


def completions(text: str, cursor: int) -> list[Completion]:
    """Say what the word under the cursor may become.

    Args:
        text: The query as typed.
        cursor: Place of the cursor, 0 to `len(text)`.

    Returns:
        Names of fields, or those values of the field that are known beforehand.
    """
    begun = begun_at(text, cursor)
    if begun is not None:
        return begun.become(begun.choices())
    start = _start_of_word(text, cursor)
    sign, name, value = _parts(text[start:cursor])
    if value is not None or not name:
        return []
    names = [field for field in FIELDS if field.startswith(name)]
    return [Completion(start, cursor, f"{sign}{field}:") for field in names]


def _start_of_word(text: str, cursor: int) -> int:
    last = cursor
    for start, end in pieces(text[:cursor]):
        if end == cursor:
            last = start
    return last


def _parts(word: str) -> tuple[str, str, str | None]:
    """Divide a word into sign, name and value, None where no colon stands."""
    sign = "!" if word.startswith("!") else ""
    name, colon, value = word[len(sign) :].partition(":")
    return sign, name.lower(), value if colon else None


def _quoted(value: str) -> str:
    plain = straightened(value).replace('"', " ")
    return f'"{plain}"' if any(char.isspace() for char in plain) else plain
