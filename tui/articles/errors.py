"""What a reader raises."""

from __future__ import annotations

from tui.articles.clean import line

_LONGEST = 400


class ReadError(Exception):
    """A file that can't be read.

    Attributes:
        name: The file, as the user named it.
        place: Where in it, such as `line 3`, or an empty string for the whole of it.
        mend: What is wrong and what would mend it, on one line: parsers quote what they read.
    """

    def __init__(self, name: str, place: str, mend: str) -> None:
        super().__init__(name, place, mend)
        self.name = name
        self.place = line(place)
        self.mend = line(mend[: 2 * _LONGEST])[:_LONGEST]

    def __str__(self) -> str:
        """One line that names the file, the place and the mend."""
        place = f", {self.place}" if self.place else ""
        return f"{self.name}{place}: {self.mend}"


class FetchError(ReadError):
    """A page that was not fetched: `name` is its address without the query, which may be secret."""
