"""Whether two figures that differ are of another part, time or state of knowledge."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from tui.evidence.lexicon import concept, different_parts, opposite

if TYPE_CHECKING:
    from tui.evidence.figure import Figure
    from tui.evidence.statement import Statement

_REVISION = re.compile(
    r"\b(?:revis(?:ed|ion)|correct(?:ed|ion)\s(?:its|the)|initially|originally|preliminary|provisional"
    r"|(?:at\s)?first\s(?:said|put|reported|estimated|thought|announced|gave)"
    r"|later\s(?:said|put|reported|raised|found)|earlier\s(?:said|put|reported|estimate)"
    r"|toll\s[^.]*?(?:risen|climbed|rose|grown|raised))\b",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"\b(?:ago|previously|formerly|back\sthen|used\sto|once\s(?:had|was|held)|(?:a|the)\s(?:year|decade|"
    r"century)\s(?:earlier|before)|in\sthe\spast)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\b(?:(?i:nationwide|countrywide|worldwide|globally|statewide)|(?i:across)\s(?:the\s(?:country|world|nation|"
    r"region|state|continent)|[A-Z]\w+)|in\sthe\swhole\scountry|around\sthe\s(?:world|globe|country)|"
    r"throughout)\b"
)
_PART = re.compile(
    r"\b(?:(?i:in|at|near|around|from)\s(?:the\s(?:capital|city|town|village|district|region|province|area"
    r"|north|south|east|west)\b|[A-Z])|youngest|oldest|largest|smallest|local(?:ly)?\b|alone\b)",
)
_MEASURED = re.compile(
    r"\b([a-z]+)\s(?:of|in|worth|totalling)\s(?:(?:about|some|nearly|over|almost|more\sthan)\s)?$"
)
_TOKEN = re.compile(r"\w+(?:['’-]\w+)*")


def other_matter(a: Statement, b: Statement, x: Figure, y: Figure) -> str:
    """Say why two figures that differ can both be right, or nothing.

    Args:
        a: The statement that `x` stands in.
        b: The statement that `y` stands in.
        x: A figure.
        y: A figure in the same unit.
    """
    if _REVISION.search(a.text) or _REVISION.search(b.text):
        return "One may be a revision of the other."
    if bool(_ONCE.search(a.text)) != bool(_ONCE.search(b.text)):
        return "They hold for different times."
    for one, other in ((a, b), (b, a)):
        if _WHOLE.search(one.text) and not _WHOLE.search(other.text) and _PART.search(other.text):
            return "One is of the whole, the other of a part."
    left, right = _measured(a.text, x), _measured(b.text, y)
    if left and right and concept(left) != concept(right):
        return f"One is of {left}, the other of {right}."
    return _contrast(a, b)


def _measured(text: str, figure: Figure) -> str:
    found = _MEASURED.search(text[: figure.start])
    return found[1] if found else ""


def _contrast(a: Statement, b: Statement) -> str:
    """Find words that set the two apart: two seasons, or the one word in which they differ."""
    mine = [name for name in a.concepts if name not in b.concepts]
    theirs = [name for name in b.concepts if name not in a.concepts]
    for one in mine:
        for other in theirs:
            if different_parts(one, other):
                return f"One is about {_said(a, one)}, the other about {_said(b, other)}."
    left, right = _frame(a), _frame(b)
    changes = [
        (left[i:j], right[k:m])
        for tag, i, j, k, m in SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
        if tag != "equal"
    ]
    single = len(changes) == 1 and all(len(side) == 1 for side in changes[0])
    if not single or len(left) < 3:
        return ""
    (one,), (other,) = changes[0]
    if one in a.concepts and other in b.concepts and not opposite(one, other):
        return f"One says {_said(a, one)}, where the other says {_said(b, other)}."
    return ""


def _frame(item: Statement) -> list[str]:
    """Return a statement's words, each figure as one mark."""
    found: list[str] = []
    for match in _TOKEN.finditer(item.text):
        inside = any(part.start <= match.start() < part.end for part in item.figures)
        word = "#" if inside else concept(match[0].lower())
        if word != "#" or found[-1:] != ["#"]:
            found.append(word)
    return found


def _said(item: Statement, name: str) -> str:
    start, end = item.concepts[name]
    return repr(item.text[start:end])
