"""Whose a figure is: of which flight, of whom an age, whose second term."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.evidence.figure import Figure
    from tui.evidence.statement import Statement

_CODE = re.compile(
    r"\b(?P<noun>Flight|Route|Highway|Interstate|Channel|Apollo|Boeing|Airbus|Section|Article|Chapter)"
    r"\s(?P<code>[A-Z]{0,3}-?\d+[A-Z]?)\b"
)
_WHOSE = re.compile(r"\b(?P<name>[A-Z][\w-]+)['’]s?\s(?:[a-z]+\s)?$")
_NAMED = re.compile(r"(?P<name>(?:[A-Z][\w’'-]+\s?)+),\s?$")
# "27-year-old German national Andreas Lubitz"
_AGED = re.compile(r"\s(?P<name>(?:[\w’'-]+\s?){1,5})")


def other_code(a: Statement, b: Statement) -> str:
    """Say that one is of one flight, road or channel and the other of another, or nothing."""
    mine, theirs = ({(x["noun"], x["code"]) for x in _CODE.finditer(s.text)} for s in (a, b))
    nouns = {noun for noun, _ in mine} & {noun for noun, _ in theirs}
    if not nouns or mine & theirs:
        return ""
    left, right = (" ".join(min(x for x in part if x[0] in nouns)) for part in (mine, theirs))
    return f"One is about {left}, the other about {right}."


def other_holder(a: Statement, x: Figure, b: Statement, y: Figure) -> str:
    """Say that a figure is somebody's of whom the other statement says nothing, or nothing.

    Args:
        a: The statement that `x` stands in.
        x: A figure.
        b: The statement that `y` stands in.
        y: A figure in the same unit.
    """
    if x.unit == "age":
        left, right = _aged(a.text, x), _aged(b.text, y)
        if left and right and not left & right:
            return f"One is the age of {min(left)}, the other of {min(right)}."
        for named, other in ((left, b), (right, a)):
            if named and other.names and not named & _words(other.text):
                return f"One is the age of {min(named)}."
        return ""
    for one, figure, other in ((a, x, b), (b, y, a)):
        whose = _WHOSE.search(one.text[: figure.start])
        if whose and other.names and whose["name"] not in _words(other.text):
            return f"One is {whose['name']}'s."
    return ""


def _aged(text: str, figure: Figure) -> frozenset[str]:
    """Return the words of the name of whoever is of an age."""
    found = _NAMED.search(text[: figure.start]) or _AGED.match(text, figure.end)
    words = found["name"].split() if found else []
    return frozenset(word for word in words if word[0].isupper())


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text))
