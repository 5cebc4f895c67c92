"""Sentences read for their meaning, once, and found again."""

import sys
from pathlib import Path

import pytest

from tui.articles import Article
from tui.library import Library, prepare
from tui.library.vectors import without_vector
from tui.reviews import bearing, meaning, ranked_by, read_meanings, unread

pytest.importorskip("onnxruntime", reason="the semantic extra is not installed")

TEXT = (
    "Fewer people were out of work in the spring.\n\n"
    "The orchestra played two symphonies.\n\n"
    "A ferry ran aground near the harbour."
)


def _library(path: Path, *, copies: int = 1) -> Library:
    library = Library.open(path / "library.sqlite3")
    for number in range(copies):
        library.add(prepare(Article(text=f"{TEXT}\n\nThis is report number {number}.")))
    return library


def test_a_paraphrase_without_a_shared_word_is_found_by_its_meaning(tmp_path: Path) -> None:
    with _library(tmp_path) as library:
        assert unread(library) == 4
        assert "not read for their meaning yet" in ranked_by(library)
        assert read_meanings(library)
        assert unread(library) == 0
        assert ranked_by(library) == "by words and meaning"
        first = bearing(library, "Unemployment declined.")[0]
    assert first.sentence.text == "Fewer people were out of work in the spring."
    assert first.after == "The orchestra played two symphonies."
    assert first.before == ""


def test_a_run_that_was_stopped_is_resumed(tmp_path: Path) -> None:
    with _library(tmp_path, copies=20) as library:
        asked = iter([False, True])
        assert not read_meanings(library, cancelled=lambda: next(asked))
        assert unread(library) == 80 - 64
        seen: list[int] = []
        assert read_meanings(library, progress=lambda at: seen.append(at.total))
        assert seen == [16]


def test_another_encoder_makes_all_vectors_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with _library(tmp_path) as library:
        read_meanings(library)
        monkeypatch.setattr(meaning, "fingerprint", lambda: "another")
        assert unread(library) == 4
        assert read_meanings(library)
        assert unread(library) == 0


def test_vectors_go_with_their_article(tmp_path: Path) -> None:
    with _library(tmp_path, copies=2) as library:
        read_meanings(library)
        library.remove(library.article_ids()[0])
        assert without_vector(library) == 0
        assert bearing(library, "Unemployment declined.")


def test_without_the_extra_words_alone_find_and_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("tui.reviews.meaning", "tui.reviews.evidence"):
        # The package exports a function of the module's name, so the module is looked up here.
        monkeypatch.setattr(sys.modules[module], "available", lambda: False)
    with _library(tmp_path) as library:
        assert not read_meanings(library)
        assert "claimdesk[semantic]" in ranked_by(library)
        (found,) = bearing(library, "two symphonies")
        assert found.why.startswith("shares ‘two’, ‘symphonies’")
        assert bearing(library, "Unemployment declined.") == []
