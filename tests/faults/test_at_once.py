"""Programs that work on one library at the same moment, many times."""

import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.faults.at_once import Crowd
from tests.faults.work import entry
from tests.loopback import page, serving
from tui.library import Library, add_seeds, backups_of, problems
from tui.library.subscriptions import follow
from tui.reviews import history
from tui.search import ClaimSearch

ROUNDS = 6


@pytest.fixture
def fresh(tmp_path: Path) -> Callable[[], Path]:
    """Return what makes a library with the shipped articles, another one each time."""
    with Library.open(tmp_path / "whole.sqlite3") as library:
        add_seeds(library)
    numbers: Iterator[int] = count()

    def made() -> Path:
        folder = tmp_path / str(next(numbers))
        folder.mkdir()
        return Path(shutil.copy(tmp_path / "whole.sqlite3", folder / "library.sqlite3"))

    return made


def test_three_make_the_search_index_and_each_finds(fresh: Callable[[], Path]) -> None:
    with Crowd("search", "search", "search") as crowd:
        for _ in range(ROUNDS):
            path = fresh()
            assert crowd.go(path) == ["True"] * 3
            with Library.open(path) as library:
                assert ClaimSearch(library).search("twenty member countries").found


def test_each_finds_what_it_has_just_added_while_others_add(fresh: Callable[[], Path]) -> None:
    path = fresh()
    with Crowd("add_and_search", "add_and_search", "search") as crowd:
        for number in range(ROUNDS):
            assert crowd.go(path, str(2 * number), str(2 * number + 1), "") == ["True"] * 3
    with Library.open(path) as library:
        assert library.counts().articles == 6 + 2 * ROUNDS
        found = ClaimSearch(library)
        for number in range(2 * ROUNDS):
            hits = found.search(f'"town number {number} "').found
            assert any(f"number {number} " in hit.claim.text for hit in hits)
    assert problems(path) == []


def test_two_refresh_a_feed_and_each_entry_comes_in_once(fresh: Callable[[], Path]) -> None:
    items = "".join(entry(number) for number in range(4))
    document = f"<rss version='2.0'><channel><title>T</title>{items}</channel></rss>"
    with (
        serving({"/feed": page(document, kind="application/rss+xml")}) as site,
        Crowd("feed", "feed") as crowd,
    ):
        for _ in range(2):
            path = fresh()
            with Library.open(path) as library:
                follow(library, f"{site.root}/feed", full_text=False)
            assert crowd.go(path) == ["True"] * 2
            with Library.open(path) as library:
                titles = [row.title for row in library.rows(library.article_ids())]
            assert sorted(title for title in titles if title.startswith("Fed")) == [
                f"Fed {number}" for number in range(4)
            ]
            assert problems(path) == []


def test_three_verdicts_at_once_all_stand_in_the_history(fresh: Callable[[], Path]) -> None:
    path = fresh()
    with Crowd("review", "review", "review") as crowd:
        for number in range(ROUNDS):
            words = [str(3 * number + place) for place in range(3)]
            assert crowd.go(path, *words) == ["True"] * 3
    with Library.open(path) as library:
        told = {entry.changes["explanation"][1] for entry in history(library, 1)}
    assert told == {f"reason {number}" for number in range(3 * ROUNDS)}


def test_three_make_the_backup_of_the_day_and_there_is_one(fresh: Callable[[], Path]) -> None:
    with Crowd("backup", "backup", "backup") as crowd:
        for _ in range(ROUNDS):
            path = fresh()
            assert crowd.go(path) == ["True"] * 3
            (made,) = backups_of(path)
            assert problems(made) == []


def test_a_backup_is_brought_back_or_refused_while_others_write(fresh: Callable[[], Path]) -> None:
    copy = fresh()
    path = fresh()
    with Crowd("bring_back", "review") as crowd:
        for number in range(ROUNDS):
            restored, reviewed = crowd.go(path, str(copy), str(number))
            assert restored == "True" or "open in another program" in restored, restored
            assert reviewed == "True", reviewed
            assert problems(path) == []
