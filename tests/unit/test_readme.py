"""The README says what the code does."""

import re
import tomllib
from pathlib import Path

from tests.commands import commands
from tui.settings import _SECTIONS, Settings

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()
_ROW = re.compile(r"^\| `\[(\w+)\]` \| `(\w+)` \| `([^`]*)` \|", re.MULTILINE)


def test_the_table_of_settings_is_whole_and_its_defaults_are_those_of_the_code() -> None:
    rows = [(table, name) for table, name, _ in _ROW.findall(README)]
    assert rows == [(table, name) for table, names in _SECTIONS.items() for name in names]
    for _, name, default in _ROW.findall(README):
        shown = tomllib.loads(f"value = {default}")["value"]
        value = getattr(Settings(), name)
        assert shown == (list(value) if isinstance(value, tuple) else value), name


def test_the_pictures_are_there() -> None:
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README)
    assert len(pictures) >= 4
    for picture in pictures:
        assert (ROOT / picture.replace("%5B", "[").replace("%5D", "]")).is_file(), picture


def test_every_command_is_in_the_readme() -> None:
    for path, _ in commands():
        assert re.search(rf"`?{path[0]}\b", README), path
