"""What is looked for when a claim is opened, and what is made of it later."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tui.app.claim_page import ClaimPage
from tui.app.looking import look
from tui.articles import Article
from tui.library import Library, prepare
from tui.reviews import change, review

CLAIM = "The union of northern towns has twelve member towns."


def _add(library: Library, text: str, title: str) -> int:
    number = library.add(prepare(Article(text=text, title=title))).article_id
    return next(item.id for item in library.claims(number) if "twelve" in item.claim.text)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite3") as opened:
        yield opened


def _looked(library: Library, claim: int) -> ClaimPage:
    page = ClaimPage.opened(library, claim)
    for new in look(library, page, progress=lambda _: None, cancelled=lambda: False):
        found: dict[str, Any] = {new.part: new.found}
        page = replace(page, **found)
    return page


def test_a_verdict_is_shared_by_the_repetitions_found_before(library: Library) -> None:
    claim = _add(library, f"{CLAIM} It rained.", "First")
    again = _add(library, f"Rain fell again. {CLAIM}", "Second")
    page = ClaimPage.opened(library, claim)
    assert page.same(library) is None
    page = _looked(library, claim)
    assert page.same(library) == [again]
    change(library, claim, who="me", rating="Refuted", same=page.same(library))
    assert review(library, again).rating == "Refuted"


def test_an_article_that_came_meanwhile_is_looked_at(library: Library) -> None:
    claim = _add(library, f"{CLAIM} It rained.", "First")
    page = _looked(library, claim)
    assert page.same(library) == []
    later = _add(library, f"Rain fell again. {CLAIM}", "Second")
    assert page.same(library) is None
    change(library, claim, who="me", rating="Refuted", same=page.same(library))
    assert review(library, later).rating == "Refuted"


def test_looking_ends_where_the_screen_was_left(library: Library) -> None:
    claim = _add(library, f"{CLAIM} It rained.", "First")
    asked = iter([False, True])
    page = ClaimPage.opened(library, claim)
    found = look(library, page, progress=lambda _: None, cancelled=lambda: next(asked))
    assert [new.part for new in found] == ["evidence", "differing"]
