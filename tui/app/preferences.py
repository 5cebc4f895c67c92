"""Settings that the app alone can judge: a theme's name, and which commands have keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.theme import BUILTIN_THEMES

from tui.app.commands import COMMANDS
from tui.app.theme import HIGH_CONTRAST, HIGH_CONTRAST_LIGHT
from tui.settings import SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping


def refuse_unknown(theme: str, keys: Mapping[str, str]) -> None:
    """Refuse a theme that there is none of, and keys for what is no command.

    Args:
        theme: Its name.
        keys: Keys by command id.

    Raises:
        SettingsError: One of them is not known.
    """
    themes = {*BUILTIN_THEMES, HIGH_CONTRAST, HIGH_CONTRAST_LIGHT}
    if theme not in themes:
        there = ", ".join(sorted(themes))
        raise SettingsError(f"[app] theme {theme!r} is not known; there is {there}")
    unknown = sorted(set(keys) - {command.id for command in COMMANDS})
    if unknown:
        raise SettingsError(f"[keys] {unknown[0]!r} is no command; the README says what lists them")
