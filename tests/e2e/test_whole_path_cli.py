"""The whole path on the shipped articles, by the command line alone."""

import json
import os
import subprocess
import sys
from pathlib import Path

LATER = "A media team from nine member countries has traveled to China, a later report said.\n"


def _run(library: Path, *arguments: str, status: int = 0) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "tui", "--library", str(library), *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "CLAIMDESK_CONFIG": str(library.with_name("none.toml"))},
    )
    assert done.returncode == status, (arguments, done.stdout, done.stderr)
    return done.stdout


def test_from_the_claim_to_the_published_verdict_and_back(tmp_path: Path) -> None:
    library, other = tmp_path / "library.sqlite3", tmp_path / "other.sqlite3"
    found = json.loads(_run(library, "search", "twenty membr countries", "--json"))["found"]
    claim = next(str(item["claim"]) for item in found if "twenty member" in item["text"])

    evidence = json.loads(_run(library, "evidence", claim, "--json"))
    eight = next(item for item in evidence if "had eight member states" in item["text"])
    assert eight["comparison"]["verdict"] == "differs"

    verdict = ("--rating", "refuted", "--explanation", "It had eight.", "--status", "done")
    _run(library, "review", claim, *verdict, status=1)
    source = ("--source", "https://example.org/eight", "--title", "Members", "--quote")
    _run(library, "review", claim, *verdict, *source, eight["text"], "--who", "ana")
    told = _run(library, "review", claim)
    assert "Refuted · done · It had eight." in told
    assert "ana: rating Refuted" in told

    later = tmp_path / "later.txt"
    later.write_text(LATER)
    _run(library, "add", str(later))
    (news,) = json.loads(_run(library, "review", "--new", "--json"))
    assert news["claim_id"] == int(claim)
    assert news["items"][0]["verdict"] == "differs"
    assert "nine" in _run(library, "group", claim)
    _run(library, "review", claim, "--confirm")
    assert json.loads(_run(library, "review", "--new", "--json")) == []

    published, dossier = tmp_path / "feed.json", tmp_path / "dossier.zip"
    site = ("--publisher", "Desk", "--url", "https://desk.example", "--feed")
    _run(library, "export", *site, "-o", str(published))
    _run(library, "export", "--format", "dossier", "--claim", claim, "-o", str(dossier))
    _run(library, "verify", str(dossier))
    for kind in ("html", "markdown", "csv", "json"):
        report = tmp_path / f"report.{kind}"
        _run(library, "export", "--format", kind, "--claim", claim, "-o", str(report))
        assert "It had eight" in report.read_text(encoding="utf-8")
    damaged = dossier.read_bytes().replace(b"eight", b"nines", 1)
    dossier.write_bytes(damaged)
    assert ": " in _run(library, "verify", str(dossier), status=1)

    _run(other, "checks", "import", str(published))
    _run(other, "list")  # the shipped articles
    again = json.loads(_run(other, "search", "twenty member countries", "--json"))["found"]
    same = next(str(item["claim"]) for item in again if "twenty member" in item["text"])
    (match,) = json.loads(_run(other, "checks", "match", same, "--json"))
    assert match["checks"][0]["rating"] == "Refuted"
    assert match["checks"][0]["url"] == f"https://desk.example/claims/{claim}"
