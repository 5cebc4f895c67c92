from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.search.fields import Filter
from tui.search.query import Query, Term, parse


@pytest.mark.parametrize(
    ("typed", "term"),
    [
        ("membr", Term("membr")),
        ("'member", Term("member", "exact")),
        ("\u2019member", Term("member", "exact")),
        ("^Iran", Term("Iran", "exact", at_start=True)),
        ("year$", Term("year", "exact", at_end=True)),
        ("!oil", Term("oil", "exact", negated=True)),
        ('"member states"', Term("member states", "phrase")),
        ("\u201cmember states\u201d", Term("member states", "phrase")),
        ("\u00abmember states\u00bb", Term("member states", "phrase")),
        ('!"member states"', Term("member states", "phrase", negated=True)),
        ('^"member states"', Term("member states", "phrase", at_start=True)),
        ("don't", Term("don't")),
        ("10:30", Term("10:30")),
        ("https://example.org/a", Term("https://example.org/a")),
        ("\u4e0a\u6d77", Term("\u4e0a\u6d77")),
    ],
)
def test_each_sign_is_read(typed: str, term: Term) -> None:
    query = parse(typed)
    assert query.groups == ((term,),)
    assert query.problems == ()


def test_words_and_fields_stand_in_any_order() -> None:
    query = parse('speaker:"Zhang Haizhou" iran membr date:>2023 !kind:opinion sort:date')
    assert query.readings() == ("iran membr",)
    assert query.filters == (
        Filter("speaker", "Zhang Haizhou"),
        Filter("date", "2023", ">"),
        Filter("kind", "opinion", negated=True),
    )
    assert query.sort == "date"
    assert query.problems == ()


def test_alternatives_are_searched_one_by_one() -> None:
    query = parse("iran | belarus member")
    assert query.readings() == ("iran member", "belarus member")
    assert parse("!oil kind:event").readings() == ()


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        ("date:2023-5", Filter("date", "2023-05")),
        ("date:<=2023-05-04", Filter("date", "2023-05-04", "<=")),
        ("date:2022..2023", Filter("date", "2022", "..", "2023")),
        ("score:>0.7", Filter("score", "0.7", ">")),
        ("score:>=70%", Filter("score", "0.7", ">=")),
        ("kind:stat,ev", Filter("kind", "statistic,event")),
        ("SOURCE:Times", Filter("source", "Times")),
    ],
)
def test_values_of_fields_are_read(typed: str, made: Filter) -> None:
    assert parse(typed).filters == (made,)


@pytest.mark.parametrize(
    ("typed", "wrong", "says"),
    [
        ("iran speeker:zhang", "speeker:zhang", "did you mean speaker:"),
        ("iran date:2023-13", "2023-13", "date: can't be 2023-13"),
        ("score:high iran", "high", "a number from 0 to 1"),
        ("kind:rumour iran", "rumour", "statistic"),
        ("iran speaker:", "speaker:", "who says it"),
        ('iran "member states', '"member states', "never closed"),
        ("iran |", "|", "after |"),
        ("| iran", "|", "before |"),
        ("iran !'", "!'", "no word"),
    ],
)
def test_a_wrong_query_says_where_and_still_searches(typed: str, wrong: str, says: str) -> None:
    query = parse(typed)
    (problem,) = query.problems
    assert typed[problem.start : problem.end] == wrong
    assert says in problem.message
    assert any("iran" in reading for reading in query.readings())


@given(st.text(max_size=60) | st.text("'\"^$!|: abs>speaker:date2.", max_size=40))
def test_anything_typed_is_read(typed: str) -> None:
    query = parse(typed)
    assert all(0 <= problem.start < problem.end <= len(typed) for problem in query.problems)
    assert len(query.readings()) <= 8
    assert all(reading.strip() for reading in query.readings())


@given(st.lists(st.text("abcdefgh", min_size=1), max_size=6))
def test_plain_words_are_searched_as_they_are(words: list[str]) -> None:
    query = parse(" ".join(words))
    assert query == Query(tuple((Term(word),) for word in words))
    assert query.readings() == ((" ".join(words),) if words else ())
