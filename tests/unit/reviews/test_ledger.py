"""Figures that differ over a whole library, kept and brought up to date."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from tui.articles import Article
from tui.library import Library, add_seeds, prepare
from tui.library.figures import not_compared
from tui.library.measures import keys_of, not_measured, sharing_keys
from tui.reviews import compare_articles, disagreements, entries, ledger


def _add(library: Library, text: str, day: date | None = None) -> int:
    return library.add(prepare(Article(text=text, date=day))).article_id


def test_twenty_against_eight_heads_the_list_on_the_seeds(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite3") as library:
        add_seeds(library)
        first = disagreements(library)[0]
    assert "had eight member states" in first.one.text
    assert "twenty member countries" in first.other.text
    lit = first.comparison.lit_a, first.comparison.lit_b
    assert lit[0] is not None
    assert lit[1] is not None
    assert (first.one.text[slice(*lit[0])], first.other.text[slice(*lit[1])]) == ("eight", "twenty")
    assert first.one_article.date == date(2023, 5, 4)
    assert first.other_article.date == date(2023, 5, 23)


def test_a_run_that_was_stopped_is_resumed_with_no_pair_twice(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite3") as library:
        for count in (31, 45, 52):
            _add(library, f"The council of Turin has {count} seats.", date(2024, 5, 1))
        asked = iter([False, True])
        assert not compare_articles(library, cancelled=lambda: next(asked))
        assert len(not_compared(library, ledger.VERSION)) == 2
        done: list[tuple[int, int]] = []
        found = disagreements(library, progress=lambda at: done.append((at.done, at.total)))
        assert done == [(1, 2), (2, 2)]
        assert len({(item.one.id, item.other.id) for item in found}) == len(found) == 3
        assert disagreements(library, progress=lambda at: done.append((0, 0))) == found
        assert len(done) == 2


def test_a_run_is_stopped_in_the_middle_of_a_long_article(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite3") as library:
        text = " ".join(f"Hall {number} of Turin has {number} seats." for number in range(2, 200))
        _add(library, text, date(2024, 5, 1))
        asked = iter([False] * 20 + [True])
        assert not compare_articles(library, cancelled=lambda: next(asked))
        assert len(not_compared(library, ledger.VERSION)) == 1


def test_the_earlier_statement_stands_first_whenever_it_was_added(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite3") as library:
        _add(library, "The council of Turin has 45 seats.", date(2024, 5, 9))
        _add(library, "The council of Turin has 31 seats.", date(2024, 5, 1))
        (found,) = disagreements(library)
    assert "31" in found.one.text


def test_removing_an_article_takes_its_disagreements_along(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite3") as library:
        _add(library, "The council of Turin has 31 seats.", date(2024, 5, 1))
        second = _add(library, "The council of Turin has 45 seats.", date(2024, 5, 1))
        assert len(disagreements(library)) == 1
        library.remove(second)
        assert disagreements(library) == []
        assert [entry.figure.text for entry in entries(library)] == ["31"]


def test_new_rules_compare_everything_anew(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite3") as library:
        number = _add(library, "The council of Turin has 31 seats.")
        compare_articles(library)
        assert not_compared(library, ledger.VERSION) == []
        assert not_compared(library, ledger.VERSION + 1) == [number]


def test_figures_are_there_as_soon_as_an_article_is_added(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite3") as library:
        _add(library, "The council of Turin has 31 seats.", date(2024, 5, 1))
        assert not_measured(library) == []
        assert not_compared(library, ledger.VERSION) == [1]
        assert [entry.figure.text for entry in entries(library)] == ["31"]
        assert not_compared(library, ledger.VERSION) == [1]


def test_an_older_library_is_filled_and_then_compared(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite3") as library:
        for count in (31, 45):
            bare = prepare(Article(text=f"The council of Turin has {count} seats."))
            library.add(replace(bare, measured=()))
        assert len(not_measured(library)) == 2
        done: list[str] = []
        found = disagreements(library, progress=lambda at: done.append(f"{at.done} {at.what}"))
        assert len(found) == 1
        assert done[:2] == [f"{n} articles read for their figures" for n in (1, 2)]
        assert done[2:] == [f"{n} articles compared" for n in (1, 2)]
        assert not_measured(library) == []


def test_what_shares_a_rare_thing_is_found_before_what_shares_a_common_one(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite3") as library:
        for place in range(20):
            _add(library, f"The council of town {'abcdefghijklmnopqrst'[place]} has 31 seats.")
        near = _add(library, "The council of Turin has 40 seats.")
        last = _add(library, "The council of Turin has 45 seats.")
        ((sentence, keys),) = keys_of(library, last).items()
        found = sharing_keys(library, keys, 3)
        assert set(found[:2]) == {sentence, *keys_of(library, near)}
