from pathlib import Path

import pytest

from tui.settings import Settings, SettingsError, load


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load(tmp_path / "none.toml") == Settings()


def test_settings_are_read(tmp_path: Path) -> None:
    path = tmp_path / "s.toml"
    path.write_text(
        '[app]\ntheme = "textual-light"\n[summary]\nmethod = "lsa"\nsentences = 5\n'
        '[keys]\ncopy = "c"\n'
    )
    assert load(path) == Settings("textual-light", "lsa", 5, {"copy": "c"})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[app\n", "not readable as TOML"),
        (
            "[colour]\n",
            r"\[colour\] is not known; there are \[app\], \[summary\], \[sources\], \[reviews\],",
        ),
        ("[app]\nsize = 3\n", r"\[app\] size is not known; there is theme"),
        ('[summary]\nsentences = "3"\n', "sentences must be a whole number, not '3'"),
        ("[summary]\nsentences = true\n", "sentences must be a whole number, not True"),
        ("[summary]\nsentences = 0\n", "sentences must be 1 or more"),
        ('[summary]\nmethod = "magic"\n', "method 'magic' is not known; there is desk"),
        ("[keys]\ncopy = 3\n", "copy must be text in quotes"),
        ("app = 3\n", r"app must be a table, written \[app\]"),
        ('keys = "y"\n', r"keys must be a table, written \[keys\]"),
    ],
)
def test_what_is_wrong_is_named_with_file_place_and_mend(
    tmp_path: Path, text: str, message: str
) -> None:
    path = tmp_path / "s.toml"
    path.write_text(text)
    with pytest.raises(SettingsError, match=message) as caught:
        load(path)
    assert str(path) in str(caught.value)


def test_a_folder_in_the_place_of_the_settings_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="Is a directory"):
        load(tmp_path)
