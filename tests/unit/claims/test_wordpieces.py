"""Word pieces, against the library that reads the same vocabulary."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tui.semantic
from tui.claims.wordpieces import WordPieces

tokenizers = pytest.importorskip("tokenizers", reason="the semantic extra is not installed")
TOKENIZER = tokenizers.Tokenizer.from_file(
    str(Path(tui.semantic.__file__).parent / "weights" / "tokenizer.json")
)
TOKENIZER.no_truncation()
TOKENIZER.no_padding()
PIECES = [piece for piece, _ in sorted(TOKENIZER.get_vocab().items(), key=lambda one: one[1])]
OURS = WordPieces(PIECES, PIECES.index("[UNK]"))


def theirs(text: str) -> list[int]:
    return list(TOKENIZER.encode(text, add_special_tokens=False).ids)


@pytest.mark.parametrize(
    "text",
    [
        "Unaffordable housing: rents rose 8.9% (the most since 1994), he said.",
        "“Café society” – the Dvořáks’ naïve re-election",
        "don't U.S.-backed co-operatives @home #1 $1.4bn snake_case",
        "supercalifragilisticexpialidocious antidisestablishmentarianism",
        "",
    ],
)
def test_pieces_are_those_of_the_library(text: str) -> None:
    assert OURS.numbers(text, 1000) == theirs(text)


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=80))
def test_any_plain_text_comes_apart_as_in_the_library(text: str) -> None:
    assert OURS.numbers(text, 1000) == theirs(text)


def test_a_word_without_end_is_unknown_and_a_text_is_cut() -> None:
    assert OURS.numbers("x" * 5000, 9) == list(OURS.unknown)
    assert len(OURS.numbers("word " * 5000, 9)) == 9
