"""What the desk shows of what other programs do to the library."""

import sqlite3
from contextlib import closing

from tests.app.driving import desk_of, opened, press, settled, there
from tui.app.app import ClaimdeskApp
from tui.app.screens.following import FollowingDesk
from tui.articles import Article
from tui.library import Library, prepare

TEXT = "The council of Ems spent 45 million euros on bridges in 2024, the mayor said."


def told(app: ClaimdeskApp) -> str:
    return "\n".join(item.message for item in app._notifications)


def following(app: ClaimdeskApp) -> FollowingDesk:
    screen = app.screen_stack[0]
    assert isinstance(screen, FollowingDesk)
    return screen


def listed(app: ClaimdeskApp) -> list[str]:
    desk = desk_of(app)._list
    return ["".join(text for text, _ in desk.parts(row, 0, 80)) for row in range(desk.count)]


async def test_what_another_program_adds_is_listed_and_the_cursor_stays(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "G")
        before = opened(app).stored.id
        with Library.open(library.path) as other:
            number = other.add(prepare(Article(text=TEXT, title="Bridges of Ems"))).article_id
            other.star(number)
        following(app).follow()
        await settled(pilot)
        assert any("Bridges of Ems" in row and "★" in row for row in listed(app))
        assert desk_of(app)._list.selected == opened(app).stored.id == before
        assert str(desk_of(app)._list.border_subtitle) == "7 of 7"


async def test_an_open_article_that_is_taken_out_is_told(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        gone = opened(app).stored
        with Library.open(library.path) as other:
            other.remove(gone.id)
        following(app).follow()
        await settled(pilot)
        assert "was taken out of the library" in told(app)
        assert opened(app).stored.id != gone.id
        assert str(desk_of(app)._list.border_subtitle) == "5 of 5"
        assert not any("removed" in row for row in listed(app))


async def test_a_library_whose_file_was_deleted_is_saved_and_left(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "t", *"mine")
        library.path.unlink()
        following(app).follow()
        await pilot.pause()
    kept = library.path.with_name(f"{library.path.name}.rescued-1")
    assert str(kept) in app.account()
    with closing(sqlite3.connect(kept)) as saved:
        notes = saved.execute("SELECT note FROM article WHERE note <> ''").fetchall()
    assert notes == [("mine",)]
    assert there(app.return_code) == 1
