"""A model of the user's own in the app: proposals, and what a bad endpoint may not do."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from textual.pilot import Pilot

from tests.app.driving import press, settled
from tests.model_server import INVENTED, REAL, let_answer, serving_model
from tui.app.app import ClaimdeskApp
from tui.app.reviewing import Reviewing
from tui.app.screens.claim import ClaimScreen
from tui.app.screens.place import PlaceScreen
from tui.app.screens.proposal import ProposalScreen
from tui.library import Library
from tui.reviews import draft, history, save_draft

WIDE, NARROW = (160, 50), (80, 24)
ANA = Reviewing(reviewer="ana")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving_model() as address:
        yield address


def twenty(library: Library) -> int:
    return next(item.id for item in library.claims(1) if "twenty member" in item.claim.text)


def said(app: ClaimdeskApp, text: str) -> bool:
    return any(text in note.message for note in app._notifications)


def claim_screen(app: ClaimdeskApp) -> ClaimScreen:
    assert isinstance(app.screen, ClaimScreen)
    return app.screen


async def opened(pilot: Pilot[None], app: ClaimdeskApp, number: int) -> None:
    await settled(pilot)
    app.check_claim(number, "verdict")
    await settled(pilot)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_proposal_is_one_until_a_person_takes_it_over(
    library: Library, address: str, size: tuple[int, int]
) -> None:
    number = twenty(library)
    save_draft(library, number, explanation="Mine.")
    app = ClaimdeskApp(library, reviewing=replace(ANA, base_url=address, model="mixed"))
    async with app.run_test(size=size) as pilot:
        await opened(pilot, app, number)
        await press(pilot, "P")
        assert said(app, "PROPOSAL of mixed: Refuted")
        assert set(draft(library, number).fields) == {"explanation"}
        await press(pilot, "P")
        shown = app.screen
        assert isinstance(shown, ProposalScreen)
        assert shown.query_one(".dialogue").border_title == "PROPOSAL, not a verdict"
        (reason,) = shown.found.reasons
        assert reason.quote == REAL["quote"]
        assert shown.found.dropped == (INVENTED["quote"],)
        await press(pilot, "down", "enter")
        place = app.screen
        assert isinstance(place, PlaceScreen)
        assert place.stored.article.text[slice(*place.span)] == REAL["quote"]
        await press(pilot, "escape", "escape")
        assert set(draft(library, number).fields) == {"explanation"}
        await press(pilot, "P", "t")
        typed = draft(library, number).fields
        assert (typed["rating"], typed["status"]) == ("Refuted", "in progress")
        assert typed["explanation"] == f"Mine.\n\n{REAL['reason']}"
        assert "proposal of mixed" in typed["notes"]
        assert [item.quote for item in typed["sources"]] == [REAL["quote"]]
        assert claim_screen(app).panel.form.rating == "Refuted"
        assert history(library, number) == []


@pytest.mark.parametrize(
    ("model", "problem"),
    [
        ("invented", "Not Enough Evidence"),
        ("words", "not the JSON"),
        ("hangs up", "does not answer"),
        ("refuses", "refused (401)"),
        ("no model", "sent no answer"),
    ],
)
async def test_a_bad_answer_is_said_in_one_toast_and_changes_nothing(
    library: Library, address: str, model: str, problem: str
) -> None:
    number = twenty(library)
    app = ClaimdeskApp(library, reviewing=replace(ANA, base_url=address, model=model))
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot, app, number)
        await press(pilot, "P")
        assert said(app, problem)
        assert draft(library, number).fields == {}


async def test_a_slow_model_never_holds_a_key_and_is_cancelled_at_once(
    library: Library, address: str
) -> None:
    number = twenty(library)
    app = ClaimdeskApp(library, reviewing=replace(ANA, base_url=address, model="slow"))
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot, app, number)
        await pilot.press("P", "2", "down", "4", "tab", "tab", *"typed")
        await pilot.pause()
        assert draft(library, number).fields["explanation"] == "typed"
        screen = claim_screen(app)
        assert screen._asking
        # The model does not answer before it is told to.
        await pilot.press("escape", "x")
        assert all(worker.is_finished for worker in app.workers)
        assert not screen._asking
        assert screen.proposal is None
        let_answer(address)
        await settled(pilot)
        assert not said(app, "PROPOSAL")


async def test_without_a_model_it_says_how_one_is_set_up_and_asks_nobody(
    library: Library, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = twenty(library)
    app = ClaimdeskApp(library, reviewing=ANA)
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot, app, number)
        await press(pilot, "P")
        assert said(app, "under [assistant] in the settings")
        app.reviewing = replace(ANA, base_url=address, model="well")
        monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
        await press(pilot, "P")
        assert said(app, "pip install 'claimdesk[assistant]'")
        assert not said(app, "PROPOSAL")
