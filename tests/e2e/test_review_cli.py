import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from tui.cli import main
from tui.library import Library


def _run(library: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--library", str(library), *arguments])


def _json(library: Path, *arguments: str) -> Any:
    done = _run(library, *arguments, "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def _claim(path: Path) -> str:
    with Library.open(path) as library:
        return next(
            str(item.id)
            for number in library.article_ids()
            for item in library.claims(number)
            if "twenty member" in item.claim.text
        )


def test_from_the_claim_to_a_published_verdict_and_back(seeded: Path, tmp_path: Path) -> None:
    claim = _claim(seeded)
    evidence = _json(seeded, "evidence", claim)
    eight = next(item for item in evidence if "had eight member states" in item["text"])
    assert eight["comparison"]["verdict"] == "differs"
    verdict = ("--rating", "Refuted", "--explanation", "Eight.", "--status", "done")
    assert "source" in _run(seeded, "review", claim, *verdict).output
    done = _json(seeded, "review", claim, *verdict, "--source", "https://example.org/eight")
    assert done["status"] == "done"
    assert len(done["history"]) == 1
    target = tmp_path / "reviews.json"
    site = ("--publisher", "Desk", "--url", "https://desk.example")
    assert _run(seeded, "export", *site, "-o", str(target)).exit_code == 0
    (check,) = _json(seeded, "checks", "show", str(target))
    assert "twenty member" in check["claim"]
    assert (check["rating"], check["publisher"]) == ("Refuted", "Desk")
    folder = tmp_path / "dossier"
    written = _run(seeded, "export", "--format", "dossier", "--claim", claim, "-o", str(folder))
    assert written.exit_code == 0, written.output
    assert _run(seeded, "verify", str(folder)).exit_code == 0


def test_a_changed_byte_in_any_file_of_a_dossier_is_found(seeded: Path, tmp_path: Path) -> None:
    claim, folder = _claim(seeded), tmp_path / "dossier"
    assert _run(seeded, "review", claim, "--rating", "Refuted").exit_code == 0
    done = _run(seeded, "export", "--format", "dossier", "--claim", claim, "-o", str(folder))
    assert done.exit_code == 0, done.output
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    assert len(files) == 6
    for path in files:
        data = path.read_bytes()
        for place in (0, len(data) // 2, len(data) - 1):
            path.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
            found = _run(seeded, "verify", str(folder))
            assert found.exit_code == 1
            assert path.name in found.output
        path.unlink()
        assert _run(seeded, "verify", str(folder)).exit_code == 1
        path.write_bytes(data)
    assert _run(seeded, "verify", str(folder)).exit_code == 0
    (folder / "extra.txt").write_text("x")
    assert "extra.txt: was added" in _run(seeded, "verify", str(folder)).output


def test_a_changed_byte_anywhere_in_a_zipped_dossier_is_found(seeded: Path, tmp_path: Path) -> None:
    from tui.reviews import verify

    claim, target = _claim(seeded), tmp_path / "dossier.zip"
    assert _run(seeded, "review", claim, "--rating", "Refuted").exit_code == 0
    assert (
        _run(seeded, "export", "--format", "dossier", "--claim", claim, "-o", str(target)).exit_code
        == 0
    )
    assert _run(seeded, "verify", str(target)).exit_code == 0
    data = target.read_bytes()
    for place in [*range(0, len(data), 7), *range(len(data) - 400, len(data))]:
        target.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        assert verify(target), place


def test_reports_show_hostile_text_as_text(seeded: Path, tmp_path: Path) -> None:
    import csv

    claim = _claim(seeded)
    evil = "=1+1 <script>alert(1)</script> [x](javascript:1) \x1b[31m"
    assert (
        _run(
            seeded,
            "review",
            claim,
            "--rating",
            "Refuted",
            "--explanation",
            evil,
            "--status",
            "done",
            "--source",
            "javascript:alert(1)",
            "--title",
            "*T*",
            "--quote",
            "q <b>",
        ).exit_code
        == 0
    )
    made = {}
    for kind in ("markdown", "html", "csv", "json"):
        target = tmp_path / f"report.{kind}"
        done = _run(seeded, "export", "--format", kind, "--claim", claim, "-o", str(target))
        assert done.exit_code == 0, done.output
        made[kind] = target.read_text(encoding="utf-8")
        assert "twenty member countries" in made[kind]
        assert "\x1b" not in made[kind]
    assert "<script" not in made["html"]
    assert "href" not in made["html"]
    assert "default-src 'none'" in made["html"]
    assert "\\<script\\>" in made["markdown"]
    assert "\\[x\\]" in made["markdown"]
    (row,) = csv.DictReader(made["csv"].splitlines())
    assert row["explanation"].startswith("'=1+1")
    assert json.loads(made["json"])[0]["review"]["explanation"].startswith("=1+1")
    assert [path.name for path in tmp_path.glob(".*.part")] == []


def test_an_article_report_lists_all_its_claims_and_status_narrows(
    seeded: Path, tmp_path: Path
) -> None:
    target = tmp_path / "report.json"
    with Library.open(seeded) as library:
        stored = library.claim(int(_claim(seeded)))
        assert stored is not None
        count = len(library.claims(stored.article_id))
    _run(seeded, "review", _claim(seeded), "--rating", "Refuted")
    both = ("--format", "json", "--article", str(stored.article_id), "-o", str(target))
    assert _run(seeded, "export", *both).exit_code == 0
    assert len(json.loads(target.read_text())) == count
    assert _run(seeded, "export", *both, "--status", "done").exit_code == 0
    assert json.loads(target.read_text()) == []
    missing = _run(seeded, "export", "--article", "999", "-o", str(target))
    assert missing.output == "Error: article 999: not in the library\n"


def test_a_failed_export_leaves_the_old_file(seeded: Path, tmp_path: Path) -> None:
    target = tmp_path / "reviews.json"
    target.write_text("old")
    assert _run(seeded, "export", "-o", str(target)).exit_code == 1
    assert target.read_text() == "old"


def test_claim_review_comes_back_without_loss(seeded: Path, tmp_path: Path) -> None:
    claim, target = _claim(seeded), tmp_path / "feed.json"
    done = _run(
        seeded,
        "review",
        claim,
        "--rating",
        "Mostly False",
        "--explanation",
        "Eight.",
        "--status",
        "done",
        "--source",
        "https://example.org/a",
        "--title",
        "Members",
        "--date",
        "2023-05-04",
        "--quote",
        "eight member states",
    )
    assert done.exit_code == 0, done.output
    site = ("--publisher", "Desk", "--url", "https://desk.example")
    for feed in ((), ("--feed",)):
        made = _run(seeded, "export", *site, *feed, "-o", str(target))
        assert made.exit_code == 0
        assert "75 are advised" in made.output
        (check,) = _json(seeded, "checks", "show", str(target))
        assert check["numbers"] == ["1", "3", "6"]
        assert (check["site"], check["claim_date"]) == ("https://desk.example", "2023-05-23")
        (source,) = check["sources"]
        assert source["url"] == "https://example.org/a"
        assert (source["title"], source["date"]) == ("Members", "2023-05-04")
        assert source["quote"] == "eight member states"


def test_undo_is_kept_in_the_history(seeded: Path) -> None:
    claim = _claim(seeded)
    _run(seeded, "review", claim, "--rating", "Refuted")
    found = _json(seeded, "review", claim, "--undo")
    assert (found["rating"], len(found["history"])) == ("", 2)


def test_an_unknown_claim_is_one_clear_line(seeded: Path) -> None:
    done = _run(seeded, "review", "999999")
    assert done.exit_code == 1
    assert done.output == "Error: claim 999999: not in the library\n"


def test_a_draft_is_committed_by_the_command_line(seeded: Path) -> None:
    from tui.reviews import draft, save_draft

    claim = _claim(seeded)
    with Library.open(seeded) as library:
        save_draft(library, int(claim), rating="Refuted", notes="typed")
    found = _json(seeded, "review", claim, "--commit")
    assert (found["rating"], found["notes"], len(found["history"])) == ("Refuted", "typed", 1)
    with Library.open(seeded) as library:
        assert draft(library, int(claim)).fields == {}
