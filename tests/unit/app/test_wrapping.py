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


def test_marks_of_japanese_stay_with_what_they_belong_to() -> None:
    text = "市長は記者会見で、総工費は「96億円」に上り、計画を20億円上回ったと述べた。" * 3
    for width in range(10, 60):
        lines = [text[start:end] for start, end in wrap(text, width)]
        assert "".join(lines) == text
        assert not any(line[0] in "、。」" or line[-1] == "「" for line in lines)
        assert all(cell_len(line) <= width for line in lines)
        assert all(cell_len(line) >= width - 8 for line in lines[:-1])


@given(st.lists(st.text("ab'", min_size=1, max_size=12)), st.integers(12, 30))
def test_curly_quotes_wrap_like_straight_ones(found: list[str], width: int) -> None:
    text = "  ".join(found)
    assert wrap(text.replace("'", "’"), width) == wrap(text, width)
    # Another kind of space is a space too: it takes another way through the code.
    assert wrap(text.replace("  ", " \x1f"), width) == wrap(text, width)
