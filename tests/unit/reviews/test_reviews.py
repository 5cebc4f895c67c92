import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.library import Library
from tui.reviews import (
    Publisher,
    ReviewError,
    Source,
    change,
    claim_reviews,
    history,
    known_checks,
    review,
    reviewed,
    undo,
)

SOURCE = Source("https://example.org/eight", "Eight member states", "2023-05-04", "eight", "")
DESK = Publisher("Desk", "https://desk.example")


@pytest.fixture
def library(seeded: Path) -> Iterator[Library]:
    with Library.open(seeded) as opened:
        yield opened


def _claim(library: Library) -> int:
    return next(
        item.id
        for number in library.article_ids()
        for item in library.claims(number)
        if "twenty member" in item.claim.text
    )


def _done(library: Library, number: int) -> None:
    change(
        library,
        number,
        who="me",
        rating="Refuted",
        explanation="Eight.",
        sources=[SOURCE],
        status="done",
    )


def test_a_verdict_is_kept_and_read_again(library: Library) -> None:
    number = _claim(library)
    assert review(library, number).status == "open"
    _done(library, number)
    with Library.open(library.path) as again:
        found = review(again, number)
    assert (found.rating, found.status, found.sources) == ("Refuted", "done", (SOURCE,))
    assert [item.claim_id for item in reviewed(library)] == [number]


def test_undo_is_a_new_entry(library: Library) -> None:
    number = _claim(library)
    change(library, number, who="me", rating="Supported")
    change(library, number, who="me", rating="Refuted")
    assert undo(library, number, who="you").rating == "Supported"
    assert undo(library, number, who="you").rating == ""
    with pytest.raises(ReviewError, match="nothing to undo"):
        undo(library, number, who="you")
    entries = history(library, number)
    assert [item.who for item in entries] == ["me", "me", "you", "you"]
    assert [item.undoes for item in entries] == [None, None, entries[1].number, entries[0].number]


def test_a_done_verdict_without_a_source_asks_and_stores_nothing(library: Library) -> None:
    number = _claim(library)
    with pytest.raises(ReviewError, match="source"):
        change(library, number, who="me", rating="Refuted", status="done")
    assert history(library, number) == []
    change(library, number, who="me", rating="Refuted", status="done", unsourced=True)
    assert review(library, number).status == "done"


def test_the_same_again_adds_nothing(library: Library) -> None:
    number = _claim(library)
    _done(library, number)
    _done(library, number)
    assert len(history(library, number)) == 1


def test_history_can_not_be_changed_and_outlives_the_article(library: Library) -> None:
    number = _claim(library)
    _done(library, number)
    for statement in ("DELETE FROM review_entry", "UPDATE review_entry SET who = 'x'"):
        with pytest.raises(sqlite3.IntegrityError, match="never changed"):
            library.database.connection.execute(statement)
    stored = library.claim(number)
    assert stored is not None
    library.remove(stored.article_id)
    assert "twenty member" in review(library, number).place.text
    assert change(library, number, who="me", notes="gone").notes == "gone"


def test_claim_review_is_written_and_read_again(library: Library) -> None:
    number = _claim(library)
    _done(library, number)
    document = claim_reviews([review(library, number)], DESK)
    (node,) = document["@graph"]
    assert node["url"].startswith("https://desk.example/")
    assert node["citation"][0]["url"] == SOURCE.url
    (check,) = known_checks(document)
    assert check.claim == review(library, number).place.text
    assert (check.rating, check.publisher, check.explanation) == ("Refuted", "Desk", "Eight.")


def test_ordered_ratings_have_numbers_in_range(library: Library) -> None:
    number = _claim(library)
    change(library, number, who="me", rating="Half True")
    rating = claim_reviews([review(library, number)], DESK)["@graph"][0]["reviewRating"]
    assert rating["worstRating"] < rating["ratingValue"] < rating["bestRating"]


def test_nothing_is_written_for_an_open_review_or_a_publisher_without_address(
    library: Library,
) -> None:
    with pytest.raises(ReviewError, match="no rating"):
        claim_reviews([review(library, _claim(library))], DESK)
    with pytest.raises(ReviewError, match="https"):
        claim_reviews([], Publisher("Desk", "desk"))


def test_feeds_with_null_items_and_answers_of_the_api_are_read() -> None:
    one = {"@type": "ClaimReview", "claimReviewed": "A", "reviewRating": {"name": "False"}}
    feed = {"@type": "DataFeed", "dataFeedElement": [{"item": None}, {"item": [None, one]}]}
    api = {"claims": [{"text": "B", "claimReview": [{"textualRating": "True", "url": "u"}]}]}
    assert [(item.claim, item.rating) for item in known_checks(feed)] == [("A", "False")]
    assert [(item.claim, item.rating) for item in known_checks(api)] == [("B", "True")]
    assert known_checks([None, 3, "x", {}]) == []


def test_a_done_verdict_has_a_rating(library: Library) -> None:
    number = _claim(library)
    with pytest.raises(ReviewError, match="needs a rating"):
        change(library, number, who="me", sources=[SOURCE], status="done")
    assert review(library, number).status == "open"
    assert history(library, number) == []
