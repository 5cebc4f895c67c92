"""The fields of the query language: what values they take."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from tui.claims.claim import Kind

Operator = Literal["=", ">", ">=", "<", "<=", ".."]
Scope = Literal["claims", "summaries", "article"]

# Field -> what to write after it, for messages and completion.
FIELDS: dict[str, str] = {
    "speaker": "who says it, as in speaker:zhang",
    "source": "where it was published, as in source:times",
    "date": "a year, month or day, as in date:2023-05, date:>2023, date:2022..2023",
    "kind": "one of " + ", ".join(get_args(Kind)),
    "score": "a number from 0 to 1, as in score:>0.7",
    "status": "of its review: one of open, in progress, done",
    "verdict": "the rating given, as in verdict:refuted",
    "article": "the number of an article or words of its title",
    "in": "one of claims, summaries, article, which is every sentence of the articles",
    "sort": "one of closeness, date, score",
}
OF_CLAIMS = ("speaker", "kind", "score", "status", "verdict")
"""Fields that only claims have."""
CHOICES: dict[str, tuple[str, ...]] = {
    "kind": get_args(Kind),
    "in": get_args(Scope),
    "sort": ("closeness", "date", "score"),
    "status": ("open", "in progress", "done"),
}
_COMPARED = re.compile(r"(>=|<=|>|<|=)?(.*)", re.DOTALL)
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


@dataclass(frozen=True, slots=True)
class Filter:
    """What a field of a claim must be.

    Dates are ISO 8601, cut to the year or month where that is all that was given; scores are in
    0..1; `until` is the upper end of `..`. Several kinds are divided by commas.
    """

    field: str
    value: str
    operator: Operator = "="
    until: str = ""
    negated: bool = False


def read_field(name: str, value: str, *, negated: bool = False) -> Filter | str:
    """Read the value of a field.

    Args:
        name: One of `FIELDS`.
        value: What stands after the colon, without quotation marks.
        negated: Whether a `!` stands before.

    Returns:
        The filter, or in words what is wrong with the value and what it may be.
    """
    if not value:
        return f"{name}: wants {FIELDS[name]}"
    if name in CHOICES:
        return _choice(name, value, negated=negated)
    if name in ("date", "score"):
        return _compared(name, value, negated=negated)
    return Filter(name, value, negated=negated)


def _choice(name: str, value: str, *, negated: bool) -> Filter | str:
    chosen = []
    for part in filter(None, value.lower().split(",")):
        fitting = [choice for choice in CHOICES[name] if choice.startswith(part)]
        if not fitting:
            return f"{name}: can't be {part}, only {FIELDS[name]}"
        chosen.append(fitting[0])
    if not chosen:
        return f"{name}: wants {FIELDS[name]}"
    return Filter(name, ",".join(chosen), negated=negated)


def _compared(name: str, value: str, *, negated: bool) -> Filter | str:
    read = _read_date if name == "date" else _read_score
    low, dots, high = value.partition("..")
    if dots:
        start, end = read(low), read(high)
        if start is None or end is None:
            return f"{name}: can't be {value}, only {FIELDS[name]}"
        return Filter(name, start, "..", end, negated)
    match = _COMPARED.fullmatch(value)
    assert match is not None
    plain = read(match[2].strip())
    if plain is None:
        return f"{name}: can't be {value}, only {FIELDS[name]}"
    return Filter(name, plain, match[1] or "=", negated=negated)  # type: ignore[arg-type]


def _read_date(value: str) -> str | None:
    match = _DATE.fullmatch(value)
    if match is None:
        return None
    year, month, day = match.groups()
    try:
        whole = date(int(year), int(month or 1), int(day or 1)).isoformat()
    except ValueError:
        return None
    return whole[: 10 if day else 7 if month else 4]


def _read_score(value: str) -> str | None:
    """Read a share; `70` and `70%` are taken as 0.7."""
    try:
        number = float(value.rstrip("%"))
    except ValueError:
        return None
    number = number / 100 if number > 1 or value.endswith("%") else number
    return f"{number:g}" if 0 <= number <= 1 else None
