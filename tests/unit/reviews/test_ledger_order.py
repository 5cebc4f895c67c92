"""The same articles give the same pairs that differ, in whichever order they come in."""

from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.articles import Article
from tui.library import Library, Prepared, add_seeds, prepare
from tui.reviews import compare_articles, disagreements

_HALLS = " ".join(f"Hall {number} of Turin has {number} seats." for number in range(2, 14))
_SMALL = (
    Article(text="The council of Turin has 31 seats.", date=date(2024, 5, 1)),
    Article(text="It has 45 seats.", date=date(2024, 5, 2)),
    Article(text="The council of Turin has 45 seats. It sits on Monday.", date=date(2024, 5, 2)),
    Article(text="There are 52 seats in the council of Turin, the mayor said."),
    Article(text=_HALLS, date=date(2024, 5, 3)),
)
Pairs = set[frozenset[tuple[str, int]]]


@cache
def _articles() -> list[Prepared]:
    with TemporaryDirectory() as folder, Library.open(Path(folder) / "library.sqlite3") as library:
        add_seeds(library)
        found = [library.article(number) for number in library.article_ids()]
    return [prepare(item.article) for item in found if item] + [prepare(item) for item in _SMALL]


def _pairs(order: list[int], compared_after: set[int]) -> Pairs:
    with TemporaryDirectory() as folder, Library.open(Path(folder) / "library.sqlite3") as library:
        for place, number in enumerate(order):
            library.add(_articles()[number])
            if place in compared_after:
                compare_articles(library)
        return {
            frozenset((item.text, item.start) for item in (pair.one, pair.other))
            for pair in disagreements(library)
        }


@given(data=st.data())
@settings(max_examples=8, deadline=None)
def test_the_order_of_adding_and_comparing_changes_no_pair(data: st.DataObject) -> None:
    places = list(range(len(_articles())))
    order = data.draw(st.permutations(places))
    compared_after = data.draw(st.sets(st.sampled_from(places)))
    found = _pairs(order, compared_after)
    assert found == _pairs(places, set())
    assert len(found) > 12


def test_a_pair_that_only_one_article_finds_outlives_comparing_the_other(tmp_path: Path) -> None:
    # Each hall finds the council; the council finds only those halls that are nearest to it.
    halls = " ".join(f"Hall {number} of Turin has {number} seats." for number in range(2, 60))
    with Library.open(tmp_path / "library.sqlite3") as library:
        library.add(prepare(Article(text=halls, date=date(2024, 5, 3))))
        library.add(prepare(_SMALL[0]))
        assert len(disagreements(library)) > 50
