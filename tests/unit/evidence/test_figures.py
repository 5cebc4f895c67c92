from datetime import date
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.evidence import figures

PUBLISHED = date(2023, 5, 23)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("twenty member countries", 20, "count"),
        ("two hundred and five houses", 205, "count"),
        ("half a million people", 500_000, "count"),
        ("1,200,000 people", 1_200_000, "count"),
        ("two dozen lawmakers", 24, "count"),
        ("$450 million", 450e6, "USD"),
        ("a 450m dollar loss", 450e6, "USD"),
        ("£4m", 4e6, "GBP"),
        ("2.1bn euros", 2.1e9, "EUR"),
        ("63 per cent", 63, "percent"),
        ("2 percentage points", 2, "points"),
        ("a fifth of the buses", 20, "percent"),
        ("one in four households", 25, "percent"),
        ("2,000 metres", 2000, "metre"),
        ("40 kilometres", 40_000, "metre"),
        ("three weeks", 21, "day"),
        ("a 34-year-old man", 34, "age"),
        ("the man, aged 43", 43, "age"),
        ("its twenty-first birthday", 21, "ordinal"),
        ("the 3rd man", 3, "ordinal"),
        ("46.6 degrees", 46.6, "degree"),
    ],
)
def test_a_figure_is_read_with_its_value_and_unit(text: str, value: float, unit: str) -> None:
    (found,) = figures(text)
    assert found.low == pytest.approx(value)
    assert found.unit == unit


def test_bounds_are_kept() -> None:
    at_least = figures("More than 10,000 people marched")[0]
    assert (at_least.low, at_least.high, at_least.bound) == (10_000, inf, "at least")
    at_most = figures("up to 300 workers")[0]
    assert (at_most.low, at_most.high, at_most.bound) == (0, 300, "at most")
    assert figures("about 3 million")[0].bound == "about"


def test_what_is_counted_where_and_when() -> None:
    period, figure = figures("In May 2023 the SCO had eight member states in Asia.")
    assert (figure.counted, figure.place, figure.period) == ("member states", "Asia", "May 2023")
    assert period.day == "2023-05-??"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on 14 March 2021", "2021-03-14"),
        ("on March 17, 2021", "2021-03-17"),
        ("on 1 January", "????-01-01"),
        ("in 1932", "1932-??-??"),
        ("in the 1960s", "196?"),
        ("in Q1", "????-Q1"),
        ("this year", "2023-??-??"),
        ("last month", "2023-04-??"),
        ("yesterday", "2023-05-22"),
        ("on Monday", "weekday 1"),
    ],
)
def test_dates_are_read_as_far_as_they_are_said(text: str, day: str) -> None:
    (found,) = figures(text, date=PUBLISHED)
    assert found.day == day


def test_pronouns_and_months_that_are_verbs_are_no_figures() -> None:
    assert figures("He may march on, one of the best.") == []


@given(st.text(max_size=200))
def test_figures_are_slices_that_do_not_overlap(text: str) -> None:
    last = 0
    for figure in figures(text, date=PUBLISHED):
        assert text[figure.start : figure.end] == figure.text
        assert figure.start >= last
        last = figure.end


def test_a_number_that_names_or_refers_back_counts_nothing() -> None:
    assert not figures("The Shanghai Five met, and the two did not agree.")
    assert [item.text for item in figures("The two countries met.")] == ["two"]
    assert [item.text for item in figures("Twelve were freed.")] == ["Twelve"]
