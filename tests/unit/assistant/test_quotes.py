import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.assistant import find_quote

TEXT = (
    "In May 2023 the group had eight member-states – “not\n twenty” –, 3.5% more than 1,200 in all."
)


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("the group had eight", "the group had eight"),
        ('eight member-states - "not twenty"', "eight member-states – “not\n twenty"),
        ("group  had\neight member‐states", "group had eight member-states"),
        ("more than 1,200 in all.", "more than 1,200 in all"),
        ("“In May 2023 the group”", "In May 2023 the group"),
    ],
)
def test_a_quote_is_shown_as_the_source_has_it(quote: str, shown: str) -> None:
    span = find_quote(quote, TEXT)
    assert span is not None
    assert TEXT[slice(*span)] == shown


@pytest.mark.parametrize(
    "quote",
    [
        "the group had nine",
        "he group had eight",
        "group had eight member",
        "5% more than 1",
        "more than 1,2",
        "200 in all",
        "had eight",
        "",
        "…",
        "THE GROUP HAD EIGHT",
    ],
)
def test_what_is_not_there_or_cuts_a_word_or_number_is_no_quote(quote: str) -> None:
    assert find_quote(quote, TEXT) is None


def test_a_minus_is_part_of_a_number() -> None:
    assert find_quote("5 degrees at night", "It was −5 degrees at night.") is None


@given(st.text(max_size=200), st.text(max_size=400))
def test_any_text_is_survived_and_spans_lie_inside(quote: str, text: str) -> None:
    span = find_quote(quote, text)
    if span is not None:
        assert 0 <= span[0] < span[1] <= len(text)
