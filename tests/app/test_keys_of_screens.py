"""Keys that a reader expects on every screen, and what is said where one does nothing."""

from textual.pilot import Pilot
from textual.widgets import Input, Static, TextArea

from tests.app.driving import desk_of, opened, press, there
from tui.app.app import ClaimdeskApp
from tui.app.screens.claim import ClaimScreen
from tui.app.screens.news import NewsScreen
from tui.app.screens.search import SearchScreen
from tui.app.widgets.laid_list import LaidList
from tui.app.widgets.verdict_panel import SourceList
from tui.app.wording import explained
from tui.library import Library


def said(app: ClaimdeskApp) -> list[str]:
    return [item.message for item in app._notifications]


def bar(app: ClaimdeskApp, name: str) -> str:
    return str(app.screen.query_one(f"#{name}", Static).content)


async def test_search_opens_over_the_claim_screen_and_leads_to_the_desk(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "4", "v", "slash")
        assert isinstance(app.screen, SearchScreen)
        await press(pilot, *"belarus", "escape")
        assert isinstance(app.screen, ClaimScreen)
        await press(pilot, "slash", *"belarus tenth", "enter")
        assert app.screen is desk_of(app)
        assert "Belarus" in there(opened(app).claim).claim.text


async def test_q_leaves_the_claim_screen_but_is_typed_in_its_fields(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "4", "v", "tab", "tab", "q")
        assert app.screen.query_one("#explanation", TextArea).text == "q"
        await press(pilot, "escape", "q")
        assert app.screen is desk_of(app)


async def test_j_goes_past_the_fields_that_it_would_be_typed_into(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "4", "v", "j", "j", "j", "j")
        assert isinstance(app.focused, SourceList)
        assert all(not area.text for area in app.screen.query(TextArea))
        await press(pilot, "4", "k", "k")
        assert there(app.focused).id == "rating"


async def test_ctrl_c_says_how_to_leave_in_words_and_not_in_markup(library: Library) -> None:
    app = ClaimdeskApp(library, keys={"quit": "Q"})
    async with app.run_test() as pilot:
        await press(pilot, "ctrl+c")
        assert said(app) == ["Q on the desk leaves claimdesk, Ctrl+Q from everywhere."]


async def test_a_key_that_does_nothing_says_so_once(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test() as pilot:
        await press(pilot, "Q", "Z", "Q")
        assert said(app) == ["That key does nothing here; ? lists those that do."]
        app.clear_notifications()
        await press(pilot, "t", *"QZ", "escape", "question_mark", "Q", "escape", "slash", "Q")
        assert said(app) == []


async def test_a_why_makes_room_for_the_next_and_stays_behind(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "4", "w", "j", "w")
        (line,) = said(app)
        assert line == explained(there(opened(app).claim).claim)
        await press(pilot, "v")
        assert said(app) == []


async def test_an_empty_list_says_that_there_is_nothing_to_take(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test() as pilot:
        await press(pilot, "i")
        assert isinstance(app.screen, NewsScreen)
        await press(pilot, "y", "v")
        assert said(app) == [
            "There is nothing to copy.",
            "Nothing is listed here that this could be done with.",
        ]


async def test_a_filter_says_what_it_keeps_and_how_it_ends(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "c", "f", *"qqq")
        screen = app.screen
        assert "Esc ends it" in bar(app, "hints")
        assert await _drawn(pilot, "Esc ends the filter")
        await press(pilot, "enter")
        assert bar(app, "top").endswith("filter: qqq")
        assert not app.screen.query_one("#row-filter", Input).display
        assert " ? keys " in bar(app, "hints")
        await press(pilot, "escape")
        assert "filter" not in bar(app, "top")
        assert app.screen is screen
        await press(pilot, "escape")
        assert app.screen is desk_of(app)


async def _drawn(pilot: Pilot[None], text: str) -> bool:
    await pilot.pause()
    listed = pilot.app.screen.query_one(LaidList)
    return any(text in listed.render_line(line).text for line in range(listed.size.height))
