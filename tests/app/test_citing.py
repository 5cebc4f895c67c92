"""Where in its source a text stands: kept in the library, shown and copied with it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.driving import desk_of, settled
from tests.made_files import pdf
from tui.app.app import ClaimdeskApp
from tui.library import Library, add_files, reread

PAGES = [
    ["What follows was read aloud in the hall, and nobody had a question."],
    ["The pool costs the town 1.2 million dollars a year, treasurer Ana Ruiz said."],
]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf(PAGES))
    return path


async def test_a_claim_of_a_pdf_is_shown_and_copied_with_its_page(
    report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    monkeypatch.setattr(ClaimdeskApp, "copy_out", lambda _, text, what: copied.append(text))
    with Library.open(tmp_path / "l.sqlite3") as library:
        assert add_files(library, [report]).added == 1
        app = ClaimdeskApp(library)
        async with app.run_test(size=(160, 50)) as pilot:
            await settled(pilot)
            desk = desk_of(app).desk
            assert desk is not None
            assert desk.claim is not None
            assert "1.2 million" in desk.claim.claim.text
            await pilot.press("4", "Y", "3", "Y", "2", "Y", "4", "v")
            await settled(pilot)
            await pilot.press("1", "Y")
            await settled(pilot)
    claim, summary, whole, from_screen = copied
    assert claim.endswith("— “Pool report”, Jo Bell, p. 2")
    assert summary.endswith("— “Pool report”, Jo Bell, p. 1, p. 2")
    assert whole.endswith("— “Pool report”, Jo Bell")
    assert "p. 2" in from_screen.rpartition("—")[2]


def test_pages_are_printed_with_claims_and_come_with_a_reread(report: Path, tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite3"
    with Library.open(path) as library:
        add_files(library, [report])
        with library.database.writing():  # as a library from before pages were kept
            library.database.write("UPDATE body SET locators = '[]'", ())
        reread(library, [1])
    command = [sys.executable, "-m", "tui", "--library", str(path), "claims", "1", "--json"]
    told = subprocess.run(command, capture_output=True, check=True, env=os.environ).stdout
    claims = json.loads(told)["claims"]
    found = {claim["text"][:8]: claim["locator"] for claim in claims}
    assert found["The pool"] == {"page": 2, "seconds": None, "speaker": None}
