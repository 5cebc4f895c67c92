import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from tui.app.app import THEMES
from tui.app.laying import flow, lit_up
from tui.app.passages import Pair, Side, differs
from tui.app.theme import high_contrast_themes, verdict_colours
from tui.app.verdicts import ascii_only, outcome, sign
from tui.reviews import SCALES

_THEMES = BUILTIN_THEMES | {theme.name: theme for theme in high_contrast_themes()}


def test_every_rating_of_the_known_scales_has_a_sign_of_its_own_meaning() -> None:
    for scale in SCALES.values():
        assert all(outcome(label) not in {"other", "open"} for label in scale.labels)
    assert [sign(label).glyph for label in SCALES["averitec"].labels] == ["✓", "✗", "?", "≈"]
    assert sign("Refuted", "in progress").glyph == "…"
    assert sign("", "open").glyph == " "
    assert sign("Satire").glyph == "•"


def test_ascii_stands_in_where_the_terminal_lacks_the_glyphs() -> None:
    labels = SCALES["averitec"].labels
    assert [sign(label, ascii_only=True).glyph for label in labels] == ["+", "x", "?", "~"]
    assert ascii_only({"LANG": "C"})
    assert ascii_only({"LC_ALL": "de_DE.ISO-8859-1", "LANG": "C.UTF-8"})
    assert ascii_only({"TERM": "linux", "LANG": "C.UTF-8"})
    assert not ascii_only({"LANG": "en_US.utf8"})
    assert not ascii_only({})


@pytest.mark.parametrize("name", [name for name in THEMES if not _THEMES[name].ansi])
def test_verdict_colours_are_readable_on_every_theme(name: str) -> None:
    theme = _THEMES[name]
    back = Color.parse(theme.to_color_system().generate()["background"])
    for colour in verdict_colours(theme).values():
        light, dark = sorted((_luminance(Color.parse(colour)), _luminance(back)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5


def _luminance(colour: Color) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [c / 255 for c in (colour.r, colour.g, colour.b)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_lit_text_wraps_without_losing_a_character() -> None:
    text = "a media team from twenty member countries"
    lines = flow(lit_up(text, [(18, 24)]), 12)
    assert " ".join("".join(part for part, _ in line) for line in lines) == text
    assert [part for line in lines for part, style in line if style == "row--lit"] == ["twenty"]


@pytest.mark.parametrize("width", [30, 120])
def test_two_that_differ_stand_side_by_side_only_where_there_is_room(width: int) -> None:
    pair = Pair(
        " ≠ ", Side("They are twenty.", ((9, 15),)), Side("Eight.", ((0, 5),)), differs("so")
    )
    lines = ["".join(part for part, _ in line) for line in pair.lines(width, selected=False)]
    assert any("twenty" in line and "Eight" in line for line in lines) == (width > 100)
    assert "differs, check: so" in lines[0]
    assert all(len(line) <= width for line in lines)
