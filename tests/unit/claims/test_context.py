from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.articles import Article, read, seeds
from tui.claims import extract


def standalone(article: Article, words: str) -> str:
    return next(claim.standalone for claim in extract(article) if words in claim.text)


def test_the_seed_says_who_he_is_which_year_and_which_organization() -> None:
    path = seeds()[0]
    article = read(path.read_bytes(), path.name)[0]
    assert "this year [2023]" in standalone(article, "Iran will become")
    assert standalone(article, "He welcomed").startswith("He [Zhang Haizhou] welcomed")
    assert "organization [Shanghai Cooperation Organization]" in standalone(article, "adheres to")


def test_a_bracket_of_the_text_has_its_span_and_one_of_the_date_has_none() -> None:
    text = (
        "The chief engineer, Ann Berg, opened the bridge in May.\n\n"
        "She will inspect 40 bridges this year."
    )
    (claim,) = [one for one in extract(Article(text, date=date(2024, 6, 1))) if "40" in one.text]
    name, year = claim.context
    assert claim.standalone == "She [Ann Berg] will inspect 40 bridges this year [2024]."
    assert text[name.start : name.end] == "Ann Berg"
    assert (year.start, year.end) == (None, None)


def test_what_somebody_else_says_of_him_may_be_said_of_anybody() -> None:
    told = "The minister, Carl Dorn, came to Elm on Monday.\n\n"
    assert "He [Carl Dorn] closed" in standalone(Article(told + "He closed 45 bridges."), "45")
    other = Article(told + '"He closed 45 bridges in May," the mayor said.')
    (claim,) = [one for one in extract(other) if "45" in one.text]
    assert claim.speaker is not None
    assert "[Carl Dorn]" not in claim.standalone


def test_nobody_is_named_where_two_people_could_be_meant() -> None:
    text = (
        "The minister, Carl Dorn, met the chief engineer, Ann Berg, on Monday. "
        "He had inspected 40 bridges."
    )
    assert standalone(Article(text), "40 bridges") == "He had inspected 40 bridges."


def test_last_year_gets_its_number_where_the_article_has_it() -> None:
    text = (
        "Rents rose by 8 percent last year. In 2015 they had been 830 marks; in 2024 it was 1,420."
    )
    assert standalone(Article(text, date=date(2025, 3, 6)), "8 percent") == (
        "Rents rose by 8 percent last year [2024]."
    )
    assert standalone(Article(text, date=date(2023, 3, 6)), "8 percent") == (
        "Rents rose by 8 percent last year."
    )


def test_it_and_they_stand_for_the_subject_before_where_nothing_else_can_be_meant() -> None:
    text = "The landlords' federation rejected the figure. It counts 4,000 such flats."
    assert standalone(Article(text), "4,000") == (
        "It [The landlords' federation] counts 4,000 such flats."
    )
    text = "Two researchers opened the graves. They found 46 skeletons in them."
    assert standalone(Article(text), "46") == "They [Two researchers] found 46 skeletons in them."
    for text in (
        "The landlords' federation wrote to Orvane. It counts 4,000 such flats.",
        "The federation rejected the figure. It was clear that 4,000 flats were empty.",
        "The dogs barked. They found 46 skeletons.",
        "The federation met.\n\nIt counts 4,000 such flats.",
    ):
        assert "[" not in standalone(Article(text), "46" if "46" in text else "4,000")


def test_her_office_is_the_speakers_and_her_crimes_are_not() -> None:
    text = "Health director Ewa Sandberg said her office had opened 12 inquiries."
    assert standalone(Article(text), "12") == "her [Ewa Sandberg] office had opened 12 inquiries."
    text = "Judge Ewa Sandberg said her crimes had cost 12 million."
    assert standalone(Article(text), "12") == "her crimes had cost 12 million."


def test_without_a_date_this_year_stays_as_it_is() -> None:
    text = "The city will plant 3,000 trees this year."
    assert standalone(Article(text), "3,000") == text


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("Hhe s.\n") | st.sampled_from("ABerg ,the"), max_size=80))
def test_a_stand_alone_claim_without_its_brackets_is_the_claim(filling: str) -> None:
    text = f"The chief engineer, Ann Berg, spoke. {filling} He cut 3 trees this year."
    for claim in extract(Article(text, date=date(2024, 6, 1))):
        bare = claim.standalone
        for one in claim.context:
            bare = bare.replace(f" [{one.text}]", "", 1)
            if one.start is not None:
                assert text[one.start : one.end] == one.text
        assert bare == claim.text


@pytest.mark.parametrize(
    "text",
    [
        # Somebody else without an office is near.
        "Mayor Ann Berg opened the bridge. Dahl said it was late. He has lost 3 elections.",
        # A quoted person says "I" of himself.
        "“Ola Dahl is a good man, he has won 3 elections,” said Mayor Per Moss on Monday.",
        # The titles say that it is not him.
        "Mayor Chris Berg met Mrs. Berg.\n\nMayor Chris Berg spoke. He has won 3 elections.",
        # Bodies and places are nobody.
        "The head of the Services Administration, Director Services Administration, left. "
        "She has lost 3 elections.",
    ],
)
def test_a_wrong_person_is_worse_than_none(text: str) -> None:
    found = [claim.standalone for claim in extract(Article(text)) if "3 elections" in claim.text]
    assert found
    assert all("[" not in claim for claim in found)


def test_the_party_has_a_name_only_where_it_is_the_only_one() -> None:
    said_often = "The Green Party met. The Green Party has 40 seats. In 2023 the party won 12 more."
    assert "the party [Green Party] won" in standalone(Article(said_often), "12 more")
    two = "The Green Party met. The Blue Party has 40 seats. In 2023 the party won 12 more."
    assert "[" not in standalone(Article(two), "12 more")
