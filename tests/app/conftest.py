from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.app.app import ClaimdeskApp
from tui.library import Library, add_seeds


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite3") as opened:
        add_seeds(opened)
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
    monkeypatch.setattr(ClaimdeskApp, "NOTIFICATION_TIMEOUT", 120.0)
