from hypothesis import given
from hypothesis import strategies as st

from tui.search.folding import same_claims


def test_a_claim_that_differs_in_a_mark_or_a_letter_is_the_same() -> None:
    texts = [
        "Iran will become one of the member states this year.",
        "Belarus has started the procedure.",
        "Iran will become one of the member-states this year",
        "Iran wil become one of the member states this year.",
    ]
    assert same_claims(texts) == [0, 1, 0, 0]


def test_another_figure_or_a_denial_is_another_claim() -> None:
    texts = [
        "The organisation has twenty member countries in all of Asia.",
        "The organisation has eight member countries in all of Asia.",
        "The organisation has 20 member countries in all of Asia.",
        "The organisation has not twenty member countries in all of Asia.",
    ]
    assert same_claims(texts) == [0, 1, 0, 3]


@given(st.lists(st.text(max_size=20), max_size=8))
def test_every_text_stands_for_itself_or_for_an_earlier_one(texts: list[str]) -> None:
    heads = same_claims(texts)
    assert len(heads) == len(texts)
    assert all(head <= place and heads[head] == head for place, head in enumerate(heads))
