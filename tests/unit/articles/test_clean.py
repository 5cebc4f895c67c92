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
    text = "می\u200cخواهم\t👨\u200d👩\u200d👧\nשלום\u200f!"
    assert clean(text).text == text


def test_newlines_of_every_kind_become_one() -> None:
    assert clean("a\r\nb\rc\u2028d\x85e").text == "a\nb\nc\nd\ne"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_is_decoded_by_its_mark(encoding: str) -> None:
    assert decode("Zürich – “ok”".encode(encoding)) == "Zürich – “ok”"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "“We won,” she said at the café."),
        ("cp1252", "Les députés ont adopté la loi cet été, dit Hélène."),
        ("cp1252", "El niño comió en la montaña con su mamá."),
        ("cp1254", "Cumhurbaşkanı İstanbul'da konuştu, güçlü bir şekilde."),
        ("cp1250", "Rząd ogłosił, że wybory odbędą się w październiku."),
        ("cp1251", "Президент заявил, что страна готова к переговорам."),
        ("cp1256", "قال الرئيس إن البلاد مستعدة للمفاوضات"),
        ("shift_jis", "日本の首相は会議に出席した。"),
        ("gb18030", "中国国家主席出席会议并发表讲话。"),
    ],
)
def test_other_encodings_are_detected(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_text_without_a_mark_is_told_by_its_zeroes(encoding: str) -> None:
    assert decode("Plain words, no mark.".encode(encoding)) == "Plain words, no mark."


def test_utf8_broken_in_one_place_stays_utf8() -> None:
    text = "Les députés ont adopté à la majorité une loi très discutée en été à Orléans."
    assert decode((text * 3).encode()[:-1] + b"\xc3") == (text * 3)[:-1] + "\ufffd"


def test_a_declared_encoding_is_taken_at_its_word_and_an_unknown_one_is_not() -> None:
    assert decode("Łódź".encode("cp1250"), "windows-1250") == "Łódź"
    assert decode("Un été à Orléans.".encode("latin-1"), "no-such") == "Un été à Orléans."


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


def test_a_storm_of_marks_is_cut_to_what_a_letter_can_bear_and_counted() -> None:
    cleaned = clean("e" + "\u0301\u0489" * 400 + "nd" + "\u200d" * 50 + "!")
    assert cleaned.text == "e" + "\u0301\u0489" * 15 + "nd" + "\u200d" * 30 + "!"
    assert cleaned.removed == 770 + 20


def test_marks_that_languages_write_stay() -> None:
    text = "ཧཱུྂ หนี้สิ้น הַשָּׁלוֹם ậ 👩🏽\u200d❤️\u200d👨🏽 " + "—" * 80
    assert clean(text).text == text
