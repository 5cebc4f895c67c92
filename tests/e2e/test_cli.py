import json
import os
import shlex
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tui import __version__
from tui.articles import seeds
from tui.cli.speech import told

SEED = str(seeds()[0])


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return os.environ | {"CLAIMDESK_LIBRARY": str(tmp_path / "library.sqlite3")}


def claimdesk(
    environment: dict[str, str], *words: str, text: str = ""
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tui", *words],
        env=environment,
        input=text,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_the_version_is_told(environment: dict[str, str]) -> None:
    done = claimdesk(environment, "--version")
    assert (done.returncode, done.stdout) == (0, f"claimdesk, version {__version__}\n")


def test_claims_as_json_are_spans_of_the_article(environment: dict[str, str]) -> None:
    done = claimdesk(environment, "claims", SEED, "--json")
    claims = json.loads(done.stdout)["claims"]
    summary = json.loads(claimdesk(environment, "summary", SEED, "--json").stdout)["summary"]
    text = Path(SEED).read_text().partition("2023-05-23 ")[2].replace("\n\n\n\n", "\n\n")
    for item in (*claims, *summary):
        assert text[item["start"] : item["end"]] == item["text"]
    assert "twenty member countries" in claims[0]["text"]


def test_the_sentences_of_a_summary_tell_their_rating(environment: dict[str, str]) -> None:
    done = claimdesk(environment, "summary", SEED, "--method", "lexrank", "--json")
    chosen = sorted(json.loads(done.stdout)["summary"], key=lambda sentence: sentence["rank"])
    ratings = [sentence["score"] for sentence in chosen]
    assert ratings == sorted(set(ratings), reverse=True)


def test_standard_input_is_a_source(environment: dict[str, str]) -> None:
    text = "Rain fell. The river Elm rose by 4 metres in May 2024. Nobody was hurt."
    done = claimdesk(environment, "claims", "-", "--top", "1", text=text)
    assert done.returncode == 0
    assert "rose by 4 metres" in done.stdout
    assert len(done.stdout.splitlines()) == 1


def test_search_finds_a_claim_of_the_seeds_by_a_misspelt_scrap(
    environment: dict[str, str],
) -> None:
    done = claimdesk(environment, "search", "iran", "wil becme", "membr staets", "--json")
    found = json.loads(done.stdout)["found"]
    first = next(item for item in found if "will become one of the member" in item["text"])
    assert first["speaker"] == "Zhang Haizhou"
    assert found.index(first) < 3
    assert claimdesk(environment, "search", "zzzzqqqq").returncode == 1


def test_search_looks_in_whole_articles_where_asked(environment: dict[str, str]) -> None:
    done = claimdesk(environment, "search", "in:article membr staets eigt", "--json")
    told = json.loads(done.stdout)
    assert told["in"] == "article"
    assert told["found"]
    for item in told["found"]:
        assert item["claim"] is None
        assert item["kind"] is None
        assert len(item["text"]) == item["end"] - item["start"]
        assert item["article"] > 0
    assert claimdesk(environment, "search", "in:article", "zzzzqqqq").returncode == 1


def test_added_articles_are_listed_and_read_by_id(
    environment: dict[str, str], tmp_path: Path
) -> None:
    note = tmp_path / "note.md"
    note.write_text("---\ntitle: Elm\ndate: 2024-05-06\n---\nThe Elm rose by 4 metres.")
    added = claimdesk(environment, "add", str(note))
    # How far it has come is for a terminal alone.
    assert (added.stdout, added.stderr) == ("1 added, 0 known already\n", "")
    (row,) = json.loads(claimdesk(environment, "list", "--json").stdout)
    assert (row["title"], row["date"], row["claims"]) == ("Elm", "2024-05-06", 1)
    done = claimdesk(environment, "summary", str(row["id"]))
    assert done.stdout == "The Elm rose by 4 metres.\n"


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (("claims", "nowhere.txt"), 1, "nowhere.txt: No such file"),
        (("claims", "99"), 1, "article 99: not in the library"),
        (("summary", SEED, "--method", "magic"), 2, "no summary method 'magic'"),
        (("summary", SEED, "-n", "0"), 2, "0 is not in the range"),
        (("summary", SEED, "-n", "3", "--words", "9"), 2, "one length is enough"),
        (("nonsense",), 2, "No such command"),
        ((), 1, "the app needs a terminal"),
    ],
)
def test_what_goes_wrong_is_said_in_a_line_with_its_exit_status(
    environment: dict[str, str], words: tuple[str, ...], status: int, message: str
) -> None:
    done = claimdesk(environment, *words)
    assert done.returncode == status
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_claims_of_the_library_come_with_the_ids_that_other_commands_take(
    environment: dict[str, str], tmp_path: Path
) -> None:
    note = tmp_path / "note.txt"
    note.write_text("The Elm rose by 4 metres in May 2024. The Oak fell by 3 metres in June 2024.")
    claimdesk(environment, "add", str(note))
    claims = json.loads(claimdesk(environment, "claims", "1", "--json").stdout)["claims"]
    assert len(claims) == 2
    for claim in claims:
        shown = claimdesk(environment, "review", str(claim["id"])).stdout
        assert shown.startswith(claim["text"])
    lines = claimdesk(environment, "claims", "1").stdout.splitlines()
    assert [int(line.split()[0]) for line in lines] == [claim["id"] for claim in claims]
    of_file = json.loads(claimdesk(environment, "claims", str(note), "--json").stdout)["claims"]
    assert [claim["id"] for claim in of_file] == [None, None]
    found = claimdesk(environment, "search", "oak", "fel").stdout
    assert int(found.split()[0]) in {claim["id"] for claim in claims}


def test_the_other_articles_of_a_table_are_not_passed_over_without_a_word(
    environment: dict[str, str], tmp_path: Path
) -> None:
    table = tmp_path / "table.csv"
    table.write_text("text\nThe Elm rose by 4 metres.\nThe Oak fell by 3 metres.\n")
    done = claimdesk(environment, "claims", str(table))
    assert "Elm" in done.stdout
    assert "Oak" not in done.stdout
    assert "table.csv: holds more articles than this" in done.stderr
    table.write_text("text\n")
    assert "table.csv: holds no article" in claimdesk(environment, "claims", str(table)).stderr


def test_what_of_a_query_is_not_understood_is_named(environment: dict[str, str]) -> None:
    done = claimdesk(environment, "search", "kind:nonsense member states", "--json")
    assert "nonsense" in done.stderr
    shape = json.loads(done.stdout)
    assert [problem["message"] for problem in shape["problems"]] == [done.stderr.splitlines()[-1]]
    assert shape["found"]


def test_files_that_fail_are_named_and_the_others_added(
    environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "good.txt").write_text("The Elm rose by 4 metres.")
    (tmp_path / "bad.txt").write_bytes(b"\x89PNG\x00\xff\xfe")
    done = claimdesk(environment, "add", str(tmp_path / "good.txt"), str(tmp_path / "bad.txt"))
    assert done.returncode == 1
    assert done.stdout.startswith("1 added")
    assert "bad.txt" in done.stderr


def test_hostile_text_comes_out_as_text(environment: dict[str, str], tmp_path: Path) -> None:
    bad = tmp_path / "b.md"
    bad.write_text(
        "---\ntitle: \x1b]52;c;aGk=\x07x\u202e\n---\n\x1b[31mThe Elm\x9b2J rose by 4 metres\x00."
    )
    claimdesk(environment, "add", str(bad))
    for words in (("list",), ("list", "--json"), ("claims", "1"), ("summary", "1", "--json")):
        out = claimdesk(environment, *words).stdout
        assert out
        assert not set(out) & set("\x1b\x07\x9b\x00\u202e")


def test_articles_are_removed_after_asking(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The town of Ash has 12 bridges.")
    claimdesk(environment, "add", str(tmp_path / "a.txt"))
    for answer, status, left in (("n\n", 1, True), ("y\n", 0, False)):
        asked = claimdesk(environment, "remove", "1", text=answer)
        assert asked.returncode == status
        assert "The town of Ash has 12 bridges." in asked.stdout
        assert ("12 bridges" in claimdesk(environment, "list").stdout) is left
    gone = claimdesk(environment, "remove", "1", "--yes")
    assert (gone.returncode, gone.stdout) == (1, "0 removed\n")
    assert "article 1" in gone.stderr


def test_a_closed_pipe_is_silent(environment: dict[str, str]) -> None:
    claims = shlex.join([sys.executable, "-m", "tui", "claims", SEED, "--json"])
    done = subprocess.run(
        ["sh", "-c", f"{claims} | head -n 1"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "{\n"
    assert done.stderr == ""


@pytest.mark.parametrize("command", [["--help"], ["list"], ["claims", "1", "--json"], ["man"]])
def test_output_that_cannot_be_written_is_told_in_one_line(
    environment: dict[str, str], command: list[str]
) -> None:
    claimdesk(environment, "list")  # the seeds are in the library
    held_back = {name: value for name, value in environment.items() if name != "PYTHONUNBUFFERED"}
    for variables in (held_back, {**held_back, "PYTHONUNBUFFERED": "1"}):
        with Path("/dev/full").open("w") as full:
            done = subprocess.run(
                [sys.executable, "-m", "tui", *command],
                env=variables,
                stdout=full,
                stderr=subprocess.PIPE,
                text=True,
                check=False,
            )
        assert done.returncode == 1
        assert done.stderr.count("\n") == 1
        assert "No space left on device" in done.stderr


def test_a_summary_starts_with_what_the_settings_say(
    environment: dict[str, str], tmp_path: Path
) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text('[summary]\nmethod = "lexrank"\nsentences = 2\n')
    variables = environment | {"CLAIMDESK_CONFIG": str(settings)}

    def made(*words: str) -> tuple[str, int]:
        shape = json.loads(claimdesk(variables, "summary", SEED, *words, "--json").stdout)
        return shape["method"], len(shape["summary"])

    assert made() == ("lexrank", 2)
    assert made("-m", "desk", "-n", "4") == ("desk", 4)
    assert made("--query", "iran") == ("desk", 2)


def test_a_summary_answers_a_query_within_a_budget(environment: dict[str, str]) -> None:
    asked = ("summary", SEED, "--words", "60", "--query", "belarus accession")
    done = claimdesk(environment, *asked)
    assert "Belarus" in done.stdout
    assert len(done.stdout.split()) <= 60
    sized = environment | {"COLUMNS": "60", "LINES": "14"}
    fitting = claimdesk(sized, "summary", SEED, "--fit").stdout
    needed = sum(len(textwrap.wrap(line, 60)) for line in fitting.splitlines())
    assert 6 < needed <= 12
    refused = claimdesk(environment, "summary", SEED, "-m", "kl", "--query", "iran")
    assert refused.returncode == 2
    assert "only the method desk takes a query" in refused.stderr


@pytest.mark.parametrize("order", ["date", "story"])
def test_a_digest_cites_each_sentence(environment: dict[str, str], order: str) -> None:
    paths = [str(path) for path in seeds()[:4]]
    done = claimdesk(environment, "digest", *paths, "-n", "5", "--by", order)
    lines = done.stdout.splitlines()
    assert len(lines) == len(set(lines)) == 5
    assert all(line.endswith("]") and " [" in line for line in lines)
    shape = json.loads(claimdesk(environment, "digest", *paths, "-n", "5", "--json").stdout)
    assert len(shape["articles"]) == 4
    assert len({item["article"] for item in shape["digest"]}) > 2


@pytest.mark.parametrize(
    "words", [("list",), ("summary", SEED), ("claims", SEED), ("search", "member states")]
)
def test_the_readme_names_every_name_in_the_json(
    environment: dict[str, str], words: tuple[str, ...]
) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text()
    rows = [line for line in readme.splitlines() if line.startswith(f"| `{words[0]}` |")]
    above = [line for line in readme.splitlines() if line.startswith("| `summary` |")]
    told = set(" ".join([*rows, *above]).split("`"))
    printed = json.loads(claimdesk(environment, *words, "--json").stdout)

    def names(value: object) -> set[str]:
        if isinstance(value, dict):
            return set(value).union(*(names(item) for item in value.values()))
        return set().union(*(names(item) for item in value)) if isinstance(value, list) else set()

    assert names(printed)
    assert names(printed) <= told


def test_a_fault_of_the_system_names_the_file_it_is_about() -> None:
    missing = FileNotFoundError(2, "No such file or directory", "a.txt")
    assert told(missing) == "a.txt: No such file or directory"
    assert told(OSError(28, "No space left on device")) == "No space left on device"
    assert told(OSError("broken")) == "broken"
    assert told(ValueError("wrong")) == "wrong"
