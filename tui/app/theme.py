"""Colours that Textual's themes do not know: those of verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.theme import Theme

# Blue and orange stay apart for readers who do not tell red from green (Okabe and Ito 2008).
_DARK = {
    "verdict-supported": "#6cb6ff",
    "verdict-refuted": "#ffa24d",
    "verdict-mixed": "#ec8ae5",
    "verdict-unknown": "#b0b4ba",
}
_LIGHT = {
    "verdict-supported": "#00509e",
    "verdict-refuted": "#974100",
    "verdict-mixed": "#8c1d82",
    "verdict-unknown": "#4d5156",
}
_ANSI = {
    "verdict-supported": "ansi_bright_blue",
    "verdict-refuted": "ansi_yellow",
    "verdict-mixed": "ansi_magenta",
    "verdict-unknown": "ansi_default",
}


def verdict_colours(theme: Theme) -> dict[str, str]:
    """Return the theme variables of verdicts, readable on the background of a theme."""
    if theme.ansi:
        return _ANSI
    return _DARK if theme.dark else _LIGHT
