"""Claims, sentences of summaries and all sentences are searched by one engine."""

from datetime import date
from pathlib import Path

import pytest

from tui.articles import Article
from tui.library import Library, prepare
from tui.library.passages import SUMMARY
from tui.search import ClaimSearch
from tui.search.query import parse

HARBOUR = (
    "Good morning, dear readers of the harbour news.\n\n"
    "Nine zeppelins left the hangar of Tarn in 1931.\n\n"
    "How lovely the gulls looked above the old quay!"
)


@pytest.fixture
def search(seeded: Library) -> ClaimSearch:
    seeded.add(prepare(Article(HARBOUR, date=date(2030, 1, 1), source="Harbour News")))
    return ClaimSearch(seeded)


def test_a_sentence_that_is_no_claim_is_found_where_articles_are_searched(
    seeded: Library,
) -> None:
    call = "Read more about the herons of Quayle here."
    added = seeded.add(prepare(Article(f"{HARBOUR}\n\n{call}")))
    assert all(claim.claim.text != call for claim in seeded.claims(added.article_id))
    search = ClaimSearch(seeded)
    assert not any("herons" in item.claim.text for item in search.search("herrons quayl").found)
    results = search.search("in:article herrons quayl")
    assert results.scope == "article"
    assert results.found[0].claim.text == call
    assert results.found[0].claim_id is None


@pytest.mark.parametrize("scope", ["summaries", "article"])
def test_what_is_found_is_a_span_of_its_article(seeded: Library, scope: str) -> None:
    results = ClaimSearch(seeded).search(f"in:{scope} membr staets", limit=20)
    assert results.found
    for item in results.found:
        place = item.claim
        assert seeded.text(place.article_id)[place.start : place.end] == place.text
        assert item.spans
        assert item.spans[-1][1] <= len(place.text)


def test_summaries_are_the_sentences_chosen_first(seeded: Library) -> None:
    results = ClaimSearch(seeded).search("in:summaries member", limit=100)
    chosen = {
        (row.id, item.start)
        for row in seeded.rows(seeded.article_ids())
        for item in seeded.summary(row.id, sentences=SUMMARY)
    }
    assert results.total == len(chosen)
    assert {(item.claim.article_id, item.claim.start) for item in results.found} <= chosen


@pytest.mark.parametrize("scope", ["summaries", "article"])
def test_sentences_come_and_go_with_their_articles(seeded: Library, scope: str) -> None:
    search, query = ClaimSearch(seeded), f"in:{scope} zepelins hanger"
    assert not search.search(query).found
    number = seeded.add(prepare(Article(HARBOUR))).article_id
    assert "zeppelins" in search.search(query).found[0].claim.text
    seeded.remove(number)
    assert not search.search(query).found
    search.close()
    again = ClaimSearch(seeded)
    assert not again.search(query).found
    seeded.add(prepare(Article(f"{HARBOUR} Once more.")))
    assert again.search(query).found


def test_the_index_of_sentences_is_only_made_where_sentences_are_searched(
    seeded: Library,
) -> None:
    search = ClaimSearch(seeded)
    search.search("member")
    kept = [path.name for path in seeded.path.parent.glob("*.search*") if path.is_dir()]
    assert kept == [f"{seeded.path.name}.search"]


def test_fields_of_articles_hold_for_sentences(search: ClaimSearch) -> None:
    found = search.search("in:article source:harbour").found
    assert [item.claim.text for item in found] == HARBOUR.split("\n\n")
    assert not search.search("in:article quay date:2023").found
    assert search.search("in:article quay date:>2029").found


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("in:article speaker:zhang iran", "speaker:zhang"),
        ("iran score:>0.5 in:summaries", "score:>0.5"),
        ("in:article sort:score iran", "sort:score"),
    ],
)
def test_what_only_claims_have_is_named_and_the_rest_searched(
    search: ClaimSearch, typed: str, wrong: str
) -> None:
    results = search.search(typed)
    (problem,) = results.problems
    assert typed[problem.start : problem.end] == wrong
    assert "only claims" in problem.message
    assert any("Iran" in item.claim.text for item in results.found)


def test_where_to_look_is_one_place() -> None:
    assert parse("iran in:sum").scope == "summaries"
    assert parse("iran").scope == "claims"
    for typed in ("!in:article", "in:article,claims"):
        query = parse(typed)
        assert query.scope == "claims"
        assert "one value" in query.problems[0].message


def test_an_index_of_another_library_is_not_trusted(seeded: Library, tmp_path: Path) -> None:
    search = ClaimSearch(seeded)
    assert search.search("in:article member").found
    search.close()
    with Library.open(tmp_path / "other.sqlite3") as other:
        other.add(prepare(Article(HARBOUR)))
        (tmp_path / f"{seeded.path.name}.search-articles").rename(
            tmp_path / "other.sqlite3.search-articles"
        )
        found = ClaimSearch(other).search("in:article member quay").found
        assert [item.claim.text for item in found] == [HARBOUR.split("\n\n")[2]]
