"""Hostile text in what others open: a browser, a spreadsheet, a reader of JSON."""

import csv
import io
import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.e2e.chromium import Page, chromium
from tests.hostile.corpus import STRINGS, WORD, faults
from tests.hostile.running import environment
from tui.cli import main
from tui.library import Library

# Signs that make a spreadsheet run what follows (OWASP, "CSV Injection").
SIGNS = tuple("=+-@＝＋－＠")


@pytest.fixture
def export(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copy(folder / "library.sqlite3", tmp_path)
    for key, value in environment(tmp_path).items():
        monkeypatch.setenv(key, value)
    for kind in ("html", "csv", "json", "markdown", "claimreview"):
        target = str(tmp_path / f"report.{kind}")
        command = ["export", "--format", kind, "--url", "https://desk.example", "-o", target]
        done = CliRunner().invoke(main, [*command, "--title", STRINGS["script"]])
        assert done.exit_code == 0, done.output
        assert faults(done.output) == []
    return tmp_path


async def counted(page: Page, file: Path) -> dict[str, int]:
    """Open a file and count what of it runs, loads or leads astray."""
    page.events.clear()
    await page.open(file.as_uri())
    found: dict[str, int] = await page.value(
        """({
            scripts: document.scripts.length,
            handlers: [...document.querySelectorAll("*")].filter(
                one => [...one.attributes].some(item => item.name.startsWith("on"))).length,
            hits: window.hits || 0,
            loaded: document.querySelectorAll("img,iframe,object,embed,svg,link").length,
            links: [...document.links].filter(one => !one.href.startsWith("http")).length,
            sections: document.querySelectorAll("section").length,
        })"""
    )
    wanted = [event for event in page.events if event["method"] == "Network.requestWillBeSent"]
    found["requests"] = sum(
        not event["params"]["request"]["url"].startswith(file.as_uri()) for event in wanted
    )
    found["dialogs"] = sum(e["method"] == "Page.javascriptDialogOpening" for e in page.events)
    return found


async def test_a_report_runs_nothing_in_a_browser(export: Path, tmp_path: Path) -> None:
    report = export / "report.html"
    # By its escaping alone: without the policy that forbids scripts as well.
    bare = tmp_path / "bare.html"
    policy = re.compile('<meta http-equiv="Content-Security-Policy"[^>]*>')
    bare.write_text(policy.sub("", report.read_text()))
    assert policy.search(report.read_text())
    # The count itself must be able to count.
    open_door = tmp_path / "open.html"
    open_door.write_text("<script>window.hits = 1</script><img src=x onerror='hits += 1'>")
    async with chromium(tmp_path / "profile") as page:
        assert (await counted(page, open_door))["scripts"] == 1
        for file in (report, bare):
            found = await counted(page, file)
            assert found.pop("sections") > 12
            assert not any(found.values()), found
            assert WORD in await page.value("document.body.innerText")
            assert STRINGS["html"] in await page.value("document.body.innerText")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_no_cell_is_a_formula_however_a_spreadsheet_divides(export: Path, delimiter: str) -> None:
    text = (export / "report.csv").read_bytes().decode()
    cells = [
        cell.lstrip(" \t\r\n\"'\xa0" if cell.startswith(("'", '"')) else " \t\r\n\xa0")
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        for cell in row
        if not cell.lstrip().startswith("'")
    ]
    assert len(cells) > len(STRINGS)
    assert [cell for cell in cells if cell.startswith(SIGNS)] == []
    assert faults(text) == []


def test_exports_are_sound_and_hold_every_verdict(export: Path) -> None:
    with Library.open(export / "library.sqlite3") as library:
        (done,) = library.database.row("SELECT count(*) FROM review_current WHERE status = 'done'")
    assert done > 12
    with (export / "report.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(json.loads((export / "report.json").read_text())) >= done
    graph = json.loads((export / "report.claimreview").read_text())["@graph"]
    assert len(graph) == done
    for node in graph:
        for source in node["citation"]:
            assert re.match("https?://", source.get("url", "https://"))
    markdown = (export / "report.markdown").read_text()
    assert not re.search(r"(?<!\\)(?:<(?!https?://)|\]\()", markdown)
    for kind in ("html", "csv", "json", "markdown"):
        assert faults((export / f"report.{kind}").read_text()) == [], kind
