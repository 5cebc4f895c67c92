"""Programs that do the same thing to one library at the same moment.

`python -m tests.faults.at_once NAME` does it once for each line that it is sent, with the library
and one more word in the line, and answers each with a line.
"""

from __future__ import annotations

import subprocess
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tests.faults.work import town
from tui.articles.fetch import Fetcher, Limits
from tui.library import Library, backup_if_due, prepare, restore
from tui.library.subscriptions import refresh as refresh_feeds
from tui.reviews import change
from tui.search import ClaimSearch

if TYPE_CHECKING:
    from collections.abc import Callable

CHECKOUT = Path(__file__).parents[2]


def search(library: Library, _: str) -> str:
    """Search, which makes the index where there is none and takes in what is new."""
    hits = ClaimSearch(library).search("twenty member countries").found
    return str(any("twenty member" in hit.claim.text for hit in hits))


def add_and_search(library: Library, number: str) -> str:
    """Add an article and find it."""
    library.add(prepare(town(int(number))))
    hits = ClaimSearch(library).search(f"town number {number}").found
    return str(any(f"number {number} " in hit.claim.text for hit in hits))


def feed(library: Library, _: str) -> str:
    """Refresh the feeds."""
    report = refresh_feeds(library, Fetcher(allow_private=True, limits=Limits(pause=0.0)))
    return str(report.failures == ())


def review(library: Library, number: str) -> str:
    """Give a verdict."""
    change(library, 1, who="tester", explanation=f"reason {number}")
    return "True"


def backup(library: Library, _: str) -> str:
    """Make the backup of the day."""
    backup_if_due(library)
    return "True"


def bring_back(library: Library, copy: str) -> str:
    """Put a backup in the place of the library, which nothing else has open."""
    library.close()
    restore(library.path, Path(copy))
    return "True"


WORK: dict[str, Callable[[Library, str], str]] = {
    "search": search,
    "add_and_search": add_and_search,
    "feed": feed,
    "review": review,
    "backup": backup,
    "bring_back": bring_back,
}


class Crowd:
    """Programs that have started and wait for the word."""

    def __init__(self, *names: str) -> None:
        self._programs = [
            subprocess.Popen(
                [sys.executable, "-m", "tests.faults.at_once", name],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                cwd=CHECKOUT,
            )
            for name in names
        ]

    def __enter__(self) -> Self:
        for program in self._programs:
            assert program.stdout is not None
            assert program.stdout.readline() == "ready\n"
        return self

    def __exit__(self, *_: object) -> None:
        for program in self._programs:
            program.kill()
            program.communicate()

    def go(self, path: Path, *words: str) -> list[str]:
        """Let all work on a library at once; return what each answers."""
        for place, program in enumerate(self._programs):
            assert program.stdin is not None
            program.stdin.write(f"{path}\t{words[place] if words else ''}\n")
            program.stdin.flush()
        return [program.stdout.readline().strip() for program in self._programs if program.stdout]


def main(name: str) -> None:
    """Answer each line."""
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in sys.stdin:
        path, word = line.rstrip("\n").split("\t")
        try:
            with Library.open(Path(path)) as library:
                answer = WORK[name](library, word)
        except Exception:  # noqa: BLE001  (told to the test, in one line)
            answer = traceback.format_exc().replace("\n", " / ")
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
