import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.language import sentences

CASES = [
    ["Mr. Smith of the U.S. Navy met Gov. Lee at 5 p.m.", "The talks failed."],
    ['"Is it so?" Smith asked.', '"No!" she said.', "He left."],
    ["It cost $3.5 million.", '"We won."', "He smiled."],
    ["J. K. Rowling wrote.", "See No. 5 of the list.", "He said no.", "Then he left."],
    ["Police closed the bank.", "Nobody was in the car.", "Smith left."],
    ["Ok (yes.)", "No."],
    ["He went to Washington, D.C.", "The end."],
    ["Wait... what?", "Well…", "The end."],
    ['"Why?" the man asked.', "Nobody knew."],
    ["“We are ready,” he said.", "“They are not.”", "Nobody laughed."],
    ["The index fell 2.5 per cent to 1,204.7 points.", "Shares rose."],
    ["Sgt. Jones and Lt. Col. Ray spoke at 10 a.m. Tuesday.", "Rain followed."],
    ["中国发表声明。", "会议结束。"],
    ["M. Dupont est arrivé.", "« Bonjour. »", "Il est parti."],
]


@pytest.mark.parametrize("expected", CASES)
def test_news_is_split_where_a_reader_would(expected: list[str]) -> None:
    assert [sentence.text for sentence in sentences(" ".join(expected))] == expected


def test_paragraphs_and_list_items_end_sentences() -> None:
    text = "A headline without a stop\n\nIt rained:\n- first thing\n- second thing"
    assert [sentence.text for sentence in sentences(text)] == [
        "A headline without a stop",
        "It rained:",
        "- first thing",
        "- second thing",
    ]


@given(st.text(alphabet=st.sampled_from("aB1 .!?…\"”'’()\n\t。U.S-:•") | st.characters()))
def test_every_character_but_space_is_in_exactly_one_sentence(text: str) -> None:
    found = sentences(text)
    last = 0
    for sentence in found:
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.start >= last
        assert not text[last : sentence.start].strip()
        last = sentence.end
    assert not text[last:].strip()


@pytest.mark.parametrize("unit", ["a ", '"', ".", "a.", "\n", "Mr. "])
def test_a_megabyte_of_one_thing_comes_back_whole(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    assert sum(len(sentence.text) for sentence in sentences(text)) >= len(text.strip()) * 0.5
