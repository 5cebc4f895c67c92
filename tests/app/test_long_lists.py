"""Lists that are too long to be laid out or filtered while a key waits."""

from pathlib import Path

import pytest

from tests.app.driving import WIDE, desk_of, press, settled
from tests.bench.big_library import prepared
from tui.app.app import ClaimdeskApp
from tui.app.screens import desk as desk_screen
from tui.app.widgets.article_list import ArticleList
from tui.app.widgets.claim_list import ClaimList
from tui.library import Library

CLAIMS = 300


@pytest.fixture
def library(tmp_path: Path) -> Library:
    opened = Library.open(tmp_path / "library.sqlite3")
    for article in range(3):
        towns = [f"Town {n} of county {article} has {n} roads." for n in range(CLAIMS)]
        opened.add(prepared(article, towns))
    return opened


def _seen(listed: ClaimList) -> str:
    return "\n".join(strip.text for strip in listed.render_lines(listed.outer_size.region))


async def test_every_claim_of_a_long_list_can_be_reached(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "4")
        listed = desk_of(app).query_one(ClaimList)
        shown = desk_of(app).desk
        assert shown is not None
        texts = [item.claim.text for item in shown.claims]
        await press(pilot, "G")
        assert texts[-1] in _seen(listed)
        assert listed.cursor == CLAIMS - 1
        last_line = listed.virtual_size.height - 1
        assert round(listed.scroll_offset.y) == last_line + 1 - listed.size.height
        await press(pilot, "pageup")
        assert texts[-1] not in _seen(listed)
        await press(pilot, "g")
        assert texts[0] in _seen(listed)


async def test_what_the_mouse_scrolls_to_is_laid_out(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "4")
        listed = desk_of(app).query_one(ClaimList)
        listed.scroll_to(y=listed.max_scroll_y, animate=False, force=True)
        await settled(pilot)
        assert "roads" in _seen(listed)
        listed.scroll_to(y=listed.max_scroll_y, animate=False, force=True)
        await settled(pilot)
        desk = desk_of(app).desk
        assert desk is not None
        assert desk.claims[-1].claim.text in _seen(listed)


async def test_a_long_list_is_filtered_in_a_worker(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_screen, "LISTED_AT_ONCE", 2)
    app = ClaimdeskApp(library)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        listed = desk_of(app).query_one(ArticleList)
        assert listed.count == 3
        await pilot.press("f", *"(1")
        await settled(pilot)
        assert listed.count == 1
        desk = desk_of(app).desk
        assert desk is not None
        assert "(1)" in desk.stored.heading
        await pilot.press("backspace", "x", "escape")
        await settled(pilot)
        assert listed.count == 3
