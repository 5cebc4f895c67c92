from pathlib import Path

import pytest

from tui.app.listing import Listing, completed, first_article
from tui.library import Library, add_seeds


def test_marks_and_words_narrow_the_list_together(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite3") as library:
        add_seeds(library)
        ids = list(Listing().ids(library))
        library.star(ids[0], starred=True)
        library.mark_read(ids[1])
        assert list(Listing(typed="*").ids(library)) == [ids[0]]
        assert list(Listing(typed="is:starred").ids(library)) == [ids[0]]
        assert list(Listing(typed="IS:UNREAD").ids(library)) == [ids[0], *ids[2:]]
        assert list(Listing(typed="belarus *").ids(library)) == [ids[0]]
        assert list(Listing(typed="saudi *").ids(library)) == []


def test_the_first_article_is_no_background_note(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite3") as library:
        add_seeds(library)
        number = first_article(library, Listing().ids(library))
        assert number is not None
        stored = library.article(number)
        assert stored is not None
        assert stored.article.text.startswith("According to Tehran Times")
        assert first_article(library, []) is None


def test_each_order_begins_in_its_own_direction_and_is_named() -> None:
    listing = Listing(typed="  saudi   * ")
    assert listing.title == "Articles · date ↓ · saudi *"
    by_title = listing.sorted_next()
    assert by_title.title.startswith("Articles · title ↑")
    assert by_title.turned().title.startswith("Articles · title ↓")
    for _ in range(4):
        by_title = by_title.sorted_next()
    assert by_title == listing


def test_an_empty_list_says_what_to_press() -> None:
    assert "Press a" in Listing().empty
    assert "Esc" in Listing(typed="zzz").empty


def test_a_mark_half_typed_holds_and_an_unknown_one_narrows_nothing(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite3") as library:
        add_seeds(library)
        ids = list(Listing().ids(library))
        library.mark_read(ids[1])
        for typed in ("is:u", "is:unr", "is:n", "IS:UNREAD"):
            assert list(Listing(typed=typed).ids(library)) == [ids[0], *ids[2:]]
        assert list(Listing(typed="is:s").ids(library)) == []
        for typed in ("is:", "is:x"):
            assert list(Listing(typed=typed).ids(library)) == ids
            assert "is:starred or is:unread" in Listing(typed=typed).title
        assert list(Listing(typed="saudi is:").ids(library)) == list(
            Listing(typed="saudi").ids(library)
        )


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("is:u", "is:unread"),
        ("saudi is:s", "saudi is:starred"),
        ("is:unread", None),
        ("is:", None),
        ("*", None),
        ("saudi", None),
        ("", None),
    ],
)
def test_a_mark_is_completed(typed: str, whole: str | None) -> None:
    assert completed(typed) == whole
