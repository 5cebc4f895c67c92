import pytest

from tui.app.summary_length import UNITS, Length
from tui.summary import Budget


def test_each_unit_keeps_the_amount_that_it_had() -> None:
    length = Length.of_sentences(5).changed(1)
    assert length.budget((40, 9)) == {"sentences": 6}
    longer = length.in_next_unit().changed(2)
    assert longer.budget((40, 9)) == {"words": 140}
    round_again = longer
    for _ in UNITS:
        round_again = round_again.in_next_unit()
    assert round_again == longer


def test_an_amount_stays_within_what_makes_sense() -> None:
    percent = Length(unit="percent")
    assert percent.changed(-9).budget((1, 1)) == {"percent": 5}
    assert percent.changed(99).budget((1, 1)) == {"percent": 100}
    assert Length().changed(-9).budget((1, 1)) == {"sentences": 1}


def test_the_pane_is_a_budget_without_an_amount() -> None:
    pane = Length(unit="pane")
    assert not pane.can_change
    assert pane.changed(3) == pane
    assert pane.budget((50, 12)) == {"pane": (50, 12)}


@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_is_one_that_summaries_know(unit: str) -> None:
    assert unit in Budget.__dataclass_fields__


def test_the_title_says_what_is_measured_and_what_came_of_it() -> None:
    assert Length().told(1) == "1 sentence"
    assert Length(unit="words").told(4) == "100 words at most · 4 sentences"
    assert Length(unit="percent").told(4) == "10% of the article · 4 sentences"
    assert Length(unit="pane").told(2) == "fits this pane · 2 sentences"
