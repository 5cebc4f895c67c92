"""Colours that Textual's themes do not know: those of verdicts, and two of high contrast."""

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


HIGH_CONTRAST = "high-contrast"
HIGH_CONTRAST_LIGHT = "high-contrast-light"
_VERDICTS_AT_HIGH_CONTRAST = {
    HIGH_CONTRAST: {
        "verdict-supported": "#b4dcff",
        "verdict-refuted": "#ffd6ad",
        "verdict-mixed": "#ffc4fb",
        "verdict-unknown": "#f0f0f0",
    },
    HIGH_CONTRAST_LIGHT: {
        "verdict-supported": "#002650",
        "verdict-refuted": "#1a0a00",
        "verdict-mixed": "#4a0645",
        "verdict-unknown": "#1a1c1e",
    },
}


def high_contrast_themes() -> list[Theme]:
    """Make the two themes on which all text has a contrast of 7 to 1 or more.

    That is what the Web Content Accessibility Guidelines 2.2 ask at level AAA (criterion 1.4.6).
    """
    return [
        _of_high_contrast(
            HIGH_CONTRAST,
            text="#ffffff",
            ground="#000000",
            lead="#00c2d9",
            warning="#ffe14d",
            error="#ff9a9a",
            success="#8dff8d",
            variables={
                "text-muted": "#f0f0f0",
                "text-disabled": "#c8c8c8",
                "surface-lighten-1": "#003c46",
                "input-selection-background": "#005a66",
            },
        ),
        _of_high_contrast(
            HIGH_CONTRAST_LIGHT,
            text="#000000",
            ground="#ffffff",
            lead="#00356b",
            warning="#331700",
            error="#7a0010",
            success="#004d1a",
            variables={
                "text-muted": "#1a1a1a",
                "text-disabled": "#3d3d3d",
                "surface-lighten-1": "#d5e6ff",
                "input-selection-background": "#bcd8ff",
            },
        ),
    ]


def _of_high_contrast(
    name: str,
    *,
    text: str,
    ground: str,
    lead: str,
    warning: str,
    error: str,
    success: str,
    variables: dict[str, str],
) -> Theme:
    """Make a theme of few colours: all that lies below text is one ground."""
    from textual.theme import Theme  # noqa: PLC0415  (loaded by then)

    return Theme(
        name=name,
        primary=lead,
        secondary=lead,
        accent=warning,
        warning=warning,
        error=error,
        success=success,
        foreground=text,
        background=ground,
        surface=ground,
        panel=ground,
        dark=name == HIGH_CONTRAST,
        variables={"block-cursor-text-style": "bold reverse", **variables},
    )


def verdict_colours(theme: Theme) -> dict[str, str]:
    """Return the theme variables of verdicts, readable on the background of a theme."""
    if theme.name in _VERDICTS_AT_HIGH_CONTRAST:
        return _VERDICTS_AT_HIGH_CONTRAST[theme.name]
    if theme.ansi:
        return _ANSI
    return _DARK if theme.dark else _LIGHT
