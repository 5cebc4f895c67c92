"""The README says what the code does."""

import re
import tomllib
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tests import readme
from tests.commands import commands
from tests.readme import ROOT, sessions
from tui.cli import main
from tui.settings import _SECTIONS, Settings

README = readme.README.read_text()
_ROW = re.compile(r"^\| `\[(\w+)\]` \| `(\w+)` \| `([^`]*)` \|", re.MULTILINE)
_CODE = re.compile(r"^```[^`]*^```|^    .*|`[^`\n]+`", re.MULTILINE)
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
COMMANDS = {path: command for path, command in commands() if path}


def test_the_table_of_settings_is_whole_and_its_defaults_are_those_of_the_code() -> None:
    rows = [(table, name) for table, name, _ in _ROW.findall(README)]
    assert rows == [(table, name) for table, names in _SECTIONS.items() for name in names]
    for _, name, default in _ROW.findall(README):
        shown = tomllib.loads(f"value = {default}")["value"]
        value = getattr(Settings(), name)
        assert shown == (list(value) if isinstance(value, tuple) else value), name


def test_pictures_files_and_places_that_are_linked_are_there() -> None:
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README)
    assert len(pictures) >= 4
    places = {
        re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
        for heading in _HEADING.findall(README)
    }
    links = re.findall(r"\]\(([^)\s]+)\)", README)
    assert any(link.startswith("#") for link in links)
    for link in links:
        if link.startswith("#"):
            assert link[1:] in places, link
        elif "://" not in link:
            assert (ROOT / link.replace("%5B", "[").replace("%5D", "]")).is_file(), link


def test_every_command_is_in_the_readme() -> None:
    for path in COMMANDS:
        assert re.search(rf"`?{path[0]}\b", README), path


def named() -> list[str]:
    """List what stands in code after `claimdesk`: commands with their options."""
    code = "\n".join(piece.strip("`") for piece in _CODE.findall(README))
    return [line.strip() for line in re.findall(r"(?<![\w/~.\"-])claimdesk ([a-z][^\n#]*)", code)]


def test_every_command_and_option_that_the_readme_names_is_there() -> None:
    assert len(named()) > 30
    for line in named():
        words = line.split("&&")[0].split()
        path = tuple(words[: 2 if tuple(words[:2]) in COMMANDS else 1])
        assert path in COMMANDS, line
        command = COMMANDS[path]
        inner = command.commands.values() if isinstance(command, click.Group) else ()
        options = {
            name for one in (command, *inner) for option in one.params for name in option.opts
        }
        for option in re.findall(r"(?<![\w-])--?[a-z][a-z-]*", line):
            assert option in options, line


def test_what_the_readme_shows_is_what_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("CLAIMDESK_LIBRARY", str(tmp_path / "library.sqlite3"))
    monkeypatch.setenv("CLAIMDESK_CONFIG", str(tmp_path / "settings.toml"))
    assert len(sessions()) >= 5
    for words, shown, cut in sessions():
        done = CliRunner().invoke(main, words)
        assert done.exit_code == 0, words
        printed = done.stdout[: len(shown)] if cut else done.stdout
        assert printed == shown, f"{words}: `python -m tests.readme` prints it anew"
    first = CliRunner().invoke(main, ["review", "1"])
    assert "twenty member countries" in first.stdout, "the README calls it claim 1"
