import json
from datetime import date
from pathlib import Path

import pytest

from tui.articles import read, seeds
from tui.evidence import compare
from tui.evidence.denial import denial
from tui.language import sentences

CONFLICTS = Path(__file__).parents[2] / "data" / "conflicts"


def _pairs(name: str) -> list[dict[str, str]]:
    lines = (CONFLICTS / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("name", ["heldback.jsonl", "heldback3.jsonl"])
def test_conflicts_are_found_and_agreeing_pairs_left_alone_on_held_back_pairs(name: str) -> None:
    rows = _pairs(name)
    flagged = [row for row in rows if compare(row["a"], row["b"]).verdict == "differs"]
    right = [row for row in flagged if row["label"] == "conflict"]
    assert len(right) / len(flagged) >= 0.90
    assert len(right) / sum(row["label"] == "conflict" for row in rows) >= 0.85
    assert not [row for row in flagged if row["label"] == "same"]


def test_twenty_member_countries_differ_from_eight_member_states() -> None:
    texts = {path.name: read(path.read_bytes(), path.name)[0] for path in seeds()}
    article = texts["000_8173d6dc25bc85c6.txt"]
    note = texts["sco-members-may-2023.md"]
    twenty = next(s.text for s in sentences(article.text) if "twenty member" in s.text)
    eight = next(s.text for s in sentences(note.text) if "had eight member" in s.text)
    found = compare(twenty, eight, date_a=date(2023, 5, 23), date_b=note.date)
    assert found.verdict == "differs"
    assert found.lit_a is not None
    assert found.lit_b is not None
    assert twenty[slice(*found.lit_a)] == "twenty"
    assert eight[slice(*found.lit_b)] == "eight"


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("The trade pact has 12 members.", "The pact, with nine member states, grew.", "differs"),
        ("Inflation was 3% in 2019.", "Inflation was 7% in 2022.", "unrelated"),
        ("The quake killed about 3 million.", "The quake killed 2.97 million.", "agrees"),
        ("The border is not open.", "The border is closed.", "agrees"),
        ("Exports rose in May.", "Exports fell in May.", "differs"),
        ("", "", "unrelated"),
        ("The ride takes 20 to 25 minutes.", "The ride takes 22 minutes.", "agrees"),
        ("The ride takes 20 to 25 minutes.", "The ride takes 40 minutes.", "differs"),
        ("The spring herd had 300 cows.", "The autumn herd had 420 cows.", "unrelated"),
        ("The fire killed nine people.", "The fire injured 30 people.", "unrelated"),
        ("The firm made a profit of 3bn yen.", "The firm had debts of 9bn yen.", "unrelated"),
        ("The toll is 31.", "The death toll has risen to 47.", "unrelated"),
        ("Across France 90 bars shut.", "In Lyon 12 bars shut.", "unrelated"),
        ("Two years ago the zoo had 20 bears.", "The zoo has 31 bears.", "unrelated"),
        ("The mayor came before the vote.", "The mayor came after the vote.", "differs"),
        ("The exam became easier.", "The exam became harder.", "differs"),
        (
            "In the past 30 years, 9 ships sank.",
            "In the past five years, 2 ships sank.",
            "unrelated",
        ),
        ("The wall is 2 metres (7 ft) high.", "The wall is 2 metres high.", "agrees"),
        ("The share is between 60% and 70%.", "The share is 65%.", "agrees"),
        ("The wall could reach six or seven metres.", "The wall could reach 20 metres.", "differs"),
        ("The tunnel was meant to take 5 years.", "The tunnel took 9 years.", "unrelated"),
        ("The police budget is 9m euros.", "The ministry budget is 4m euros.", "unrelated"),
        ("The pact had six founding members.", "The pact has eight member states.", "unrelated"),
        ("The pact had nine founding members.", "The pact has eight member states.", "differs"),
        ("The seals come near the pier.", "The seals go near the pier.", "agrees"),
        ("The north lift has 9 seats.", "The south lift has 14 seats.", "unrelated"),
        ("The first dam holds 40 litres.", "The second dam holds 70 litres.", "unrelated"),
        ("Nine of the huts are wooden.", "The camp has 30 huts.", "unrelated"),
        ("Some 80% of farmers own mules.", "Some 30% of farmers own a plough.", "unrelated"),
        ("Each cow gives 20 litres a day.", "The cow gives 7,000 litres a year.", "unrelated"),
        ("Last year the fair had 9 rides.", "In 1990 the fair had 4 rides.", "unrelated"),
        ("Fares will go up to €3.", "Fares will rise to 2.20 euros.", "differs"),
        ("The lorry did 90 km/h.", "The lorry did 40 miles per hour.", "differs"),
        ("The oven was at 212 degrees Fahrenheit.", "The oven was at 100 degrees.", "agrees"),
        ("The march began at 9 a.m.", "The march began at 11 a.m.", "differs"),
        ("Hundreds of people sang.", "Some 700 people sang.", "agrees"),
        ("The walk took an hour and a half.", "The walk took 90 minutes.", "agrees"),
        ("The balloon ascended.", "The balloon descended.", "differs"),
        ("The slide killed 40 climbers.", "Some 12 people died in the slide.", "differs"),
        ("COVID-19 spread.", "COVID-25 spread.", "agrees"),
        ("The number of member clubs was eight.", "The league has ten member clubs.", "differs"),
        ("The number of letters rose from 510 to 640.", "There were 640 letters.", "agrees"),
        ("Police made 19 arrests.", "Police arrested 31 people.", "differs"),
        ("The bakery has 61 shops.", "The bakery will close 45 shops.", "unrelated"),
        ("The pond is 4 metres deep.", "The pond is 30 metres from the road.", "unrelated"),
        ("Women hold 30% of the seats.", "Women are 51% of the population.", "unrelated"),
        ("The hut had 30 beds in 1950.", "Today the hut has 64 beds.", "unrelated"),
        ("The queen reigned 41 years.", "The queen was married for 29 years.", "unrelated"),
        ("The bank made a profit of 2bn euros.", "The bank lent 40bn euros.", "unrelated"),
        ("The bridge is 900 metres long.", "A second bridge is 400 metres long.", "unrelated"),
        ("The kiln was fired for $300.", "Firing the kiln cost $500.", "differs"),
        ("Ghent beat Lille 3-1.", "Ghent beat Lille 2-0.", "differs"),
        ("Ghent beat Lille 3-1.", "Ghent beat Lille by three goals to one.", "agrees"),
        ("Ghent beat Lille 3-1 before 900 fans.", "Some 900 saw Ghent beat Lille.", "agrees"),
        ("Nine sailors lost their lives.", "Nine sailors died.", "agrees"),
        ("The mill uses 100 acres.", "The mill uses 40 hectares.", "agrees"),
        ("One hen in ten is ill.", "One in four hens is ill.", "differs"),
        ("The guide was found alive.", "The guide was found dead.", "differs"),
        ("Ghent won its first match.", "Ghent lost its second match.", "unrelated"),
        ("The left wing has 40 rooms.", "The right wing has 52 rooms.", "unrelated"),
        ("Flight 9525 fell with 150 people.", "Flight QZ8501 fell with 162 people.", "unrelated"),
        ("The 28-year-old Ana Ruiz left.", "Police held 27-year-old Pole Ana Ruiz.", "differs"),
        ("Ana Ruiz, 55, left.", "Eva Lund, 23, left.", "unrelated"),
        ("The club has four observer states.", "The club has eight member states.", "unrelated"),
        ("The race took 9.86 seconds.", "The race took 9.91 seconds.", "differs"),
        ("The hall has 900 seats.", "The hall can seat 700 people.", "differs"),
        ("6 things about the fair.", "5 things about the fair.", "unrelated"),
        ("Some 36 people drowned.", "Another 12 people drowned.", "unrelated"),
        ("The truce will last 72 hours.", "The cease-fire is for 24 hours.", "differs"),
    ],
)
def test_verdicts(a: str, b: str, verdict: str) -> None:
    assert compare(a, b).verdict == verdict
    assert compare(b, a).verdict == verdict


def test_a_share_is_not_a_change() -> None:
    assert compare("Rents rose 9 percent.", "Rents take 40 percent of wages.").verdict != "differs"
    assert compare("Rents rose 9 percent.", "Rents rose 40 percent.").verdict == "differs"


def test_a_weekday_or_a_relative_year_is_read_against_the_day_of_publication() -> None:
    a, b = "Iran will join the bloc this year.", "Iran joined the bloc in 2023."
    assert compare(a, b, date_a=date(2023, 5, 23)).verdict != "differs"
    assert compare(a, b, date_a=date(2021, 5, 23)).verdict == "differs"


def test_what_refers_back_is_no_figure_and_equal_figures_are_said_to_be() -> None:
    one = "The pact then had eight member states, and neither of the two was among them."
    other = "The guests came to more than twenty countries, while the member states were eight."
    assert compare(one, other).verdict == "agrees"
    found = compare("The pact has eight member states.", "The pact had eight member states.")
    assert found.why == "Both say 'eight' (member states)."


LONG = (
    "The committee, which met in Bergen with engineers, fishermen and shipping lines, said that "
    "the survey gave no evidence that the harbour wall protects the old warehouses from storms."
)


def test_a_clause_of_a_long_sentence_denies_a_short_one_and_the_denial_is_lit() -> None:
    claim = "The harbour wall protects warehouses from storms."
    found = compare(claim, LONG)
    assert found.verdict == "differs"
    assert found.lit_a is None
    assert found.lit_b is not None
    assert LONG[slice(*found.lit_b)] == "no"
    turned = compare(LONG, claim)
    assert (turned.verdict, turned.lit_a, turned.lit_b) == ("differs", found.lit_b, None)


@pytest.mark.parametrize(
    "claim",
    [
        "The harbour wall does not protect warehouses from storms.",
        "The harbour has a lack of warehouses.",
        "The committee met in Bergen.",
    ],
)
def test_a_denial_of_something_else_in_a_long_sentence_is_none(claim: str) -> None:
    assert compare(claim, LONG).verdict != "differs"


def test_why_never_calls_a_statement_false() -> None:
    for row in _pairs("development.jsonl"):
        why = compare(row["a"], row["b"]).why.lower()
        assert "false" not in why
        assert why.endswith((".", "check both."))


def test_statements_far_apart_in_meaning_never_differ() -> None:
    a, b = "The alliance has 12 members.", "The alliance has nine members."
    assert compare(a, b).verdict == "differs"
    assert compare(a, b, likeness=0.9).verdict == "differs"
    assert compare(a, b, likeness=0.2).verdict == "unrelated"


def test_a_narrower_sort_by_another_name_is_not_as_many() -> None:
    one = "In May 2023 Iran was one of four observer states."
    other = "Iran and Saudi Arabia, two countries in the family, reached a conciliation."
    assert compare(one, other).verdict == "unrelated"
    assert compare(
        "The bloc has four observer states.", "It has nine observer states."
    ).verdict == ("differs")


def test_two_denials_in_a_clause_deny_nothing() -> None:
    said = "Vitamin D is not without effect on the risk of influenza."
    found = denial("Vitamin D has no effect on the risk of influenza.", said)
    assert found is not None
    assert (found.lit_a, found.lit_b, found.said) == ((14, 16), None, "no")
    assert denial("Vitamin D has an effect on the risk of influenza.", said) is None
