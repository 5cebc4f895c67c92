from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.app.wrapping import wrap


@given(st.text(alphabet=st.sampled_from("ab 中é\n\t") | st.characters()), st.integers(2, 30))
def test_no_character_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    lines = wrap(text, width)
    last = 0
    for start, end in lines:
        assert start >= last
        assert not text[last:start].strip()
        assert cell_len(text[start:end].strip()) <= width
        last = end
    assert not text[last:].strip()


def test_words_stay_whole_and_paragraphs_apart() -> None:
    text = "one two three\n\nfour"
    assert [text[start:end] for start, end in wrap(text, 8)] == ["one two", "three", "", "four"]


def test_a_megabyte_word_is_divided() -> None:
    assert len(wrap("x" * 1_000_000, 100)) == 10_000
