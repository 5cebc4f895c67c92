import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tui.library import Library, add_files

FILES = 500


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(FILES):
        text = f"Town number {number} has {number + 10} bridges. " + "It rained there. " * 20
        (folder / f"{number:04}.txt").write_text(text)
    return folder


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_killed_while_adding_nothing_is_half_stored_and_resuming_completes(
    folder: Path, tmp_path: Path, seed: int
) -> None:
    path = tmp_path / "library.sqlite3"
    command = [sys.executable, "-m", "tui", "--library", str(path), "add", str(folder)]
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    wanted = random.Random(seed).randrange(5, FILES - 100)
    deadline = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < deadline and stored(path) < wanted:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    with Library.open(path) as library:
        before = library.counts().articles
        assert wanted <= before < FILES
        for number in library.article_ids():
            assert library.sentences(number)
            assert len(library.claims(number)) == library.rows([number])[0].claims
        report = add_files(library, [folder])
        assert report.added == FILES - before
        assert library.counts().articles == FILES


def stored(path: Path) -> int:
    try:
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            return int(connection.execute("SELECT count(*) FROM article").fetchone()[0])
        finally:
            connection.close()
    except sqlite3.Error:
        return 0
