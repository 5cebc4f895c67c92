from datetime import UTC, datetime
from pathlib import Path

from tui.app.desk_state import Desk
from tui.app.marks import Marks, asides_of, claim_at, mark_line
from tui.app.wording import citation, explained
from tui.articles import read, seeds
from tui.library import Library, StoredArticle, StoredClaim, add_seeds, prepare
from tui.reviews import change, compare_articles, disagreements


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
    at_end = Desk(desk.stored, desk.claims, selected=0)
    assert (at_end.step(1), at_end.step(-1)) == (last, 1)
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


def test_the_line_on_top_counts_claims_checked_and_sentences_that_differ(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite3") as library:
        add_seeds(library)
        desk = Desk.opened(library, 1, before=None)
        assert desk is not None
        assert desk.standing == f"{len(desk.claims)} claims · 0 checked · c compares"
        compare_articles(library)
        pairs = [(item.one, item.other) for item in disagreements(library)]
        own = {item.id for pair in pairs for item in pair if item.article_id == 1}
        assert own
        first, second = desk.claims[0].id, desk.claims[1].id
        change(library, first, who="ana", rating="Refuted", status="done", unsourced=True)
        change(library, second, who="ana", status="in progress")
        checked = f"{len(desk.claims)} claims · 1 checked · 1 begun · {len(own)} differ"
        assert desk.reread(library).standing == checked


def test_what_is_no_text_is_dimmed_where_it_stands() -> None:
    story = "The council closed the harbour bridge after engineers found cracks in two piers."
    text = f"By Jane Roe\n\n{story}\n\nScroll down for video"
    asides = asides_of(text)
    assert [text[start:end] for start, end in asides] == ["By Jane Roe", "Scroll down for video"]
    marks = Marks(asides=asides)
    dimmed = [
        text[start:end]
        for line in ((0, 11), (13, 13 + len(story)), (len(text) - 21, len(text)))
        for start, end, *_, is_aside in mark_line(line, marks, 0).pieces
        if is_aside
    ]
    assert dimmed == ["By Jane Roe", "Scroll down for video"]
