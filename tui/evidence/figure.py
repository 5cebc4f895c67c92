"""What a figure is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Bound = Literal["exact", "about", "at least", "at most", "between"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in a text: `text` is `source[start:end]`.

    Attributes:
        start: First character.
        end: One past the last character.
        text: The figure, verbatim, with its unit.
        low: Smallest value it allows, in `unit`; for a date the proleptic ordinal of its first day.
        high: Largest value it allows; `inf` where there is none.
        bound: How exact it says it is.
        unit: `count`, `percent`, `points`, `ordinal`, `age`, `score` (a result), `date`,
            an ISO 4217 code, or an SI unit (`metre`, `square metre`, `kilogram`, `litre`,
            `degree`), `day` for spans.
        counted: What is counted, verbatim, or an empty string.
        place: The place named beside it, verbatim, or an empty string.
        period: The date or period it holds for, verbatim, or an empty string.
        day: For dates, `YYYY-MM-DD` with `?` for what is not said, or `weekday N`.
    """

    start: int
    end: int
    text: str
    low: float
    high: float
    bound: Bound
    unit: str
    counted: str = ""
    place: str = ""
    period: str = ""
    day: str = ""
