"""A disk that is full or read-only, a library that is locked, damaged, shared or too new."""

import ctypes
import hashlib
import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from types import SimpleNamespace
from typing import ClassVar, Self

import pytest

from tests.e2e.terminal import Terminal
from tests.hostile.running import environment
from tui.library import Library, LibraryError, backup_if_due, backups_of, database, problems
from tui.library.schema import VERSION
from tui.reviews import change, history, review, save_draft, undo
from tui.reviews import changes as changes_module

# From <linux/capability.h> and <linux/prctl.h>: what lets root write where nobody may.
_DROP = 24
_OVERRIDES = (1, 2, 3)


@pytest.fixture
def path(seeded: Path) -> Path:
    with Library.open(seeded) as library:
        change(library, 1, who="tester", rating="Refuted", explanation="counted them")
        backup_if_due(library)
    return seeded


def run(
    path: Path, *arguments: str, before: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "tui", *arguments],
        capture_output=True,
        text=True,
        check=False,
        # Python may cut what it compiles to the room there is, and fail on it ever after.
        env=environment(path.parent, PYTHONDONTWRITEBYTECODE="1"),
        preexec_fn=before,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def sums(folder: Path) -> dict[str, str]:
    files = sorted(item for item in folder.rglob("*") if item.is_file())
    return {item.name: hashlib.sha256(item.read_bytes()).hexdigest() for item in files}


def full(room: int) -> Callable[[], None]:
    """Let no file grow beyond so many bytes, as on a disk that is nearly full."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))


def as_anybody() -> None:
    """Give up the right of root to write anywhere; others never had it."""
    libc = ctypes.CDLL(None)
    for capability in _OVERRIDES:
        libc.prctl(_DROP, capability, 0, 0, 0)


def test_on_a_full_disk_verdicts_exports_and_backups_stay_as_they_were(path: Path) -> None:
    report = path.parent / "report.html"
    report.write_text("the report of yesterday")
    for arguments in (
        ("review", "1", "--explanation", "x" * 100_000),
        ("backup", str(path.parent / "copy.sqlite3")),
        ("export", "--claim", "1", "--format", "html", "-o", str(report)),
        ("export", "--claim", "1", "--format", "dossier", "-o", str(path.parent / "dossier")),
    ):
        room = 40_000 if arguments[0] == "review" else 1000
        done = run(path, *arguments, before=full(room))
        assert done.returncode == 1, (arguments[0], done.stdout)
        assert len(done.stderr.splitlines()) == 1
        assert any(word in done.stderr for word in ("disk", "too large", "space")), done.stderr
    assert report.read_text() == "the report of yesterday"
    assert {item.name.partition("-")[0] for item in path.parent.iterdir()} <= {
        "library.sqlite3",
        "library.sqlite3.backups",
        "report.html",
    }
    assert problems(path) == []
    with Library.open(path) as library:
        assert review(library, 1).explanation == "counted them"


def test_a_library_that_can_not_be_written_is_named_with_the_mend(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    before = sums(path.parent)
    folder = path.parent
    path.chmod(0o444)
    folder.chmod(0o555)
    try:
        for arguments in (("review", "1", "--notes", "x"), ("add", str(__file__)), ("list",)):
            done = run(path, *arguments, before=as_anybody)
            assert done.returncode == 1, arguments
            assert str(path) in done.stderr
            assert "permissions" in done.stderr or "can be written" in done.stderr
        done = run(path, "backup", str(folder / "copy"), before=as_anybody)
        assert done.returncode == 1
    finally:
        folder.chmod(0o755)
        path.chmod(0o644)
    assert sums(folder) == before


def test_while_another_program_writes_reading_goes_on_and_writing_says_why(path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Library.open(path, patience=0.2) as library:
        assert library.counts().articles == 6
        with pytest.raises(LibraryError, match="written by another program; try again"):
            library.star(1, starred=True)
        other.execute("COMMIT")
        library.star(1, starred=True)
    other.close()


def test_a_key_in_the_app_does_not_wait_for_another_program(path: Path) -> None:
    with Terminal(path, extra=None) as terminal:
        terminal.wait_for("Zhang Haizhou")
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        terminal.press("*")
        terminal.wait_for("another program")
        other.execute("COMMIT")
        other.close()
        before = len(terminal.output)
        terminal.press("*")
        terminal.wait_for("★", since=before)
        terminal.press("q")
        assert terminal.ended() == 0
        assert terminal.left_clean()


def test_two_apps_on_one_library_keep_what_both_decide(path: Path) -> None:
    with (
        Terminal(path, extra=None) as first,
        Terminal(path, extra=None, columns=80, lines=24) as second,
    ):
        first.wait_for("Zhang Haizhou")
        second.wait_for("Articles")
        first.press("*", "t", *"first", "\x1b")
        second.press("j")
        second.press("*", "t", *"second", "\x1b")
        for terminal in (first, second):
            terminal.press("q")
            assert terminal.ended() == 0
    assert problems(path) == []
    with Library.open(path) as library:
        rows = library.rows(library.article_ids())
        notes = [library.article(row.id) for row in rows if row.starred]
    assert sorted(stored.note for stored in notes if stored) == ["first", "second"]


def damage(path: Path) -> bytes:
    """Flip every byte of the pages that hold the articles' texts."""
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        first = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'body'")
        page = first.fetchone()[0]
    connection.close()
    data = bytearray(path.read_bytes())
    start = (page - 1) * size
    data[start : start + size] = bytes(255 - byte for byte in data[start : start + size])
    path.write_bytes(data)
    return bytes(data)


def test_a_damaged_page_is_told_kept_aside_and_the_last_backup_brought_back(path: Path) -> None:
    damaged = damage(path)
    done = run(path, "check")
    assert (done.returncode, "damaged" in done.stderr) == (1, True)
    done = run(path, "summary", "1")
    assert (done.returncode, "claimdesk restore" in done.stderr) == (1, True)
    with Terminal(path, extra=None) as terminal:
        terminal.wait_for("is damaged")
        terminal.press("q")
        terminal.ended()
        assert terminal.left_clean()
    done = run(path, "restore")
    assert done.returncode == 0
    assert backups_of(path)[0].name in done.stdout
    aside = path.with_name("library.sqlite3.replaced-1")
    assert len(aside.read_bytes()) >= len(damaged)
    assert problems(path) == []
    with Library.open(path) as library:
        assert review(library, 1).explanation == "counted them"


def test_a_library_of_a_newer_version_is_refused_unharmed(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    before = sums(path.parent)
    copy = str(path.parent / "copy")
    for arguments in (("list",), ("add", __file__), ("check",), ("backup", copy), ("search", "x")):
        done = run(path, *arguments)
        assert (done.returncode, "newer claimdesk" in done.stderr) == (1, True), arguments
    with Terminal(path, extra=None) as terminal:
        terminal.wait_for("update claimdesk")
        assert terminal.ended() == 1
    assert sums(path.parent) == before


class Clock(datetime):
    """A clock that a test sets."""

    at: ClassVar[datetime] = datetime(2026, 11, 25, tzinfo=UTC)

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        return cls.fromtimestamp(cls.at.timestamp(), tz)


def test_a_clock_that_goes_back_changes_no_order(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes_module, "datetime", Clock)
    with Library.open(path) as library:
        for number, years in enumerate((0, -3, 5, -10)):
            Clock.at = datetime(2026, 11, 25, tzinfo=UTC) + timedelta(days=365 * years)
            change(library, 1, who="tester", explanation=f"reason {number}")
        assert review(library, 1).explanation == "reason 3"
        said = [entry.changes["explanation"][1] for entry in history(library, 1)]
        assert said == ["counted them", "reason 0", "reason 1", "reason 2", "reason 3"]
        assert undo(library, 1, who="tester").explanation == "reason 2"
        save_draft(library, 1, explanation="typed")
        yesterday = backups_of(path)[0].stat().st_mtime + 9 * 3600
        os.utime(backups_of(path)[0], (yesterday, yesterday))
        assert backup_if_due(library) is not None


@pytest.mark.parametrize(
    ("problem", "full", "free"),
    [
        (sqlite3.OperationalError("disk I/O error"), "is full", "gave an error"),
        (OSError("16384 requested and 4064 written"), "is full", "can't be used"),
        (sqlite3.OperationalError("database is locked"), "another program", "another program"),
    ],
)
def test_a_disk_without_room_is_called_full_whatever_was_tried_on_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: sqlite3.Error, full: str, free: str
) -> None:
    for room, words in ((4096, full), (10**9, free)):
        usage = SimpleNamespace(free=room)
        monkeypatch.setattr(database, "disk_usage", lambda _, usage=usage: usage)
        assert words in str(LibraryError.of(tmp_path / "library.sqlite3", problem))
