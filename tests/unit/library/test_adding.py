import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.made_files import mailbox, story
from tui.library import Added, Library, LibraryError, Progress, add_files, reread


def fill(folder: Path, count: int, words: int = 40) -> None:
    folder.mkdir(exist_ok=True)
    for number in range(count):
        text = f"Town number {number} has {number + 10} bridges. " + "It rained there. " * words
        (folder / f"{number:04}.txt").write_text(text)


def test_files_are_added_in_order_with_progress(tmp_path: Path) -> None:
    fill(tmp_path / "in", 3)
    seen: list[Progress] = []
    with Library.open(tmp_path / "l.sqlite3") as library:
        report = add_files(library, [tmp_path / "in"], progress=seen.append)
        assert report.added == library.counts().articles == 3
    assert [(step.done, step.total, step.name) for step in seen] == [
        (1, 3, "0000.txt"),
        (2, 3, "0001.txt"),
        (3, 3, "0002.txt"),
    ]


def test_a_pool_of_processes_adds_each_file_once(tmp_path: Path) -> None:
    fill(tmp_path / "in", 60, words=300)
    with Library.open(tmp_path / "l.sqlite3") as library:
        assert add_files(library, [tmp_path / "in"]).added == 60
        again = add_files(library, [tmp_path / "in"])
        assert (again.added, again.known) == (0, 60)
        assert library.counts().articles == 60


def test_bad_files_are_named_with_a_reason_and_the_others_go_on(tmp_path: Path) -> None:
    fill(tmp_path / "in", 2)
    (tmp_path / "in" / "0000b.txt").write_bytes(b"\x89PNG\x00\x00\xff")
    (tmp_path / "in" / "empty.txt").write_text("\n")
    (tmp_path / "in" / "gone.txt").symlink_to(tmp_path / "nowhere")
    with Library.open(tmp_path / "l.sqlite3") as library:
        gone = tmp_path / "in" / "gone.txt"
        report = add_files(library, [tmp_path / "in", gone, tmp_path / "missing.txt"])
    assert report.added == 2
    assert [Path(failure.name).name for failure in report.failures] == [
        "0000b.txt",
        "empty.txt",
        "gone.txt",
        "missing.txt",
    ]
    assert all(failure.reason for failure in report.failures)


def test_cancelling_keeps_what_was_stored_and_resuming_adds_the_rest(tmp_path: Path) -> None:
    fill(tmp_path / "in", 4)
    steps: list[Progress] = []
    with Library.open(tmp_path / "l.sqlite3") as library:
        report = add_files(
            library,
            [tmp_path / "in"],
            progress=steps.append,
            cancelled=lambda: len(steps) >= 2,
        )
        assert (report.added, report.cancelled) == (2, True)
        assert add_files(library, [tmp_path / "in"]).added == 2
        assert library.counts().articles == 4


def test_a_file_name_of_broken_bytes_is_added_and_shown_safely(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/bad\xff\x1b[31m.txt"
    with Path(os.fsdecode(name)).open("w") as file:
        file.write("The river rose 3 metres in May.")
    seen: list[Progress] = []
    with Library.open(tmp_path / "l.sqlite3") as library:
        assert add_files(library, [Path(os.fsdecode(name))], progress=seen.append).added == 1
    assert seen[0].name == "bad\ufffd\ufffd[31m.txt"


def test_a_long_table_comes_in_by_parts_and_a_second_run_knows_it(tmp_path: Path) -> None:
    table = tmp_path / "long.jsonl"
    rows = [{"title": f"Town {n}", "text": f"Town {n} has {n + 10} bridges."} for n in range(120)]
    table.write_text("\n".join([*map(json.dumps, rows), "broken"]))
    steps: list[Progress] = []
    with Library.open(tmp_path / "l.sqlite3") as library:
        report = add_files(library, [table], progress=steps.append)
        assert (report.added, report.cancelled) == (120, False)
        assert ["line 121" in failure.reason for failure in report.failures] == [True]
        assert [(step.done, step.added) for step in steps] == [(0, 50), (0, 100), (1, 120)]
        assert library.counts().articles == 120
        again = add_files(library, [table])
        assert (again.added, again.known) == (0, 1)


def test_a_file_is_done_with_its_last_article_and_not_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = tmp_path / "in.mbox"
    box.write_bytes(mailbox(*(story(number, 3) for number in range(3))))
    add = Library.add

    def full_after_one(library: Library, *args: Any, **named: Any) -> Added:
        if library.counts().articles:
            raise LibraryError("the disk is full")
        return add(library, *args, **named)

    with Library.open(tmp_path / "l.sqlite3") as library:
        monkeypatch.setattr(Library, "add", full_after_one)
        with pytest.raises(LibraryError):
            add_files(library, [box])
        monkeypatch.undo()
        assert library.counts().articles == 1
        assert add_files(library, [box]).added == 2


def test_a_mailbox_of_many_messages_is_read_again_whole(tmp_path: Path) -> None:
    box = tmp_path / "many.mbox"
    box.write_bytes(mailbox(*(story(number, 3) for number in range(60))))
    with Library.open(tmp_path / "l.sqlite3") as library:
        assert add_files(library, [box]).added == 60
        done = reread(library, library.article_ids())
        assert (done.same, done.changed, done.failures) == (60, 0, ())
