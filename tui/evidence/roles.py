"""What is said of what a figure counts or measures: who does what, and along which dimension."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.evidence.alignment import said
from tui.evidence.forms import PHRASES
from tui.evidence.lexicon import concept
from tui.evidence.statement import opposites, weight
from tui.evidence.thesaurus import acts, kind_of
from tui.evidence.units import MONEY

if TYPE_CHECKING:
    from tui.evidence.figure import Figure
    from tui.evidence.statement import Statement

_BREAK = re.compile(
    r"[,;:—]\s|\s(?:who|which|that|while|whereas|but|and|as|when|where|after|before)\s"
)
# Having so many: whoever "has 610 shops" may well close 45 of them.
_HAVING = """
own employ comprise consist contain operate represent belong live house count number total stand
sit possess boast feature remain leave survive inhabit station base carry accommodate include
make-up serve seat run hold exist keep house teach enrol educate field maintain
"""
# These say how many were found to be there, whatever is done with them.
# Whoever does one of these with some may do another with others.
_SORTS = """
order buy acquire purchase
sell
make produce manufacture assemble
close scrap dismiss
open hire recruit add
fly operate run own
hear question interview
name list accuse charge
test
treat
infect
vaccinate
arrest detain
free
capture abduct kidnap
kill
injure
rescue save
evacuate
win
lose
score
play
"""
# Little words for doing many things with them.
_DOING = "take make get put see find"
_SAYING = """
reach rise fall amount confirm record report estimate put exceed top see find expect say come show
believe think announce describe know need participate attend choose get receive bring draw gather
begin become use seem turn allow appear present
"""
_DIMENSIONS = {
    "metre": (
        r"\b(?:long|length|stretch\w*|runs?|extends?|spans?)\b",
        r"\b(?:high|tall|heights?|altitude|elevation|above)\b",
        r"\b(?:deep|depths?|below|beneath|underground)\b",
        r"\b(?:wide|width|across|diameter|broad)\b",
        r"\b(?:thick|thickness)\b",
        r"\b(?:from|away|off|(?:north|south|east|west)\w*\sof|outside|distance|near)\b",
        r"\b(?:rose|risen|rises?|fell|fallen|falls?|grew|grown|dropped|shrank|retreated)\sby\b",
        r"\b(?:rain|rainfall|snow|snowfall)\b",
    ),
}
_AROUND = 40
_DETERMINER = re.compile(
    r"(?:\b(?:the|an?|its|their|his|her|of|this|these|those)|['’]s)\s$", re.IGNORECASE
)
_BASE = re.compile(
    r"\s+of\s(?:all\s)?(?:the\s|its\s|their\s|his\s|her\s|all\s)?((?:[\w’'-]+\s?){1,4})"
)
# "A team from twenty countries": what the team does is not done to the countries.
_BESIDE = re.compile(r"\b(?:from|of|with|among|across|between)\s$", re.IGNORECASE)
_SUM = re.compile(
    r"\b([a-z]+)\s(?:of|worth|totalling)\s(?:(?:about|some|nearly|over|almost|more\sthan)\s)?$",
    re.IGNORECASE,
)
_SPENDING = "last take go spend run wait stay continue need set"


def other_measure(a: Statement, x: Figure, b: Statement, y: Figure) -> str:
    """Say why two figures in one unit are of different things, or nothing.

    Args:
        a: The statement that `x` stands in.
        x: A figure.
        b: The statement that `y` stands in, aligned with `a`.
        y: A figure in the same unit.
    """
    if _other_subject(a, b, _heads(x) & _heads(y)):
        return "They are on different things."
    if x.unit == "count":
        return _other_side(a, b) or _other_deed(a, x, b, y)
    return (
        _other_dimension(a, x, b, y)
        or _other_base(a, x, b, y)
        or _other_span(a, x, b)
        or _other_sum(a, x, b, y)
        or _other_sum(b, y, a, x)
    )


def clause(item: Statement, figure: Figure) -> tuple[int, int]:
    """Return the span of the clause that a figure stands in."""
    start = max((m.end() for m in _BREAK.finditer(item.text, 0, figure.start)), default=0)
    following = _BREAK.search(item.text, figure.end)
    return start, following.start() if following else len(item.text)


def deeds(item: Statement, figure: Figure) -> frozenset[str]:
    """Return the concepts of the verbs in the clause of a figure, but those that say little."""
    start, end = clause(item, figure)
    return frozenset(
        name
        for name, span in item.concepts.items()
        if start <= span[0] < end and weight(name) and _acts(item, span)
    )


def _acts(item: Statement, span: tuple[int, int]) -> bool:
    """Tell whether the words at a span are a verb; after "the" none is."""
    words = item.text[slice(*span)]
    if _DETERMINER.search(item.text[max(0, span[0] - 8) : span[0]]):
        return False
    return acts(PHRASES.get(words.lower(), words))


def beside(item: Statement, figure: Figure) -> str:
    """Return the concept right before a figure: "can seat 800 people"."""
    near = [
        (figure.start - end, name)
        for name, (_, end) in item.concepts.items()
        if 0 < figure.start - end <= 2
    ]
    return min(near)[1] if near else ""


def _nearest(item: Statement, figure: Figure) -> str:
    """Return the concept of the verb before a figure, or of the first after it."""
    start, end = clause(item, figure)
    near = [
        (span[0] > figure.start, abs(span[0] - figure.start), name)
        for name, span in item.concepts.items()
        if start <= span[0] < end and _acts(item, span)
    ]
    return min(near)[2] if near else ""


def _having(item: Statement, figure: Figure, done: frozenset[str]) -> bool:
    """Tell whether a clause says no more than that there are so many."""
    start, end = clause(item, figure)
    near = {name for name, span in item.concepts.items() if start <= span[0] < end}
    return not done - _names(_HAVING) and not near & _names(_DOING)


@lru_cache(maxsize=512)
def _sort(name: str) -> frozenset[int]:
    """Return the sorts of what is done with things that a verb is of."""
    lines = enumerate(_SORTS.strip().splitlines())
    return frozenset(number for number, line in lines if name in _names(line))


@lru_cache(maxsize=16)
def _names(words: str) -> frozenset[str]:
    return frozenset(concept(word) for word in words.split())


def _other_deed(a: Statement, x: Figure, b: Statement, y: Figure) -> str:
    """Say that one is of how many there are and the other of what became of some, or nothing."""
    if any(_BESIDE.search(item.text[: figure.start]) for item, figure in ((a, x), (b, y))):
        return ""
    mine, theirs = deeds(a, x), deeds(b, y)
    if mine & set(b.concepts) or theirs & set(a.concepts):
        return ""
    quiet = _names(_HAVING) | _names(_SAYING)
    sides = (a, x, mine, theirs, b), (b, y, theirs, mine, a)
    for said_by, figure, one, other, item in sides:
        done = other - quiet
        if done and _having(said_by, figure, one):
            return f"One says how many there are, the other {said(item, min(done))!r}."
    left, right = _nearest(a, x), _nearest(b, y)
    if _sort(left) and _sort(right) and not _sort(left) & _sort(right):
        return f"One says {said(a, left)!r} of them, the other {said(b, right)!r}."
    return ""


def _other_dimension(a: Statement, x: Figure, b: Statement, y: Figure) -> str:
    """Say that two lengths are of different dimensions, a height and a depth, or nothing."""
    patterns = _DIMENSIONS.get(x.unit)
    if patterns is None:
        return ""
    mine, theirs = _dimensions(a.text, x, patterns), _dimensions(b.text, y, patterns)
    if mine and theirs and not set(mine) & set(theirs):
        return f"One says {mine[min(mine)]!r}, the other {theirs[min(theirs)]!r}."
    return ""


def _dimensions(text: str, figure: Figure, patterns: tuple[str, ...]) -> dict[int, str]:
    start = max(0, figure.start - _AROUND)
    before, after = text[start : figure.start], text[figure.end : figure.end + _AROUND // 2]
    found = {}
    for place, pattern in enumerate(patterns):
        match = re.search(pattern, after, re.I) or re.search(pattern, before, re.I)
        if match:
            found[place] = match[0]
    return found


def _other_base(a: Statement, x: Figure, b: Statement, y: Figure) -> str:
    """Say that two shares are of different wholes, or nothing."""
    if x.unit != "percent":
        return ""
    left, right = _BASE.match(a.text, x.end), _BASE.match(b.text, y.end)
    if not left or not right:
        return ""
    mine, theirs = left[1].split(), right[1].split()
    names, others = ({concept(word) for word in part} for part in (mine, theirs))
    shared = names & others
    # "People stopped" and "people arrested" are no one whole.
    apart = shared <= _names("people person") and names - shared and others - shared
    if shared and not apart:
        return ""
    if not shared and any(kind_of(one, other) for one in mine for other in theirs):
        return ""
    return f"One is of {mine[-1]!r}, the other of {theirs[-1]!r}."


def _other_span(a: Statement, x: Figure, b: Statement) -> str:
    """Say that two spans of time are of different doings, or nothing."""
    if x.unit != "day":
        return ""
    mine = [name for name in a.concepts if name not in b.concepts and _tells(name)]
    theirs = [name for name in b.concepts if name not in a.concepts and _tells(name)]
    if not mine or not theirs:
        return ""
    return f"One says {said(a, mine[0])!r}, the other {said(b, theirs[0])!r}."


def _tells(name: str) -> bool:
    return weight(name) >= 1 and name not in _names(_SPENDING)


def _other_sum(a: Statement, x: Figure, b: Statement, y: Figure) -> str:
    """Say that one is "a profit of" so much where the other did something else with its sum."""
    if x.unit not in MONEY:
        return ""
    found = _SUM.search(a.text[: x.start])
    name = concept(found[1].lower()) if found else ""
    if not weight(name) or name in b.concepts or name not in a.concepts:
        return ""
    done = deeds(b, y) - set(a.concepts) - _names(_SAYING)
    return f"One is of {found[1]!r}, the other {said(b, min(done))!r}." if found and done else ""


def _other_subject(a: Statement, b: Statement, counted: set[str]) -> bool:
    """Tell whether two statements share no thing but what they count, and each is on its own."""
    mine, theirs = (
        {name for name, span in item.concepts.items() if weight(name) and not _acts(item, span)}
        for item in (a, b)
    )
    shared = (mine | theirs) & a.concepts.keys() & b.concepts.keys()
    return bool(mine - shared and theirs - shared) and not shared - counted


def _heads(figure: Figure) -> set[str]:
    return {concept(word) for word in figure.counted.split()}


def _other_side(a: Statement, b: Statement) -> str:
    """Say that one is of the left wing and the other of the right, or nothing."""
    for one, other in opposites(a, b):
        if not _acts(a, a.concepts[one]) and not _acts(b, b.concepts[other]):
            return f"One is of {said(a, one)!r}, the other of {said(b, other)!r}."
    return ""
