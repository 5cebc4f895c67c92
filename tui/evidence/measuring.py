"""What a library keeps of a sentence that states figures, so that others like it are found."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from tui.evidence.figures import figures
from tui.evidence.statement import read, weight
from tui.evidence.units import MONEY

if TYPE_CHECKING:
    from datetime import date as Date  # noqa: N812

    from tui.evidence.figure import Figure

# Raised whenever the rules change by which figures or keys are read.
RULES = 4
_MOST = 24


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of a sentence, and the keys under which it is kept.

    A key stands for a unit and something the sentence is on: "percent, unemployment". Two sentences
    whose figures can be set side by side share keys. Without a figure other than a date there are
    none.
    """

    figures: tuple[Figure, ...]
    keys: tuple[int, ...]


def measured(text: str, date: Date | None = None) -> Measured:
    """Read the figures of a sentence and what they are on.

    Args:
        text: One sentence.
        date: The day it was published.
    """
    found = tuple(figures(text, date=date))
    units = sorted({_unit(figure.unit) for figure in found if figure.unit != "date"})
    if not units:
        return Measured(found, ())
    on = [name for name in read(text, date).concepts if weight(name) >= 1]
    keys = [_key(unit, name) for name in sorted(on, key=len, reverse=True) for unit in units]
    return Measured(found, tuple(keys[:_MOST]))


def _unit(unit: str) -> str:
    return "money" if unit in MONEY else unit


@lru_cache(maxsize=65_536)
def _key(unit: str, name: str) -> int:
    return int.from_bytes(blake2b(f"{unit}\n{name}".encode(), digest_size=6).digest(), "big")
