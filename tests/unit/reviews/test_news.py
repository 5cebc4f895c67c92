from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.unit.reviews.test_reviews import SOURCE, _claim
from tui.articles import Article
from tui.library import Library, prepare
from tui.reviews import change, confirm, news, review, scan, undo


@pytest.fixture
def library(seeded: Path) -> Iterator[Library]:
    with Library.open(seeded) as opened:
        yield opened


def _add(library: Library, text: str) -> int:
    article = Article(text=text, title="Later", date=date(2023, 5, 26), source="Gazette")
    return library.add(prepare(article)).article_id


def _verdict(library: Library) -> int:
    number = _claim(library)
    change(library, number, who="me", rating="Refuted", sources=[SOURCE], status="done")
    return number


def test_a_new_figure_reopens_a_verdict_with_its_reason(library: Library) -> None:
    number = _verdict(library)
    assert scan(library) >= 0
    assert news(library) == []
    added = _add(
        library,
        "It rained. A media team from nine member countries traveled to China. Nobody minded.",
    )
    assert scan(library) == 1
    assert scan(library) == 0
    (found,) = news(library)
    assert (found.claim_id, found.rating) == (number, "Refuted")
    (item,) = found.items
    assert (item.article_id, item.verdict) == (added, "differs")
    assert library.text(added)[item.start : item.end] == item.text
    assert "nine" in item.why
    assert "twenty" in item.why
    confirm(library, number, who="me")
    assert news(library) == []
    undo(library, number, who="me")
    _add(library, "A media team from ten member countries traveled to China.")
    with Library.open(library.path) as again:
        scan(again)
        assert [entry.text[:27] for entry in news(again)[0].items] == [
            "A media team from ten membe"
        ]


def test_what_was_there_before_the_verdict_is_not_new(library: Library) -> None:
    _add(library, "A media team from nine member countries traveled to China.")
    _verdict(library)
    scan(library)
    assert news(library) == []


def test_other_matters_and_claims_without_a_verdict_are_not_listed(library: Library) -> None:
    _verdict(library)
    _add(library, "The museum in Oslo bought twenty paintings. China has a wall.")
    scan(library)
    assert news(library) == []


def test_a_repetition_shares_the_verdict_and_is_not_news(library: Library) -> None:
    number = _verdict(library)
    added = _add(
        library,
        "A media team from 20 member countries has travelled to China this week to learn about "
        "the achievements and progress of this organization.",
    )
    scan(library)
    assert news(library) == []
    assert [review(library, item.id).claim_id for item in library.claims(added)] == [number]


def test_a_cancelled_scan_goes_on_later(library: Library) -> None:
    _verdict(library)
    _add(library, "A media team from nine member countries traveled to China.")
    _add(library, "A media team from ten member countries traveled to China.")
    scan(library)
    asked = iter([False, True])
    _add(library, "A media team from five member countries traveled to China.")
    _add(library, "A media team from six member countries traveled to China.")
    assert scan(library, cancelled=lambda: next(asked)) == 1
    assert scan(library) == 1
    assert len(news(library)[0].items) == 4


def test_the_claims_own_article_is_no_news_when_it_is_added_again(library: Library) -> None:
    text = "The town of Elm closed 45 bridges in May 2024. The town of Elm closed 9 bridges."
    article = _add(library, text)
    claim = next(item for item in library.claims(article) if "45" in item.claim.text)
    change(library, claim.id, who="me", rating="Refuted", sources=[SOURCE], status="done")
    library.remove(article)
    _add(library, text)
    assert scan(library) == 1
    assert news(library) == []
    _add(library, text.replace("45", "44"))
    assert scan(library) == 1
    assert [item.verdict for item in news(library)[0].items] == ["differs", "differs"]
