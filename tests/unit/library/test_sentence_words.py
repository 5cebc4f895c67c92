"""Sentences found by their words, of a few and of many."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.articles import Article
from tui.library import Library, prepare, sentence_words

TOWNS = 40


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite3") as opened:
        text = " ".join(f"The council of town {n} met again on roads." for n in range(TOWNS))
        opened.add(prepare(Article(text=text, title="Towns")))
        rain = " ".join(f"Rain fell on field {n} all day." for n in range(2 * TOWNS))
        opened.add(prepare(Article(text=rain, title="Rain")))
        opened.add(prepare(Article(text="A zebra met the council.", title="Zebra")))
        opened.add(prepare(Article(text="A zebra slept. Roads were built.", title="Sleep")))
        yield opened


def _found(library: Library, *words: str) -> list[str]:
    numbers = [number for number, _ in library.bm25(words)]
    return [item.text for item in library.sentences_of(numbers)]


def test_nothing_is_left_out_of_a_small_library(library: Library) -> None:
    assert len(_found(library, "the", "council")) == TOWNS + 1
    assert len(_found(library, "zebra", "roads")) == TOWNS + 3
    assert _found(library, "", " ") == []


def test_of_many_sentences_those_with_rare_words_are_looked_at(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sentence_words, "_LOOKED_AT", 10)
    # What is frequent still says in which order they come.
    assert _found(library, "zebra", "the", "council") == [
        "A zebra met the council.",
        "A zebra slept.",
    ]
    monkeypatch.setattr(sentence_words, "_OFTEN", 20)
    assert set(_found(library, "the", "zebra", "council")) == {
        "A zebra met the council.",
        "A zebra slept.",
    }


def test_frequent_words_alone_find_too(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentence_words, "_LOOKED_AT", 10)
    assert len(_found(library, "council")) == TOWNS + 1
