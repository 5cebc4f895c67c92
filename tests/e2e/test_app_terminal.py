"""The app in a real terminal: signals, suspending, idling, and text that attacks terminals."""

import re
import signal
from pathlib import Path

import pyte
import pytest

from tests.e2e.terminal import Terminal
from tui.articles import Article
from tui.claims import Claim, Speaker
from tui.language import Sentence
from tui.library import Library, Prepared, RankedSpan, problems
from tui.reviews import draft, drafted, history

ESCAPE = "\x1b]52;c;SE9TVElMRQ==\x07\x1b[31m\x1b]8;;file:///etc/passwd\x07\x1bP+q\x1b\\"
CONTROLS = "\x00\x05\x0e\x7f\x85\x8d\x90\x9b31m\x9c\x9d52;c;SE9T\x9c"
BIDI = "\u202e\u2066\u2069\u202a"
TAGS = "\U000e0041\U000e007f"
MARKUP = "[/] [bold] [link=file:///etc/passwd]x[/link] [@click=app.quit]q[/] [[ ] $accent"
PERSIAN = "می\u200cخواهم"
HOSTILE = f"{ESCAPE}{CONTROLS}{BIDI}{TAGS}{MARKUP}{PERSIAN}"


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A library that was written past the door that cleans what comes in."""
    path = tmp_path / "library.sqlite3"
    text = f"Iran {HOSTILE} said yes.\n{HOSTILE}\nThe end {'x' * 3000}."
    start, end = 0, text.index("\n")
    article = Article(
        text=text, title=HOSTILE, author=HOSTILE, source=HOSTILE, url=HOSTILE, language="en"
    )
    claim = Claim(
        start=start,
        end=end,
        text=text[start:end],
        score=0.9,
        kind="quote",
        checkable=True,
        speaker=Speaker(text[5:60], 5, 60, HOSTILE),
        why=(HOSTILE,),
    )
    sentence = Sentence(start, end, text[start:end])
    with Library.open(path) as library:
        library.add(
            Prepared(article, "0" * 64, (sentence,), (RankedSpan(start, end, HOSTILE),), (claim,))
        )
        library.set_note(1, HOSTILE)
    return path


def assert_harmless(output: bytes) -> None:
    text = output.decode()
    assert "\x1b]52" not in text
    assert "\x1b]8;;file" not in text
    assert "\x1b[31m" not in text
    assert "\x1bP+q" not in text
    # Textual rings the bell by itself; what must not be is a bell from an article.
    assert "SE9TVElMRQ==\x07" not in text
    assert "passwd\x07" not in text
    for name, characters in {
        "C0": "\x00\x05\x0e\x7f",
        "C1": "\x85\x8d\x90\x9b\x9c\x9d",
        "bidi": BIDI,
        "tags": TAGS,
    }.items():
        assert not set(characters) & set(text), name


@pytest.mark.parametrize(("columns", "lines"), [(80, 24), (160, 50)])
def test_hostile_text_reaches_the_terminal_as_text(
    hostile: Path, columns: int, lines: int, tmp_path: Path
) -> None:
    broken = tmp_path / "\x1b[31m[bold]\x9b.pdf"
    broken.write_bytes(b"\x00\x01\x02")
    with Terminal(hostile, columns=columns, lines=lines, extra=None) as terminal:
        terminal.wait_for("Articles ·")
        terminal.press("\r", "2", "3", "w", "m", "4", "w", "s", "j", "1", "*", "u", "?")
        terminal.press("\x1b", "t", "\x1b", "f", "x", "\x1b")
        terminal.press("/", "i", "r", "a", "n", "\x1b[B")
        terminal.press("\r", "n", "]", "\x10", "s", "\x1b")
        terminal.press("/", f"\x1b[200~{TAGS}{BIDI}\x9b\x1b[201~", "\x1b")
        terminal.press("a", str(tmp_path / "\x16none[/]"), "\r")
        terminal.press("\x1b", "4", "v")
        terminal.press("2", "j", "\r", "\x1b", "a", "3", "4", "\t", "\t", "x")
        terminal.press(f"\x1b[200~{TAGS}{BIDI}\x9b\x1b[201~", "\x1b", "6", "\x1b")
        terminal.press("c", "\x1b")
        assert_harmless(terminal.output)
        assert "[bold]" in terminal.output.decode()
        assert "می" in terminal.output.decode()
        terminal.process.terminate()
        terminal.read()
        assert_harmless(terminal.output)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_the_terminal_is_put_back_when_we_are_told_to_go(
    seeded: Path, number: signal.Signals
) -> None:
    with Terminal(seeded, extra=None) as terminal:
        terminal.wait_for("Zhang Haizhou")
        terminal.process.send_signal(number)
        terminal.read()
        terminal.ended()
        assert terminal.left_clean()


def test_ctrl_z_suspends_and_going_on_draws_again(seeded: Path) -> None:
    with Terminal(seeded, extra=None) as terminal:
        terminal.wait_for("Zhang Haizhou")
        terminal.press("\x1a")
        assert terminal.stopped()
        assert terminal.left_clean()
        before = len(terminal.output)
        terminal.process.send_signal(signal.SIGCONT)
        terminal.wait_for("Zhang Haizhou", since=before)


def test_nothing_is_sent_while_nobody_types(seeded: Path) -> None:
    with Terminal(seeded, extra=None) as terminal:
        terminal.wait_for("Zhang Haizhou")
        terminal.read()
        assert terminal.read(2.0) == b""


def test_without_colour_nothing_is_coloured(seeded: Path) -> None:
    with Terminal(seeded, extra={"NO_COLOR": "1"}) as terminal:
        terminal.wait_for("Zhang Haizhou")
        terminal.press("4", "j")
        assert b"\x1b[7" in terminal.output or b";7" in terminal.output
        for red, green, blue in _colours(terminal.output):
            assert red == green == blue


def _colours(output: bytes) -> list[tuple[bytes, bytes, bytes]]:
    return re.findall(rb"[34]8;2;(\d+);(\d+);(\d+)", output)


def test_what_is_typed_into_a_verdict_survives_being_killed(seeded: Path) -> None:
    with Terminal(seeded, extra=None) as terminal:
        terminal.wait_for("Zhang Haizhou")
        terminal.press("4", "v")
        terminal.wait_for("Rating")
        terminal.press("\t", "\t")
        terminal.press(*"eight of them", seconds=0.05)
        terminal.read()
        terminal.process.kill()
        terminal.ended()
    with Terminal(seeded, extra=None) as terminal:
        terminal.wait_for("Zhang Haizhou")
        terminal.press("4", "v")
        terminal.wait_for("eight of them")


def test_scrolling_back_leaves_the_screen_as_it_was_and_sends_little(seeded: Path) -> None:
    screen = pyte.Screen(120, 36)
    stream = pyte.ByteStream(screen)

    def cells() -> list[list[object]]:
        return [[screen.buffer[y][x] for x in range(120)] for y in range(36)]

    with Terminal(seeded, extra=None) as terminal:
        terminal.wait_for("twenty")
        terminal.press("2")
        stream.feed(terminal.output)
        before = cells()
        down = terminal.press(*"jjjjjj")
        stream.feed(down)
        assert cells() != before
        stream.feed(terminal.press(*"kkkkkk"))
        assert cells() == before
    assert len(down) < 6 * 4_000


def test_what_is_typed_into_a_verdict_survives_kill_9(seeded: Path) -> None:
    with Library.open(seeded) as library:
        claims = [item.id for item in library.claims(1)]
    with Terminal(seeded, extra=None) as terminal:
        terminal.wait_for("Claims")
        terminal.press("4", "v")
        terminal.wait_for("Not Enough Evidence")
        terminal.press("\x1b[C", "\r", "\t", "\t", *"It had ei")
        terminal.process.send_signal(signal.SIGKILL)
        terminal.process.wait()
    assert problems(seeded) == []
    with Library.open(seeded) as library:
        (number,) = drafted(library)
        assert number in claims
        typed = draft(library, number).fields
        assert (typed["rating"], typed["explanation"]) == ("Refuted", "It had ei")
        assert history(library, number) == []
    with Terminal(seeded, extra=None) as terminal:
        terminal.wait_for("Claims")
        terminal.press("4", "v")
        terminal.wait_for("It had ei")


def test_what_is_typed_right_behind_the_key_of_the_filter_goes_into_it(seeded: Path) -> None:
    with Terminal(seeded, extra=None) as terminal:
        terminal.wait_for("twenty")
        terminal.read()
        # As over a slow line, where keys arrive in one piece; `i` and `s` are commands as well.
        terminal.press("firan sau")
        terminal.wait_for("iran sau")
        terminal.wait_for("1 of 6")
