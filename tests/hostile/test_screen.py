"""Hostile text in the app: what a real terminal is sent, pane by pane."""

import shutil
import time
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal
from tests.hostile.corpus import WORD, chunks, faults, joined, ten_megabytes
from tui.app.clipboard import osc_52
from tui.library import Library


def paste(text: str) -> str:
    """Paste a text as terminals do: without the controls that xterm never pastes."""
    safe = text.encode("utf-8", "replace").decode().translate(dict.fromkeys(b"\0\4\5\b\x1b\x7f"))
    return f"\x1b[200~{safe}\x1b[201~"


def test_every_screen_shows_text_as_text(folder: Path, tmp_path: Path) -> None:
    shutil.copy(folder / "library.sqlite3", tmp_path)
    path = tmp_path / "library.sqlite3"
    with Terminal(path, columns=160, lines=50, extra=None) as terminal:
        terminal.wait_for("Articles")
        terminal.press(*[" "] * 6, seconds=0.2)
        for row in range(4):
            terminal.press("1", *["j"] * (1 + row % 3), seconds=0.1)
            terminal.read()
            terminal.press("2", "3", "w", "4", "w", seconds=0.2)
        terminal.press("y", "Y", "t")
        terminal.press(paste(joined()), "\x1b")
        terminal.press("1", "f", paste(chunks()[0]), "\x1b")
        terminal.press("/", *WORD, seconds=0.2)
        terminal.read()
        terminal.press("\x1b[6~", "\x1b[B", "\x0f")
        terminal.press("2", "j", "\r")
        terminal.press("\x1b", "3", "4", "5", "6", "7", "8")
        terminal.press("4", "\t", paste(joined()), "\x1b", "\x1b")
        terminal.press("/", "\x15", paste(joined()), "\x1b")
        terminal.press("a", paste(f"/tmp/{joined()}"), "\r")
        terminal.press("\x1b", "a", paste(f"/tmp/{chunks()[2]}"), "\x1b")
        terminal.press("c")
        terminal.press("\x1b", "D", "\x1b", "?", "\x1b")
        terminal.press("4", "A", "R", "j", "Y")
        terminal.press("\x1b", "i")
        for key in "IV":
            terminal.press("\x1b", key, paste(f"/tmp/{joined()}"), "\r")
        terminal.press("O", "\r", paste(f"/tmp/no/{joined()}"), "\r", "\x1b")
        terminal.process.terminate()
        terminal.read()
        terminal.ended()
    written = terminal.output.decode()
    assert faults(written) == []
    assert WORD in written
    assert "[bold]" in written
    screens = ("Report", "New since your verdicts", "Import fact-checks", "Verify a dossier")
    assert [name for name in (*screens, "Export") if name not in written] == []


@pytest.mark.parametrize("number", range(len(chunks())))
def test_a_copy_is_letters_and_digits_to_the_terminal(number: int) -> None:
    sequence = osc_52(chunks()[number].encode("utf-8", "replace").decode(), in_screen=False)
    inside = sequence.removeprefix("\x1b]52;c;").removesuffix("\x07")
    assert inside.replace("+", "").replace("/", "").rstrip("=").isalnum()
    assert inside.isascii()


def test_ten_megabytes_on_a_line_are_read_and_shown_in_time(tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text(ten_megabytes())
    path = tmp_path / "library.sqlite3"
    with Library.open(path):
        pass
    with Terminal(path, extra=None) as terminal:
        terminal.wait_for("Articles")
        terminal.press("a", str(long), "\r", seconds=0.05)
        terminal.wait_for(WORD)
        before = len(terminal.output)
        started = time.process_time()
        terminal.press("1", "g", "\r", "\x04", "G", "g", "4", "\r", "/", *WORD)
        assert time.process_time() - started < 20
        assert len(terminal.output) - before < 400_000
        assert faults(terminal.output.decode()) == []
