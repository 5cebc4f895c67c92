from datetime import date

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


def test_nobody_is_named_where_two_people_could_be_meant() -> None:
    text = (
        "The minister, Carl Dorn, met the chief engineer, Ann Berg, on Monday. "
        "He had inspected 40 bridges."
    )
    assert standalone(Article(text), "40 bridges") == "He had inspected 40 bridges."


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
