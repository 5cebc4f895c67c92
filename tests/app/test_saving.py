"""A verdict that is saved while claims that say the same are still looked for."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from threading import Event

import pytest
from textual.pilot import Pilot
from textual.widgets import Static, TextArea

from tests.app.driving import NARROW, desk_of, press, settled
from tui.app.app import ClaimdeskApp
from tui.app.reviewing import Reviewing
from tui.library import Library
from tui.reviews import draft, history, save_draft


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Find claims that say the same when this is set, not before."""
    event = Event()

    def waiting(*_: object) -> list[int]:
        event.wait()
        return []

    monkeypatch.setattr("tui.reviews.groups.same_claims", waiting)
    monkeypatch.setattr("tui.app.looking.look", lambda *_, **__: iter(()))
    yield event
    event.set()


@asynccontextmanager
async def _at_its_verdict(
    library: Library, found: Event
) -> AsyncIterator[tuple[ClaimdeskApp, Pilot[None], int]]:
    """Open the form of a claim's verdict, a rating chosen; let the search end in any case."""
    number = library.claims(1)[0].id
    save_draft(library, number, rating="Refuted")
    app = ClaimdeskApp(library, reviewing=Reviewing(reviewer="ana"))
    try:
        async with app.run_test(size=NARROW) as pilot:
            await settled(pilot)
            app.check_claim(number, "verdict")
            await settled(pilot)
            yield app, pilot, number
    finally:
        found.set()


async def test_keys_answer_while_a_verdict_is_saved_and_what_they_type_is_kept(
    library: Library, found: Event
) -> None:
    async with _at_its_verdict(library, found) as (app, pilot, number):
        await pilot.press("ctrl+s")
        state = app.screen.query_one("#form-state", Static)
        assert "Saving" in str(state.render())
        await pilot.press("ctrl+s", "tab", "tab", *"half")
        assert draft(library, number).fields["explanation"] == "half"
        assert history(library, number) == []
        found.set()
        await settled(pilot)
        assert [set(entry.changes) for entry in history(library, number)] == [{"rating", "scale"}]
        assert app.screen.query_one("#explanation", TextArea).text == "half"
        assert draft(library, number).fields == {"explanation": "half"}
        assert "Not in the history yet" in str(state.render())
        await press(pilot, "ctrl+s")
        assert history(library, number)[-1].changes["explanation"] == (None, "half")
        assert draft(library, number).fields == {}


async def test_a_verdict_is_saved_though_its_claim_was_left_meanwhile(
    library: Library, found: Event
) -> None:
    async with _at_its_verdict(library, found) as (app, pilot, number):
        await pilot.press("ctrl+s", "escape")
        assert desk_of(app).is_current
        assert history(library, number) == []
        found.set()
        await settled(pilot)
        assert len(history(library, number)) == 1
        assert any("in the history" in note.message for note in app._notifications)
