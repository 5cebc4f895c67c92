"""Adding from the app: a page by its address, pasted text, a path completed, feeds refreshed."""

import re
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.app.driving import desk_of, opened, press, settled
from tests.loopback import page, serving
from tui.app.app import ClaimdeskApp
from tui.app.pasting import LONGEST_LINE, LONGEST_TEXT
from tui.app.path_completion import completed
from tui.app.screens.dialogues import LinesScreen
from tui.library import Library, Progress
from tui.library.subscriptions import follow, followed

STORY = "The ministry said on Monday that 45 bridges in the north were closed. " * 6
PAGE = f"<html><head><title>Bridges</title></head><body><article><p>{STORY}</p></article></html>"
ITEM = "<item><title>Bridges</title><link>{0}/a</link><guid>a</guid></item>"
FEED = "<rss version='2.0'><channel><title>Valley News</title>{0}</channel></rss>"


def _messages(app: ClaimdeskApp) -> str:
    return "\n".join(note.message for note in app._notifications)


async def test_a_page_is_added_by_its_address(library: Library) -> None:
    app = ClaimdeskApp(library)
    app.allow_private = True
    with serving({"/a": page(PAGE)}) as site:
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            await pilot.press("a")
            await settled(pilot)
            app.screen.query_one(Input).value = f"{site.root}/a"
            await pilot.press("enter")
            await settled(pilot)
            assert library.counts().articles == 7
            assert "1 article added" in _messages(app)


async def test_a_private_address_is_refused_in_a_toast(library: Library) -> None:
    app = ClaimdeskApp(library)
    with serving({"/a": page(PAGE)}) as site:
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            app.add_paths([], addresses=[f"{site.root}/a"])
            await settled(pilot)
            assert "--allow-private" in _messages(app)
            assert site.asked == []


async def test_pasted_text_is_added_whole(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=(160, 50)) as pilot:
        await settled(pilot)
        await pilot.press("a")
        await settled(pilot)
        app.screen.query_one(Input).post_message(events.Paste("Pasted\n\nThe Elm rose 4 metres."))
        await settled(pilot)
        newest = library.article(library.article_ids(sort="added")[0])
        assert newest is not None
        assert newest.article.text == "The Elm rose 4 metres."
        assert opened(app).stored.id == newest.id
        assert desk_of(app)._list.selected == newest.id
        assert "Pasted" in _messages(app)


SENTENCE = "The council of Ems spent 45 million euros on bridges, the mayor said."


async def test_one_pasted_sentence_is_text_and_no_path(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "a")
        line = app.screen.query_one(Input)
        line.post_message(events.Paste(SENTENCE))
        await settled(pilot)
        assert line.value == SENTENCE
        await press(pilot, "enter")
        assert opened(app).stored.article.text == SENTENCE


async def test_fields_take_what_they_can_of_a_huge_paste_and_say_so(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=(80, 24)) as pilot:
        for keys in (["f"], ["escape", "slash"], ["escape", "c", "f"]):
            await press(pilot, *keys)
            app.post_message(events.Paste(" ".join(f"w{number}" for number in range(9000))))
            await settled(pilot)
            field = app.focused
            assert isinstance(field, Input)
            assert len(field.value) == LONGEST_LINE
            assert "Only 2,000 of the" in _messages(app)
            app.clear_notifications()
        await press(pilot, "escape", "escape", "t")
        app.post_message(events.Paste("word " * 60_000))
        await settled(pilot)
        assert len(opened(app).reread(library).stored.note) == LONGEST_TEXT
    assert app.failure is None


async def test_feeds_are_refreshed_from_the_app(library: Library) -> None:
    app = ClaimdeskApp(library)
    app.allow_private = True
    with serving({"/a": page(PAGE)}) as site:
        site.answers["/feed"] = page(FEED.format(ITEM.format(site.root)))
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            await pilot.press("r")
            await settled(pilot)
            assert "No feed is followed yet" in _messages(app)
            follow(library, f"{site.root}/feed")
            await pilot.press("r")
            await settled(pilot)
            assert "1 article from feeds" in _messages(app)
            assert library.counts().articles == 7
            assert desk_of(app) is app.screen


def test_paths_are_completed(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "may.txt").write_text("x")
    (tmp_path / ".north").write_text("x")
    assert completed(f"{tmp_path}/n") == f"{tmp_path}/notes/"
    assert completed(f"{tmp_path}/") != f"{tmp_path}/.north"
    assert completed(f"{tmp_path}/notes/m") == f"{tmp_path}/notes/may.txt"
    assert completed(f"{tmp_path}/notes/may.txt") is None
    assert completed(f"{tmp_path}/nowhere/x") is None
    assert completed("https://news.test/") is None


async def test_the_address_of_a_feed_is_followed_and_brought_in_and_feeds_are_listed(
    library: Library,
) -> None:
    app = ClaimdeskApp(library)
    app.allow_private = True
    with serving({"/a": page(PAGE)}) as site:
        site.answers["/feed"] = page(
            "<?xml version='1.0'?>\n" + FEED.format(ITEM.format(site.root))
        )
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            await pilot.press("F")
            await settled(pilot)
            assert "No feed is followed yet" in "\n".join(_lines(app))
            await pilot.press("escape", "a")
            await settled(pilot)
            app.screen.query_one(Input).value = f"{site.root}/feed"
            await pilot.press("enter")
            await settled(pilot)
            assert [feed.url for feed in followed(library)] == [f"{site.root}/feed"]
            assert library.counts().articles == 7
            await pilot.press("F")
            await settled(pilot)
            told = _lines(app)
            assert told[:2] == ["Valley News", f"  {site.root}/feed"]
            assert told[2].startswith("  asked 20")


async def test_the_feeds_of_an_opml_file_are_followed(library: Library, tmp_path: Path) -> None:
    listed = tmp_path / "feeds.opml"
    listed.write_text("<opml><body><outline xmlUrl='https://example.org/rss'/></body></opml>")
    app = ClaimdeskApp(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("a")
        await settled(pilot)
        app.screen.query_one(Input).value = str(listed)
        await pilot.press("enter")
        await settled(pilot)
        assert "1 feeds followed" in _messages(app)
    assert [feed.url for feed in followed(library)] == ["https://example.org/rss"]


def _lines(app: ClaimdeskApp) -> list[str]:
    assert isinstance(app.screen, LinesScreen)
    return list(app.screen.lines)


async def test_adding_tells_how_far_it_is_and_is_cancelled_and_taken_up_again(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number}.txt").write_text(f"Town {number} spent {number} euros on roads.")
    app = ClaimdeskApp(library)
    said: list[str] = []
    monkeypatch.setattr(app, "notify", lambda message, **_: said.append(message))
    progress: list[str] = []

    def cancel(line: Progress | None) -> None:
        show(line)
        if line is not None:
            progress.append(str(desk.query_one("#top", Static).content))
            app.action_cancel_adding()

    async def add(pilot: Pilot[None]) -> None:
        await pilot.press("a")
        await pilot.pause()
        app.screen.query_one(Input).value = str(folder)
        await pilot.press("enter")
        await settled(pilot)

    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        desk = desk_of(app)
        show = desk.show_progress
        monkeypatch.setattr(desk, "show_progress", cancel)
        await add(pilot)
        stopped_at = library.counts().articles
        assert stopped_at < 66
        assert re.search(r"adding \d+ of 60 · [\d,]+ a second · [\d,]+ s left", progress[0])
        assert "cancelled, add again to go on" in said[-1]
        # What it told is gone from the title.
        assert "articles ·" in str(desk.query_one("#top", Static).content)
        monkeypatch.setattr(desk, "show_progress", show)
        await add(pilot)
        assert library.counts().articles == 66
        assert f"{66 - stopped_at} articles added" in said[-1]
