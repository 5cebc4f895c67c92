from pathlib import Path

import pytest

from tui.app.commands import (
    CLAIM,
    CLAIMS,
    COMMANDS,
    LIBRARY,
    NEWS,
    REPORT,
    SEARCH,
    hints,
    key_table,
    spoken,
)

README = Path(__file__).parents[3] / "README.md"


def test_the_readme_lists_every_key() -> None:
    assert key_table() in README.read_text()


def test_command_names_are_unique_and_keys_of_a_pane_do_not_collide() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    for where in {command.where for command in COMMANDS}:
        keys = [key for c in COMMANDS if c.where == where for key in c.keys.split(",")]
        assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("keys", "words"), [("ctrl+d", "Ctrl+D"), ("slash", "/"), ("f2", "F2"), ("y", "y"), ("Y", "Y")]
)
def test_keys_are_written_as_a_reader_knows_them(keys: str, words: str) -> None:
    assert spoken(keys) == words


def test_the_footer_fits_and_names_changed_keys() -> None:
    assert len(hints(CLAIMS, 40)) <= 40
    assert hints(CLAIMS, 100).startswith(" s sort ")
    assert hints(SEARCH, 100, {"search-copy": "ctrl+k"}).count("Ctrl+K copy") == 1


@pytest.mark.parametrize("width", [30, 40, 60, 78, 200])
@pytest.mark.parametrize("where", [CLAIMS, CLAIM, LIBRARY, NEWS, REPORT])
def test_the_footer_always_names_the_key_that_lists_the_keys(where: str, width: int) -> None:
    assert " ? keys " in hints(where, width)
    assert len(hints(where, width)) <= width
