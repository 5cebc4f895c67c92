import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bench.sentence_cases import Case, cases
from tests.bench.sentences import score
from tui.language import sentences


@pytest.mark.parametrize("case", cases("dev"), ids=lambda case: case.text[:40])
def test_news_is_split_where_a_reader_would(case: Case) -> None:
    assert [sentence.text for sentence in sentences(case.text)] == list(case.sentences)


def test_cases_that_no_rule_was_written_for_are_split_as_well() -> None:
    _, _, f1, _ = score(lambda text: [one.text for one in sentences(text)], cases("test"))
    assert f1 >= 0.98


def test_wrapped_lines_are_joined_and_meant_ones_divide() -> None:
    wrapped = (
        "The council met late on Monday to hear what the mayor of\nSalem had to say, and voted"
        " to\nkeep the pool open. She left."
    )
    assert [one.text for one in sentences(wrapped)] == [
        wrapped.removesuffix(" She left."),
        "She left.",
    ]
    meant = "Pool stays open\nThe council voted on Monday to keep the pool open for a year"
    assert [one.text for one in sentences(meant)] == meant.split("\n")


def test_splitting_opens_without_a_model() -> None:
    code = (
        "import sys, tui.language; tui.language.sentences('One. Two.');"
        "print([name for name in ('nupunkt', 'nltk', 'numpy', 'sumy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


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


@pytest.mark.parametrize(
    "unit", ["a ", "a", '"', ".", "a.", "\n", "Mr. ", '."', ". (", "a\n", "[1]", "U.S.A.", "— "]
)
def test_a_megabyte_of_one_thing_is_split_at_once(unit: str) -> None:
    text = "A." + unit * (1_000_000 // len(unit))
    kept = "".join("".join(sentence.text.split()) for sentence in sentences(text))
    assert kept == "".join(text.split())
