import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.articles import read, seeds
from tui.language import sentences as split
from tui.summary import METHODS, UnknownMethodError, boilerplate, summarize

SEED = read(seeds()[0].read_bytes(), "seed")[0].text


@pytest.mark.parametrize("method", METHODS)
def test_each_method_gives_sentences_of_the_article_in_its_order(method: str) -> None:
    summary = summarize(SEED, method=method, sentences=4)
    assert len(summary) == 4
    assert [item.start for item in summary] == sorted(item.start for item in summary)
    assert all(SEED[item.start : item.end] == item.text for item in summary)
    assert summary == summarize(SEED, method=method, sentences=4)
    assert all(item.why for item in summary)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    "text", ["", "   \n\n ", "One sentence.", "!!! ???", "Same. Same. Same. Same."]
)
def test_short_and_odd_texts_are_summarised_too(method: str, text: str) -> None:
    for item in summarize(text, method=method):
        assert text[item.start : item.end] == item.text


def test_a_longer_summary_is_never_shorter_than_asked_where_there_is_text() -> None:
    total = len(split(SEED))
    assert [len(summarize(SEED, sentences=n)) for n in (1, 5, total, total + 9)] == [
        1,
        5,
        total,
        total,
    ]


def test_an_unknown_method_is_named_with_those_there_are() -> None:
    with pytest.raises(UnknownMethodError, match="no summary method 'magic'; choose one of desk"):
        summarize(SEED, method="magic")


def test_bylines_captions_and_calls_to_read_on_are_not_summarised() -> None:
    junk = [
        "By Jane Roe",
        "PUBLISHED: 14:11 EST, 25 October 2013.",
        "Scroll down for video.",
        "READ MORE: Ten things about rain.",
        "SHARE THIS ARTICLE",
    ]
    text = "\n\n".join([*junk, "Rain fell on the northern towns for nine days."])
    marks = boilerplate(split(text))
    assert marks[-1] is False
    assert all(marks[:-1])
    assert [item.text for item in summarize(text, sentences=2)] == [
        "Rain fell on the northern towns for nine days."
    ]


def test_a_sentence_is_not_chosen_twice_in_other_dress() -> None:
    text = (
        "The northern council voted to close the old harbour bridge. It rained all day in town. "
        "The northern council has voted to close the old harbour bridge. Traffic will be sent "
        "round by the eastern valley road for nineteen months."
    )
    chosen = " ".join(item.text for item in summarize(text, sentences=2))
    assert chosen.count("harbour bridge") == 1


@given(st.text(alphabet=st.sampled_from('aB1 .!?"\n') | st.characters(), max_size=400))
def test_every_summary_is_verbatim(text: str) -> None:
    for item in summarize(text):
        assert text[item.start : item.end] == item.text


def test_a_megabyte_without_a_full_stop_is_bounded() -> None:
    assert len(summarize("word and another one " * 50_000)) == 1
