"""Fewer bytes draw the same picture: a terminal emulator is the judge."""

import pyte
from hypothesis import given
from hypothesis import strategies as st
from rich.color import Color
from rich.style import Style

from tui.app.thrift import thrifty

COLOURS = st.sampled_from(["red", "bright_blue", "color(99)", "#0178d4", "#121212", "default"])
STYLES = st.builds(
    lambda front, behind, flags: Style(
        color=front and Color.parse(front), bgcolor=behind and Color.parse(behind), **flags
    ),
    st.none() | COLOURS,
    st.none() | COLOURS,
    st.fixed_dictionaries(
        {},
        optional={
            name: st.booleans()
            for name in ("bold", "dim", "italic", "underline", "reverse", "strike", "overline")
        },
    ),
)
TEXTS = st.sampled_from(["word", " ", "    ", "a b ", "▌", "", "漢字", "[1m", "31m"])
LINES = st.lists(st.tuples(STYLES, TEXTS), max_size=8)


def drawn(data: str) -> list[list[tuple[object, ...]]]:
    screen = pyte.Screen(40, 8)
    pyte.Stream(screen).feed(data)
    return [[seen(screen.buffer[y][x]) for x in range(40)] for y in range(8)]


def seen(cell: pyte.screens.Char) -> tuple[object, ...]:
    look = (cell.data, cell.bg, cell.underscore, cell.strikethrough, cell.reverse)
    # The colour and weight of a blank are seen only where it is underlined, struck or reversed.
    plain = cell.data == " " and not (cell.underscore or cell.strikethrough or cell.reverse)
    return look if plain else (*look, cell.fg, cell.bold, cell.italics)


@given(st.lists(st.tuples(st.integers(1, 8), st.integers(1, 30), LINES), max_size=6))
def test_the_same_is_drawn_with_no_more_bytes(
    lines: list[tuple[int, int, list[tuple[Style, str]]]],
) -> None:
    data = "\x1b[?2026h"
    for row, column, pieces in lines:
        data += f"\x1b[{row};{column}H"
        data += "".join(style.render(text) for style, text in pieces)
        data += "\x1b[1;1H" if row == 8 else "\n"
    less = thrifty(data)
    assert drawn(less) == drawn(data)
    assert len(less) <= len(data) + len("\x1b[0m")
    # What is written next finds no style left over.
    assert drawn(less + "\x1b[4;1Hx") == drawn(data + "\x1b[4;1Hx")


def test_a_line_of_one_colour_names_it_once() -> None:
    style = Style(color="#e0e0e0", bgcolor="#121212")
    data = "".join(style.render(text) for text in (" ", "   ", "words", "   "))
    assert thrifty(data) == style.render("    words   ")


def test_what_has_no_styles_is_left_alone() -> None:
    for data in ("\x1b]52;c;SE9T\x07", "\x1b[?1049h\x1b[?25l", "plain\ntext"):
        assert thrifty(data) == data
