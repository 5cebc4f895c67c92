import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.articles import Article, read, seeds
from tui.language.story import story_start
from tui.library import Library, LibraryError, add_seeds, opening, prepare


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.open(tmp_path / "library.sqlite3")


def test_an_article_comes_back_as_it_went_in(library: Library) -> None:
    path = seeds()[0]
    article = read(path.read_bytes(), path.name)[0]
    prepared = prepare(article)
    stored = library.add(prepared)
    assert stored.new
    back = library.article(stored.article_id)
    assert back is not None
    assert back.article == article
    assert tuple(library.sentences(stored.article_id)) == prepared.sentences
    assert tuple(item.claim for item in library.claims(stored.article_id)) == prepared.claims
    assert [
        (s.start, s.end)
        for s in sorted(library.summary(stored.article_id, sentences=25), key=lambda s: s.rank)
    ] == [(s.start, s.end) for s in prepared.summary]


def test_the_same_text_twice_is_one_article(library: Library) -> None:
    first = library.add(prepare(Article("It rained for 40 days.", title="One")))
    second = library.add(prepare(Article("It rained for 40 days.", title="Two")))
    assert (second.article_id, second.new) == (first.article_id, False)
    assert library.counts().articles == 1


def test_what_the_user_decides_survives_reopening(library: Library) -> None:
    number = library.add(prepare(Article("It rained for 40 days."))).article_id
    library.mark_read(number)
    library.star(number)
    library.set_note(number, "ask the weather service\nsecond line")
    with Library.open(library.path) as again:
        stored = again.article(number)
    assert stored is not None
    assert (stored.unread, stored.starred) == (False, True)
    assert stored.note == "ask the weather service\nsecond line"


def test_the_list_is_sorted_and_filtered(library: Library) -> None:
    for day, title in ((1, "Beta"), (3, "alpha 100%"), (2, "Gamma")):
        library.add(prepare(Article(f"Text {day}.", title=title, date=date(2024, 1, day))))

    def titles(**options: Any) -> list[str]:
        ids = library.article_ids(**options)
        return [row.title for row in library.rows(ids)]

    assert titles() == ["alpha 100%", "Gamma", "Beta"]
    assert titles(sort="title", descending=False) == ["alpha 100%", "Beta", "Gamma"]
    assert titles(matching="0%") == ["alpha 100%"]
    assert titles(matching="ALP 100") == ["alpha 100%"]
    assert titles(matching="a_pha") == titles(matching="a%a") == []
    assert titles(starred=True) == []


def test_removing_an_article_tells_the_search_index(library: Library) -> None:
    number = library.add(prepare(Article("The city has 3,000 trees in it."))).article_id
    (claim,) = library.claims(number)
    before = library.last_change()
    library.remove(number)
    assert [(c, gone) for _, c, gone in library.changes(before)] == [(claim.id, True)]
    assert library.counts().claims == 0
    assert library.claim(claim.id) is None


def test_seeds_are_loaded_once(library: Library) -> None:
    assert add_seeds(library).added == len(seeds())
    report = add_seeds(library)
    assert (report.added, report.known, report.failures) == (0, len(seeds()), ())


def test_a_newer_library_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "new.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
        connection.execute("PRAGMA application_id = 0x636C6D64")
    connection.close()
    with pytest.raises(LibraryError, match="written by a newer claimdesk"):
        Library.open(path)
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (999,)
    connection.close()


def test_a_file_that_is_no_library_is_named_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("these are my notes, and they are longer than a header " * 20)
    before = path.read_bytes()
    with pytest.raises(LibraryError, match=r"notes\.txt: is not a claimdesk library"):
        Library.open(path)
    assert path.read_bytes() == before


def test_a_library_that_cannot_be_made_says_which(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LibraryError, match="library"):
        Library.open(tmp_path / "file" / "library.sqlite3")


def test_an_untitled_article_is_listed_by_its_story() -> None:
    story = "The council closed the harbour bridge."
    assert opening(f"By Jane Roe\n\nLONDON (Reuters) - {story} Traffic goes round.") == (
        f"{story} Traffic goes round."
    )


@given(st.text(alphabet=st.sampled_from("ab .\n漢"), max_size=400))
def test_an_opening_is_the_first_words_and_says_where_they_go_on(text: str) -> None:
    line = text[story_start(text) :].partition("\n")[0].rstrip()
    said = opening(text)
    if len(line) <= 120:
        assert said == line
    else:
        assert said.endswith("…")
        words = said[:-1]
        assert line.startswith(words)
        assert len(words) <= 120
        # Whole words, where there are words.
        assert line[len(words)] == " " or " " not in line[61:121]


def test_a_transaction_that_fails_in_the_middle_leaves_nothing(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite3") as library:
        number = library.add(prepare(Article("The town has 12 bridges."))).article_id

        def fail() -> None:
            with library.database.writing():
                library.database.write("UPDATE article SET note = 'half' WHERE id = ?", (number,))
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            fail()
        stored = library.article(number)
        assert stored is not None
        assert stored.note == ""
