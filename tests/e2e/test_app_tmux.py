"""Copying out of the app inside a real tmux."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.e2e.terminal import CHECKOUT
from tui.library import Library
from tui.summary import summarize


class Tmux:
    """A tmux server of its own."""

    def __init__(self, socket: Path) -> None:
        self._socket = socket

    def __call__(self, *arguments: str) -> str:
        program = shutil.which("tmux")
        assert program, "these tests need tmux: install it and run them again"
        done = subprocess.run(
            [program, "-f", "/dev/null", "-S", str(self._socket), *arguments],
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout

    def wait_for(self, *wanted: str) -> str:
        end = time.monotonic() + 120
        while time.monotonic() < end:
            screen = self("capture-pane", "-p")
            if all(text in screen for text in wanted):
                return screen
            time.sleep(0.1)
        raise AssertionError(f"{wanted} did not appear:\n{screen}")


@pytest.fixture
def tmux(seeded: Path, tmp_path: Path) -> Iterator[Tmux]:
    command = (
        f"CLAIMDESK_LIBRARY='{seeded}' CLAIMDESK_CONFIG='{tmp_path}/none.toml' "
        f"exec '{sys.executable}' -m tui"
    )
    # A socket's path may be no longer than about 100 bytes.
    with TemporaryDirectory(dir="/tmp") as folder:
        server = Tmux(Path(folder) / "tmux.sock")
        server("new-session", "-d", "-x", "120", "-y", "36", "-c", str(CHECKOUT), command)
        yield server
        server("kill-server")


def test_the_summary_is_in_the_buffer_of_tmux(tmux: Tmux, tmp_path: Path) -> None:
    tmux.wait_for("Zhang Haizhou", "3 sentences")
    tmux("send-keys", "3")
    tmux("send-keys", "y")
    tmux.wait_for("Copied the summary", "tmux")
    with Library.open(tmp_path / "library.sqlite3") as library:
        article = library.article(1)
    assert article is not None
    text = article.article.text
    wanted = "\n\n".join(item.text for item in summarize(text, sentences=3, method="desk"))
    assert tmux("show-buffer") == wanted


def test_a_claim_is_copied_with_its_citation(tmux: Tmux) -> None:
    tmux.wait_for("Zhang Haizhou", "3 sentences")
    tmux("send-keys", "4")
    tmux("send-keys", "Y")
    tmux.wait_for("claim with citation")
    copied = tmux("show-buffer")
    assert "twenty member countries" in copied
    assert "2023-05-23" in copied
