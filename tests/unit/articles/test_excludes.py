from pathlib import Path

import pytest

from tui.articles import ReadError, sources
from tui.library import Library, add_files


def grow(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Text of {name}, which is long enough to be read.")


def names(folder: Path, *exclude: str) -> list[str]:
    return [str(path.relative_to(folder)) for path in sources([folder], exclude)]


def test_an_ignore_file_holds_for_its_folder_and_below_and_an_inner_one_decides(
    tmp_path: Path,
) -> None:
    grow(tmp_path, "a.txt", "drafts/b.txt", "deep/c.log.txt", "deep/keep.log.txt", "d.log.txt")
    (tmp_path / ".claimdeskignore").write_text("# mine\ndrafts/\n*.log.txt\n")
    (tmp_path / "deep" / ".claimdeskignore").write_text("!keep.log.txt\n")
    assert names(tmp_path) == ["a.txt", "deep/keep.log.txt"]


def test_patterns_of_the_user_are_as_in_a_gitignore(tmp_path: Path) -> None:
    grow(tmp_path, "a.txt", "b/a.txt", "b/c.txt", "e/f/g.txt")
    assert names(tmp_path, "/a.txt", "e/**/g.txt") == ["b/a.txt", "b/c.txt"]
    assert names(tmp_path, "b/*", "!b/c.txt") == ["a.txt", "b/c.txt", "e/f/g.txt"]


def test_a_folder_left_out_is_not_looked_into(tmp_path: Path) -> None:
    grow(tmp_path, "a.txt", "private/b.txt")
    (tmp_path / "private" / ".claimdeskignore").write_bytes(b"\xff\x00\xff")
    assert names(tmp_path, "private/") == ["a.txt"]


def test_a_file_that_is_named_itself_is_read_whatever_the_patterns(tmp_path: Path) -> None:
    grow(tmp_path, "a.txt")
    assert list(sources([tmp_path / "a.txt"], ["*"])) == [tmp_path / "a.txt"]


def test_a_pattern_that_is_none_is_named_with_file_and_line(tmp_path: Path) -> None:
    grow(tmp_path, "a.txt")
    (tmp_path / ".claimdeskignore").write_text("drafts/\n!\n")
    with pytest.raises(ReadError, match=r"\.claimdeskignore, line 2: '!' is no pattern"):
        names(tmp_path)
    with Library.open(tmp_path / "l.sqlite3") as library:
        (failure,) = add_files(library, [tmp_path]).failures
    assert "line 2" in failure.reason
