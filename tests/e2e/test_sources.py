"""Every source once, by the command line, on real bytes: files, standard input, a page, a feed."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.loopback import page, serving
from tests.made_files import FORMATS, Story, html, mailbox, report, story, text


class Desk:
    """The program with a library of its own."""

    def __init__(self, folder: Path) -> None:
        self._library = str(folder / "l.sqlite3")

    def run(self, *arguments: str, given: bytes = b"") -> str:
        command = [sys.executable, "-m", "tui", "--library", self._library, *arguments]
        done = subprocess.run(
            command, input=given, capture_output=True, check=False, env=os.environ
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    def titles(self) -> list[str]:
        return [row["title"] for row in json.loads(self.run("list", "--json"))]

    def claims(self, number: int) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.run("claims", str(number), "--json"))
        return found


def test_a_folder_of_every_format_comes_in_with_titles_and_claims(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    told = dict(zip(FORMATS, map(story, range(100, 200)), strict=False))
    for suffix, make in FORMATS.items():
        (folder / f"x{suffix}").write_bytes(make(told[suffix]))
    desk = Desk(tmp_path)
    # The two archives hold two files each: of one story, which is told in two formats.
    assert desk.run("add", str(folder)).endswith("known already\n")
    titles = set(desk.titles())
    for suffix, one in told.items():
        if suffix in {".srt", ".vtt", ".pdf"}:  # they name no title, or one for all that we make
            continue
        assert one.title in titles, suffix
    assert "Pool report" in titles
    assert desk.claims(1)["claims"]


def test_a_pdf_gives_claims_with_pages_and_a_mailbox_each_message(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    (tmp_path / "report.pdf").write_bytes(report(story(1, 30)))
    assert desk.run("add", str(tmp_path / "report.pdf")) == "1 added, 0 known already\n"
    pages = {claim["locator"]["page"] for claim in desk.claims(1)["claims"]}
    assert len(pages) > 1
    letters = [story(number) for number in (2, 3, 4)]
    (tmp_path / "news.mbox").write_bytes(mailbox(*letters))
    assert desk.run("add", str(tmp_path / "news.mbox")) == "3 added, 0 known already\n"
    assert desk.run("add", str(tmp_path / "news.mbox")) == "0 added, 1 known already\n"
    assert {letter.title for letter in letters} < set(desk.titles())


def test_standard_input_and_a_page_come_in(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    assert desk.run("add", "-", given=text(story(5))) == "1 added, 0 known already\n"
    with serving({"/story": page(html(story(6)))}) as site:
        address = f"{site.root}/story"
        assert desk.run("add", "--allow-private", address) == "1 added, 0 known already\n"
    found = desk.claims(2)["article"]
    assert (found["title"], found["author"]) == (story(6).title, "Made Up")
    assert found["url"] == address


def test_a_feed_that_changes_brings_in_what_is_new(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    assert desk.run("feed", "refresh") == ""  # what is missing is said beside the output
    first, second = story(7), story(8)
    with serving({"/7": page(html(first)), "/8": page(html(second))}) as site:
        site.answers["/feed"] = page(_feed(site.root, first))
        assert desk.run("feed", "add", f"{site.root}/feed") == "1 feed added, 0 followed already\n"
        refresh = ("feed", "refresh", "--allow-private")
        assert desk.run(*refresh) == "1 added, 0 known already\n"
        site.answers["/feed"] = page(_feed(site.root, second, first))
        assert desk.run(*refresh) == "1 added, 0 known already\n"
        assert desk.run(*refresh) == "0 added, 0 known already\n"
    assert sorted(desk.titles()) == sorted((first.title, second.title))


def _feed(root: str, *told: Story) -> str:
    items = "".join(
        f"<item><title>{one.title}</title><link>{root}/{one.number}</link>"
        f"<guid>{one.number}</guid><description>A teaser.</description></item>"
        for one in told
    )
    return f"<rss version='2.0'><channel><title>Made</title>{items}</channel></rss>"
