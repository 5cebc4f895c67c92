"""A disk that is really full: a small file system in memory, filled to its last block.

`python -m tests.faults.small_disk` mounts one, which needs Linux and the rights of root; it prints
what each sort of work says on the full disk, and whether it is done when there is room again.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from tests.e2e.terminal import Terminal
from tui.library import Library, add_seeds, problems
from tui.reviews import change, draft, review

if TYPE_CHECKING:
    from collections.abc import Iterator

_MEGABYTES = 8
_FILES = 40
_SAID = "the disk is full"
# Enough to open a library, and for some of the works.
_SOME_ROOM = 80_000


@dataclass(frozen=True, slots=True)
class Told:
    """What one sort of work said with so many bytes of room; its exit status then and later."""

    work: str
    room: int
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


def fill(folder: Path, room: int = 0) -> Path:
    """Fill a disk to its last block, or leave so many bytes; return the file that does so."""
    ballast = folder / "ballast"
    handle = os.open(ballast, os.O_CREAT | os.O_WRONLY)
    try:
        while True:
            os.write(handle, bytes(4096))
    except OSError:
        os.ftruncate(handle, max(os.fstat(handle).st_size - room, 0))
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
        "index": ("search", "member"),
    }


def typed(disk: Path) -> tuple[str, bool]:
    """Type in the app while its disk gets full.

    Returns:
        What it says then, and whether all that was typed is stored after one more key with room.
    """
    with Terminal(disk / "library.sqlite3", extra=_places(disk)) as terminal:
        terminal.wait_for("Articles")
        terminal.press("4", "v")
        terminal.wait_for("History")
        terminal.press("4", "\t", "\t", "abc")
        ballast = fill(disk)
        # What is typed goes into the log until there is no room for one more entry.
        for _ in range(3):
            terminal.press(f"\x1b[200~{'many words ' * 2000}\x1b[201~")
        drawn = terminal.output.decode(errors="replace")
        ballast.unlink()
        terminal.press("d", "\x1b", "\x1b", "q")
        terminal.ended()
    with Library.open(disk / "library.sqlite3") as library:
        (head,) = library.database.row("SELECT max(head) FROM review_draft")
        kept = str(draft(library, head).fields["explanation"])
    said = [words for words in ("NOT KEPT", _SAID) if words in drawn]
    return ": ".join(said), kept.startswith(f"abc{'many words ' * 6000}d")


def rounds(disk: Path, outside: Path) -> Iterator[Told]:
    """Do each sort of work on the full disk, look at what is left, and do it again with room.

    Args:
        disk: The small disk.
        outside: A folder on another one.

    Yields:
        What came of each.

    Raises:
        AssertionError: Something that was stored before is gone, or a traceback was printed.
    """
    with Library.open(outside / "library.sqlite3") as library:
        add_seeds(library)
        change(library, 1, who="tester", rating="Refuted", explanation="counted them")
    path = disk / "library.sqlite3"
    works = commands(disk, sources(outside / "in"))
    for (name, command), room in product(works.items(), (0, _SOME_ROOM)):
        _begin(disk, outside)
        ballast = fill(disk, room)
        done = run(disk, *command)
        assert "Traceback" not in done.stderr, (name, done.stderr)
        ballast.unlink()
        _look(path, name)
        assert done.returncode == 0 or _SAID in done.stderr, (name, done.stderr)
        assert len(done.stderr.splitlines()) <= 1, (name, done.stderr)
        # What is there already is not written over.
        again = run(disk, *command) if done.returncode else done
        assert again.returncode == 0, (name, again.stderr)
        _look(path, name)
        said = " / ".join(done.stderr.replace(str(disk), "…").strip().splitlines())
        yield Told(name, room, said, done.returncode, again.returncode)
    _begin(disk, outside)
    said, kept = typed(disk)
    _look(path, "typing")
    yield Told("typing in the app", 0, said, 1, 0 if kept else 1)


def _begin(disk: Path, outside: Path) -> None:
    for item in disk.iterdir():
        shutil.rmtree(item) if item.is_dir() else item.unlink()
    shutil.copy(outside / "library.sqlite3", disk)


def _look(path: Path, name: str) -> None:
    assert problems(path) == [], name
    with Library.open(path) as library:
        assert library.counts().articles >= 6, name
        told = review(library, 1).explanation
        assert told == "counted them" or set(told) == {"x"}, name


def main() -> None:
    """Print the table."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    with small_disk() as disk, tempfile.TemporaryDirectory() as folder:
        print("| work | room, kB | says | status | with room |\n| --- | --- | --- | --- | --- |")
        for told in rounds(disk, Path(folder)):
            print(
                f"| {told.work} | {told.room // 1000} | {told.said} | {told.full} | {told.free} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
