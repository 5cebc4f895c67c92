"""Libraries of every earlier version, opened with today's program, by one and by many at once."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.faults.old_libraries import aged, filled, problems_of
from tui.library import Library
from tui.library.schema import VERSION


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "library.sqlite3"
    filled(path)
    return path


@pytest.mark.parametrize("version", range(1, VERSION))
def test_many_open_an_old_library_at_once_and_keep_all_that_it_held(
    whole: Path, tmp_path: Path, version: int
) -> None:
    old, new = tmp_path / "old.sqlite3", tmp_path / "new.sqlite3"
    aged(whole, old, version)
    together = threading.Barrier(4)
    new.write_bytes(old.read_bytes())

    def opened(_: int) -> int:
        together.wait()
        with Library.open(new) as library:
            return library.counts().articles

    with ThreadPoolExecutor(4) as crowd:
        assert list(crowd.map(opened, range(4))) == [6] * 4
    assert problems_of(old, new) == []
