"""Which figures of two statements measure the same thing, and whether both can be right."""

from __future__ import annotations

import re
from math import inf, isclose
from typing import TYPE_CHECKING

from tui.evidence.figures import MULTIPLES
from tui.evidence.lexicon import concept
from tui.evidence.roles import beside, deeds
from tui.evidence.thesaurus import kind_of, somebody

if TYPE_CHECKING:
    from tui.evidence.figure import Figure
    from tui.evidence.statement import Statement

_ABOUT = 0.1
_CONVERTED = frozenset(
    {"metre", "square metre", "kilogram", "litre", "degree", "metre per second", "watt"}
)
_IN_CENTS = frozenset({"USD", "EUR", "CAD", "AUD", "NZD", "HKD", "ZAR"})
_ANYBODY = frozenset(concept(word) for word in ("people", "residents", "users", "persons"))
_DONE_TO = _ANYBODY | {concept("times")}
_POINT = re.compile(r"\d\.(\d+)")
# Who gives these to a digit after the point means that digit.
_SPELT_OUT = frozenset({"percent", "points", "day", "metre", "degree", "kilogram"})
_WINDOW = re.compile(
    r"(?<!will\s)(?<!\bto\s)(?<!can\s)(?<!uld\s)(?<!may\s)(?<!not\s)\b(?:last|past|previous|next|coming|following|preceding|recent)\s$",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"\s(?:later|earlier|ago|before|after|from\snow)\b", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:rose|risen|rises?|rising|fell|fallen|falls?|falling|grew|grown|grows?|dropp?(?:ed|s)?|climbed|"
    r"declined|increased|decreased|shrank|jumped|slid|soared|slumped|plunged|dipped|up|down|added|lost|"
    r"gained|expanded|contracted)\s(?:by\s)?(?:a\s)?$",
    re.IGNORECASE,
)
_CHANGING = re.compile(
    r"\s(?:(?:pay|price|tax)\s)?(?:increase|rise|drop|decline|growth|cut|reduction|fall|higher|lower|"
    r"more|less|fewer|jump|hike)\b",
    re.IGNORECASE,
)
_OF = re.compile(r"\sof\s(?!a\s(?:percent|per\scent))", re.IGNORECASE)


def same_thing(x: Figure, y: Figure, a: Statement, b: Statement) -> bool:
    """Tell whether two figures measure the same, by unit and by what is counted.

    Args:
        x: A figure of `a`.
        y: A figure of `b`.
        a: A statement.
        b: Another, aligned with `a`.
    """
    if not _one_unit(x.unit, y.unit):
        return False
    if is_window(x, a) or is_window(y, b):
        return False
    if x.unit == "percent" and _change(x, a) != _change(y, b):
        return not (_share(x, a) or _share(y, b))
    if x.unit not in {"count", "ordinal"}:
        return True
    mine, theirs = counts(x, a), counts(y, b)
    if mine & theirs:
        return True
    if mine and theirs:
        return x.unit == "count" and (_wider(x, y) or _done_to(x, a, y, b))
    # What is counted stands elsewhere in the sentence that leaves it out here.
    return bool(mine & set(b.concepts) or theirs & set(a.concepts) or not (mine | theirs))


def _done_to(x: Figure, a: Statement, y: Figure, b: Statement) -> bool:
    """Tell whether one counts deeds and the other those they were done to: "31 arrests"."""
    sides = (x, a, y, b), (y, b, x, a)
    return any(
        bool(counts(deed, one) & (deeds(other, person) | {beside(other, person)}))
        and counts(person, other) <= _DONE_TO
        for deed, one, person, other in sides
    )


def is_window(figure: Figure, item: Statement) -> bool:
    """Tell whether a span of time says when, not how long: "in the past 30 years", "later"."""
    if figure.unit != "day":
        return False
    before = _WINDOW.search(item.text[: figure.start])
    return bool(before or _OFFSET.match(item.text, figure.end))


def _change(figure: Figure, item: Statement) -> bool:
    """Tell whether a percentage is by how much something rose or fell."""
    return bool(
        figure.text.lower() in MULTIPLES
        or _CHANGED.search(item.text[: figure.start])
        or _CHANGING.match(item.text, figure.end)
    )


def _share(figure: Figure, item: Statement) -> bool:
    return bool(_OF.match(item.text, figure.end))


def _one_unit(one: str, other: str) -> bool:
    if "cent" in {one, other}:
        return bool({one, other} & _IN_CENTS) or one == other
    return one == other or {one, other} == {"penny", "GBP"}


def counts(figure: Figure, item: Statement) -> set[str]:
    """Return what a figure counts, by the statement's own names for it."""
    found = set()
    start = item.text.find(figure.counted, figure.end)
    if start < 0:
        start = item.text.rfind(figure.counted, 0, figure.start)
    for word in figure.counted.split():
        place = item.text.find(word, start)
        own = (name for name, span in item.concepts.items() if span[0] == place)
        found.add(next(own, concept(word)))
    return found


def _wider(x: Figure, y: Figure) -> bool:
    """Tell whether one counts people or a kind that what the other counts belongs to.

    "Forty dogs" can't be among "25 animals", but "25 dogs" can be among "40 animals": only
    people are taken to be the same ones, as in "12 climbers died" and "17 people died".
    """
    mine, theirs = x.counted.split(), y.counted.split()
    for left, right in ((mine, theirs), (theirs, mine)):
        anybody = {concept(word) for word in left} & _ANYBODY
        if anybody and any(somebody(word) or concept(word) in _ANYBODY for word in right):
            return True
    return any(kind_of(one, other) for one in mine for other in theirs) and compatible(x, y)


def compatible(x: Figure, y: Figure) -> bool:
    """Tell whether two figures in the same unit can both be right: rounding and bounds count."""
    if x.unit != y.unit:
        left, right = (0.01 if item.unit in {"cent", "penny"} else 1.0 for item in (x, y))
        return isclose(x.low * left, y.low * right, rel_tol=0.011)
    if x.unit == "score":
        return x.low == y.low
    if inf in {x.high, y.high} or "between" in {x.bound, y.bound}:
        return x.low <= y.high and y.low <= x.high
    if "at most" in {x.bound, y.bound}:
        return min(x.high, y.high) >= max(x.low, y.low)
    largest = max(abs(x.low), abs(y.low))
    if "about" in {x.bound, y.bound}:
        return abs(x.low - y.low) <= _ABOUT * largest
    if x.unit in {"count", "ordinal", "age"} and largest < 100:
        return isclose(x.low, y.low)
    if _decimals(x) == _decimals(y) > 0 and x.unit in _SPELT_OUT:
        return isclose(x.low, y.low)
    # Whoever turns acres into hectares rounds: 100 are 40.
    turned = x.unit in _CONVERTED and _spelt(x) != _spelt(y)
    return abs(x.low - y.low) <= (0.03 if turned else 0.011) * largest


def _decimals(figure: Figure) -> int:
    """Return how many digits after the point are written."""
    found = _POINT.search(figure.text)
    return len(found[1]) if found else 0


def _spelt(figure: Figure) -> str:
    """Return the unit of a figure as it is written, without its plural."""
    return figure.text.lower().lstrip("0123456789., ").removesuffix("s")
