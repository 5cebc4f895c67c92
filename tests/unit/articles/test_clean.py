import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.articles import clean, decode, shown

HOSTILE = "a\x1b[2Jb\x9bc\x07d\x7fe\u202ef\u2066g\U000e0041h\x00i"


def test_controls_overrides_and_tags_are_taken_out_and_counted() -> None:
    cleaned = clean(HOSTILE)
    assert cleaned.text == "a[2Jbcdefghi"
    assert cleaned.removed == 8


def test_joiners_newlines_and_tabs_stay() -> None:
    text = "می\u200cخواهم\t👨\u200d👩\u200d👧\n"
    assert clean(text).text == text


def test_newlines_of_every_kind_become_one() -> None:
    assert clean("a\r\nb\rc\u2028d\x85e").text == "a\nb\nc\nd\ne"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_is_decoded_by_its_mark(encoding: str) -> None:
    assert decode("Zürich – “ok”".encode(encoding)) == "Zürich – “ok”"


def test_other_encodings_are_detected() -> None:
    text = "Les députés ont adopté à la majorité une loi très discutée en été. " * 5
    assert decode(text.encode("cp1252")) == text


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(UnicodeError):
        decode(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xfe\x00")


@given(st.text(st.characters(exclude_categories=())))
def test_nothing_that_a_terminal_obeys_is_shown(text: str) -> None:
    safe = shown(text)
    assert len(safe) == len(text)
    assert not set(safe) & {chr(code) for code in (*range(9), *range(11, 32), *range(127, 160))}
    safe.encode("utf-8")
    assert clean(clean(text).text).removed == 0
