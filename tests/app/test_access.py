"""What readers need who see little, or no colours, or whom motion makes ill."""

from collections.abc import Iterator

import pytest
from rich.style import Style
from textual.strip import Strip

from tests.app.driving import press
from tui.app.app import ClaimdeskApp
from tui.app.theme import HIGH_CONTRAST, HIGH_CONTRAST_LIGHT
from tui.library import Library
from tui.reviews import change

SCREENS: tuple[tuple[str, ...], ...] = (
    (),
    ("2",),
    ("4", "j", "w"),
    ("slash", *"eigt membr"),
    ("4", "v", "4"),
    ("4", "e", "3"),
    ("c",),
)
# The frame of a pane without the focus and the bar's track are no text.
DECORATION = set("─│╭╮╰╯━┃┏┓┗┛▁▂▃▄▅▆▇█▌▐▀▊▎▋▔ ")


def decide(library: Library, claim: int, rating: str) -> None:
    change(library, claim, who="tester", rating=rating, status="done", unsourced=True)


def luminance(style: Style, name: str) -> float:
    colour = getattr(style, name)
    assert colour is not None
    parts = (part / 255 for part in colour.get_truecolor())
    red, green, blue = (
        float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(style: Style) -> float:
    """Compute the contrast ratio of WCAG 2.2."""
    one, two = sorted((luminance(style, "color"), luminance(style, "bgcolor")))
    return (two + 0.05) / (one + 0.05)


def drawn(strips: list[Strip]) -> Iterator[tuple[str, Style]]:
    for strip in strips:
        for segment in strip:
            if segment.style is not None and not set(segment.text) <= DECORATION:
                yield segment.text, segment.style


@pytest.mark.parametrize("theme", [HIGH_CONTRAST, HIGH_CONTRAST_LIGHT])
async def test_all_text_has_high_contrast(library: Library, theme: str) -> None:
    for number, rating in enumerate(("Supported", "Refuted", "Not Enough Evidence"), start=1):
        decide(library, number, rating)
    for keys in SCREENS:
        app = ClaimdeskApp(library, theme=theme)
        async with app.run_test(size=(120, 36)) as pilot:
            await press(pilot, *keys)
            poor = {
                (text.strip()[:30], round(contrast(style), 1))
                for text, style in drawn(app.screen._compositor.render_strips())
                if contrast(style) < 7
            }
            assert poor == set(), keys


async def test_nothing_moves_by_itself(library: Library) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test() as pilot:
        assert app.animation_level == "none"
        await press(pilot, "2", "G")
        assert not app.animator.is_being_animated(app.screen, "scroll_y")


async def test_every_state_is_told_without_colour(library: Library) -> None:
    """Verdict, kind, star, unread and the selected claim have signs or words of their own."""
    decide(library, 1, "Refuted")
    app = ClaimdeskApp(library)
    async with app.run_test(size=(160, 50)) as pilot:
        await press(pilot, "asterisk", "4")
        lines = "\n".join(
            "".join(segment.text for segment in strip)
            for strip in app.screen._compositor.render_strips()
        )
    for sign in ("✗", "★", "1 checked", "#"):
        assert sign in lines, sign


async def test_an_unknown_theme_or_command_is_refused_with_what_there_is(library: Library) -> None:
    from tui.settings import SettingsError

    with pytest.raises(SettingsError, match=r"theme 'neon' is not known; there is .*high-contrast"):
        ClaimdeskApp(library, theme="neon")
    with pytest.raises(SettingsError, match="'fly' is no command"):
        ClaimdeskApp(library, keys={"fly": "f"})
