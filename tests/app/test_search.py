from pathlib import Path

import pytest
from textual.widgets import Static

from tests.app.driving import desk_of, press, settled
from tui.app.app import ClaimdeskApp
from tui.app.matches import Match
from tui.app.reviewing import Reviewing
from tui.app.screens.search import QueryInput, ResultList, SearchScreen
from tui.articles import Article
from tui.library import Library, prepare
from tui.reviews import change

NARROW = (80, 24)
TARN = "Nine zeppelins left the hangar of Tarn in 1931."


async def test_tab_searches_the_open_article_and_all_claims_again(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        desk = desk_of(app).desk
        assert desk is not None
        await pilot.press("slash", *"membr")
        await settled(pilot)
        entry, results = app.screen.query_one(QueryInput), app.screen.query_one(ResultList)
        everywhere = [item.claim.id for item in results.found]
        articles = {item.claim.article_id for item in results.found}
        assert desk.stored.id in articles
        assert len(articles) > 1
        assert str(entry.border_title) == "Search all claims"

        await pilot.press("tab")
        await settled(pilot)
        assert app.focused is entry
        assert entry.value == "membr"
        assert {item.claim.article_id for item in results.found} == {desk.stored.id}
        assert any(item.spans for item in results.found)
        assert str(entry.border_title).startswith("Search this article · ")
        assert f"of {len(desk.claims)} claims" in str(entry.border_subtitle)

        await pilot.press("tab")
        await settled(pilot)
        assert [item.claim.id for item in results.found] == everywhere
        assert str(entry.border_title) == "Search all claims"


async def test_the_query_of_the_next_search_is_what_was_typed(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await pilot.press("slash", "tab", *"iran")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        await pilot.press("slash")
        await settled(pilot)
        assert app.screen.query_one(QueryInput).value == "iran"


async def test_a_problem_in_this_article_leaves_the_scope_in_sight(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await pilot.press("slash", "tab", *"colour:red membr")
        await settled(pilot)
        title = str(app.screen.query_one(QueryInput).border_title)
        assert title.startswith("Search this article · there is no field colour:")


async def test_tab_without_an_open_article_says_so(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite3") as library:
        app = ClaimdeskApp(library)
        async with app.run_test(size=NARROW) as pilot:
            await settled(pilot)
            app.push_screen(SearchScreen(library, "", None, {}))
            await settled(pilot)
            await pilot.press("tab")
            await settled(pilot)
            assert any("No article is open" in note.message for note in app._notifications)
            assert str(app.screen.query_one(QueryInput).border_title) == "Search all claims"


async def test_right_takes_the_field_that_is_offered(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"iran so")
        await settled(pilot)
        entry = app.screen.query_one(QueryInput)
        assert entry.value == "iran so"
        await pilot.press("right")
        await settled(pilot)
        assert entry.value == "iran source:"


@pytest.mark.parametrize("size", [NARROW, (160, 50)])
async def test_the_signs_of_verdicts_stand_in_the_results(
    library: Library, size: tuple[int, int]
) -> None:
    app = ClaimdeskApp(library, reviewing=Reviewing(reviewer="ana"))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"member", "down", "down")
        results = app.screen.query_one(ResultList)
        chosen = results.found[2].claim
        plain_line = results.render_line(2).text
        assert "✗" not in plain_line
        await pilot.press("ctrl+o")
        await settled(pilot)
        change(library, chosen.id, who="ana", rating="Refuted", status="done", unsourced=True)
        await pilot.press("escape")
        await settled(pilot)
        assert results.found[results.cursor].claim.id == chosen.id
        assert "✗ " in results.render_line(results.cursor).text
        assert all("✗" not in results.render_line(row).text for row in (0, 1))
        assert "✗ Refuted" in str(app.screen.query_one("#preview", Static).render())


async def test_whole_articles_and_summaries_are_searched_where_asked(library: Library) -> None:
    added = library.add(prepare(Article(f"{TARN}\n\nRead more about the herons of Quayle here.")))
    app = ClaimdeskApp(library)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"in:article herrons quayl")
        await settled(pilot)
        entry, results = app.screen.query_one(QueryInput), app.screen.query_one(ResultList)
        assert str(entry.border_title) == "Search whole articles"
        assert " sentences" in str(entry.border_subtitle)
        assert results.found[0].claim.text.startswith("Read more about the herons")
        assert "herons" in str(app.screen.query_one("#preview", Static).render())
        await pilot.press("ctrl+o")
        await settled(pilot)
        assert any("Verdicts are on claims" in note.message for note in app._notifications)

        await pilot.press("enter")
        await settled(pilot)
        desk = desk_of(app).desk
        assert desk is not None
        assert desk.stored.id == added.article_id
        left, right = desk.marks().selected or (0, 0)
        assert desk.stored.article.text[left:right].startswith("Read more about the herons")
        await pilot.press("right_square_bracket")
        await settled(pilot)
        desk = desk_of(app).desk
        assert desk is not None
        assert desk.lit is None


async def test_the_next_match_is_the_next_sentence_that_was_found(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"in:summaries membr")
        await settled(pilot)
        found = [Match.of(item) for item in app.screen.query_one(ResultList).found]
        assert str(app.screen.query_one(QueryInput).border_title) == "Search all summaries"
        assert len(found) > 2
        await pilot.press("enter")
        for expected in (found[0], found[1], found[2]):
            await settled(pilot)
            desk = desk_of(app).desk
            assert desk is not None
            assert (desk.stored.id, desk.lit) == (
                expected.article,
                (expected.start, expected.end),
            )
            await pilot.press("n")
        await pilot.press("N")
        await settled(pilot)
        desk = desk_of(app).desk
        assert desk is not None
        assert desk.lit == (found[2].start, found[2].end)


async def test_tab_keeps_to_the_sentences_of_the_open_article(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        desk = desk_of(app).desk
        assert desk is not None
        await pilot.press("slash", *"in:article membr", "tab")
        await settled(pilot)
        entry, results = app.screen.query_one(QueryInput), app.screen.query_one(ResultList)
        assert {item.claim.article_id for item in results.found} == {desk.stored.id}
        assert str(entry.border_title).startswith("Search this whole article · ")
        sentences = len(library.sentences(desk.stored.id))
        assert f"of {sentences} sentences" in str(entry.border_subtitle)


async def test_tab_completes_who_speaks_and_goes_on_to_the_next(library: Library) -> None:
    said = '"Norhaven has {} bridges," said {}.'
    for number, name in enumerate(("Zoe Brae", "Zoe Quayle", "Zoe Quayle")):
        library.add(prepare(Article(said.format(number + 3, name), source="Tarn Post")))
    app = ClaimdeskApp(library)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"bridges speaker:zoe", "tab")
        await settled(pilot)
        entry, results = app.screen.query_one(QueryInput), app.screen.query_one(ResultList)
        assert entry.value == 'bridges speaker:"Zoe Quayle"'
        assert str(entry.border_subtitle).startswith("1 of 2, Tab for the next")
        assert {item.claim.speaker for item in results.found} == {"Zoe Quayle"}
        await pilot.press("tab")
        await settled(pilot)
        assert entry.value == 'bridges speaker:"Zoe Brae"'
        await pilot.press("space", *"source:ta", "tab")
        await settled(pilot)
        assert entry.value == 'bridges speaker:"Zoe Brae" source:"Tarn Post"'
        assert len(results.found) == 1


async def test_tab_behind_a_whole_value_changes_what_is_searched(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"membr sort:d", "tab")
        await settled(pilot)
        entry = app.screen.query_one(QueryInput)
        assert entry.value == "membr sort:date"
        await pilot.press("backspace", "e", "tab")
        await settled(pilot)
        assert entry.value == "membr sort:date"
        assert str(entry.border_title).startswith("Search this article")


async def test_tab_where_nothing_goes_on_so_says_what_the_field_wants(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"speaker:zzzz", "tab")
        await settled(pilot)
        assert any("who says it" in note.message for note in app._notifications)
        assert app.screen.query_one(QueryInput).value == "speaker:zzzz"


async def test_results_are_picked_and_copied_and_stay_picked_on_the_desk(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    monkeypatch.setattr(ClaimdeskApp, "copy_out", lambda _, text, what: copied.extend((what, text)))
    app = ClaimdeskApp(library)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"membr")
        await settled(pilot)
        results = app.screen.query_one(ResultList)
        first, second, third = (item.claim for item in results.found[:3])
        await pilot.press("ctrl+t", "ctrl+t", "ctrl+t", "up", "ctrl+t")
        await settled(pilot)
        assert "■" in results.render_line(0).text
        assert "■" not in results.render_line(2).text
        subtitle = str(app.screen.query_one(QueryInput).border_subtitle)
        assert subtitle.startswith("2 picked · ")
        await pilot.press("ctrl+y")
        assert copied == ["2 claims", f"{first.text}\n\n{second.text}"]
        await pilot.press("escape")
        await settled(pilot)
        assert desk_of(app).picked_claims == (first.id, second.id)
        assert third.id not in desk_of(app).picked_claims


async def test_a_sentence_is_not_picked(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"in:article membr")
        await settled(pilot)
        await pilot.press("ctrl+t")
        await settled(pilot)
        assert not desk_of(app).picked_claims
        assert any("Only claims are picked" in note.message for note in app._notifications)
