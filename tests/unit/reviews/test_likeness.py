from datetime import date

import pytest

from tui.reviews import alike
from tui.reviews.likeness import changed_spans

SAME = [
    (
        "A media team from twenty member countries has traveled to China this week.",
        "A media team from 20 member countries has travelled to China this week.",
    ),
    (
        "Iran became the ninth member of the organisation on 4 July 2023.",
        "On 4 July 2023, Iran became the organisation's ninth member.",
    ),
    (
        "The dam holds 2.97 million litres of water.",
        "The dam holds about 3 million litres of water.",
    ),
    ("The mayor said the bridge is safe.", "The mayor said that the bridge is safe."),
]
VARIANTS = [
    (
        "A media team from twenty member countries has traveled to China this week.",
        "A media team from eight member countries has traveled to China this week.",
        "eight",
    ),
    (
        "The court accepted the appeal of the ministry.",
        "The court did not accept the appeal of the ministry.",
        "not",
    ),
    ("The plant employs 300 people in the town.", "The plant employs people in the town.", "300"),
    (
        "The bridge was opened to traffic in March.",
        "The bridge was closed to traffic in March.",
        "opposite",
    ),
]
OTHERS = [
    (
        "India became a full member of the organisation.",
        "Pakistan became a full member of the organisation.",
    ),
    ("Zhang Haizhou met the delegation in Beijing.", "The dam holds 3 million litres."),
    ("It rained.", ""),
    (
        "Unemployment in the region fell in 2021 to 4 percent.",
        "Wages in the region fell after the crisis.",
    ),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_small_changes_of_wording_are_the_same_claim(a: str, b: str) -> None:
    for one, other in ((a, b), (b, a)):
        found = alike(one, other)
        assert found is not None
        assert found.relation == "same", found


@pytest.mark.parametrize(("a", "b", "named"), VARIANTS)
def test_another_figure_or_a_denial_is_a_variant_and_says_which(a: str, b: str, named: str) -> None:
    for one, other in ((a, b), (b, a)):
        found = alike(one, other)
        assert found is not None
        assert found.relation == "variant"
        assert named in found.why


@pytest.mark.parametrize(("a", "b"), OTHERS)
def test_other_subjects_are_other_claims(a: str, b: str) -> None:
    assert alike(a, b) is None
    assert alike(b, a) is None


def test_this_year_of_two_years_is_not_the_same_claim() -> None:
    text = "Exports of the country rose by 5 percent this year."
    assert alike(text, text, date_a=date(2023, 5, 1), date_b=date(2023, 6, 1)) is not None
    found = alike(text, text, date_a=date(2021, 5, 1), date_b=date(2023, 5, 1))
    assert found is None or found.relation == "variant"


def test_changed_wording_is_lit_word_by_word() -> None:
    new = "The team from 8 countries travelled"
    spans = changed_spans("The team from 20 countries travelled", new)
    assert [new[start:end] for start, end in spans] == ["8"]
