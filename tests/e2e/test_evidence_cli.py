import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from tui.cli import main
from tui.library import Library, add_seeds


def _seeded(path: Path) -> Path:
    with Library.open(path / "library.sqlite") as library:
        add_seeds(library)
    return path / "library.sqlite"


def _run(library: Path, *arguments: str) -> Any:
    done = CliRunner().invoke(main, ["--library", str(library), *arguments])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_the_twenty_member_countries_meet_the_eight_member_states(tmp_path: Path) -> None:
    path = _seeded(tmp_path)
    found = _run(path, "figures", "--conflicts", "--json")
    pairs = [{item["one"]["text"], item["other"]["text"]} for item in found]
    assert any(
        any("twenty member countries" in text for text in pair)
        and any("eight member states" in text for text in pair)
        for pair in pairs
    )
    with Library.open(path) as library:
        claim = next(
            item
            for number in library.article_ids()
            for item in library.claims(number)
            if "twenty member" in item.claim.text
        )
    evidence = _run(path, "evidence", str(claim.id), "--json")
    differing = [item for item in evidence if item["comparison"]["verdict"] == "differs"]
    assert any("eight member states" in item["text"] for item in differing)
    assert all("twenty member countries" not in item["text"] for item in evidence)


def test_every_figure_is_a_slice_of_its_article(tmp_path: Path) -> None:
    path = _seeded(tmp_path)
    found = _run(path, "figures", "--json")
    assert len(found) > 30
    with Library.open(path) as library:
        for item in found:
            text = library.text(item["article"])
            assert text[item["start"] : item["end"]] == item["text"]


def test_nothing_found_is_exit_status_1(tmp_path: Path) -> None:
    done = CliRunner().invoke(
        main, ["--library", str(_seeded(tmp_path)), "evidence", "qwxz", "vbrnk"]
    )
    assert done.exit_code == 1
