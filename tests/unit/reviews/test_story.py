"""Figures are set side by side within one story, not across all that is counted in people."""

from datetime import date
from pathlib import Path

from tui.articles import Article
from tui.library import Library, add_seeds, prepare
from tui.reviews import disagreements
from tui.reviews.story import names, shared_stems

_DAY = date(2024, 5, 1)


def _pairs(tmp_path: Path, *texts: str) -> list[tuple[str, str]]:
    with Library.open(tmp_path / "library.sqlite3") as library:
        for text in texts:
            library.add(prepare(Article(text=text, date=_DAY)))
        return [(item.one.text, item.other.text) for item in disagreements(library)]


def test_deaths_of_one_story_differ_and_those_of_another_do_not(tmp_path: Path) -> None:
    found = _pairs(
        tmp_path,
        "A bridge fell near Turin, in Piedmont. The collapse killed nine people.",
        "In Piedmont a bridge fell close to Turin. The collapse killed 14 people, police said.",
        "A roof fell near Lagos on Monday. The collapse killed 31 people.",
    )
    assert found == [
        ("The collapse killed nine people.", "The collapse killed 14 people, police said.")
    ]


def test_whoever_she_is_the_other_sentence_names_somebody_else(tmp_path: Path) -> None:
    found = _pairs(
        tmp_path,
        "The skater Ida Falk won in Turin. She has won four medals in Turin.",
        "Nobody in Turin has forgotten the skater Rosa Lund, who has won nine medals in Turin.",
    )
    assert found == []


def test_twenty_and_eight_alone_differ_on_the_seeds(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite3") as library:
        add_seeds(library)
        lit = [
            {
                item.one.text[slice(*item.comparison.lit_a)],
                item.other.text[slice(*item.comparison.lit_b)],
            }
            for item in disagreements(library)
            if item.comparison.lit_a and item.comparison.lit_b
        ]
    assert lit == [{"eight", "twenty"}]


def test_names_stand_in_the_middle_and_are_no_weekdays() -> None:
    assert names("On Monday Ana Ruiz met Turin’s mayor. The mayor smiled.") == {
        "ana",
        "ruiz",
        "turin",
    }
    one = "The old stone bridge fell into the river near town"
    assert shared_stems(one, "A stone bridge fell in a river near a town") > 0.9
    assert shared_stems(one, "It fell") == 0
