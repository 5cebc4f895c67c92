import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.evidence import rank
from tui.evidence.bm25 import Bm25
from tui.evidence.rank import fused


def test_the_sentence_on_the_same_thing_comes_first() -> None:
    sentences = [
        "Coffee prices hit a record in February.",
        "The organisation then had eight member states.",
        "A member of the crew was hurt.",
    ]
    scores = rank("A team from twenty member states of the organisations came.", sentences)
    assert scores.argmax() == 1
    assert scores.argmin() == 0


@settings(deadline=None, max_examples=40)
@given(st.text(), st.lists(st.text(), max_size=5))
def test_every_sentence_gets_a_finite_score(claim: str, sentences: list[str]) -> None:
    scores = rank(claim, sentences)
    assert scores.shape == (len(sentences),)
    assert np.isfinite(scores).all()


def test_words_alone_score_nothing_where_no_word_is_shared() -> None:
    assert Bm25(["Coffee was dear.", "Eight states"]).scores("eight members").tolist()[0] == 0


def test_two_sentences_alike_in_words_are_ordered_by_meaning() -> None:
    claim = np.array([1.0, 0.0], dtype=np.float32)
    vectors = np.array([[0.6, 0.8], [0.8, 0.6]], dtype=np.float32)
    scores = fused(np.array([2.0, 2.0]), claim, vectors)
    assert scores[1] > scores[0]


def test_a_pool_of_one_or_of_equals_has_a_finite_score() -> None:
    claim = np.array([1.0, 0.0], dtype=np.float32)
    for size in (1, 2, 12):
        vectors = np.tile(claim, (size, 1))
        assert np.isfinite(fused(np.zeros(size), claim, vectors)).all()
