from datetime import UTC, datetime

from tui.app.desk_state import Desk
from tui.app.marks import claim_at, mark_line
from tui.app.wording import citation, explained
from tui.articles import read, seeds
from tui.library import StoredArticle, StoredClaim, prepare


def seed_desk() -> Desk:
    path = seeds()[0]
    article = read(path.read_bytes(), path.name)[0]
    prepared = prepare(article)
    stored = StoredArticle(1, article, datetime(2024, 1, 1, tzinfo=UTC), "", True, False, "")
    claims = tuple(StoredClaim(n, 1, claim) for n, claim in enumerate(prepared.claims))
    return Desk(stored, claims)


def test_sorting_keeps_the_claim_that_was_selected() -> None:
    desk = seed_desk()
    by_place = desk.sorted_by("place", backwards=False)
    assert by_place.claim == desk.claim
    starts = [item.claim.start for item in by_place.claims]
    assert starts == sorted(starts)


def test_stepping_goes_through_the_article_and_round() -> None:
    desk = seed_desk().sorted_by("place", backwards=True)
    last = len(desk.claims) - 1
    assert desk.selected != last or desk.step(1) == last - 1
    seen = {desk.selected}
    for _ in range(last):
        desk = Desk(desk.stored, desk.claims, selected=desk.step(1))
        seen.add(desk.selected)
    assert len(seen) == last + 1


def test_marks_join_up_to_the_line_and_find_the_claim() -> None:
    desk = seed_desk()
    marks = desk.marks()
    claim = desk.claims[0].claim
    line = (claim.start - 10, claim.start + 30)
    marked = mark_line(line, marks, 2000)
    assert marked.number == 0
    assert marked.pieces[0][0] == line[0]
    assert marked.pieces[-1][1] == line[1]
    assert all(a[1] == b[0] for a, b in zip(marked.pieces, marked.pieces[1:], strict=False))
    assert claim_at(claim.start, marks) == 0


def test_a_citation_names_the_opening_where_there_is_no_title() -> None:
    desk = seed_desk()
    assert citation(desk.stored).startswith("— “According to Tehran Times reporter in Beijing")
    assert "2023-05-23" in citation(desk.stored)
    assert "states a number" in explained(desk.claims[0].claim)
