"""Hostile text on the command line: in arguments, names, settings, and in all that is printed."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.hostile.corpus import STRINGS, WORD, chunks, deep_json, faults, joined, twice
from tests.hostile.libraries import checks, files
from tests.hostile.running import argument, at_terminal, environment, piped
from tui.cli import main
from tui.library import Library, problems

READING = (
    ("list",),
    ("list", "--json"),
    ("claims", "{article}"),
    ("claims", "{article}", "--json"),
    ("summary", "{article}", "--why"),
    ("summary", "{article}", "--json"),
    ("digest", *map(str, range(1, 60)), "-n", "40"),
    ("search", WORD, "--limit", "400"),
    ("search", WORD, "--limit", "400", "--json"),
    ("evidence", "{claim}"),
    ("figures",),
    ("review", "{claim}"),
    ("review", "{claim}", "--json"),
    ("review", "--new"),
    ("group", "{claim}"),
    ("checks", "list"),
    ("checks", "list", "--json"),
    ("checks", "match", "45 bridges were closed"),
    ("feed", "list"),
    ("read", "{article}"),
    ("check",),
    ("doctor",),
)


def first_reviewed(path: Path) -> tuple[str, str]:
    with Library.open(path) as library:
        (claim,) = library.database.row("SELECT min(head) FROM review_current")
        stored = library.claim(claim)
    assert stored is not None
    return str(stored.article_id), str(claim)


@pytest.mark.parametrize("run", [at_terminal, piped])
def test_what_is_printed_is_text_and_nothing_else(
    run: Callable[..., tuple[int, str]], folder: Path, tmp_path: Path
) -> None:
    shutil.copy(folder / "library.sqlite3", tmp_path)
    article, claim = first_reviewed(tmp_path / "library.sqlite3")
    variables = environment(tmp_path)
    for command in READING:
        wanted = [part.format(article=article, claim=claim) for part in command]
        status, output = run(wanted, variables, tmp_path)
        assert status in {0, 1}, output[-2000:]
        assert faults(output) == [], command
        assert "Traceback" not in output, output[-2000:]
        if "--json" in command:
            # A slow machine shows how far a search has come, and wipes that away.
            json.loads(output.partition("\n\x1b")[0].rpartition("\r\x1b[K")[2])
        elif command[0] in {"list", "search", "digest"}:
            assert WORD in output


def test_files_are_named_and_refused_as_text(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    list(files(tmp_path / "in"))
    status, output = at_terminal(["add", "in"], environment(tmp_path), tmp_path)
    assert status == 1
    assert "is no date" in output
    assert faults(output.replace("\r\x1b[K", "")) == []
    assert "Traceback" not in output
    assert problems(tmp_path / "library.sqlite3") == []
    # What complains does so in the answer: no log is kept anywhere.
    assert {path.name.split(".")[0] for path in tmp_path.iterdir()} == {"in", "library"}


def test_what_is_typed_at_the_prompt_is_shown_as_text(folder: Path, tmp_path: Path) -> None:
    shutil.copy(folder / "library.sqlite3", tmp_path)
    article, _ = first_reviewed(tmp_path / "library.sqlite3")
    lines = [
        f"{word} {' '.join(argument(text).split())}"
        for text in ("[/] %s", "\u202e\u2066")
        for word in ("find", "note", "verdict 1", "why", "nonsense\u202e")
    ]
    status, output = at_terminal(
        ["read", article], environment(tmp_path), tmp_path, "\n".join([*lines, "quit", ""])
    )
    assert status == 0
    answers = output.partition("Type help")[2]
    # The terminal itself echoes what is typed; what is answered stands behind the last prompt.
    echoed = "\r\n".join(lines)
    assert faults(answers.replace(echoed, "")) == [] or faults(echoed)


COMMANDS = (
    ("{}",),
    ("search", "--", "{}"),
    ("search", "speaker:{}"),
    ("evidence", "--", "{}"),
    ("claims", "--", "{}"),
    ("summary", "--query", "{}", "1"),
    ("summary", "--method", "{}", "1"),
    ("digest", "--query", "{}", "1", "2"),
    ("review", "{}"),
    ("review", "{claim}", "--rating", "{}"),
    ("review", "{claim}", "--explanation", "{}", "--notes", "{}", "--who", "{}"),
    ("review", "{claim}", "--source", "{}", "--title", "{}", "--date", "{}", "--quote", "{}"),
    ("add", "--", "{}"),
    ("add", "--text-field", "{}", "table.csv"),
    ("feed", "add", "--", "{}"),
    ("feed", "add", "--", "https://attacker.example/{}"),
    ("feed", "remove", "--", "{}"),
    ("feed", "list"),
    ("checks", "match", "--", "{}"),
    ("checks", "show", "--", "{}"),
    ("read", "--", "{}"),
    ("restore", "--", "{}"),
    ("verify", "--", "{}"),
    ("export", "--claim", "{claim}", "--format", "html", "--title", "{}", "-o", "report.html"),
    ("export", "--claim", "{claim}", "--publisher", "{}", "--url", "{}", "-o", "report.json"),
    ("export", "--format", "dossier", "--claim", "{claim}", "-o", "dossier {}"),
    ("backup", "--", "copy {}"),
    ("--library", "library {}", "check"),
)


@pytest.mark.parametrize("number", range(len(chunks())))
def test_any_argument_is_text(
    number: int, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "deep" / "enough" / "for" / "dots"
    here.mkdir(parents=True)
    shutil.copy(folder / "library.sqlite3", here)
    (here / "table.csv").write_text("text\nWords.\n")
    _, claim = first_reviewed(here / "library.sqlite3")
    monkeypatch.chdir(here)
    text = argument(chunks()[number])
    for key, value in environment(here).items():
        monkeypatch.setenv(key, value)
    for command in COMMANDS:
        wanted = [part.replace("{claim}", claim).replace("{}", text) for part in command]
        done = CliRunner().invoke(main, wanted)
        assert isinstance(done.exception, SystemExit | None), (command, done.exception)
        assert faults(done.output) == [], (command, done.output)
    assert problems(here / "library.sqlite3") == []


@pytest.mark.parametrize(
    "number",
    ["9" * 19, "9" * 25, "9" * 5000, "-1", "\u0663", "\u00b2"],
    ids=["19 digits", "25 digits", "5000 digits", "negative", "Arabic", "superscript"],
)
def test_a_number_that_is_no_id_is_refused_in_a_line(
    number: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(folder / "library.sqlite3", tmp_path)
    for key, value in environment(tmp_path).items():
        monkeypatch.setenv(key, value)
    for command in (
        *(("evidence", "--", number), ("checks", "match", "--", number), ("claims", "--", number)),
        *(("read", "--", number), ("reread", "--", number), ("review", "--", number)),
        *(("group", "--", number), ("export", "--claim", number, "-o", str(tmp_path / "out"))),
        *(("search", f"article:{number} bridges"), ("assist", "--", number)),
    ):
        done = CliRunner().invoke(main, command)
        assert isinstance(done.exception, SystemExit | None), (command, done.exception)
        assert faults(done.output) == [], (command, done.output)


@pytest.mark.parametrize("number", range(len(chunks())))
def test_any_setting_is_used_or_refused_in_a_line(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key, value in environment(tmp_path).items():
        monkeypatch.setenv(key, value)
    text = json.dumps(chunks()[number].encode("utf-8", "replace").decode(), ensure_ascii=True)
    text = text.replace("\x7f", "\\u007f")
    safe = text if "\\ud" not in text else json.dumps("x")
    for line in (
        f"[app]\ntheme = {safe}",
        f"[{safe}]",
        f"[app]\n{safe} = 1",
        f"[summary]\nmethod = {safe}",
        f"[summary]\nsentences = {safe}",
        f"[reviews]\nscale = {safe}",
        f"[reviews]\nlabels = [{safe}, {safe}]",
        f"[reviews]\nreviewer = {safe}\npublisher = {safe}\nsite = {safe}",
        f"[keys]\n{safe} = {safe}",
        chunks()[number].encode("utf-8", "replace").decode(),
    ):
        (tmp_path / "settings.toml").write_text(line, encoding="utf-8")
        for command in (["doctor"], ["review", "1", "--notes", "x"], ["list"]):
            done = CliRunner().invoke(main, command)
            assert isinstance(done.exception, SystemExit | None), (command, done.exception)
            assert faults(done.output) == [], (line, done.output)


@pytest.mark.parametrize(
    "document",
    [deep_json(), "{" + '"a":{' * 50_000, twice("claimReviewed", joined()), "[1e999999]", "\x00"],
    ids=["deep list", "deep object", "a key twice", "a number", "NUL"],
)
def test_json_that_is_deep_or_says_a_thing_twice_is_refused_in_a_line(
    document: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key, value in environment(tmp_path).items():
        monkeypatch.setenv(key, value)
    broken = tmp_path / "broken.json"
    broken.write_text(document)
    page = tmp_path / "page.html"
    page.write_text(f'<script type="application/ld+json">{document}</script>')
    rows = tmp_path / "rows.jsonl"
    rows.write_text(f'{document}\n{{"text": "Forty bridges were closed."}}\n')
    good = tmp_path / "good.json"
    good.write_bytes(checks())
    done = CliRunner().invoke(main, ["checks", "import", *map(str, (broken, page, good))])
    assert isinstance(done.exception, SystemExit | None), done.exception
    assert f"good.json: {len(STRINGS)} added" in done.output
    assert faults(done.output) == []
    done = CliRunner().invoke(main, ["add", str(rows)])
    assert isinstance(done.exception, SystemExit | None), done.exception
    assert "1 added" in done.output
    assert faults(done.output) == []
    if document.startswith('{"claim'):
        assert "twice" in done.output
