"""Terminals of all sorts: small, huge, resized in storms, poor in colours, dumb, multiplexed."""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.terminal import CHECKOUT, Terminal
from tests.hostile.corpus import faults
from tests.hostile.running import at_terminal, environment
from tui.articles import Article
from tui.library import Library, prepare

_CRASHING = ("-m", "tests.faults.crashing")


def notes(path: Path) -> list[str]:
    with Library.open(path) as library:
        stored = [library.article(number) for number in library.article_ids()]
    return [article.note for article in stored if article is not None and article.note]


def test_a_storm_of_resizes_leaves_the_app_as_it_was(seeded: Path) -> None:
    sizes = random.Random(8)
    with Terminal(seeded, extra=None) as terminal:
        terminal.wait_for("Zhang Haizhou")
        for _ in range(60):
            terminal.resize(sizes.randrange(20, 401), sizes.randrange(5, 121))
            terminal.take(0.01)
        for columns, lines in ((20, 5), (400, 120), (21, 6), (120, 36)):
            terminal.resize(columns, lines)
            terminal.read()
            terminal.press("4", "j", "?", "\x1b", "/", "x", "\x1b")
        assert terminal.process.poll() is None
        before = len(terminal.output)
        terminal.resize(121, 36)
        terminal.read()
        assert b"Zhang Haizhou" in terminal.output[before:]
        terminal.press("q")
        assert terminal.ended() == 0
        assert terminal.left_clean()


@pytest.mark.parametrize("size", [(20, 5), (400, 120)])
def test_the_smallest_and_the_largest_screen_are_drawn(seeded: Path, size: tuple[int, int]) -> None:
    columns, lines = size
    with Terminal(seeded, columns=columns, lines=lines, extra=None) as terminal:
        terminal.wait_for("Articles", "1 Art")
        terminal.press("4", "\r", "v", "\x1b", "/", "i", "\x1b")
        assert terminal.process.poll() is None
        terminal.press("q")
        assert terminal.ended() == 0


def test_what_is_typed_ahead_of_a_dialogue_is_not_lost(seeded: Path) -> None:
    with Terminal(seeded, extra=None) as terminal:
        terminal.wait_for("Zhang Haizhou")
        terminal.read()
        terminal.send("/eigt membr states")
        terminal.wait_for("1 claim", "eight", "membr")
        terminal.press("\x1b")
        terminal.send("tremember me")
        terminal.read()
        terminal.press("\x1b", "q")
        terminal.ended()
    assert notes(seeded) == ["remember me"]


def test_sixteen_colours_are_enough(seeded: Path) -> None:
    with Terminal(seeded, extra={"TERM": "xterm-16color", "COLORTERM": ""}) as terminal:
        terminal.wait_for("Zhang Haizhou")
        terminal.press("4", "j")
        assert not re.search(rb"[34]8;[25];", terminal.output)
        assert re.search(rb"\x1b\[[0-9;]*(?:3|9|4|10)[0-7]", terminal.output)


def test_the_colours_of_the_terminal_itself_are_a_theme(seeded: Path) -> None:
    (seeded.parent / "settings.toml").write_text('[app]\ntheme = "ansi-dark"\n')
    with Terminal(seeded, extra=None) as terminal:
        terminal.wait_for("Zhang Haizhou")
        terminal.press("4", "j")
        assert len(re.findall(rb"48;2;", terminal.output)) == 0


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_terminal_that_can_not_is_refused_in_a_line(term: str, tmp_path: Path) -> None:
    variables = environment(tmp_path, TERM=term)
    status, output = at_terminal([], variables, tmp_path, typed="q")
    assert status == 1
    assert "can't show the app" in output
    assert "\x1b" not in output
    assert not (tmp_path / "library.sqlite3").exists()


@pytest.mark.parametrize(
    "language",
    [
        {"LC_ALL": "en_US.ISO-8859-1", "PYTHONUTF8": "0"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "latin-1"},
    ],
)
def test_a_language_without_the_signs_is_refused_in_a_line_with_the_mend(
    language: dict[str, str], tmp_path: Path
) -> None:
    status, output = at_terminal([], environment(tmp_path, **language), tmp_path, typed="q")
    assert status == 1
    assert output.rpartition("Error: ")[2].count("\n") == 1
    assert "needs UTF-8" in output
    assert "set LANG" in output
    assert "\x1b" not in output
    assert "\\u" not in output
    assert not (tmp_path / "library.sqlite3").exists()


@pytest.mark.parametrize("encoding", ["latin-1", "ascii"])
def test_a_command_in_a_language_without_the_letters_prints_the_rest(
    encoding: str, tmp_path: Path
) -> None:
    variables = environment(tmp_path, PYTHONIOENCODING=encoding)
    with Library.open(tmp_path / "library.sqlite3") as library:
        library.add(prepare(Article(text="Officials in Łódź said that 中 means “middle”.")))
    done = subprocess.run(
        [sys.executable, "-m", "tui", "list"],
        capture_output=True,
        check=False,
        cwd=CHECKOUT,
        env=variables,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Officials in" in done.stdout


def test_a_pipe_is_refused_in_a_line(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui"],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        cwd=CHECKOUT,
        env=environment(tmp_path),
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "needs a terminal" in done.stderr


def test_after_a_crash_the_terminal_is_put_back_and_the_account_is_text(seeded: Path) -> None:
    with Terminal(seeded, extra=None, program=_CRASHING) as terminal:
        terminal.wait_for("Zhang Haizhou")
        terminal.press("t", *"kept", "\x1b", "\x1bOQ")
        terminal.read()
        terminal.ended()
        assert terminal.left_clean()
        text = terminal.output.decode()
        account = text[text.rindex("claimdesk has stopped") :]
        assert "ValueError: cannot read" in account
        assert faults(text) == []
        assert "Zhang" not in account
    assert notes(seeded) == ["kept"]


def test_hanging_up_loses_nothing_that_was_typed(seeded: Path) -> None:
    with Terminal(seeded, extra=None) as terminal:
        terminal.wait_for("Zhang Haizhou")
        terminal.press("t")
        terminal.press(*"half a thou", seconds=0.05)
        terminal.read()
        terminal.process.send_signal(signal.SIGHUP)
        terminal.read()
        terminal.ended()
    assert notes(seeded) == ["half a thou"]


def test_a_key_in_a_list_sends_less_than_four_kilobytes(seeded: Path) -> None:
    with Terminal(seeded, extra=None) as terminal:
        terminal.wait_for("Zhang Haizhou")
        terminal.read()
        terminal.press("2")
        sent = [len(terminal.press("j")) for _ in range(5)]
        assert max(sent) < 4_000, sent


@pytest.fixture
def screen(seeded: Path) -> Iterator[list[str]]:
    """The app in a GNU screen of its own; yields the start of its commands."""
    program = shutil.which("screen")
    assert program, "this test needs GNU screen: install it and run it again"
    folder = Path("/tmp") / f"claimdesk-screen-{os.getpid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    variables = environment(seeded.parent, SCREENDIR=str(folder), TERM="xterm-256color")
    name = f"desk{os.getpid()}"
    command = [program, "-c", "/dev/null", "-dmS", name, sys.executable, "-m", "tui"]
    subprocess.run(command, env=variables, cwd=CHECKOUT, check=True)
    os.environ["SCREENDIR"] = str(folder)
    yield [program, "-S", name, "-X"]
    subprocess.run([program, "-S", name, "-X", "quit"], check=False, capture_output=True)
    del os.environ["SCREENDIR"]
    shutil.rmtree(folder, ignore_errors=True)


def test_inside_gnu_screen_it_draws_and_takes_keys(screen: list[str], tmp_path: Path) -> None:
    def see(*wanted: str) -> None:
        copy = tmp_path / "hardcopy"
        end = time.monotonic() + 120
        while time.monotonic() < end:
            subprocess.run([*screen, "hardcopy", str(copy)], check=False, capture_output=True)
            text = copy.read_bytes().decode("utf-8", "replace") if copy.exists() else ""
            if all(part in text for part in wanted):
                return
            time.sleep(0.2)
        raise AssertionError(f"{wanted} did not appear:\n{text}")

    see("Articles", "Shanghai")
    subprocess.run([*screen, "stuff", "/eigt membr states"], check=True)
    see("eight member states")
    subprocess.run([*screen, "stuff", "\x1b"], check=True)
    see("Articles")
