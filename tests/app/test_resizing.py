"""The window may change its size at any time."""

import pytest
from textual import events
from textual.geometry import Size
from textual.widgets import Input, Static

from tests.app.driving import NARROW, WIDE, desk_of, press, settled
from tui.app.app import ClaimdeskApp
from tui.app.bars import PANES
from tui.app.screens.search import ResultList
from tui.app.widgets.article_list import ArticleList
from tui.app.widgets.article_view import ArticleView
from tui.articles import Article
from tui.library import Library, prepare


async def test_the_article_keeps_its_place_when_the_window_changes(library: Library) -> None:
    text = "\n\n".join(f"Paragraph {number} says a few words." for number in range(200))
    number = library.add(prepare(Article(text, title="Long"))).article_id
    app = ClaimdeskApp(library)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        desk = desk_of(app)
        desk.query_one(ArticleList).select(number)
        desk.open_article(number)
        desk.show_pane("article")
        view = desk.query_one(ArticleView)
        view.show_place(text.index("Paragraph 120"))
        await settled(pilot)
        before = view.scroll_offset.y
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert desk.pane == "article"
        assert abs(view.scroll_offset.y - before) <= 2


@pytest.mark.parametrize("size", [(20, 5), (1, 1), (400, 120)])
async def test_no_size_is_too_small_or_too_large(library: Library, size: tuple[int, int]) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.resize_terminal(*size)
        await pilot.press("2", "j", "3", "4", "j", "1", "f", "x", "escape", "slash", "i")
        await settled(pilot)
        await pilot.press("escape", "question_mark", "escape")
        await pilot.resize_terminal(*NARROW)
        await settled(pilot)
        assert desk_of(app).query_one(ArticleList).count == 6


async def test_a_low_terminal_shows_what_matters_of_each_screen(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=(40, 12)) as pilot:
        await press(pilot, "slash", *"member")
        assert app.screen.query_one(ResultList).size.height >= 6
        await press(pilot, "escape", "O", "tab")
        answer = app.screen.query_one("#answer", Input)
        assert answer.has_focus
        assert app.screen.region.contains_region(answer.region)
        await press(pilot, "escape", "c")
        title = app.screen.query_one("#top", Static)
        assert "… · " in str(title.content)
        assert title.content_size.width >= len(str(title.content))


async def test_a_storm_of_sizes_while_typing_ends_in_a_whole_screen(library: Library) -> None:
    app = ClaimdeskApp(library)
    sizes = [(20, 5), (400, 120), (80, 24), (119, 30), (120, 30), (40, 50), (1, 1), (160, 50)]
    keys = ["j", "2", "j", "4", "j", "slash", "i", "escape", "question_mark", "escape", "v"]
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        for turn, key in enumerate(keys * 2):
            # Sent without waiting for what the size before has set off.
            for step in range(3):
                columns, lines = sizes[(turn * 3 + step) % len(sizes)]
                app.post_message(events.Resize(Size(columns, lines), Size(columns, lines)))
            await pilot.press(key)
        await pilot.press("escape", "escape", "1")
        await pilot.resize_terminal(*WIDE)
        await settled(pilot)
        desk = desk_of(app)
        assert app.screen is desk
        panes = [desk.query_one(f"#{name}").region for name in PANES]
        assert all(pane.width > 20 and pane.height > 8 for pane in panes)
        assert sum(pane.width for pane in panes[:3]) == WIDE[0]


@pytest.mark.parametrize("size", [(40, 15), NARROW, WIDE])
async def test_what_a_key_does_stands_beside_or_below_it(
    library: Library, size: tuple[int, int]
) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("question_mark")
        await settled(pilot)
        keys = app.screen.query_one("#keys")
        drawn = [keys.render_line(row).text.rstrip() for row in range(keys.size.height)]
        at_the_edge = {line for line in drawn if line and not line.startswith(" ")}
        assert at_the_edge == {"In articles", "Moving", "Everywhere"}
