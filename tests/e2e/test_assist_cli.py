import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tui.cli import main
from tui.library import Library, add_seeds
from tui.reviews import draft, history

REAL = {"reason": "There were eight.", "quote": "had eight member states"}
INVENTED = {"reason": "So they say.", "quote": "the organisation has always had twenty members"}
ANSWERS: dict[str, Any] = {
    "well": {"rating": "refuted", "reasons": [REAL]},
    "fenced": "Here you are:\n```json\n" + json.dumps({"rating": "Refuted", "reasons": [REAL]}),
    "mixed": {"rating": "Refuted", "reasons": [REAL, INVENTED, 3]},
    "invented": {"rating": "Refuted", "reasons": [INVENTED]},
    "cut": {"rating": "Refuted", "reasons": [{"reason": "x", "quote": "ight member states"}]},
    "off-scale": {"rating": "Totally wrong \x1b[31m", "reasons": [REAL]},
    "words": "I think it is false.",
    "list": "[1, 2]",
    "empty": "",
}


class _Server(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        kind = asked["model"]
        if kind == "slow":
            time.sleep(5)
        if kind == "hangs up":
            self.connection.close()
            return
        if kind == "refuses":
            self.send_error(401)
            return
        body = b"not json" if kind == "no model" else _answer(kind)
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            return

    def log_message(self, *args: Any) -> None:
        """Stay silent."""


def _answer(kind: str) -> bytes:
    content = ANSWERS.get(kind, "")
    text = content if isinstance(content, str) else json.dumps(content)
    choice = {
        "index": 0,
        "finish_reason": "stop",
        "message": {"role": "assistant", "content": text},
    }
    return json.dumps(
        {"id": "1", "object": "chat.completion", "created": 1, "model": kind, "choices": [choice]}
    ).encode()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    server.shutdown()


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
    started = time.monotonic()
    assert "no answer in 1.5 s" in _ask(seeded, address, "slow", "--timeout", "1.5").output
    nobody = _ask(seeded, "http://127.0.0.1:9/v1", "well").output
    assert "does not answer" in nobody
    assert time.monotonic() - started < 60
    assert "name an endpoint" in _ask(seeded, "", "well").output


def test_a_draft_waits_for_a_person(seeded: tuple[Path, int], address: str) -> None:
    assert _ask(seeded, address, "well", "--draft").exit_code == 0
    with Library.open(seeded[0]) as library:
        kept = draft(library, seeded[1]).fields
        assert history(library, seeded[1]) == []
    assert kept["rating"] == "Refuted"
    assert kept["explanation"].startswith("Proposed by well, not taken over yet:")
    assert kept["sources"][0].quote == REAL["quote"]
