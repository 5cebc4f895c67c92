"""The signs of verdicts: a glyph, a colour and a word, so that none of them stands alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Outcome = Literal["supported", "refuted", "mixed", "unknown", "other", "started", "open"]
_GLYPHS: dict[Outcome, str] = {
    "supported": "✓",
    "refuted": "✗",
    "mixed": "≈",
    "unknown": "?",
    "other": "•",
    "started": "…",
    "open": " ",
}
_ASCII: dict[Outcome, str] = _GLYPHS | {
    "supported": "+",
    "refuted": "x",
    "mixed": "~",
    "other": "*",
    "started": "-",
}
_RATINGS: dict[str, Outcome] = {
    "supported": "supported",
    "refuted": "refuted",
    "not enough evidence": "unknown",
    "conflicting evidence/cherrypicking": "mixed",
    "pants on fire": "refuted",
    "pants on fire!": "refuted",
    "false": "refuted",
    "mostly false": "refuted",
    "half true": "mixed",
    "mostly true": "supported",
    "true": "supported",
    "1": "refuted",
    "2": "refuted",
    "3": "mixed",
    "4": "supported",
    "5": "supported",
    "correct": "supported",
    "incorrect": "refuted",
    "wrong": "refuted",
    "fake": "refuted",
    "mixture": "mixed",
    "misleading": "mixed",
    "missing context": "mixed",
    "unproven": "unknown",
}


@dataclass(frozen=True, slots=True)
class Sign:
    """How a verdict is shown: one cell, the component class that colours it, and its word."""

    glyph: str
    style: str
    word: str


def outcome(rating: str, status: str = "done") -> Outcome:
    """Say which of the signs a verdict gets.

    Args:
        rating: A label of any scale, or an empty string.
        status: `open`, `in progress` or `done`.

    Returns:
        `open` where nobody has begun, `started` for what is in progress, `other` for a label of
        a scale of the user's own.
    """
    if status == "done" and rating:
        return _RATINGS.get(rating.strip().lower(), "other")
    return "started" if rating or status == "in progress" else "open"


def sign(rating: str, status: str = "done", *, ascii_only: bool = False) -> Sign:
    """Make the sign of a verdict."""
    found = outcome(rating, status)
    glyph = (_ASCII if ascii_only else _GLYPHS)[found]
    word = rating if found not in {"started", "open"} else status
    return Sign(glyph, "" if found == "open" else f"row--{found}", word)


def ascii_only(environment: Mapping[str, str]) -> bool:
    """Tell whether the terminal is known to lack the glyphs, by its locale or its kind."""
    named = next(
        (value for name in ("LC_ALL", "LC_CTYPE", "LANG") if (value := environment.get(name))), ""
    )
    character_set = named.lower().replace("-", "")
    return environment.get("TERM") == "linux" or (bool(named) and "utf8" not in character_set)


def source_line(title: str, *parts: str) -> str:
    """Write where a text is from on one line."""
    return " · ".join(part for part in (*parts, title) if part)
