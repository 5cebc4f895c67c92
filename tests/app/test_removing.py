"""Articles taken out of the library in the app."""

from tests.app.driving import NARROW, desk_of, opened, press, settled
from tui.app.app import ClaimdeskApp
from tui.app.screens.dialogues import ConfirmScreen
from tui.library import Library
from tui.reviews import save_draft


def _toasts(app: ClaimdeskApp) -> str:
    return "\n".join(note.message for note in app._notifications)


async def test_the_article_under_the_cursor_is_taken_out_after_asking(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await press(pilot, "g", "j")
        ids = list(desk_of(app)._list._ids)
        library.set_note(ids[1], "Ask.")
        await press(pilot, "X")
        assert isinstance(app.screen, ConfirmScreen)
        assert opened(app).stored.heading[:40] in app.screen._question
        assert "your note" in app.screen._question
        await press(pilot, "n")
        assert library.article(ids[1]) is not None
        await press(pilot, "X", "y")
        assert library.article(ids[1]) is None
        assert "1 article taken out" in _toasts(app)
        # What stood below it has come in its place, and is open.
        listed = desk_of(app)._list
        assert list(listed._ids) == [ids[0], *ids[2:]]
        assert (listed.cursor, listed.selected, opened(app).stored.id) == (1, ids[2], ids[2])
        assert listed.border_subtitle == "5 of 5"


async def test_of_the_picked_articles_those_with_a_draft_are_kept_and_named(
    library: Library,
) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await press(pilot, "g")
        ids = list(desk_of(app)._list._ids)
        kept = next(number for number in ids if library.claims(number))
        save_draft(library, library.claims(kept)[0].id, notes="x")
        desk = desk_of(app)
        for number in ids[:3]:
            desk.picks.update(dict.fromkeys(item.id for item in library.claims(number)))
        assert kept in ids[:3]
        await press(pilot, "space", "space", "space", "delete")
        assert isinstance(app.screen, ConfirmScreen)
        assert "these 3 articles" in app.screen._question
        await press(pilot, "y")
        assert list(desk._list._ids) == [number for number in ids if number in {kept, *ids[3:]}]
        assert list(desk._list.picked) == [kept]
        assert set(desk.picks) == {item.id for item in library.claims(kept)}
        assert desk._list.selected == opened(app).stored.id == ids[3]
        assert "2 articles taken out" in _toasts(app)
        assert "a verdict or a draft of one" in _toasts(app)


async def test_a_library_that_is_emptied_shows_empty_panes(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=(160, 50)) as pilot:
        await settled(pilot)
        await press(pilot, "g", *["space"] * 6, "X", "y")
        desk = desk_of(app)
        assert library.counts().articles == 0
        assert desk.desk is None
        assert (desk._list.count, desk._claims.count, desk._summary.count) == (0, 0, 0)
        await press(pilot, "X")
        assert "no article to take out" in _toasts(app)
        await press(pilot, "4", "v", "y", "3", "w", "2", "1")
