"""Leaving the app, by keys and by signals, whatever it is at; and pastes that look like keys."""

import signal
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal
from tui.library import Library, problems
from tui.reviews import draft, drafted

_BUSY = ("-m", "tests.faults.never_done")


def wait_until_busy(terminal: Terminal, library: Path) -> None:
    mark = Path(f"{library}.busy")
    for _ in range(12_000):
        if mark.exists():
            return
        terminal.take(0.01)
    raise AssertionError(f"never began: {terminal.output[-2000:]!r}")


def leave(terminal: Terminal, way: str | signal.Signals) -> None:
    if isinstance(way, signal.Signals):
        terminal.process.send_signal(way)
    else:
        for key in way:
            terminal.press(key, seconds=0.15)
    assert terminal.ended() == 0
    assert terminal.left_clean()


def notes(library: Library) -> list[str]:
    articles = map(library.article, library.article_ids())
    return [article.note for article in articles if article is not None and article.note]


@pytest.mark.parametrize(
    ("work", "keys", "way"),
    [
        ("meaning", ("4", "v"), "\x1bq"),
        ("index", ("/", "iran"), signal.SIGTERM),
        ("adding", ("a", "FOLDER\r"), "q"),
        ("adding", ("a", "FOLDER\r"), signal.SIGHUP),
    ],
)
def test_nobody_waits_for_work_that_never_ends(
    seeded: Path, work: str, keys: tuple[str, ...], way: str | signal.Signals
) -> None:
    folder = seeded.parent / "in"
    folder.mkdir()
    for number in range(2):
        (folder / f"{number}.txt").write_text(f"Town {number} has {number + 3} bridges.")
    with Terminal(seeded, extra=None, program=(*_BUSY, work)) as terminal:
        terminal.wait_for("Zhang Haizhou")
        terminal.read(0.1)
        for key in keys:
            terminal.send(key.replace("FOLDER", str(folder)))
        wait_until_busy(terminal, seeded)
        leave(terminal, way)
    assert problems(seeded) == []
    with Library.open(seeded) as library:
        assert library.counts().articles == 6 + (work == "adding")


def test_a_note_that_is_being_written_is_kept_when_we_are_told_to_go(seeded: Path) -> None:
    with Terminal(seeded, extra=None) as terminal:
        terminal.wait_for("Zhang Haizhou")
        terminal.press("thalf a thou", seconds=0.1)
        leave(terminal, signal.SIGTERM)
    with Library.open(seeded) as library:
        assert notes(library) == ["half a thou"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_an_explanation_that_is_being_written_is_kept_when_we_are_told_to_go(
    seeded: Path, number: signal.Signals
) -> None:
    with Terminal(seeded, extra=None) as terminal:
        terminal.wait_for("Zhang Haizhou")
        terminal.press("4", "v", "\t", "\t", "it had eight", seconds=0.1)
        leave(terminal, number)
    with Library.open(seeded) as library:
        (claim,) = drafted(library)
        assert draft(library, claim).fields["explanation"] == "it had eight"


def test_an_escape_in_a_paste_is_no_key(seeded: Path) -> None:
    with Terminal(seeded, extra=None) as terminal:
        terminal.wait_for("Zhang Haizhou")
        terminal.press("t", "\x1b[200~one \x1b")
        # Longer than Textual waits for what may follow an Esc that is a key.
        terminal.watch(0.5)
        terminal.press("two \x1b\x1b three \x1b]0;xq\x07 \x1bqqqq four\x1b[20", "1~ five")
        leave(terminal, signal.SIGTERM)
    with Library.open(seeded) as library:
        (note,) = notes(library)
    assert note.startswith("one two")
    assert note.endswith(" five")
    for word in ("three", "four"):
        assert word in note
