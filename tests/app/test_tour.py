"""The tour of the first start, and what empty places say."""

from pathlib import Path

import pytest
from textual.widgets import Static
from textual.widgets._toast import Toast

from tests.app.driving import desk_of, press, settled
from tui.app.app import ClaimdeskApp
from tui.app.tour import STEPS, after, line
from tui.library import Library


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLAIMDESK_CONFIG", str(tmp_path / "first" / "settings.toml"))
    return tmp_path / "first"


def told(app: ClaimdeskApp) -> str:
    found = list(desk_of(app).query("#tour").results(Static))
    return str(found[0].content) if found else ""


async def test_the_tour_goes_through_the_seed_article_and_never_comes_again(
    tmp_path: Path, settings: Path
) -> None:
    with Library.open(tmp_path / "empty.sqlite3") as library:
        app = ClaimdeskApp(library)
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            await settled(pilot)
            assert "Tour 1 of 5 · press 4" in told(app)
            await press(pilot, "j")
            assert "Tour 1 of 5" in told(app)
            await press(pilot, "4")
            assert "Tour 2 of 5 · press w" in told(app)
            await press(pilot, "w")
            assert "eigt membr states" in told(app)
            await pilot.pause()
            toasts = app.screen.query(Toast)
            top = desk_of(app).query_one("#tour").region.y
            assert toasts
            assert all(toast.region.bottom <= top for toast in toasts)
            await press(pilot, "slash", *"eigt membr", "enter")
            assert "Tour 4 of 5 · press v" in told(app)
            await press(pilot, "v", "escape")
            assert "Tour 5 of 5 · press a" in told(app)
            await press(pilot, "a", "escape")
            assert told(app) == ""
    with Library.open(tmp_path / "another.sqlite3") as library:
        app = ClaimdeskApp(library)
        async with app.run_test() as pilot:
            await settled(pilot)
            assert library.counts().articles == 6
            assert told(app) == ""


async def test_escape_ends_the_tour(tmp_path: Path) -> None:
    with Library.open(tmp_path / "empty.sqlite3") as library:
        app = ClaimdeskApp(library)
        async with app.run_test() as pilot:
            await settled(pilot)
            assert "Tour 1" in told(app)
            await press(pilot, "escape")
            assert told(app) == ""
            await press(pilot, "4")
            assert told(app) == ""


def test_the_tour_names_the_keys_that_the_reader_has_chosen() -> None:
    assert "press F7:" in line(0, {"pane-claims": "f7"})
    assert after(len(STEPS) - 1, "app.add") is None
    assert after(0, "quit") == 0
