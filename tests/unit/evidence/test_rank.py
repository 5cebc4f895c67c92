from hypothesis import given
from hypothesis import strategies as st

from tui.evidence import rank


def test_the_sentence_on_the_same_thing_comes_first() -> None:
    sentences = [
        "Coffee prices hit a record in February.",
        "The organisation then had eight member states.",
        "A member of the crew was hurt.",
    ]
    scores = rank("A team from twenty member states of the organisations came.", sentences)
    assert scores.argmax() == 1
    assert scores[0] == 0


@given(st.text(), st.lists(st.text(), max_size=5))
def test_every_sentence_gets_a_finite_score(claim: str, sentences: list[str]) -> None:
    scores = rank(claim, sentences)
    assert scores.shape == (len(sentences),)
    assert all(score >= 0 for score in scores)
