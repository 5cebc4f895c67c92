import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.model_server import INVENTED, REAL, serving_model
from tui.cli import main
from tui.library import Library, add_seeds
from tui.reviews import draft, history


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving_model() as address:
        yield address


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    path = tmp_path_factory.mktemp("assist") / "library.sqlite3"
    with Library.open(path) as library:
        add_seeds(library)
        claim = next(
            item.id
            for number in library.article_ids()
            for item in library.claims(number)
            if "twenty member" in item.claim.text
        )
    return path, claim


def _ask(seeded: tuple[Path, int], address: str, kind: str, *more: str) -> Result:
    path, claim = seeded
    arguments = ["--library", str(path), "assist", str(claim), "--base-url", address]
    return CliRunner().invoke(main, [*arguments, "--model", kind, *more])


@pytest.mark.parametrize("kind", ["well", "fenced", "mixed"])
def test_a_proposal_keeps_what_stands_in_the_evidence(
    seeded: tuple[Path, int], address: str, kind: str
) -> None:
    done = _ask(seeded, address, kind, "--json")
    assert done.exit_code == 0, done.output
    found = json.loads(done.stdout)
    assert (found["proposal"], found["rating"]) == (True, "Refuted")
    (reason,) = found["reasons"]
    with Library.open(seeded[0]) as library:
        text = library.text(reason["article"])
        assert text[reason["start"] : reason["end"]] == reason["quote"] == REAL["quote"]
    assert found["dropped"] == ([INVENTED["quote"]] if kind == "mixed" else [])


@pytest.mark.parametrize("kind", ["invented", "cut", "off-scale"])
def test_without_a_quote_or_a_rating_it_is_not_enough_evidence(
    seeded: tuple[Path, int], address: str, kind: str
) -> None:
    done = _ask(seeded, address, kind)
    assert done.exit_code == 0, done.output
    assert "PROPOSAL" in done.output
    assert "not a verdict: Not Enough Evidence" in done.output
    assert "\x1b" not in done.output


@pytest.mark.parametrize(
    ("kind", "problem"),
    [
        ("words", "not the JSON"),
        ("list", "not the JSON|no JSON object"),
        ("empty", "not the JSON"),
        ("hangs up", "does not answer"),
        ("refuses", "refused \\(401\\)"),
        ("no model", "sent no answer"),
    ],
)
def test_a_bad_answer_is_one_clear_line(
    seeded: tuple[Path, int], address: str, kind: str, problem: str
) -> None:
    import re

    done = _ask(seeded, address, kind)
    assert done.exit_code == 1, done.output
    assert re.search(problem, done.output), done.output
    assert done.output.count("\n") == 1


def test_a_slow_server_and_none_at_all_are_not_waited_for(
    seeded: tuple[Path, int], address: str
) -> None:
    assert "no answer in 0.5 s" in _ask(seeded, address, "slow", "--timeout", "0.5").output
    nobody = _ask(seeded, "http://127.0.0.1:9/v1", "well").output
    assert "does not answer" in nobody
    assert "name an endpoint" in _ask(seeded, "", "well").output


def test_a_draft_waits_for_a_person(seeded: tuple[Path, int], address: str) -> None:
    assert _ask(seeded, address, "well", "--draft").exit_code == 0
    with Library.open(seeded[0]) as library:
        kept = draft(library, seeded[1]).fields
        assert history(library, seeded[1]) == []
    assert kept["rating"] == "Refuted"
    assert kept["explanation"].startswith("Proposed by well, not taken over yet:")
    assert kept["sources"][0].quote == REAL["quote"]
