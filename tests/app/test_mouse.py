"""Selecting, scrolling and clicking with the mouse."""

import pytest
from textual import events

from tests.app.driving import WIDE, desk_of, settled
from tui.app.app import ClaimdeskApp
from tui.app.widgets.article_list import ArticleList
from tui.app.widgets.article_view import ArticleView
from tui.library import Library


async def test_what_the_mouse_selects_in_the_article_is_copied_word_for_word(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = ClaimdeskApp(library)
    copied: list[tuple[str, str]] = []
    monkeypatch.setattr(app, "copy_out", lambda text, what: copied.append((text, what)))
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        desk = desk_of(app)
        assert desk.desk is not None
        text = desk.desk.stored.article.text
        # Two lines of head stand above the text, five cells of gutter before it.
        await pilot.mouse_down(ArticleView, offset=(6 + 13, 3))
        await pilot.hover(ArticleView, offset=(6 + 8, 4))
        await pilot.mouse_up(ArticleView, offset=(6 + 8, 4))
        await settled(pilot)
        await pilot.press("y")
        ((chosen, what),) = copied
        assert what == "selection"
        assert chosen.startswith("Tehran Times reporter")
        assert chosen in text
        assert chosen.count(" ") > 4


async def test_the_wheel_scrolls_the_article_and_a_click_selects_an_article(
    library: Library,
) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=(140, 40)) as pilot:
        await settled(pilot)
        desk = desk_of(app)
        view = desk.query_one(ArticleView)
        view._on_mouse_scroll_down(  # what Textual calls for a notch of the wheel
            events.MouseScrollDown(view, 5, 5, 0, 0, 0, False, False, False)
        )
        await settled(pilot)
        assert view.scroll_offset.y > 0
        listing = desk.query_one(ArticleList)
        await pilot.click(ArticleList, offset=(10, 1 + 4))
        await settled(pilot)
        assert (desk.pane, listing.cursor) == ("articles", 4)
        await pilot.click(ArticleList, offset=(10, 1 + 4))
        await settled(pilot)
        assert desk.pane == "article"


async def test_a_click_in_the_text_selects_the_claim_that_stands_there(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        view = app.screen.query_one(ArticleView)
        desk = desk_of(app).desk
        assert desk is not None
        wanted = next(c.claim for c in desk.claims if c.claim.text.startswith("Belarus has"))
        line = next(n for n, (start, end) in enumerate(view._lines) if start <= wanted.start < end)
        row = line + len(view._head) - view.scroll_offset.y
        # One line of border above; six cells of border, mark and number before the text.
        column = 6 + wanted.start - view._lines[line][0]
        await pilot.click(ArticleView, offset=(column + 2, row + 1))
        await settled(pilot)
        selected = desk_of(app).desk
        assert selected is not None
        assert selected.claim is not None
        assert selected.claim.claim.text.startswith("Belarus has started")
