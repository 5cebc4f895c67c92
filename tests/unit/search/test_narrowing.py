"""Filters look at every claim of the library, not only at the closest."""

from datetime import date
from pathlib import Path

import pytest

from tests.unit.search.oracle import admits
from tui.articles import Article
from tui.library import Library, prepare
from tui.reviews import change
from tui.search import ClaimSearch
from tui.search.narrowing import Narrowing
from tui.search.query import parse
from tui.search.scopes import source_of


@pytest.mark.parametrize(
    "query",
    [
        "kind:quote",
        "kind:quote,statistic",
        "!kind:opinion",
        "score:>0.7",
        "score:>=0.5 score:<0.8",
        "score:0.2..0.4",
        "score:0.5",
        "!score:<=0.6",
        "date:2023",
        "date:>2022",
        "date:<2023-05",
        "date:>=2021..2023",
        "date:2021..2023",
        "!date:2023",
        "source:news",
        "source:xinhau",
        "!source:times",
        "article:2",
        "article:iran",
        "speaker:zhang",
        "speaker:zahng",
        "!speaker:the",
        "status:open",
        "!status:done",
        "verdict:true",
        "speaker:zhang kind:quote score:>0.1",
    ],
)
def test_filters_pass_what_a_look_at_every_claim_passes(seeded: Library, query: str) -> None:
    parsed = parse(query)
    passing = Narrowing(seeded, source_of("claims", seeded)).passing(parsed.filters)
    expected = {claim.id for claim in seeded.claim_texts() if admits(parsed, claim)}
    if parsed.filters:
        assert passing is not None
        assert set(passing[1:].nonzero()[0] + 1) == expected


def test_words_with_a_field_find_a_claim_that_is_far_from_the_closest(tmp_path: Path) -> None:
    with Library.open(tmp_path / "l.sqlite3") as library:
        text = "\n\n".join(
            f"The budget of the council was {n} million dollars in 2021." for n in range(100, 1000)
        )
        library.add(prepare(Article(text, source="Daily Gazette", date=date(2021, 1, 1))))
        rare = "The council spent 7 million dollars more than its old budget in 2021."
        library.add(prepare(Article(rare, source="Evening Star", date=date(2022, 1, 1))))
        search = ClaimSearch(library)
        for query in ("source:star council budget", "date:2022 council budget"):
            found = search.search(query).found
            assert [item.claim.text for item in found] == [rare], query


def test_a_verdict_given_later_is_seen_by_the_next_search(seeded: Library) -> None:
    narrowing = Narrowing(seeded, source_of("claims", seeded))
    filters = parse("status:in").filters
    before = narrowing.passing(filters)
    assert before is not None
    assert not before.any()
    claim = seeded.claims(1)[0].id
    change(seeded, claim, who="a tester", status="in progress")
    after = narrowing.passing(filters)
    assert after is not None
    assert after.nonzero()[0].tolist() == [claim]
