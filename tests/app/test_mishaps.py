"""What becomes of failures in the app."""

import errno
import gc
import threading

import pytest
from textual import events, work
from textual._styles_cache import StylesCache
from textual.command import CommandList
from textual.screen import Screen
from textual.widgets import TextArea

from tests.app.driving import desk_of, opened, press, settled, there
from tui.app.app import ClaimdeskApp
from tui.app.screens.search import SearchScreen
from tui.app.theme import HIGH_CONTRAST_LIGHT
from tui.library import Library, LibraryError
from tui.reviews import drafted
from tui.search import ClaimSearch


class Asking(Screen[None]):
    """Asks in a worker that comes back when the screen may be gone."""

    left = threading.Event()

    @work(thread=True)
    def ask(self) -> None:
        assert self.left.wait(120)
        self.app.call_from_thread(self.query_one, "#answer")


async def test_an_answer_for_a_screen_that_was_left_is_dropped(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test() as pilot:
        screen = Asking()
        await app.push_screen(screen)
        screen.ask()
        await pilot.pause()
        await app.pop_screen()
        screen.left.set()
        await settled(pilot)
        await press(pilot, "4")
        assert desk_of(app).pane == "claims"
    assert app.failure is None


async def test_what_was_drawn_of_screens_that_were_left_is_let_go(library: Library) -> None:
    def kept() -> int:
        gc.collect()
        return sum(isinstance(item, StylesCache) for item in gc.get_objects())

    app = ClaimdeskApp(library)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "slash", "i", "escape")
        before = kept()
        for _ in range(6):
            await press(pilot, "slash", "i", "escape")
        assert kept() < before + 12


async def test_fields_of_screens_that_were_left_are_let_go(library: Library) -> None:
    def kept() -> int:
        gc.collect()
        return sum(isinstance(item, TextArea) for item in gc.get_objects())

    app = ClaimdeskApp(library)
    async with app.run_test(size=(120, 36)) as pilot:
        keys = ("t", "a", "escape", "4", "v", "escape", "escape")
        await press(pilot, *keys)
        before = kept()
        await press(pilot, *keys, *keys)
        assert app.screen is desk_of(app)
        # What was left last may still be held by what was drawn last.
        assert kept() <= before + 2


async def test_a_field_follows_another_theme(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "t", "a")
        field = app.screen.query_one(TextArea)

        def colours() -> set[object]:
            return {part.style.bgcolor for part in field.render_line(0) if part.style}

        before = colours()
        app.theme = HIGH_CONTRAST_LIGHT
        await settled(pilot)
        assert colours().isdisjoint(before)


@pytest.mark.parametrize("size", [(1, 1), (3, 2)])
async def test_keys_page_through_the_palette_in_a_terminal_of_no_size(
    library: Library, size: tuple[int, int]
) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "colon", "down", "pageup", "pagedown", "escape")
        await press(pilot, "4", "pagedown", "ctrl+d", "c", "pageup", "G", "escape")
        assert app.screen is desk_of(app)
    assert app.failure is None


async def test_a_click_on_a_command_that_is_listed_no_more_does_nothing(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "colon", "down")
        listed = app.screen.query_one(CommandList)
        x, y = listed.region.x + 4, listed.region.y + 4
        assert app.screen.get_style_at(x, y).meta["option"] > 0
        listed._options.clear()  # as it is while the next commands are looked for
        click = events.Click(None, x, y, 0, 0, 1, False, False, False, x, y)
        app.screen._forward_event(click)
        await pilot.pause()
        await press(pilot, "escape")
    assert app.failure is None


async def test_the_claim_screen_can_be_left_before_it_is_laid_out(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "4")
        for _ in range(3):
            # At once, as they come down a slow line.
            app.post_message(events.Key("v", "v"))
            app.post_message(events.Key("escape", None))
            await settled(pilot)
            assert app.screen is desk_of(app)
        app.check_claim(there(opened(app).claim).id, "verdict")
        app.pop_screen()
        await settled(pilot)
        await press(pilot, "2")
        assert desk_of(app).pane == "article"
    assert app.failure is None


async def test_enter_and_escape_in_one_moment_leave_a_dialogue_once(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test() as pilot:
        for keys in (("enter", "escape"), ("escape", "enter"), ("escape", "escape")):
            await press(pilot, "a", "x")
            # At once, as they come down a slow line.
            for key in keys:
                app.post_message(events.Key(key, None))
            await settled(pilot)
            assert app.screen is desk_of(app)
    assert app.failure is None


async def test_a_library_that_fails_under_a_key_is_told_and_the_next_key_works(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise LibraryError("library.sqlite3: is being written by another program")

    app = ClaimdeskApp(library)
    async with app.run_test() as pilot:
        await settled(pilot)
        with monkeypatch.context() as patched:
            patched.setattr(Library, "star", fail)
            await press(pilot, "asterisk")
        assert [note.message for note in app._notifications] == [
            "library.sqlite3: is being written by another program"
        ]
        await press(pilot, "asterisk")
        assert desk_of(app).desk is not None
        assert any(row.starred for row in library.rows(library.article_ids()))


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (LibraryError("library.sqlite3: the disk is full"), "library.sqlite3: the disk is full"),
        (
            OSError(errno.ENOSPC, "No space left", "library.sqlite3"),
            "library.sqlite3: No space left",
        ),
    ],
)
async def test_a_note_that_can_not_be_kept_is_told_and_stays_until_it_can(
    library: Library, monkeypatch: pytest.MonkeyPatch, problem: Exception, said: str
) -> None:
    def fail(*_: object) -> None:
        raise problem

    app = ClaimdeskApp(library)
    async with app.run_test() as pilot:
        await press(pilot, "t")
        with monkeypatch.context() as patched:
            patched.setattr(Library, "set_note", fail)
            await press(pilot, *"ab", "escape")
        assert [note.message for note in app._notifications] == [said]
        assert app.screen.query_one(".dialogue").border_subtitle == "NOT KEPT · Esc tries again"
        await press(pilot, "escape")
        assert opened(app).stored.note == "ab"
    assert app.failure is None


async def test_a_library_that_fails_behind_an_answer_is_told(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise LibraryError("library.sqlite3: the disk is full")

    app = ClaimdeskApp(library)
    async with app.run_test(size=(120, 50)) as pilot:
        await press(pilot, "4", "v")
        await press(pilot, "tab", "tab", *"was six")
        with monkeypatch.context() as patched:
            patched.setattr("tui.reviews.drop_draft", fail)
            await press(pilot, "ctrl+r", "y")
        assert [note.message for note in app._notifications] == [
            "library.sqlite3: the disk is full"
        ]
        await press(pilot, "ctrl+r", "y")
        assert drafted(library) == []
    assert app.failure is None


class Failing(Screen[None]):
    """Reads a library that fails while the screen is made."""

    def on_mount(self) -> None:
        raise LibraryError("library.sqlite3: is damaged")


async def test_a_screen_that_can_not_be_made_is_left_and_clocks_go_on(library: Library) -> None:
    def fail() -> None:
        raise LibraryError("library.sqlite3: is locked")

    app = ClaimdeskApp(library)
    async with app.run_test() as pilot:
        await app.push_screen(Failing())
        await settled(pilot)
        assert app.screen is desk_of(app)
        desk_of(app).set_timer(0.01, fail)
        while len(app._notifications) < 2:
            await pilot.pause(0.01)
        assert {note.message for note in app._notifications} == {
            "library.sqlite3: is damaged",
            "library.sqlite3: is locked",
        }
        await press(pilot, "4")
        assert desk_of(app).pane == "claims"
    assert app.failure is None


async def test_a_library_that_fails_before_the_desk_stands_ends_the_app_with_the_reason(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise LibraryError("library.sqlite3: is damaged")

    monkeypatch.setattr(Library, "counts", fail)
    app = ClaimdeskApp(library)
    with pytest.raises(LibraryError):
        async with app.run_test():
            pass
    assert app.account() == "library.sqlite3: is damaged"


async def test_a_search_whose_index_can_not_be_written_is_told_and_the_next_one_works(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise LibraryError("library.sqlite3.search: the disk is full")

    app = ClaimdeskApp(library)
    async with app.run_test() as pilot:
        await settled(pilot)
        with monkeypatch.context() as patched:
            patched.setattr(ClaimSearch, "search", fail)
            await press(pilot, "slash", "t")
        assert "library.sqlite3.search: the disk is full" in [
            note.message for note in app._notifications
        ]
        await press(pilot, *"wenty")
        assert isinstance(app.screen, SearchScreen)
        assert app.screen.matches
    assert app.failure is None


async def test_a_damaged_article_is_told_and_the_others_open(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test() as pilot:
        await settled(pilot)
        first = desk_of(app).desk
        assert first is not None
        whole = Library.article

        def article(self: Library, number: int) -> object:
            if number == wrong:
                raise LibraryError("library.sqlite3: is damaged")
            return whole(self, number)

        ids = library.article_ids()
        wrong = ids[ids.index(first.stored.id) + 1]
        monkeypatch.setattr(Library, "article", article)
        await press(pilot, "1", "j")
        assert any("is damaged" in note.message for note in app._notifications)
        await press(pilot, "j")
        assert opened(app).stored.id not in {wrong, first.stored.id}


async def test_the_app_makes_the_backup_of_the_day(library: Library) -> None:
    from tui.library import backups_of

    app = ClaimdeskApp(library)
    async with app.run_test() as pilot:
        app.back_up()
        await settled(pilot)
        assert len(backups_of(library.path)) == 1
        app.back_up()
        await settled(pilot)
        assert len(backups_of(library.path)) == 1
