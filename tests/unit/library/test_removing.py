"""Articles are taken out whole, and never with what somebody decided."""

from pathlib import Path

import pytest

from tui.articles import Article
from tui.library import Library, prepare, problems, remove
from tui.reviews import change, save_draft

RIVER = "The river Elm rose by 4 metres in May 2024."


def test_an_article_goes_with_all_that_was_written_for_it(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite3") as library:
        first = library.add(prepare(Article(RIVER))).article_id
        other = library.add(prepare(Article("The town of Ash has 12 bridges."))).article_id
        removed, failures = remove(library, [first, first, 99])
        assert (removed, [failure.name for failure in failures]) == (1, ["article 99"])
        assert list(library.article_ids()) == [other]
        assert library.claims(first) == []
        assert library.bm25(["metres"]) == []
        assert problems(library.path) == []


@pytest.mark.parametrize("typed", [False, True])
def test_an_article_with_a_verdict_or_a_draft_stays(tmp_path: Path, *, typed: bool) -> None:
    with Library.open(tmp_path / "library.sqlite3") as library:
        article = library.add(prepare(Article(RIVER))).article_id
        claim = library.claims(article)[0].id
        if typed:
            save_draft(library, claim, notes="ask the harbour")
        else:
            change(library, claim, who="me", rating="Supported")
        removed, (failure,) = remove(library, [article])
        assert (removed, failure.name) == (0, f"article {article}")
        assert f"claim {claim}" in failure.reason
        assert library.article(article) is not None
