"""Work that is killed: each says on a line of its own what it has acknowledged.

`python -m tests.faults.work NAME FOLDER` goes on until it is killed.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from tests.loopback import page, serving
from tui.articles import Article
from tui.articles.fetch import Fetcher, Limits
from tui.library import Library, add_seeds, prepare
from tui.library.subscriptions import follow
from tui.library.subscriptions import refresh as refresh_feeds
from tui.reviews import change, draft, save_draft, write_whole
from tui.search import ClaimSearch, SearchIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LIBRARY = "library.sqlite3"
# Libraries of earlier versions, one of each, and copies of them that are opened.
OLD = "old"
COPIES = "copies"


def acknowledge(number: int) -> None:
    """Tell the one who kills that this much must still be there afterwards."""
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


def town(number: int) -> Article:
    """Make an article that differs from all others."""
    text = f"Town number {number} spent {number + 3} million euros on {number + 7} bridges in 2023."
    return Article(text=text, title=f"Town {number}")


def _seeded(folder: Path) -> tuple[Library, int]:
    library = Library.open(folder / LIBRARY)
    if not library.counts().articles:
        add_seeds(library)
    return library, library.claims(library.article_ids()[0])[0].id


def review(folder: Path) -> None:
    """Give verdicts, one entry of the history each."""
    library, claim = _seeded(folder)
    for number in count(1):
        change(library, claim, who="tester", explanation=f"reason {number}")
        acknowledge(number)


def typing(folder: Path) -> None:
    """Type an explanation that is not saved as a verdict yet."""
    library, claim = _seeded(folder)
    for number in count(1):
        save_draft(library, claim, explanation="x" * (number % 500) + f" {number}")
        acknowledge(number)


def export(folder: Path) -> None:
    """Write one file over and over."""
    for number in count(1):
        data = {"number": number, "body": ["claim"] * 20_000}
        write_whole(folder / "export.json", json.dumps(data).encode())
        acknowledge(number)


def index(folder: Path) -> None:
    """Add claims to a search index of its own."""
    path = folder / "index.search"
    opened = SearchIndex.open(path) if path.exists() else SearchIndex.create(path, [])
    first = int((folder / "acknowledged").read_text() or 0) if path.exists() else 0
    for number in count(first + 1):
        opened.add([(number, town(number).text)])
        acknowledge(number)


def refresh(folder: Path) -> None:
    """Add articles to the library and bring the search up to date with each."""
    library, _ = _seeded(folder)
    search = ClaimSearch(library)
    for number in count(library.counts().articles):
        library.add(prepare(town(number)))
        search.search(f"town {number}")
        acknowledge(number)


def feed(folder: Path) -> None:
    """Refresh a feed that has a new entry each time."""
    library, _ = _seeded(folder)
    fetcher = Fetcher(allow_private=True, limits=Limits(pause=0.0))
    first = int((folder / "acknowledged").read_text() or 0) + 1
    with serving() as site:
        follow(library, f"{site.root}/feed", full_text=False)
        for number in count(first):
            items = "".join(entry(n) for n in range(max(number - 3, 1), number + 1))
            document = f"<rss version='2.0'><channel><title>T</title>{items}</channel></rss>"
            site.answers["/feed"] = page(document, kind="application/rss+xml")
            refresh_feeds(library, fetcher)
            acknowledge(number)


def entry(number: int) -> str:
    """Return an entry of a feed that is no copy of another."""
    # Copies of a story are known, so each has words of its own.
    choose = Random(number)
    own = " ".join("".join(choose.choices("bdklmrstaeiou", k=7)) for _ in range(40))
    head = f"<title>Fed {number}</title><guid>{number}</guid>"
    return f"<item>{head}<description>{town(number).text} {own}.</description></item>"


def migration(folder: Path) -> None:
    """Open libraries of each earlier version, a copy with a folder of its own each time."""
    old = sorted((folder / OLD).iterdir())
    for number in count(1):
        copy = folder / COPIES / str(number) / old[number % len(old)].name
        copy.parent.mkdir(parents=True)
        part = copy.with_suffix(".part")
        shutil.copy(old[number % len(old)], part)
        part.replace(copy)
        Library.open(copy).close()
        acknowledge(number)


@dataclass(frozen=True)
class Noisy:
    """A task whose parser writes to its standard output and error."""

    def run(self) -> Iterator[str]:
        for stream in (1, 2):
            os.write(stream, b"noise")
        yield "done"

    def failed(self, reason: str) -> str:
        return reason


WORK: dict[str, Callable[[Path], None]] = {
    "review": review,
    "typing": typing,
    "export": export,
    "index": index,
    "refresh": refresh,
    "feed": feed,
    "migration": migration,
}


def draft_number(library: Library, claim: int) -> int:
    """Return the number that the last draft of `typing` ends with, 0 where there is none."""
    words = str(draft(library, claim).fields.get("explanation", "")).split()
    return int(words[-1]) if words else 0


if __name__ == "__main__":
    WORK[sys.argv[1]](Path(sys.argv[2]))
