"""`claimdesk watch` as a process: lines as files come, and Ctrl+C."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tui.library import Library


def test_files_come_in_while_it_runs_and_ctrl_c_ends_it(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("The bridge over the Tessa was closed on Monday for repairs.")
    library = tmp_path / "l.sqlite3"
    process = subprocess.Popen(
        [sys.executable, "-m", "tui", "--library", str(library), "watch", str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == f"added  {folder / 'a.txt'}: 1 article\n"
    (folder / "b.html").write_text(
        "<html><head><title>Ferry</title></head><body><article><h1>Ferry</h1>"
        "<p>The ferry to the islands will not run before Thursday noon, it says.</p>"
    )
    assert process.stdout.readline() == f"added  {folder / 'b.html'}: 1 article\n"
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=120)
    assert (process.returncode, errors) == (0, "")
    with Library.open(library) as opened:
        assert opened.counts().articles == 2
        assert "Thursday noon" in opened.text(2)
