import pytest

from tui.articles import Article
from tui.claims import Claim, Speaker, extract, odd_names, order_key, ordered
from tui.claims.order import Key


def claim(start: int, score: float, name: str = "", *, checkable: bool = True) -> Claim:
    speaker = Speaker(name, 0, len(name)) if name else None
    return Claim(start, start + 5, "words", score, "event", checkable, speaker)


def starts(claims: list[Claim]) -> list[int]:
    return [item.start for item in claims]


CLAIMS = [claim(20, 0.9, "Berg"), claim(0, 0.4), claim(10, 0.99, "Ames", checkable=False)]


def test_claims_are_sorted_as_asked() -> None:
    assert starts(ordered(CLAIMS)) == [20, 0, 10]
    wanted: dict[Key, list[int]] = {"place": [0, 10, 20], "speaker": [10, 20, 0]}
    for by, expected in wanted.items():
        assert starts(sorted(CLAIMS, key=lambda item: order_key(item, by))) == expected


def test_a_name_that_looks_like_a_slip_is_flagged() -> None:
    for text in (
        "It met with United Union in May.",
        "The Untied Nations voted.",
        "The Secretary of Sate left.",
        "Talks with Belraus go on.",
        "He flew to Kazahkstan on Monday.",
    ):
        assert odd_names(text)
    for text in (
        "The United Nations and the European Union met.",
        "Ann Berg left New York City.",
        "David Cameron spoke at Columbia of Algerian gas and Australian coal.",
        "The Inter-American Development Bank lent 3 million.",
    ):
        assert odd_names(text) == []


def test_a_repeated_claim_keeps_its_other_places() -> None:
    text = "The city has 3,000 trees in its parks.\n\nThe city has 3,000 trees in its parks."
    (only,) = extract(Article(text))
    assert [text[start:end] for start, end in only.places] == [only.text]


def test_a_claim_that_the_article_disputes_says_so_and_comes_before_one_it_does_not() -> None:
    text = (
        "The council met on Monday.\n\nThe city has 3,000 empty flats, Ann Berg said. "
        "The landlords called that pure invention.\n\n"
        "The city has 3,000 empty shops, Ann Berg said."
    )
    flats, shops = (
        next(one for one in extract(Article(text)) if word in one.text)
        for word in ("flats", "shops")
    )
    assert "disputed right after it" in flats.why
    assert "disputed right after it" not in shops.why
    assert flats.score > shops.score


def test_what_follows_a_cue_stays_with_its_claim() -> None:
    text = "Prices rose by 3 percent, the office said on Thursday, the slowest pace in 29 months."
    assert extract(Article(text))[0].text == text
    text = "The council voted to sell the depot for 3 million."
    assert extract(Article(text))[0].text == text


def test_a_claim_begins_behind_its_dateline() -> None:
    text = "KARAMAT, May 27 (Xandar News) - The forum has grown to nine members."
    assert extract(Article(text))[0].text == "The forum has grown to nine members."
    text = "(XNA)The forum has grown to nine members."
    assert extract(Article(text))[0].text == "The forum has grown to nine members."
    text = "Karamat (XNA)The forum has grown to nine members."
    assert extract(Article(text))[0].text == "The forum has grown to nine members."


@pytest.mark.parametrize(
    "text",
    [
        "A report filed in March shows it had cleared 512 miles.",
        "Governor Ann Berg declared a state of emergency on Monday and is expected in Lisk.",
        "Governor Ann Berg called the plan “a waste of 3 million” and has left the room.",
        "The embassy warned its 300 citizens to be on alert if they go out in public.",
        "They compared 40 cities in May, and it is quoted in the handbook of 2006.",
    ],
)
def test_a_clause_that_would_not_stand_keeps_its_sentence(text: str) -> None:
    assert [claim.text.rstrip(".") for claim in extract(Article(text))] == [text.rstrip(".")]


@pytest.mark.parametrize(
    "opening",
    [
        "The ministry said in a statement that ",
        "The ministry reported in May that ",
        "Ann Berg wrote late Saturday that ",
    ],
)
def test_when_and_where_it_was_said_is_no_part_of_the_claim(opening: str) -> None:
    claims = extract(Article(f"{opening}the rebels had fired 60 rockets at the town."))
    assert claims[0].text == "the rebels had fired 60 rockets at the town."


def test_a_quotation_within_a_claim_has_both_its_marks() -> None:
    text = "The minister says that “there is not one study” which shows that homework helps."
    assert extract(Article(text))[0].text.startswith("“there is not one study” which shows")


def test_headings_of_a_live_blog_give_no_claims() -> None:
    text = (
        "17.15 Unions: “a budget for the few”\n\nNurses lost 1,900 pounds a year.\n\n"
        "14.02 Defence\n\nIt rises to 2.5 percent."
    )
    texts = {claim.text for claim in extract(Article(text))}
    assert texts == {"Nurses lost 1,900 pounds a year.", "It rises to 2.5 percent."}


def test_a_denial_in_the_first_person_can_be_tested() -> None:
    denial, feeling = (
        extract(Article(text))[0] for text in ("We were not informed at all.", "We feel sorry.")
    )
    assert denial.checkable
    assert not feeling.checkable


def test_background_and_schedules_come_after_what_says_as_much_for_itself() -> None:
    text = (
        "The firm employs 3,100 people in Lisk.\n\nThe firm dismissed 3,100 people in Lisk.\n\n"
        "The council is to meet in Lisk on Monday."
    )
    assert [claim.text.split()[1] for claim in extract(Article(text))] == [
        "firm",
        "firm",
        "council",
    ]
    assert "dismissed" in extract(Article(text))[0].text
