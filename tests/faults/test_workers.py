"""Workers that die, parents that die, two adds at once, a disk that is full."""

import multiprocessing
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path

import pytest

from tests.faults.work import Noisy
from tui.library import Library, Progress, add_files, problems
from tui.library.jobs import Job, Outcome
from tui.library.workers import Worker, _take, outcomes


def fill(folder: Path, count: int, words: int) -> Path:
    folder.mkdir()
    for number in range(count):
        text = f"Town number {number} has {number + 10} bridges. " + "It rained there. " * words
        (folder / f"{number:04}.txt").write_text(text)
    return folder


def command(path: Path, folder: Path) -> list[str]:
    return [sys.executable, "-m", "tui", "--library", str(path), "add", str(folder)]


def articles(path: Path) -> int:
    with Library.open(path) as library:
        return library.counts().articles


def test_a_worker_that_is_killed_costs_no_file(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", 40, words=400)
    killed: list[int | None] = []

    def kill_one(progress: Progress) -> None:
        if progress.done == 3:
            worker = multiprocessing.active_children()[0]
            worker.kill()
            killed.append(worker.pid)

    with Library.open(tmp_path / "library.sqlite3") as library:
        report = add_files(library, [folder], progress=kill_one)
        assert killed
        assert (report.added, report.failures) == (40, ())


def test_each_part_of_a_source_has_a_time_of_its_own() -> None:
    ours, theirs = multiprocessing.Pipe()
    worker = Worker(process=None, pipe=ours)
    theirs.send((True, "a part"))
    assert _take(worker, seconds=1000) == (True, ["a part"])
    assert worker.until > time.monotonic() + 900


def test_workers_leave_when_their_parent_is_killed(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", 400, words=400)
    path = tmp_path / "library.sqlite3"
    process = subprocess.Popen(command(path, folder), stdout=subprocess.PIPE)
    deadline = time.monotonic() + 300
    while not path.exists() or articles(path) < 5:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    # The pipe ends when the last process that holds it is gone.
    process.communicate(timeout=300)
    assert articles(path) < 400


def test_two_processes_may_add_to_one_library_at_once(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", 60, words=20)
    path = tmp_path / "library.sqlite3"
    both = [subprocess.Popen(command(path, folder), stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [process.wait(timeout=300) for process in both] == [0, 0]
    assert articles(path) == 60
    assert problems(path) == []


def test_many_may_open_a_new_library_at_the_same_moment(tmp_path: Path) -> None:
    together = threading.Barrier(6)

    def opened(path: Path) -> list[str]:
        together.wait()
        with Library.open(path) as library:
            return problems(library.path)

    with ThreadPoolExecutor(6) as crowd:
        for number in range(10):
            path = tmp_path / f"{number}.sqlite3"
            assert list(crowd.map(opened, [path] * 6)) == [[]] * 6


def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    first = fill(tmp_path / "first", 3, words=5)
    assert subprocess.run(command(path, first), check=False, capture_output=True).returncode == 0
    second = fill(tmp_path / "second", 60, words=300)
    limit = path.stat().st_size + 100_000
    done = subprocess.run(
        command(path, second),
        check=False,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert done.returncode == 1
    assert "library.sqlite3: the disk" in done.stderr
    assert "Traceback" not in done.stderr
    assert articles(path) >= 3
    assert problems(path) == []
    assert subprocess.run(command(path, second), check=False, capture_output=True).returncode == 0
    assert articles(path) == 63


class Dies(Job):
    """Ends the process that reads it, as a parser that takes all memory does."""

    def run(self) -> Iterator[Outcome]:
        os.kill(os.getpid(), signal.SIGKILL)
        return super().run()


class Hangs(Job):
    """Never comes to an end; says when it has begun."""

    def run(self) -> Iterator[Outcome]:
        assert isinstance(self.source, Path)
        self.source.with_suffix(".begun").touch()
        while True:
            time.sleep(60)


def jobs(folder: Path, first: type[Job]) -> Iterator[Job]:
    files = sorted(fill(folder, 3, words=5).iterdir())
    return chain([first(files[0])], map(Job, files[1:]))


def test_a_file_whose_worker_dies_twice_is_reported_and_the_others_go_on(tmp_path: Path) -> None:
    found = list(outcomes(jobs(tmp_path / "in", Dies), 1, lambda: False))
    assert [(Path(item.job.name).name, bool(item.prepared)) for item in found] == [
        ("0000.txt", False),
        ("0001.txt", True),
        ("0002.txt", True),
    ]
    assert "crashed" in found[0].reason


def test_a_reader_that_hangs_is_stopped_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Clock:
        ahead = 0.0

        @classmethod
        def monotonic(cls) -> float:
            return time.monotonic() + cls.ahead

    def wait() -> bool:
        if (tmp_path / "in" / "0000.begun").exists():
            Clock.ahead = 601.0
        return False

    monkeypatch.setattr("tui.library.workers.time", Clock)
    found = list(outcomes(jobs(tmp_path / "in", Hangs), 1, wait, seconds=600))
    assert {Path(item.job.name).name: bool(item.prepared) for item in found} == {
        "0000.txt": False,
        "0001.txt": True,
        "0002.txt": True,
    }
    assert "took longer than 600 s" in found[0].reason


def test_what_a_parser_complains_of_stays_off_the_terminal(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert list(outcomes(iter([Noisy()]), 1, lambda: False)) == ["done"]
    told = capfd.readouterr()
    assert "noise" not in told.out + told.err
