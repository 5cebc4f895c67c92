import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tui.cli import main
from tui.library import Library, add_seeds


def _run(library: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--library", str(library), *arguments])


def _json(library: Path, *arguments: str) -> Any:
    done = _run(library, *arguments, "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


@pytest.fixture
def seeded(tmp_path: Path) -> Path:
    with Library.open(tmp_path / "library.sqlite") as library:
        add_seeds(library)
    return tmp_path / "library.sqlite"


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
    assert _run(seeded, "export", "--format", "dossier", "--claim", claim, "-o", str(folder))
    files = sorted(folder.iterdir())
    assert len(files) == 5
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
    (folder / "extra.txt").write_text("x")
    assert "extra.txt: was added" in _run(seeded, "verify", str(folder)).output


def test_undo_is_kept_in_the_history(seeded: Path) -> None:
    claim = _claim(seeded)
    _run(seeded, "review", claim, "--rating", "Refuted")
    found = _json(seeded, "review", claim, "--undo")
    assert (found["rating"], len(found["history"])) == ("", 2)


def test_an_unknown_claim_is_one_clear_line(seeded: Path) -> None:
    done = _run(seeded, "review", "999999")
    assert done.exit_code == 1
    assert done.output == "Error: claim 999999: not in the library\n"
