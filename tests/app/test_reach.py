"""What of the server's files a browser reaches."""

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.app.driving import press, settled
from tui.app.app import ClaimdeskApp
from tui.app.path_completion import completed
from tui.app.reach import OutOfReachError, within_reach
from tui.app.reviewing import Reviewing
from tui.library import Library
from tui.paths import FILES_VARIABLE
from tui.reviews import change
from tui.serving.session import BrowserSession


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is open to the browser, and a file outside of it."""
    folder = tmp_path / "shared"
    folder.mkdir()
    (folder / "inside.txt").write_text("Forty bridges were closed in March 2023.")
    (tmp_path / "secret.txt").write_text("The key of the house lies under the 3rd stone.")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    monkeypatch.setenv(FILES_VARIABLE, str(folder))
    return folder


OUTSIDE = ("../secret.txt", "/etc/passwd", "~/.ssh/id_rsa", "link.txt", "inside/../../secret.txt")


@pytest.mark.parametrize("typed", OUTSIDE)
def test_no_way_leads_out_of_the_folder(shared: Path, typed: str) -> None:
    with pytest.raises(OutOfReachError, match="reaches the files in"):
        within_reach(Path(typed).expanduser())
    assert completed(typed[:-2]) in {None, "link.txt"}


def test_without_a_folder_nothing_is_in_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FILES_VARIABLE, "")
    with pytest.raises(OutOfReachError, match="serve --files FOLDER"):
        within_reach(Path("a.txt"))
    assert completed("/et") is None


def test_outside_of_a_browser_every_path_is_in_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(FILES_VARIABLE, raising=False)
    assert within_reach(Path("/etc/passwd")) == Path("/etc/passwd")


@pytest.mark.parametrize("key", ["a", "O"])
async def test_the_app_neither_reads_nor_writes_outside(
    library: Library, shared: Path, key: str
) -> None:
    change(library, 1, who="tester", rating="Refuted", status="done", unsourced=True)
    outside = shared.parent / ("secret.txt" if key == "a" else "stolen.json")
    desk = Reviewing(publisher="Desk", site="https://desk.example")
    app = ClaimdeskApp(library, reviewing=desk)
    async with app.run_test(size=(120, 36)) as pilot:
        before = library.counts().articles
        await press(pilot, "4", key)
        for typed in (str(outside), f"../{outside.name}"):
            field = app.screen.query_one("#answer", Input)
            field.value = typed
            field.focus()
            await press(pilot, "enter")
        assert any("reaches the files in" in note.message for note in app._notifications)
        assert library.counts().articles == before
        assert outside.exists() == (key == "a")
        field.value = "inside.txt" if key == "a" else "report.json"
        await press(pilot, "enter")
        await settled(pilot)
        assert library.counts().articles == before + (key == "a")
        assert (shared / "report.json").exists() == (key == "O")


def test_a_browser_is_given_a_folder_or_none() -> None:
    def session(**more: str) -> dict[str, str]:
        made = BrowserSession(
            "claimdesk",
            write_bytes=None,
            write_str=None,
            close=None,
            download_manager=None,
            **more,
        )
        return made._build_environment()

    assert session()[FILES_VARIABLE] == ""
    assert session(files="/srv/news")[FILES_VARIABLE] == "/srv/news"
