"""Whether two figures that differ are of another part, time or state of knowledge."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from tui.evidence.alignment import said
from tui.evidence.holders import other_holder
from tui.evidence.lexicon import concept, different_parts, opposite
from tui.evidence.roles import other_measure
from tui.evidence.statement import STOP, weight
from tui.evidence.thesaurus import kind_of, noun, synonyms

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
    r"century)\s(?:earlier|before)|in\sthe\spast)\b|^(?:before|until|prior\sto)\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\b(?P<which>another|(?:an?|the|its|their)\s(?:second|third|other|earlier|previous|former|separate|later|similar))\s"
    r"(?P<noun>[a-z]+)",
    re.IGNORECASE,
)
_MORE = re.compile(r"(?:other|others|more|further|additional)\b", re.IGNORECASE)
_FURTHER = re.compile(r"\b(?:another|an\sadditional|a\sfurther)\s$", re.IGNORECASE)
_LISTED = re.compile(
    r"(?:The\s)?(?:\d+|[A-Z][a-z]+)\s(?:[a-z]+\s)?(?:questions|things|ways|reasons|facts|takeaways|photos|pictures|"
    r"tips|lessons|points)\b(?!\s(?:were|are|have|of\sthe)\b)"
)
_BADLY = re.compile(
    r"\b(?:seriously|critically|badly|severely|gravely|slightly|lightly)\b", re.IGNORECASE
)
_STAGE = re.compile(
    r"\bin\s(?:the|its|their|his|her)\s(?:first|second|third|fourth|opening|last|final)\s"
    r"(?:half|period|set|round|stage|phase|leg|part|week|month|year|days?|weeks|months|years|hours?)\b",
    re.IGNORECASE,
)
_TODAY = re.compile(r"\b(?:today|now|nowadays|currently|at\spresent|these\sdays)\b", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:before|until|prior\sto)\sthe\b", re.IGNORECASE)
_PLANNED = re.compile(
    r"\b(?:meant|supposed|intended|planned|budgeted|hoped)\sto\b|\b(?:was|were)\sto\s(?!blame)[a-z]+\b"
    r"|\b(?:budgeted|planned|earmarked)\s(?:at|for)\b|\b(?:target|goal|cap|limit|ceiling)\sof\b|\bwants?\sto\b",
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
_REGULAR = re.compile(r"\b(hour|dai|week|month|annual|year|night)l?y\b", re.IGNORECASE)
_RATE = re.compile(
    r"^[^,;.]{0,40}?\b(?:an?|per|each|every)\s"
    r"(hour|day|week|month|year|night|person|head|capita|resident|household)\b",
    re.IGNORECASE,
)
_OF_THE = re.compile(r"\sof\s(?:the|its|their|these|those|his|her)\b")
_OF_KIND = re.compile(r"\s(?:[a-z]+\s)?[a-z]+s\sof\s(?!the\b|its\b|their\b|all\b)([a-z]{3,})\b")
_HAS = re.compile(
    r"\b(?:ha[sd]|have|there\s(?:is|are|was|were)|with|of|compris\w+|consists?)\b[^,]*$"
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
    if bool(_ONCE.search(a.text)) != bool(_ONCE.search(b.text)) or _since_then(a, b):
        return "They hold for different times."
    if bool(_PLANNED.search(a.text)) != bool(_PLANNED.search(b.text)):
        return "One is a plan, the other what came of it."
    if bool(_MORE.match(x.counted) or _FURTHER.search(a.text[: x.start])) != bool(
        _MORE.match(y.counted) or _FURTHER.search(b.text[: y.start])
    ):
        return "One counts others beside these."
    if _LISTED.match(a.text) or _LISTED.match(b.text):
        return "One is a headline that counts what it tells."
    if bool(_BADLY.search(a.text)) != bool(_BADLY.search(b.text)):
        return "One is of the worst of them alone."
    for one, other in ((a, b), (b, a)):
        if _WHOLE.search(one.text) and not _WHOLE.search(other.text) and _PART.search(other.text):
            return "One is of the whole, the other of a part."
    left, right = (
        # "Offices in 30 countries" are counted in countries.
        _measured(item.text, figure) if figure.unit != "count" else ""
        for item, figure in ((a, x), (b, y))
    )
    if left and right and concept(left) != concept(right):
        return f"One is of {left}, the other of {right}."
    return (
        _part(a, x, b, y)
        or _part(b, y, a, x)
        or other_measure(a, x, b, y)
        or other_holder(a, x, b, y)
        or another(a, b)
        or contrast(a, b)
    )


def another(a: Statement, b: Statement) -> str:
    """Say that one is of another of its sort, "a second bridge", or of a numbered part of it."""
    for one, other in ((a, b), (b, a)):
        if any(item.unit == "ordinal" for item in other.figures):
            continue
        found = _ANOTHER.search(one.text)
        alike = found and found["which"].lower() in other.text.lower()
        if found and not alike and concept(found["noun"].lower()) in other.concepts:
            return f"One is of {found[0]!r}."
        found = _STAGE.search(one.text)
        if found:
            return f"One is of {found[0].strip()!r}."
    return ""


def _since_then(a: Statement, b: Statement) -> bool:
    """Tell whether one is of today and the other of a year that it names."""
    sides = (a, b), (b, a)
    return any(
        bool(_TODAY.search(one.text))
        and not any(when.year for when in one.dates)
        and (any(when.year for when in other.dates) or bool(_UNTIL.search(other.text)))
        for one, other in sides
    )


def one_of_each(pairs: list[tuple[Figure, Figure]], turned: list[tuple[str, str]]) -> str:
    """Say that figures are of different members of a row, where ordinals or ages say so.

    Args:
        pairs: Figures in the same unit that can't both be right of one thing.
        turned: Opposites that are said beside them: the first match was won, the second lost.
    """
    told = [(x, y) for x, y in pairs if x.unit in {"ordinal", "age"}]
    if not told or (len(told) == len(pairs) and not turned):
        return ""
    return f"One is of {told[0][0].text!r}, the other of {told[0][1].text!r}."


def _part(a: Statement, x: Figure, b: Statement, y: Figure) -> str:
    """Say that the first figure is of a part, or a rate, where the second is not."""
    rest, other = a.text[x.end :], b.text[y.end :]
    rate, whole = _RATE.search(rest), _RATE.search(other)
    regular = _REGULAR.search(b.text)
    if rate and regular and whole is None and rate[1].lower()[:2] == regular[1].lower()[:2]:
        rate = None
    if rate and (whole is None or concept(rate[1].lower()) != concept(whole[1].lower())):
        return f"One is for {rate[0].strip()!r}."
    if x.unit != "count":
        return ""
    if sorts := _sorts(x, y):
        return sorts
    if _OF_THE.match(rest) and not _OF_THE.match(other) and _HAS.search(b.text[: y.start]):
        return "One is of a part of what the other counts."
    if x.low <= y.low and (sort := _sort(x, b, y)):
        return f"One counts {sort!r} alone."
    kind = _OF_KIND.match(rest)
    if kind and concept(kind[1]) not in b.concepts:
        return f"One counts those of {kind[1]!r}."
    return ""


def _measured(text: str, figure: Figure) -> str:
    found = _MEASURED.search(text[: figure.start])
    return found[1] if found else ""


def _sorts(x: Figure, y: Figure) -> str:
    """Say that two sorts of one thing are counted, "observer states" and "member states"."""
    mine, theirs = (
        [word for word in item.counted.split()[:-1] if noun(word) and weight(concept(word))]
        for item in (x, y)
    )
    heads = [concept(item.counted.split()[-1]) for item in (x, y) if item.counted]
    if not mine or not theirs or len(set(heads)) > 1:
        return ""
    if {concept(word) for word in mine} & {concept(word) for word in theirs}:
        return ""
    if any(kind_of(one, other) or synonyms(one, other) for one in mine for other in theirs):
        return ""
    return f"One counts {x.counted!r}, the other {y.counted!r}."


def _sort(x: Figure, b: Statement, y: Figure) -> str:
    """Return the word that narrows what `x` counts and is not said of what `y` counts."""
    mine = [(word, concept(word)) for word in x.counted.split()]
    theirs = {concept(word) for word in y.counted.split()}
    place = next((n for n, (_, name) in enumerate(mine) if name in theirs), 0)
    narrowing = [word for word, name in mine[:place] if weight(name) and name not in b.concepts]
    return " ".join(narrowing)


def contrast(a: Statement, b: Statement) -> str:
    """Say which words set two statements apart, or nothing.

    These are two parts of one whole, such as two seasons; different things said of the same word
    ("own goats", "own a tractor"); or the one place where they differ.
    """
    mine = [name for name in a.concepts if name not in b.concepts]
    theirs = [name for name in b.concepts if name not in a.concepts]
    for one in mine:
        for other in theirs:
            if different_parts(one, other):
                return _apart(a, one, b, other)
    for name, one in a.after.items():
        other = b.after.get(name, "")
        if one in mine and other in theirs and _things(a, one, b, other):
            return _apart(a, one, b, other)
    return _exchanged(a, b)


def _apart(a: Statement, one: str, b: Statement, other: str) -> str:
    return f"One is about {said(a, one)!r}, the other about {said(b, other)!r}."


def _things(a: Statement, one: str, b: Statement, other: str) -> bool:
    """Tell whether two concepts are nouns that can't mean the same."""
    left, right = said(a, one), said(b, other)
    if not (weight(one) and weight(other)) or opposite(one, other):
        return False
    return noun(left) and noun(right) and not kind_of(left, right)


def _exchanged(a: Statement, b: Statement) -> str:
    """Find the one place where two statements of the same build say different things."""
    left, right = _frame(a), _frame(b)
    changes = [
        (left[i:j], right[k:m])
        for tag, i, j, k, m in SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
        if tag != "equal"
    ]
    sides = [_telling(side) for side in changes[0]] if len(changes) == 1 else []
    if len(left) < 3 or not sides or not all(sides):
        return ""
    one, other = (side[-1] for side in sides)
    if one not in a.concepts or other not in b.concepts or one in b.concepts or other in a.concepts:
        return ""
    single = all(len(side) == 1 for side in changes[0])
    if single and weight(one) and weight(other) and not opposite(one, other):
        return _apart(a, one, b, other)
    return _apart(a, one, b, other) if _things(a, one, b, other) else ""


def _telling(words: list[str]) -> list[str]:
    return [word for word in words if word not in STOP]


def _frame(item: Statement) -> list[str]:
    """Return a statement's words, each figure as one mark."""
    found: list[str] = []
    named = {start: name for name, (start, _) in item.concepts.items()}
    for match in _TOKEN.finditer(item.text):
        inside = any(part.start <= match.start() < part.end for part in item.figures)
        word = "#" if inside else named.get(match.start(), concept(match[0].lower()))
        if word != "#" or found[-1:] != ["#"]:
            found.append(word)
    return found
