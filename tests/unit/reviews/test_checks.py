import json
from pathlib import Path

import pytest

from tui.library import Library
from tui.reviews import (
    KnownChecks,
    ReviewError,
    import_checks,
    read_checks,
    stored_checks,
)

_ONE = {
    "@type": "ClaimReview",
    "url": "https://check.example/1",
    "claimReviewed": "The Shanghai group has twenty member countries",
    "reviewRating": {"@type": "Rating", "alternateName": "False"},
    "author": {"@type": "Organization", "name": "Checkers"},
}
_API = {
    "claims": [
        {
            "text": "Drinking sea water cures the flu",
            "claimant": "A post",
            "claimReview": [
                {
                    "publisher": {"name": "Med Check", "site": "med.example"},
                    "url": "https://med.example/sea",
                    "title": "No, sea water is no cure",
                    "textualRating": "False",
                }
            ],
        },
        {"text": "No rating here", "claimReview": [{"url": "https://med.example/none"}]},
    ]
}
_FEED = {"@type": "DataFeed", "dataFeedElement": [{"item": None}, {"item": [None, _ONE]}]}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.open(tmp_path / "library.sqlite")


def _bytes(value: object) -> bytes:
    return json.dumps(value).encode()


def test_checks_are_read_from_pages_feeds_and_answers_of_the_api() -> None:
    page = f'<html><script type="application/ld+json">{json.dumps(_ONE)}</script></html>'
    assert [item.rating for item in read_checks(page.encode(), "p.html")] == ["False"]
    assert len(read_checks(_bytes(_FEED), "f.json")) == 1
    assert read_checks(_bytes(_API), "a.json")[0].title == "No, sea water is no cure"
    for data, problem in ((b"{", "neither JSON"), (b"<html></html>", "no JSON-LD")):
        with pytest.raises(ReviewError, match=problem):
            read_checks(data, "x")
    broken = b'<script type="application/ld+json">{</script>'
    with pytest.raises(ReviewError, match="broken"):
        read_checks(broken, "x")


def test_importing_again_adds_nothing_and_brings_up_to_date(library: Library) -> None:
    found = read_checks(_bytes(_FEED), "f") + read_checks(_bytes(_API), "a")
    first = import_checks(library, found)
    assert (first.added, first.known, first.passed_over) == (2, 0, 1)
    changed = {**_ONE, "reviewRating": {"alternateName": "Half true"}}
    again = import_checks(library, read_checks(_bytes(changed), "f"))
    assert (again.added, again.known) == (0, 1)
    with Library.open(library.path) as opened:
        assert [item.check.rating for item in stored_checks(opened)] == ["Half true", "False"]


@pytest.mark.parametrize("meaning", [True, False])
def test_a_claim_meets_the_check_of_it(library: Library, meaning: bool) -> None:
    import_checks(library, read_checks(_bytes([_ONE, _API]), "f"))
    known = KnownChecks(library, meaning=meaning)
    (match,) = known.match("A media team from twenty member countries of the Shanghai group came")
    assert match.checks[0].check.publisher == "Checkers"
    assert 0.5 < match.closeness <= 1
    assert "twenty" in match.why
    assert known.match("The weather was fine in the mountains") == []


def test_the_same_claim_checked_twice_is_one_match(library: Library) -> None:
    other = {**_ONE, "url": "https://other.example", "claimReviewed": f"{_ONE['claimReviewed']}."}
    import_checks(library, read_checks(_bytes([_ONE, other]), "f"))
    (match,) = KnownChecks(library, meaning=False).match(str(_ONE["claimReviewed"]))
    assert [item.check.url for item in match.checks] == [
        "https://check.example/1",
        "https://other.example",
    ]


def test_nothing_known_nothing_matched(library: Library) -> None:
    assert KnownChecks(library).match("Anything at all") == []
