import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.app.typed_query import as_typed, completed, scoped
from tui.search.fields import Filter
from tui.search.query import parse

TYPED = st.text(st.sampled_from("ab \"'!|^$:7>\u201c\u3000")) | st.text()


def test_all_claims_are_searched_for_just_what_was_typed() -> None:
    assert scoped("iran membr", None) == "iran membr"
    assert scoped("iran membr", 7) == "article:7 iran membr"


@given(TYPED)
def test_a_scope_adds_a_filter_and_moves_no_problem(typed: str) -> None:
    alone, within = parse(typed), parse(scoped(typed, 7))
    assert within.filters == (Filter("article", "7"), *alone.filters)
    assert within.groups == alone.groups
    assert within.sort == alone.sort
    assert as_typed(within.problems, typed, 7) == alone.problems


def test_a_problem_in_a_scope_is_where_it_was_typed() -> None:
    typed = "iran colour:red"
    (problem,) = as_typed(parse(scoped(typed, 12)).problems, typed, 12)
    assert typed[problem.start : problem.end] == "colour:red"


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("sp", "speaker:"),
        ("iran so", "iran source:"),
        ("iran !DA", "iran !DAte:"),
        ("ki", "kind:"),
        ("sc", "score:"),
        ("sta", "status:"),
        ("ve", "verdict:"),
        ("ar", "article:"),
        ("sor", "sort:"),
        ("kind:st", "kind:statistic"),
        ("sort:d", "sort:date"),
        ("iran in:s", "iran in:summaries"),
    ],
)
def test_the_last_word_is_completed_to_a_field(typed: str, whole: str) -> None:
    assert completed(typed) == whole


@pytest.mark.parametrize(
    "typed", ["", "s", "!s", "sp ", "spoon", "speaker:", "sort:date", "x:y", "in"]
)
def test_what_is_no_field_begun_is_left_alone(typed: str) -> None:
    assert completed(typed) is None
