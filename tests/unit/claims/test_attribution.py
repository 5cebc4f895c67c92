import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.claims import attribute


def said(text: str) -> list[tuple[str, str]]:
    return [
        (text[slice(*hit.content)], hit.speaker.text if hit.speaker else "")
        for hit in attribute(text)
    ]


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Ann Berg said that the bridge is safe.", "the bridge is safe.", "Ann Berg"),
        ("The bridge is safe, Ann Berg said on Monday.", "The bridge is safe", "Ann Berg"),
        ("“The bridge is safe,” said Ann Berg.", "“The bridge is safe,”", "Ann Berg"),
        (
            "Ann Berg told on May 22, more and more bridges are closing.",
            "more and more bridges are closing.",
            "Ann Berg",
        ),
        (
            "The council was told by Ann Berg that the bridge is safe.",
            "the bridge is safe.",
            "Ann Berg",
        ),
        (
            "The bridge is safe, Ann Berg, a bridge engineer, told the Daily Paper.",
            "The bridge is safe",
            "Ann Berg",
        ),
        (
            "Ann Berg opened the bridge on Monday, saying it would stand for ninety years.",
            "it would stand for ninety years.",
            "Ann Berg",
        ),
        (
            "According to the ministry, repairs cost 4 million euros.",
            "repairs cost 4 million euros.",
            "the ministry",
        ),
        (
            "According to a Daily Paper reporter, the chief engineer, Ann Berg, told on May 22, "
            "more and more bridges are closing.",
            "more and more bridges are closing.",
            "Ann Berg",
        ),
        (
            "Repairs cost 4 million euros, according to the ministry.",
            "Repairs cost 4 million euros",
            "the ministry",
        ),
        ("“The bridge is safe,” Ann Berg fumed.", "“The bridge is safe,”", "Ann Berg"),
        (
            "“The bridge is safe,” Rep. Ann Berg (D-Ore.) said.",
            "“The bridge is safe,”",
            "Rep. Ann Berg",
        ),
        (
            "“The bridge is safe,” said former Norrby mayor Ann Berg.",
            "“The bridge is safe,”",
            "Ann Berg",
        ),
        (
            "“The bridge is safe,” Ann Berg added, referencing a report he is widely said to want.",
            "“The bridge is safe,”",
            "Ann Berg",
        ),
        ("“How safe is the bridge?” Ann Berg asked.", "“How safe is the bridge?”", "Ann Berg"),
        (
            "According to Bridges.com, repairs cost 4 million euros.",
            "repairs cost 4 million euros.",
            "Bridges.com",
        ),
    ],
)
def test_a_cue_gives_its_content_and_speaker(text: str, content: str, speaker: str) -> None:
    assert said(text) == [(content, speaker)]


def test_a_quotation_over_several_paragraphs_keeps_its_speaker() -> None:
    text = (
        "Ann Berg, the chief engineer, said:\n\n“The bridge is safe.\n\n"
        "“It was tested twice. It will be tested again.”"
    )
    assert [speaker for _, speaker in said(text)] == ["Ann Berg"] * 3


def test_a_cue_within_a_quotation_is_not_the_articles() -> None:
    text = "“Carl Dorn said it was late,” Ann Berg said."
    assert said(text)[0][1] == "Ann Berg"


def test_a_closing_cue_covers_its_paragraph() -> None:
    text = "The river rose by two metres. The bridge held, Ann Berg highlighted."
    assert [speaker for _, speaker in said(text)] == ["Ann Berg", "Ann Berg"]


def test_the_articles_own_voice_is_left_alone() -> None:
    assert said("The bridge opened in 1962. It is 300 metres long.") == []


@given(st.text(alphabet=st.sampled_from("aB1 .!?\"”“'\n,:;") | st.characters(), max_size=200))
def test_spans_lie_within_the_text(text: str) -> None:
    for hit in attribute(text):
        for span in (hit.content, hit.cue, hit.source or (0, 0)):
            assert 0 <= span[0] <= span[1] <= len(text)


@given(
    st.lists(
        st.sampled_from(
            '“ ” " , . : said told by according that Ann Berg he who on Monday the was'.split()
        ),
        max_size=60,
    )
)
def test_reporting_words_in_any_order_never_raise(words: list[str]) -> None:
    text = " ".join(words) + "\n\n" + " ".join(words)
    assert attribute(text) == attribute(text)


def test_in_an_interview_the_answers_are_those_of_the_person_who_is_asked() -> None:
    text = (
        "Trams stand still. We asked Ann Berg, who heads the works, why.\n\n"
        "What went wrong?\n\n"
        "“The wires are from 1961. Nobody has replaced them.”\n\n"
        "The mayor says that you were given 4 million euros. Where are they?\n\n"
        "“We were given one million.”"
    )
    speakers = dict(said(text))
    assert speakers["Nobody has replaced them.”"] == "Ann Berg"
    assert speakers["“We were given one million.”"] == "Ann Berg"
    assert speakers["you were given 4 million euros."] == "The mayor"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We are sorry for this,” said chief executive Ann Berg.", "Ann Berg"),
        (
            "Spokesman Carl Dorn said it cost 3 million. Mayor Ann Berg ruled that out on "
            "Thursday. “I will not touch it,” she said in the council.",
            "Ann Berg",
        ),
        ("Mayor Ann Berg, in office until 2017, said she had known nothing.", "Ann Berg"),
    ],
)
def test_the_last_sentence_is_the_right_persons(text: str, speaker: str) -> None:
    assert said(text)[-1][1] == speaker


@pytest.mark.parametrize(
    "text",
    [
        "It is the second recall of the product.",
        "Snow is expected on the coast.",
        "Lisk is the capital of Karrow state and sits on the bay.",
        "She has been under a great deal of stress and works at night.",
    ],
)
def test_nouns_and_passives_say_nothing(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "On Monday the council met. “We had to cut,” said treasurer Ana Ruiz.",
        "On Monday the council met. “We had to cut!” said treasurer Ana Ruiz.",
        "The council met on Monday. The budget is short, said treasurer Ana Ruiz.",
        "The council met on Monday. The budget is short, treasurer Ana Ruiz said.",
        "The council met on 3 May. The budget is short, she said.",
        "Trams stood still. The budget is short, treasurer Ana Ruiz said.",
    ],
)
def test_what_happened_is_not_said_by_who_speaks_next(text: str) -> None:
    contents = [content for content, _ in said(text)]
    assert len(contents) == 1
    assert "met" not in contents[0]
    assert "still" not in contents[0]


def test_an_office_in_plain_words_before_a_name_is_the_speaker() -> None:
    assert said("“We had to cut,” said treasurer Ana Ruiz.") == [
        ("“We had to cut,”", "treasurer Ana Ruiz")
    ]
    assert said("The road is old, he said while Ana Ruiz drove.")[0][1] == "he"


@pytest.mark.parametrize("close", ["he highlighted", "the spokesman added", "Berg said"])
def test_a_closing_cue_that_goes_on_with_a_voice_covers_its_paragraph(close: str) -> None:
    text = f"The river rose by two metres. Recently, the bridge, which is old, held, {close}."
    assert [content for content, _ in said(text)] == [
        "The river rose by two metres.",
        "Recently, the bridge, which is old, held",
    ]


@pytest.mark.parametrize(
    "opening",
    [
        "Ann Berg told on Monday, ",
        "Ann Berg told on 22 May, ",
        "Ann Berg told the Daily Paper on May 22, ",
        "Ann Berg told in Geneva on May 22, ",
        "Ann Berg told a news conference on 22 May that ",
    ],
)
def test_the_day_of_telling_is_no_part_of_what_is_told(opening: str) -> None:
    assert said(opening + "more bridges are closing.") == [
        ("more bridges are closing.", "Ann Berg")
    ]


@pytest.mark.parametrize(("opens", "closes"), [("“", "”"), ('"', '"')])
@pytest.mark.parametrize("before", ["", "Carl Dorn said that the road is old.\n\n"])
def test_who_closes_a_quotation_said_all_of_its_paragraphs(
    opens: str, closes: str, before: str
) -> None:
    text = (
        f"{before}{opens}The bridge was tested in May.\n\n"
        f"{opens}Carl Dorn said it was fine. The steel is new.\n\n"
        f"{opens}Nobody needs to worry,{closes} said Ann Berg."
    )
    quoted = [speaker for content, speaker in said(text) if "road" not in content]
    assert quoted == ["Ann Berg"] * 4


def test_a_quotation_that_opens_behind_its_cue_goes_on_over_paragraphs() -> None:
    text = (
        "“The bridge is safe,” said Ann Berg. “We tested it in May.\n\n"
        "“We will test it again. The steel is new.\n\n“Nobody needs to worry.”\n\n"
        "The bridge opened in 1962."
    )
    assert [speaker for _, speaker in said(text)] == ["Ann Berg"] * 5


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        (
            "The minister called the plan “a waste of money”.",
            "the plan “a waste of money”.",
            "The minister",
        ),
        (
            "On Tuesday the minister called the plan “a waste of money”.",
            "the plan “a waste of money”.",
            "the minister",
        ),
        (
            "The ministry described the outage as “deeply regrettable”.",
            "the outage as “deeply regrettable”.",
            "The ministry",
        ),
        (
            "In a letter, the union branded the offer “an insult to every nurse”.",
            "the offer “an insult to every nurse”.",
            "the union",
        ),
    ],
)
def test_a_partial_quotation_is_given_with_its_whole_clause(
    text: str, content: str, speaker: str
) -> None:
    assert said(text) == [(content, speaker)]


def test_a_label_is_not_said_by_what_carries_it() -> None:
    text = "Rats had nested in a box labeled “papers”."
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Of a driver, the police said the car was red.",
        "But what they say is that the bridge is safe.",
    ],
)
def test_what_is_no_name_and_no_noun_is_no_speaker(text: str) -> None:
    assert all(speaker in {"", "the police", "they"} for _, speaker in said(text))
