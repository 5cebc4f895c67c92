"""A folder that is watched, look by look."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tui.library import Library
from tui.library.watching import Event, watch

FIRST = "The bridge over the Tessa was closed on Monday after an inspector found cracks in it."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    return folder


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "l.sqlite3") as opened:
        yield opened


def events(
    library: Library, folder: Path, *steps: Callable[[], object], exclude: tuple[str, ...] = ()
) -> list[tuple[str, str, str]]:
    """Watch a folder; before each look but the first a step is taken, then it is stopped."""
    waiting = iter([lambda: None, *steps])

    def wait(seconds: float) -> bool:
        if not seconds and looked:
            return False
        looked.append(1)
        step = next(waiting, None)
        if step is None:
            return True
        step()
        return False

    looked: list[int] = []
    found: list[Event] = list(watch(library, [folder], exclude=exclude, wait=wait))
    return [(event.what, Path(event.path).name, event.reason) for event in found]


def nothing() -> None:
    return


def test_what_comes_is_added_once_it_has_stayed_the_same(folder: Path, library: Library) -> None:
    path = folder / "a.txt"
    seen = events(
        library,
        folder,
        lambda: path.write_text("The bridge over"),  # an editor is not done yet
        lambda: path.write_text(FIRST),
        nothing,
        nothing,
        nothing,
    )
    assert seen == [("added", "a.txt", "")]
    assert library.text(1) == FIRST


def test_an_edit_that_an_editor_renames_over_the_file_changes_the_article(
    folder: Path, library: Library
) -> None:
    (folder / "a.txt").write_text(FIRST)

    def save() -> None:
        beside = folder / ".a.txt.swp"
        beside.write_text(f"{FIRST} It will stay closed until the autumn.")
        beside.replace(folder / "a.txt")

    assert events(library, folder, nothing, nothing) == [("added", "a.txt", "")]
    library.star(1)
    library.set_note(1, "ask the authority")
    seen = events(library, folder, save, nothing, nothing)
    assert seen == [("changed", "a.txt", "")]
    stored = library.article(1)
    assert stored is not None
    assert stored.article.text.endswith("until the autumn.")
    assert (stored.starred, stored.note) == (True, "ask the authority")
    assert library.counts().articles == 1
    # The source that is kept is the one that the text was taken from.
    (size,) = library.database.row("SELECT size FROM source") or (0,)
    assert size == len(stored.article.text)
    assert events(library, folder, nothing, nothing) == []


def test_bad_files_are_told_once_and_a_deleted_one_takes_nothing_with_it(
    folder: Path, library: Library
) -> None:
    (folder / "a.txt").write_text(FIRST)
    (folder / "bad.pdf").write_bytes(b"%PDF-1.7 nothing")
    seen = events(library, folder, nothing, (folder / "a.txt").unlink, nothing, nothing)
    assert sorted(event[:2] for event in seen) == [("added", "a.txt"), ("failed", "bad.pdf")]
    assert library.counts().articles == 1


def test_a_folder_that_goes_away_is_told_and_looked_for_again(
    folder: Path, library: Library
) -> None:
    away = folder.with_name("away")
    seen = events(
        library,
        folder,
        lambda: folder.rename(away),
        nothing,
        lambda: (away / "a.txt").write_text(FIRST) and away.rename(folder),
        nothing,
        nothing,
    )
    assert [event[:2] for event in seen] == [("failed", "in"), ("added", "a.txt")]


def test_excluded_files_stay_out(folder: Path, library: Library) -> None:
    (folder / "a.txt").write_text(FIRST)
    (folder / "b.txt").write_text(f"{FIRST} Twice.")
    assert events(library, folder, nothing, nothing, exclude=("b.*",)) == [("added", "a.txt", "")]


def test_a_long_table_is_one_line(folder: Path, library: Library) -> None:
    rows = (json.dumps({"text": f"Town {number} has many bridges."}) for number in range(70))
    (folder / "a.jsonl").write_text("\n".join(rows))
    assert events(library, folder, nothing, nothing) == [("added", "a.jsonl", "")]
    assert library.counts().articles == 70
