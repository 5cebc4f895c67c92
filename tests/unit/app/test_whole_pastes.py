"""What is a paste and what is a key, however a terminal cuts up what it sends."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tui.app.whole_pastes import PasteGate, pasted

_PIECES = st.sampled_from(["\x1b", "[", "200~", "201~", "\x1b[20", "a", "é", "\x1b[A", "\n"])
_TYPED = st.lists(st.sampled_from(["a", "\x1b", "\x1b[A", "\x1b[20", "~"])).map("".join)
_PASTED = st.lists(_PIECES).map("".join).filter(lambda text: "\x1b[201~" not in text + "\x1b[201")


def passed(text: str, cuts: list[int]) -> str:
    gate, places = PasteGate(), sorted({min(cut, len(text)) for cut in cuts} | {0, len(text)})
    return "".join(gate.passed(text[start:end]) for start, end in pairwise(places))


@given(_TYPED, _PASTED, _TYPED, st.lists(st.integers(0, 60)))
def test_a_paste_has_no_escapes_but_its_marks_and_keys_keep_theirs(
    before: str, paste: str, after: str, cuts: list[int]
) -> None:
    made = passed(f"{before}\x1b[200~{paste}\x1b[201~{after}", cuts)
    assert made.startswith(f"{before}\x1b[200~")
    assert made.endswith(f"\x1b[201~{after}")
    inner = made[len(before) + 6 : len(made) - len(after) - 6]
    assert "\x1b" not in inner
    assert pasted(inner) == paste


def test_a_key_is_not_held_back() -> None:
    gate = PasteGate()
    assert [gate.passed(piece) for piece in ("\x1b", "[", "A", "\x1b[20")] == [
        *("\x1b", "[", "A", "\x1b[20"),
    ]
