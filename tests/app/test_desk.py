from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from tests.app.driving import NARROW, WIDE, desk_of, opened, press, settled, there
from tui.app.app import ClaimdeskApp
from tui.app.screens.digest import DigestScreen
from tui.app.screens.search import QueryInput, ResultList
from tui.app.widgets.article_list import ArticleList
from tui.app.widgets.article_view import ArticleView
from tui.app.widgets.claim_list import ClaimList, SummaryList
from tui.articles import Article
from tui.library import ArticleRow, Library, prepare


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_the_first_screen_opens_the_seed_article(
    library: Library, size: tuple[int, int]
) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        desk = desk_of(app).desk
        assert desk is not None
        assert desk.stored.article.text.startswith("According to Tehran Times")
        assert len(desk.summary) == 3
        assert desk.claims[0].claim.text.startswith("A media team from twenty member countries")


async def test_an_empty_library_is_filled_with_the_seeds_and_says_so(tmp_path: Path) -> None:
    with Library.open(tmp_path / "new.sqlite3") as library:
        app = ClaimdeskApp(library)
        async with app.run_test(size=WIDE) as pilot:
            await settled(pilot)
            assert library.counts().articles == 6
            assert any("ships with" in note.message for note in app._notifications)
            desk = desk_of(app).desk
            assert desk is not None
            assert "Zhang Haizhou" in desk.stored.article.text


async def test_moving_in_the_list_opens_what_the_cursor_is_on(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("g")
        await settled(pilot)
        desk = desk_of(app).desk
        assert desk is not None
        assert desk.stored.heading.startswith("Belarus becomes")
        await pilot.press("j")
        await settled(pilot)
        assert opened(app).stored.heading.startswith("Iran becomes")


async def test_a_search_with_typos_leads_to_the_claim_and_esc_leads_back(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await pilot.press("g", "slash")
        await settled(pilot)
        await pilot.press(*"wil becom membr staets yaer".replace(" ", "_").replace("_", " "))
        await settled(pilot)
        found = app.screen.query_one(ResultList).found
        assert "Iran will become one of the member states" in found[0].claim.text
        await pilot.press("escape")
        await settled(pilot)
        assert desk_of(app).pane == "articles"
        await pilot.press("slash")
        await settled(pilot)
        assert app.screen.query_one(QueryInput).value.startswith("wil becom")
        await pilot.press("enter")
        await settled(pilot)
        desk = desk_of(app)
        assert desk.pane == "article"
        assert desk.desk is not None
        assert desk.desk.claim is not None
        assert "Iran will become" in desk.desk.claim.claim.text
        assert not desk.desk.stored.unread


async def test_claims_and_their_places_follow_each_other(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=(140, 20)) as pilot:
        await settled(pilot)
        await pilot.press("4", "G")
        await settled(pilot)
        desk = desk_of(app)
        view = desk.query_one(ArticleView)
        assert desk.desk is not None
        assert desk.desk.selected == len(desk.desk.claims) - 1
        assert view.scroll_offset.y > 0
        view.post_message(ArticleView.ClaimPicked(2))
        await settled(pilot)
        assert desk.query_one(ClaimList).cursor == 2
        await pilot.press("right_square_bracket")
        await settled(pilot)
        claims = desk.desk.claims
        assert desk.desk is not None
        selected = desk.desk.claims[desk.desk.selected].claim
        assert selected.start > claims[2].claim.start


async def test_the_summary_changes_its_length_and_method(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("3", "plus", "plus", "minus")
        await settled(pilot)
        desk = desk_of(app)
        assert desk.desk is not None
        assert len(desk.desk.summary) == 4
        await pilot.press("m")
        await settled(pilot)
        assert desk.method == "lexrank"
        assert "lexrank" in str(desk.query_one("#summary").border_title)
        assert len(desk.desk.summary) == 4


@pytest.mark.parametrize("size", [WIDE, (80, 24)])
async def test_the_summary_is_measured_in_what_the_reader_thinks_in(
    library: Library, size: tuple[int, int]
) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        desk = desk_of(app)
        pane = desk.query_one(SummaryList)

        def made() -> list[str]:
            assert desk.desk is not None
            return [item.text for item in desk.desk.summary]

        await pilot.press("3", "L", "minus", "minus")
        await settled(pilot)
        assert sum(len(text.split()) for text in made()) <= 60
        assert "60 words at most" in str(pane.border_title)
        await pilot.press("L", "plus")
        await settled(pilot)
        assert "15% of the article" in str(pane.border_title)
        await pilot.press("L")
        await settled(pilot)
        assert "fits this pane" in str(pane.border_title)
        assert len(made()) > 1
        assert pane.virtual_size.height <= pane.size.height
        before = made()
        await pilot.press("plus")
        assert made() == before
        await pilot.resize_terminal(size[0], size[1] - 8)
        await settled(pilot)
        assert 0 < len(made()) < len(before)
        assert pane.virtual_size.height <= pane.size.height
        await pilot.press("L")
        await settled(pilot)
        assert str(pane.border_title) == "Summary · desk · 3 sentences"


async def test_sorting_claims_by_place_numbers_them_in_the_order_of_the_text(
    library: Library,
) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("4", "s")
        await settled(pilot)
        desk = desk_of(app).desk
        assert desk is not None
        starts = [item.claim.start for item in desk.claims]
        assert starts == sorted(starts)


async def test_the_list_is_filtered_while_typing(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("f", *"saudi")
        await settled(pilot)
        desk = desk_of(app)
        assert desk.query_one(ArticleList).count == 1
        await pilot.press("escape")
        await settled(pilot)
        assert desk.query_one(ArticleList).count == 6
        assert not desk.query("#filter")
        assert desk.pane == "articles"


async def test_star_unread_and_note_are_kept(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("enter", "asterisk", "t")
        await settled(pilot)
        await pilot.press(*"ask")
        await settled(pilot)
        assert app.screen.query_one(TextArea).text == "ask"
        number = opened(app).stored.id
        with Library.open(library.path) as other:
            stored = other.article(number)
        assert stored is not None
        assert (stored.starred, stored.unread, stored.note) == (True, False, "ask")
        await pilot.press("escape", "u")
        await settled(pilot)
        assert there(library.article(number)).unread


async def test_files_are_added_from_the_app(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "my note.txt"
    path.write_text("The river Elm rose by 4 metres in May 2024.")
    app = ClaimdeskApp(library)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await pilot.press("a")
        await settled(pilot)
        app.screen.query_one(Input).value = f"'{path}'"
        await pilot.press("enter")
        await settled(pilot)
        assert library.counts().articles == 7
        assert any("1 article added" in note.message for note in app._notifications)


async def test_a_file_that_fails_is_named_in_a_toast(library: Library, tmp_path: Path) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        app.add_paths([tmp_path / "none.txt"])
        await settled(pilot)
        messages = [note.message for note in app._notifications]
        assert any("none.txt: No such file" in message for message in messages)


async def test_keys_can_be_changed(library: Library) -> None:
    app = ClaimdeskApp(library, keys={"longer": "ctrl+l"})
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("plus")
        await settled(pilot)
        assert len(opened(app).summary) == 3
        await pilot.press("ctrl+l")
        await settled(pilot)
        assert len(opened(app).summary) == 4


async def test_only_rows_that_are_seen_are_read(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(400):
        library.add(prepare(Article(f"Town {number} has {number + 2} bridges.")))
    asked: list[int] = []
    read = library.rows

    def counting(ids: Sequence[int]) -> list[ArticleRow]:
        asked.extend(ids)
        return read(ids)

    monkeypatch.setattr(library, "rows", counting)
    app = ClaimdeskApp(library)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert desk_of(app).query_one(ArticleList).count == 406
        assert len(asked) < 300


async def test_a_result_is_copied_and_esc_closes_the_search(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[tuple[str, str]] = []
    monkeypatch.setattr(ClaimdeskApp, "copy_out", lambda _, text, what: copied.append((text, what)))
    app = ClaimdeskApp(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"started the procedur as well")
        await settled(pilot)
        await pilot.press("ctrl+y")
        assert copied == [("Belarus has started the procedure as well.", "claim")]
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is desk_of(app)


async def test_a_query_that_is_not_understood_says_so_and_still_searches(
    library: Library,
) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await pilot.press("slash")
        await settled(pilot)
        entry = app.screen.query_one(QueryInput)
        entry.value = "colour:[/red] belarus started procedure"
        await settled(pilot)
        assert "colour" in str(entry.border_title)
        assert app.screen.query_one(ResultList).count > 0


async def test_the_summary_can_be_about_the_search(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        desk = desk_of(app)
        await pilot.press("slash")
        await settled(pilot)
        await pilot.press(*"belarus")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("3", "o")
        await settled(pilot)
        asked = opened(app).summary
        assert any("Belarus" in item.text for item in asked)
        assert "belarus" in str(desk.query_one("#summary").border_title)
        await pilot.press("o")
        await settled(pilot)
        whole = opened(app).summary
        assert whole != asked
        assert len(whole) == 3


async def test_claims_of_an_article_that_was_opened_while_they_were_hidden_are_drawn(
    library: Library,
) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "4", "1", "j", "4")
        first = opened(app).claims[0].claim.text.split()[0]
        assert first in desk_of(app)._claims.render_line(0).text


async def test_picked_articles_make_one_digest_with_sources(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("1", "g", "space", "space", "D")
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, DigestScreen)
        parts = screen.text.split("\n\n")
        assert len(parts) == len(set(parts)) == 7
        assert all(part.splitlines()[-1].startswith("— “") for part in parts)
        assert "Belarus becomes" in screen.text
        await pilot.press("minus", "s")
        await settled(pilot)
        assert len(screen.text.split("\n\n")) == 6
        assert "by story" in str(screen.query_one(".dialogue").border_title)


async def test_each_article_is_opened_where_the_reader_left_it(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=(140, 16)) as pilot:
        await settled(pilot)
        view = desk_of(app).query_one(ArticleView)
        await pilot.press("2", "space", "j", "j")
        await settled(pilot)
        left_at = view.scroll_offset.y
        assert left_at > 5
        await pilot.press("1", "j")
        await settled(pilot)
        assert view.scroll_offset.y == 0
        await pilot.press("k")
        await settled(pilot)
        assert view.scroll_offset.y == left_at
