"""Who speaks in a library and where its articles were published, to complete what is typed."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from tui.library.selecting import sources_counted, speakers_counted
from tui.search.fold import folded_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.library import Library

OFFERED = 40
"""How many names are offered at most."""
_COUNTED = {"speaker": speakers_counted, "source": sources_counted}


class KnownNames:
    """The names of a library, counted when they are first asked for and after it has changed.

    Counting reads every claim that names a speaker; both it and looking a name up are done by
    SQLite, which lets other threads run meanwhile. Not safe to use from two threads at once.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._held = sqlite3.connect(":memory:", check_same_thread=False)
        self._held.execute("CREATE TABLE known (field TEXT, name TEXT, folded TEXT, times INTEGER)")
        self._counted: dict[str, int] = {}

    def of(self, field: str, begun: str) -> Sequence[str]:
        """Return names that hold what was begun, at the beginning of a word.

        Args:
            field: `speaker` or `source`; others have no names.
            begun: Letters; case and accents do not matter.

        Returns:
            The commonest first, at most `OFFERED`.
        """
        if field not in _COUNTED:
            return ()
        self._keep_in_step(field)
        return [
            name
            for (name,) in self._held.execute(
                "SELECT name FROM known WHERE field = ? AND instr(folded, ?) "
                "ORDER BY times DESC, name LIMIT ?",
                (field, _folded(begun), OFFERED),
            )
        ]

    def _keep_in_step(self, field: str) -> None:
        change = self._library.last_change()
        if self._counted.get(field) == change:
            return
        self._held.execute("DELETE FROM known WHERE field = ?", (field,))
        self._held.executemany("INSERT INTO known VALUES (?,?,?,?)", self._rows(field))
        self._counted[field] = change

    def _rows(self, field: str) -> Iterator[tuple[str, str, str, int]]:
        for name, times in _COUNTED[field](self._library):
            yield field, name, _folded(name), times


def _folded(name: str) -> str:
    """Write the words of a name so that each begins with a space."""
    return "".join(f" {word}" for word, _, _ in folded_words(name))
