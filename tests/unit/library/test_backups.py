import os
import time
from pathlib import Path

import pytest

from tui.articles import Article
from tui.library import (
    Library,
    LibraryError,
    backup,
    backup_if_due,
    backups_of,
    prepare,
    problems,
    restore,
)
from tui.library.backups import GENERATIONS


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "library.sqlite3"
    with Library.open(path) as library:
        number = library.add(prepare(Article("The town has 12 bridges.", title="Kept"))).article_id
        library.set_note(number, "ask the mayor")
    return path


def titles(path: Path) -> list[str]:
    with Library.open(path) as library:
        return [row.title for row in library.rows(library.article_ids(sort="added"))]


def overwrite_middle(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:] = os.urandom(len(data) - 4096)
    path.write_bytes(data)


def test_a_backup_is_restored_and_what_was_there_is_kept(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "far" / "copy.sqlite3"
    with Library.open(path) as library:
        backup(library, copy)
        library.add(prepare(Article("Later on 3 more were built.", title="Later")))
    aside = restore(path, copy)
    assert titles(path) == ["Kept"]
    assert aside is not None
    assert titles(aside) == ["Later", "Kept"]
    with Library.open(path) as library:
        stored = library.article(1)
    assert stored is not None
    assert stored.note == "ask the mayor"


def test_a_backup_never_replaces_a_file(path: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("letters")
    with Library.open(path) as library, pytest.raises(LibraryError, match="exists already"):
        backup(library, tmp_path / "mine")
    assert (tmp_path / "mine").read_text() == "letters"


def test_one_automatic_backup_a_day_and_a_few_generations(path: Path) -> None:
    with Library.open(path) as library:
        for _ in range(GENERATIONS + 3):
            made = backup_if_due(library)
            assert made is not None
            assert backup_if_due(library) is None
            yesterday = time.time() - 25 * 3600
            os.utime(made, (yesterday, yesterday))
        tomorrow = time.time() + 10 * 3600
        os.utime(backups_of(path)[0], (tomorrow, tomorrow))
        assert backup_if_due(library) is not None, "the clock went back"
    kept = backups_of(path)
    assert [item.name[:6] for item in kept] == ["000009", "000008", "000007", "000006", "000005"]
    assert all(problems(item) == [] for item in kept)


def test_a_damaged_library_is_found_out_and_comes_back(path: Path) -> None:
    with Library.open(path) as library:
        made = backup_if_due(library)
    assert made is not None
    overwrite_middle(path)
    damaged = path.read_bytes()
    (line,) = problems(path)
    assert str(path) in line
    aside = restore(path, made)
    assert problems(path) == []
    assert titles(path) == ["Kept"]
    assert aside is not None
    assert aside.read_bytes() == damaged


def test_a_damaged_backup_is_not_restored(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    with Library.open(path) as library:
        backup(library, copy)
    overwrite_middle(copy)
    with pytest.raises(LibraryError, match="damaged"):
        restore(path, copy)
    assert titles(path) == ["Kept"]


def test_a_library_in_use_is_not_replaced(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    with Library.open(path) as library:
        backup(library, copy)
        assert library.counts().articles == 1
        with pytest.raises(LibraryError, match="open in another program"):
            restore(path, copy)
    assert titles(path) == ["Kept"]


def test_a_check_finds_claims_that_point_nowhere(path: Path) -> None:
    with Library.open(path) as library, library.database.writing():
        library.database.write('UPDATE claim SET "end" = 999')
    assert problems(path) == [f"{path}: 1 claim(s) beyond the end of their article"]
