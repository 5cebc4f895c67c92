import base64
from pathlib import Path

import pytest

from tui.app.clipboard import OSC_52_LIMIT, copy, osc_52


def nothing(_: str) -> None:
    return None


def test_a_terminal_is_asked_by_osc_52(tmp_path: Path) -> None:
    written: list[str] = []
    copied = copy(
        "Zürich",
        write=written.append,
        environment={"TERM": "xterm-256color"},
        fallback=tmp_path,
        which=nothing,
    )
    assert str(copied) == "by the terminal (OSC 52)"
    body = written[0].removeprefix("\x1b]52;c;").removesuffix("\x07")
    assert base64.b64decode(body).decode() == "Zürich"


def test_gnu_screen_gets_it_wrapped_in_pieces() -> None:
    sequence = osc_52("x" * 3000, in_screen=True)
    pieces = sequence.split("\x1b\\")[:-1]
    assert len(pieces) > 1
    assert all(piece.startswith("\x1bP") for piece in pieces)
    assert "".join(piece.removeprefix("\x1bP") for piece in pieces) == osc_52(
        "x" * 3000, in_screen=False
    )


@pytest.mark.parametrize(
    ("text", "terminal"), [("x" * OSC_52_LIMIT, "xterm"), ("short", "linux"), ("short", "dumb")]
)
def test_where_no_clipboard_can_be_reached_a_file_is_named(
    tmp_path: Path, text: str, terminal: str
) -> None:
    written: list[str] = []
    copied = copy(
        text,
        write=written.append,
        environment={"TERM": terminal},
        fallback=tmp_path / "new",
        which=nothing,
    )
    assert not written
    assert copied.file is not None
    assert copied.file.read_text() == text
    assert str(copied.file) in str(copied)
    assert ("too long" in str(copied)) == (len(text) >= OSC_52_LIMIT)
