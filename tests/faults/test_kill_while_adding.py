import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import suppress
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
    path, wanted = tmp_path / "0.sqlite3", random.Random(seed).randrange(5, FILES // 2)
    for number in range(20):
        path = tmp_path / f"{number}.sqlite3"
        if killed_in_the_middle(path, folder, wanted):
            break
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


def killed_in_the_middle(path: Path, folder: Path, wanted: int) -> bool:
    """Add a folder and kill that once so many are stored; tells whether it was still at work."""
    command = [sys.executable, "-m", "tui", "--library", str(path), "add", str(folder)]
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    while process.poll() is None and stored(path) < wanted:
        time.sleep(0.01)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    return process.wait() == -signal.SIGKILL and stored(path) < FILES


def stored(path: Path) -> int:
    try:
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            return int(connection.execute("SELECT count(*) FROM article").fetchone()[0])
        finally:
            connection.close()
    except sqlite3.Error:
        return 0
