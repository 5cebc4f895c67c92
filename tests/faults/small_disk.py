"""A disk that is really full: a small file system in memory, filled to its last block.

`python -m tests.faults.small_disk` mounts one, which needs Linux and the rights of root; it prints
what each sort of work says on the full disk, and whether it is done when there is room again.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.e2e.terminal import Terminal
from tui.library import Library, add_seeds, problems
from tui.reviews import change, draft, review

if TYPE_CHECKING:
    from collections.abc import Iterator

_MEGABYTES = 8
_FILES = 40


@dataclass(frozen=True, slots=True)
class Told:
    """What one sort of work said on a full disk, and its exit status there and with room again."""

    work: str
    said: str
    full: int
    free: int


@contextmanager
def small_disk() -> Iterator[Path]:
    """Mount a file system of some megabytes."""
    with tempfile.TemporaryDirectory() as folder:
        options = f"size={_MEGABYTES}m"
        subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], check=True)
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", "-l", folder], check=True)


def fill(folder: Path) -> Path:
    """Fill a disk to its last block; return the file that does so."""
    ballast = folder / "ballast"
    handle = os.open(ballast, os.O_CREAT | os.O_WRONLY)
    try:
        while True:
            os.write(handle, bytes(4096))
    except OSError:
        return ballast
    finally:
        os.close(handle)


def sources(folder: Path) -> Path:
    """Write files to add, on another disk."""
    folder.mkdir()
    for number in range(_FILES):
        text = f"Town number {number} has {number + 10} bridges. " + "It rained there. " * 300
        (folder / f"{number:04}.txt").write_text(text)
    return folder


def run(disk: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command on the library of a disk."""
    return subprocess.run(
        [sys.executable, "-m", "tui", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **_places(disk)},
    )


def _places(disk: Path) -> dict[str, str]:
    return {
        "CLAIMDESK_LIBRARY": str(disk / "library.sqlite3"),
        "CLAIMDESK_CONFIG": str(disk / "settings.toml"),
    }


def commands(disk: Path, outside: Path) -> dict[str, tuple[str, ...]]:
    """Return the command of each sort of work."""
    return {
        "list": ("list",),
        "add": ("add", str(outside)),
        "review": ("review", "1", "--explanation", "x" * 100_000),
        "backup": ("backup", str(disk / "copy.sqlite3")),
        "export": ("export", "--claim", "1", "--format", "html", "-o", str(disk / "report.html")),
        "dossier": ("export", "--claim", "1", "--format", "dossier", "-o", str(disk / "dossier")),
        "index": ("search", "bridges"),
    }


def typed(disk: Path) -> str:
    """Type an explanation in the app; return the last line on the disk's state that it shows."""
    with Terminal(disk / "library.sqlite3", extra=_places(disk)) as terminal:
        terminal.wait_for("Articles")
        terminal.press("4", "v")
        terminal.wait_for("Evidence")
        terminal.press("4", "\t", "\t", "\t")
        terminal.press(*"abc")
        seen = terminal.output.decode(errors="replace")
        terminal.press("\x1b", "\x1b", "q")
        terminal.ended()
    return "NOT KEPT" if "NOT KEPT" in seen else "kept" if "Kept" in seen else "nothing"


def rounds(disk: Path, outside: Path) -> Iterator[Told]:
    """Do each sort of work on the full disk, look at what is left, and do it again with room.

    Yields:
        What came of each.

    Raises:
        AssertionError: Something that was stored before is gone, or a traceback was printed.
    """
    path = disk / "library.sqlite3"
    with Library.open(path) as library:
        add_seeds(library)
        change(library, 1, who="tester", rating="Refuted", explanation="counted them")
    for name, command in commands(disk, sources(outside)).items():
        ballast = fill(disk)
        done = run(disk, *command)
        assert "Traceback" not in done.stderr, (name, done.stderr)
        ballast.unlink()
        assert problems(path) == [], name
        with Library.open(path) as library:
            assert library.counts().articles >= 6
            assert review(library, 1).explanation == "counted them"
        again = run(disk, *command)
        said = " / ".join(done.stderr.replace(str(disk), "…").strip().splitlines())
        yield Told(name, said, done.returncode, again.returncode)
        if name == "review":
            run(disk, "review", "1", "--undo")
    ballast = fill(disk)
    said = typed(disk)
    ballast.unlink()
    again_said = typed(disk)
    with Library.open(path) as library:
        kept = str(draft(library, _first_claim(library)).fields)
    yield Told("typing in the app", said, 1, 0 if again_said == "kept" and "abc" in kept else 1)


def _first_claim(library: Library) -> int:
    found = library.database.row("SELECT max(head) FROM review_draft")
    return int(found[0] or 1)


def main() -> None:
    """Print the table."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    with small_disk() as disk, tempfile.TemporaryDirectory() as folder:
        print("| work | said on the full disk | status | with room |\n| --- | --- | --- | --- |")
        for told in rounds(disk, Path(folder) / "in"):
            print(f"| {told.work} | {told.said} | {told.full} | {told.free} |", flush=True)


if __name__ == "__main__":
    main()
