"""Libraries as earlier versions of the schema held them, with content; and what became of it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING
from unittest.mock import patch

from tui.library import Library, add_seeds, problems, schema
from tui.library.subscriptions import follow
from tui.reviews import KnownCheck, Source, change, import_checks, review, save_draft
from tui.search import ClaimSearch

if TYPE_CHECKING:
    from pathlib import Path

_TABLES = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    " AND name NOT LIKE '%_words%' ORDER BY name"
)
# The first version with verdicts.
_REVIEWS = 3
# Word indexes keep no text of their own.
_WORDS = {
    "sentence_words": 'SELECT sentence.id, substr(text, start + 1, "end" - start)'
    " FROM whole.sentence JOIN whole.body USING (article)",
    "known_check_words": "SELECT id, claim, title FROM whole.known_check",
}


def filled(path: Path) -> None:
    """Make a library of today with something in each of its parts that a reader fills."""
    with Library.open(path) as library:
        add_seeds(library)
        library.star(2, starred=True)
        library.set_note(3, "ask the ministry")
        source = Source("https://a.example/list", "The list", "2023-05-01")
        change(library, 1, who="ana", rating="Refuted", explanation="counted", sources=(source,))
        change(library, 1, who="ben", explanation="counted them twice")
        save_draft(library, 2, explanation="typed, not saved")
        follow(library, "https://a.example/feed")
        check = KnownCheck("Twenty countries", "False", "https://b.example/1", "B", "", "", "")
        import_checks(library, [check])


def aged(whole: Path, path: Path, version: int) -> None:
    """Write what a library holds to a new one of an earlier version, as far as that can hold it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as old:
        old.execute("PRAGMA journal_mode = WAL")
        with patch.object(schema, "VERSION", version):
            schema.migrate(old)
        old.execute("ATTACH ? AS whole", (str(whole),))
        old.execute("BEGIN")
        for table in (name for (name,) in old.execute(_TABLES).fetchall() if name != "change"):
            names = _columns(old, table)
            old.execute(f"DELETE FROM main.{table}")
            old.execute(f"INSERT INTO main.{table} ({names}) SELECT {names} FROM whole.{table}")
        for table, query in _WORDS.items():
            if _columns(old, table):
                old.execute(f"INSERT INTO {table} (rowid, {_columns(old, table)}) {query}")
        old.execute("COMMIT")


def all_versions(whole: Path, folder: Path) -> dict[int, Path]:
    """Write a library in each version before today's; return the files by version."""
    found = {version: folder / f"{version}.sqlite3" for version in range(1, schema.VERSION)}
    for version, path in found.items():
        aged(whole, path, version)
    return found


def _columns(connection: sqlite3.Connection, table: str) -> str:
    query = "SELECT name FROM pragma_table_info(?, 'main') WHERE name <> ?"
    return ", ".join(f'"{name}"' for (name,) in connection.execute(query, (table, table)))


def lost(old: Path, new: Path) -> list[str]:
    """Name the tables of an old library whose rows a newer one has not kept as they were."""
    with closing(sqlite3.connect(old)) as before, closing(sqlite3.connect(new)) as after:
        found = []
        for (table,) in before.execute(_TABLES).fetchall():
            query = f"SELECT {_columns(before, table)} FROM {table}"
            there = before.execute(query).fetchall()
            if sorted(map(repr, there)) != sorted(map(repr, after.execute(query))):
                found.append(table)
        return found


def problems_of(old: Path, new: Path) -> list[str]:
    """Open a copy of an old library with today's program; say what is wrong with it then."""
    with closing(sqlite3.connect(old)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    with Library.open(new) as library:
        found = [] if library.database.row("PRAGMA user_version") == (schema.VERSION,) else ["old"]
        hits = ClaimSearch(library).search("twenty member countries").found
        if not any("twenty member" in hit.claim.text for hit in hits):
            found.append("a claim is not found")
        if version >= _REVIEWS and review(library, 1).explanation != "counted them twice":
            found.append("a verdict is not as it was")
    return found + lost(old, new) + problems(new)
