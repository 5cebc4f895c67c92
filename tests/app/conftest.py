from collections.abc import Iterator
from pathlib import Path

import pytest
from textual._context import active_app
from textual.notifications import Notification

from tests.app.driving import worked_off
from tui.library import Library


@pytest.fixture
def library(seeded: Path) -> Iterator[Library]:
    with Library.open(seeded) as opened:
        yield opened


@pytest.fixture(autouse=True)
def settings_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep tests away from the settings of whoever runs them, and the tour out of their way."""
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "tour-shown").touch()
    monkeypatch.setenv("CLAIMDESK_CONFIG", str(tmp_path / "config" / "settings.toml"))


@pytest.fixture(autouse=True)
def toasts_that_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let toasts stay until a test has looked at them, however slow the machine is."""
    monkeypatch.setattr(Notification, "time_left", 1_000.0)


@pytest.fixture(autouse=True)
def keys_that_wait_for_their_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait after a key for its work, where Textual waits until the processor has a rest."""

    async def answered(*_: float) -> None:
        await worked_off(active_app.get())

    monkeypatch.setattr("textual.app.wait_for_idle", answered)
    monkeypatch.setattr("textual.pilot.wait_for_idle", answered)
