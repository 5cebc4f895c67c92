from hypothesis import given
from hypothesis import strategies as st

from tui.articles import Article, read, seeds
from tui.claims import Claim, attribute, extract


def seed() -> Article:
    path = seeds()[0]
    return read(path.read_bytes(), path.name)[0]


def claim_with(words: str) -> Claim:
    return next(claim for claim in extract(seed()) if words in claim.text)


def test_the_seed_article_lists_first_what_to_check_first() -> None:
    first = " ".join(claim.text for claim in extract(seed())[:6])
    assert "twenty member countries" in first
    assert "Iran will become one of the member states this year" in first
    assert "Belarus has started the procedure" in first


def test_the_five_claims_of_first_priority_are_within_the_first_eight() -> None:
    first = [claim.text for claim in extract(seed())[:8]]
    for words in (
        "twenty member countries",
        "Iran will become one of the member states",
        "Belarus has started the procedure",
        "Iran and Saudi Arabia, two countries in the SCO family",
        "close contact with United Union",
    ):
        assert any(words in text for text in first), words


def test_zhang_haizhou_is_the_speaker_of_what_he_said() -> None:
    for words in (
        "more and more countries are applying",
        "Iran will become",
        "Belarus has started",
        "taken root in the hearts",
        "the goals of SCO are",
        "supporting each other based on consensus",
        "Cooperation in all fields",
        "President Xi put forward",
        "historical conciliation",
        "taken root in the hearts",
        "greater contributions",
        "vivid practice",
    ):
        speaker = claim_with(words).speaker
        assert speaker is not None
        assert speaker.text == "Zhang Haizhou"
        assert speaker.role == "China's SCO National Coordinator"


def test_what_the_article_says_itself_has_no_speaker() -> None:
    assert claim_with("twenty member countries").speaker is None


def test_compound_sentences_are_split_where_each_part_stands() -> None:
    texts = {claim.text.rstrip(".") for claim in extract(seed())}
    assert "Iran will become one of the member states this year" in texts
    assert "Belarus has started the procedure as well" in texts


def test_opinions_are_listed_last_and_say_so() -> None:
    claims = extract(seed())
    kinds = [claim.checkable for claim in claims]
    assert kinds == sorted(kinds, reverse=True)
    assert claim_with("taken root in the hearts").kind == "opinion"
    assert all(claim.why for claim in claims)


def test_a_claim_made_twice_is_listed_once() -> None:
    text = "The city has 3,000 trees in its parks.\n\nThe city has 3,000 trees in its parks."
    assert len(extract(Article(text))) == 1


def test_cues_before_inside_and_after_are_found() -> None:
    text = (
        "“The bridge is safe,” said Ann Berg, the chief engineer. “We tested it twice.”\n\n"
        "According to the ministry, repairs cost 4 million euros.\n\n"
        "Berg added that the river had risen by two metres."
    )
    said = [
        (text[slice(*hit.content)], hit.speaker and hit.speaker.text) for hit in attribute(text)
    ]
    assert [speaker for _, speaker in said] == ["Ann Berg", "Ann Berg", "the ministry", "Ann Berg"]
    assert said[2][0] == "repairs cost 4 million euros."


@given(st.text(alphabet=st.sampled_from("aB1 .!?\"”“'\n,:;") | st.characters()))
def test_every_claim_is_verbatim(text: str) -> None:
    for claim in extract(Article(text)):
        assert text[claim.start : claim.end] == claim.text
        assert 0 <= claim.score <= 1
        if claim.speaker is not None:
            assert text[claim.speaker.start : claim.speaker.end] == claim.speaker.text


def test_a_megabyte_on_one_line_is_bounded() -> None:
    extract(Article("he said that a " * 70_000))


def test_boilerplate_gives_no_claims() -> None:
    text = (
        "By Ann Berg\n\nThe city planted 3,000 trees in 2024.\n\n"
        "Scroll down for 12 pictures of the trees in March.\n\n"
        "Follow us on our channel for 24 hours of news."
    )
    assert [claim.text for claim in extract(Article(text))] == [
        "The city planted 3,000 trees in 2024."
    ]


def test_another_figure_or_a_denial_is_another_claim() -> None:
    said = (
        "In May 2024 the town closed 11 bridges. In May 2024 the town closed 12 bridges. "
        "The town council has named its new secretary. "
        "The town council hasn't named its new secretary."
    )
    assert {claim.text for claim in extract(Article(said))} == {
        f"{sentence.removesuffix('.')}." for sentence in said.split(". ")
    }
    again = extract(Article(f"{said}\n\nIn May 2024 the town closed 11 bridges."))
    twice = next(claim for claim in again if "11" in claim.text)
    assert len(twice.places) == 1
    assert len(again) == 4
