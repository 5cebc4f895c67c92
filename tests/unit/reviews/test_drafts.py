import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.reviews.test_reviews import SOURCE, _claim
from tui.articles import Article
from tui.library import Library, prepare, verdict_marks
from tui.reviews import (
    ReviewError,
    UnsourcedError,
    change,
    choose_scale,
    commit_draft,
    confirm,
    draft,
    drafted,
    drop_draft,
    history,
    history_lines,
    load_desk,
    review,
    save_draft,
    timeline,
    undo,
)

_TYPING = """
import sys
from pathlib import Path
from tui.library import Library
from tui.reviews import save_draft
library = Library.open(Path(sys.argv[1]))
for length in range(1, 100000):
    save_draft(library, int(sys.argv[2]), explanation="x" * length)
    print(length, flush=True)
"""


@pytest.fixture
def library(seeded: Path) -> Iterator[Library]:
    with Library.open(seeded) as opened:
        yield opened


def test_typed_text_survives_kill_9_and_is_no_entry_of_the_history(library: Library) -> None:
    number = _claim(library)
    process = subprocess.Popen(
        [sys.executable, "-c", _TYPING, str(library.path), str(number)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    said = [process.stdout.readline() for _ in range(20)]
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    kept = draft(library, number).fields["explanation"]
    assert len(kept) >= int(said[-1])
    assert history(library, number) == []
    assert drafted(library) == [number]


def test_a_draft_becomes_one_entry_and_is_empty_then(library: Library) -> None:
    number = _claim(library)
    save_draft(library, number, rating="refuted", explanation="Eig")
    save_draft(library, number, explanation="Eight.", sources=(SOURCE,), status="done")
    desk = load_desk(library, number)
    assert desk.value("explanation") == "Eight."
    assert desk.value("notes") == ""
    assert desk.review.rating == ""
    found = commit_draft(library, number, who="me")
    assert (found.rating, found.sources, found.status) == ("Refuted", (SOURCE,), "done")
    assert len(history(library, number)) == 1
    assert draft(library, number).fields == {}


def test_a_refused_draft_stays(library: Library) -> None:
    number = _claim(library)
    save_draft(library, number, rating="Refuted", status="done")
    with pytest.raises(UnsourcedError):
        commit_draft(library, number, who="me")
    assert draft(library, number).fields["rating"] == "Refuted"
    assert commit_draft(library, number, who="me", unsourced=True).status == "done"
    save_draft(library, number, notes="x")
    drop_draft(library, number)
    assert drafted(library) == []
    with pytest.raises(ReviewError, match="colour"):
        save_draft(library, number, colour="red")


def test_ratings_are_of_a_scale(library: Library) -> None:
    number = _claim(library)
    with pytest.raises(ReviewError, match="not on the scale averitec"):
        change(library, number, who="me", rating="Wobbly")
    assert change(library, number, who="me", rating="half true").scale.name == "politifact"
    own = choose_scale("ours", ["wrong", "right"], ordered=True)
    found = change(library, number, who="me", rating="Right", scale=own)
    assert (found.rating, found.scale.numbers(found.rating)) == ("right", (1, 2, 2))
    assert change(library, number, who="me", rating="Not enough evidence", scale=own).rating == (
        "Not Enough Evidence"
    )
    for labels in (["a"], ["a", "A"], ["a", " "]):
        with pytest.raises(ValueError, match="two or more"):
            choose_scale("ours", labels)
    with pytest.raises(ValueError, match="not known"):
        choose_scale("ours")


def test_a_source_without_address_and_title_is_refused(library: Library) -> None:
    from tui.reviews import Source

    number = _claim(library)
    with pytest.raises(ReviewError, match="address or a title"):
        change(library, number, who="me", sources=[Source("", quote="q")])
    assert change(library, number, who="me", sources=[Source(""), Source("", "A book")]).sources


def test_history_reads_as_lines(library: Library) -> None:
    number = _claim(library)
    change(library, number, who="ana", rating="Supported")
    change(library, number, who="ana", rating="Refuted", sources=[SOURCE], explanation="E " * 80)
    confirm(library, number, who="bo")
    undo(library, number, who="ana")
    undo(library, number, who="ana")
    lines = [line.split(" ", 2)[2] for line in history_lines(history(library, number))]
    assert lines[0] == "ana: rating Supported"
    assert lines[1].startswith("ana: rating Supported → Refuted; source") or (
        "rating Supported → Refuted" in lines[1]
    )
    assert lines[1].endswith("…") or "…" in lines[1]
    assert lines[2] == "bo: the verdict stands after new evidence"
    assert lines[3].startswith("ana: takes back 3")
    assert "rating Refuted → Supported" in lines[4]


def _add(library: Library, text: str, day: str, source: str) -> int:
    from datetime import date

    article = Article(text=text, title=source, date=date.fromisoformat(day), source=source)
    return library.add(prepare(article)).article_id


def test_a_review_belongs_to_the_claims_that_say_the_same_not_to_variants(
    library: Library,
) -> None:
    number = _claim(library)
    same = _add(
        library,
        "A media team from 20 member countries has travelled to China this week to learn about "
        "the achievements and progress of this organization.",
        "2023-05-24",
        "Paper",
    )
    other = _add(
        library,
        "A media team from ten member countries has traveled to China this week to learn about "
        "the achievements and progress of this organization.",
        "2023-05-25",
        "Gazette",
    )
    members = timeline(library, number)
    by_article = {item.claim.article_id: item for item in members}
    assert by_article[same].relation == "same"
    assert by_article[other].relation == "variant"
    assert "ten" in by_article[other].why
    ten = by_article[other]
    assert "ten" in [ten.claim.text[start:end] for start, end in ten.changed]
    change(library, number, who="me", rating="Refuted")
    again = by_article[same].claim.id
    assert review(library, again).rating == "Refuted"
    assert review(library, again).claim_id == number
    assert review(library, ten.claim.id).rating == ""
    change(library, again, who="you", notes="The same.")
    assert [item.who for item in history(library, number)] == ["me", "you"]
    marks = verdict_marks(library, [number, again, ten.claim.id])
    assert {key: mark.head for key, mark in marks.items()} == {number: number, again: number}
    assert marks[again].rating == "Refuted"


def test_what_is_typed_while_a_draft_is_saved_stays_a_draft(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = _claim(library)
    save_draft(library, number, rating="Refuted", explanation="Eight", sources=(SOURCE,))

    def typing(*_: object) -> list[int]:
        save_draft(library, number, explanation="Eight of them", notes="Ask.")
        return []

    monkeypatch.setattr("tui.reviews.groups.same_claims", typing)
    found = commit_draft(library, number, who="me")
    assert (found.rating, found.explanation, found.notes) == ("Refuted", "Eight", "")
    assert draft(library, number).fields == {"explanation": "Eight of them", "notes": "Ask."}
    assert commit_draft(library, number, who="me").explanation == "Eight of them"
    assert drafted(library) == []
