"""`claimdesk read`: the same work in plain lines, for screen readers."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.terminal import CHECKOUT
from tui.articles import Article
from tui.cli.linear import Reading, answers
from tui.library import Library, prepare
from tui.reviews import history, review


def seed_id(path: Path) -> int:
    with Library.open(path) as library:
        rows = library.rows(library.article_ids())
    return next(row.id for row in rows if row.title.startswith("According to Tehran Times"))


def spoken(path: Path, article: int, typed: str | None) -> str:
    """Run `claimdesk read`, type lines at a terminal (or none) and return all it printed."""
    command = [sys.executable, "-m", "tui", "--library", str(path), "read", str(article)]
    if typed is None:
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=True,
            stdin=subprocess.DEVNULL,
            cwd=CHECKOUT,
        )
        return done.stdout
    master, slave = pty.openpty()
    with subprocess.Popen(
        command, stdin=slave, stdout=subprocess.PIPE, text=True, cwd=CHECKOUT
    ) as process:
        os.close(slave)
        os.write(master, f"{typed}\n".encode())
        assert process.stdout is not None
        output = process.stdout.read()
    os.close(master)
    return output


def test_article_summary_and_claims_are_printed_with_numbers(seeded: Path) -> None:
    output = spoken(seeded, seed_id(seeded), None)
    assert "Summary, 3 sentences." in output
    assert "\n1. A media team from twenty member countries" in output
    assert "\x1b" not in output
    assert ">" not in output


def test_the_whole_work_can_be_done_at_the_prompt(seeded: Path) -> None:
    number = seed_id(seeded)
    typed = (
        'why 1\nevidence 1\nverdict 1 "Not Enough Evidence" https://example.org/a\n'
        "note ask the organisation\nstar\nfind eigt membr states\nclaims\nquit"
    )
    output = spoken(seeded, number, typed)
    assert "states a number" in output
    assert "Differs, check:" in output
    assert "Kept: Not Enough Evidence, done." in output
    assert "eight member states" in output
    assert "verdict Not Enough Evidence" in output
    with Library.open(seeded) as library:
        stored = library.article(number)
        assert stored is not None
        assert stored.starred
        assert stored.note == "ask the organisation"
        kept = review(library, library.claims(number)[0].id)
        assert [source.url for source in kept.sources] == ["https://example.org/a"]


def test_a_verdict_is_by_whom_and_on_the_scale_that_the_settings_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text('[reviews]\nreviewer = "Desk"\nscale = "ours"\nlabels = ["no", "yes"]\n')
    monkeypatch.setenv("CLAIMDESK_CONFIG", str(settings))
    with Library.open(tmp_path / "library.sqlite3") as library:
        library.add(prepare(Article("The river Elm rose by 4 metres in May 2024.")))
        (number,) = library.article_ids()
        stored = library.article(number)
        assert stored is not None
        reading = Reading(library, stored, tuple(library.claims(number)), ())
        assert answers(reading, "verdict", "1 yes") == ["Kept: yes, open."]
        (entry,) = history(library, reading.claims[0].id)
        assert entry.who == "Desk"


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("why 99", "why: name a claim by its number, 1 to"),
        ("verdict 1", "verdict: name a rating"),
        ("verdict 1 Nonsense", "verdict: "),
        ("dance", "dance: not known; help lists what is"),
        ("find", "find: type some words"),
    ],
)
def test_what_can_not_be_done_says_what_can(seeded: Path, line: str, answer: str) -> None:
    assert answer in spoken(seeded, seed_id(seeded), f"{line}\nquit")
