"""Exports, reports and dossiers from the app."""

import csv
import json
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.app.driving import desk_of, press, settled
from tui.app.app import ClaimdeskApp
from tui.app.reviewing import Reviewing
from tui.app.screens.claim import ClaimScreen
from tui.app.screens.dialogues import ConfirmScreen, LinesScreen
from tui.app.screens.export import ExportScreen
from tui.app.screens.report import ReportScreen
from tui.library import Library
from tui.reviews import Source, change, verify, write_dossier

WIDE, NARROW = (160, 50), (80, 24)
SEEDED = Reviewing(reviewer="ana", publisher="Desk", site="https://desk.example")
SOURCE = Source("https://a.example", "A")


def said(app: ClaimdeskApp, text: str) -> bool:
    return any(text in note.message for note in app._notifications)


def give_verdict(library: Library, claim: int) -> None:
    change(library, claim, who="ana", rating="Refuted", status="done", sources=[SOURCE])


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_picked_claims_are_reported_and_exported(
    library: Library, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = ClaimdeskApp(library, reviewing=SEEDED)
    copied: list[str] = []
    monkeypatch.setattr(app, "copy_out", lambda text, what: copied.append(text))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "4", "space", "down", "space")
        desk = desk_of(app)
        picked = desk.picked_claims
        assert desk.desk is not None
        assert picked == (desk.desk.claims[0].id, desk.desk.claims[2].id)
        assert "2 picked" in str(desk._claims.border_title)
        give_verdict(library, picked[1])
        # another article keeps them
        await press(pilot, "1", "j", "enter", "4")
        assert desk.picked_claims == picked
        await press(pilot, "R")
        report = app.screen
        assert isinstance(report, ReportScreen)
        assert tuple(item.claim_id for item in report.shown) == picked
        await press(pilot, "Y")
        assert "## " in copied[0]
        assert "**Refuted" in copied[0]
        await press(pilot, "down", "y")
        assert copied[1].startswith(report.shown[1].place.text)
        # a claim is opened from the report and what is decided there shows at once
        await press(pilot, "enter")
        assert isinstance(app.screen, ClaimScreen)
        await press(pilot, "escape")
        assert report.is_current
        await press(pilot, "O", "right", "right", "right", "right", "enter")
        app.screen.query_one("#answer", Input).value = str(tmp_path / "two.csv")
        await press(pilot, "enter")
        assert report.is_current
        assert said(app, f"2 claims to {tmp_path / 'two.csv'}")
        await press(pilot, "escape", "up", "up", "up", "up")
    rows = list(csv.DictReader((tmp_path / "two.csv").open(newline="")))
    assert [int(row["claim"]) for row in rows] == list(picked)
    assert [row["rating"] for row in rows] == ["", "Refuted"]


async def test_all_claims_are_picked_and_left_out_again(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await press(pilot, "4", "A")
        desk = desk_of(app)
        assert desk.desk is not None
        assert set(desk.picked_claims) == {item.id for item in desk.desk.claims}
        assert "■" in desk._claims.render_line(0).text
        await press(pilot, "A")
        assert desk.picked_claims == ()
        assert "■" not in desk._claims.render_line(0).text


@pytest.mark.parametrize(
    ("steps", "ending"), [(0, ".jsonld"), (2, ".md"), (3, ".html"), (4, ".csv"), (5, ".json")]
)
async def test_each_format_of_an_article_is_written_under_its_suggested_name(
    library: Library,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    steps: int,
    ending: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    app = ClaimdeskApp(library, reviewing=SEEDED)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        desk = desk_of(app).desk
        assert desk is not None
        give_verdict(library, desk.claims[0].id)
        # this claim, this article, all done verdicts: the article is one to the right
        await press(pilot, "O", *["right"] * steps, "shift+tab", "right", "enter", "enter", "enter")
        target = tmp_path / f"article-{desk.stored.id}{ending}"
        assert said(app, str(target))
        assert app.screen is desk_of(app)
    assert desk.claims[0].claim.text[:20] in target.read_text()
    if ending == ".json":
        assert len(json.loads(target.read_text())) == len(desk.claims)


async def test_a_file_that_is_there_is_asked_about_and_errors_leave_the_path_to_be_mended(
    library: Library, tmp_path: Path
) -> None:
    app = ClaimdeskApp(library, reviewing=SEEDED)
    there = tmp_path / "there.md"
    there.write_text("mine")
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await press(pilot, "O", "right", "right", "enter")
        answer = app.screen.query_one("#answer", Input)
        answer.value = str(there)
        await press(pilot, "enter")
        assert isinstance(app.screen, ConfirmScreen)
        await press(pilot, "n")
        assert there.read_text() == "mine"
        answer.value = str(tmp_path / "no" / "such.md")
        await press(pilot, "enter")
        assert said(app, "No such file or directory")
        assert isinstance(app.screen, ExportScreen)
        assert answer.value.endswith("such.md")
        answer.value = str(there)
        await press(pilot, "enter", "y")
        assert there.read_text().startswith("# ")


async def test_claimreview_without_a_verdict_or_an_address_says_what_is_missing(
    library: Library, tmp_path: Path
) -> None:
    app = ClaimdeskApp(library, reviewing=Reviewing(reviewer="ana"))
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await press(pilot, "O", "enter")
        app.screen.query_one("#answer", Input).value = str(tmp_path / "x.jsonld")
        await press(pilot, "enter")
        assert said(app, "set `site` under [reviews]")
    assert not (tmp_path / "x.jsonld").exists()


async def test_a_changed_dossier_is_named_in_the_app(library: Library, tmp_path: Path) -> None:
    claim = next(iter(library.claims(1))).id
    give_verdict(library, claim)
    write_dossier(library, claim, tmp_path / "dossier")
    app = ClaimdeskApp(library, reviewing=SEEDED)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)

        async def check() -> None:
            await press(pilot, "V")
            app.screen.query_one("#answer", Input).value = str(tmp_path / "dossier")
            await press(pilot, "enter")

        await check()
        assert said(app, "every file is as it was written")
        files = sorted((tmp_path / "dossier").rglob("*.json"))
        histories = [path for path in files if path.parent.name.startswith("claim-")]
        for path in histories:
            path.write_text(path.read_text() + " ")
        await check()
        assert isinstance(app.screen, LinesScreen)
        assert len(app.screen.lines) == len(histories)
        await press(pilot, "escape")
        await press(pilot, "V")
        app.screen.query_one("#answer", Input).value = str(tmp_path / "nowhere")
        await press(pilot, "enter")
        assert said(app, "No such file or directory")
    assert verify(tmp_path / "dossier")
