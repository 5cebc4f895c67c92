"""Sentences to the clauses that can stand alone as claims."""

from __future__ import annotations

import re

Span = tuple[int, int]

_FINITE = (
    r"(?:will|would|has|have|had|is|are|was|were|can|could|may|might|must|should|did|does"
    r"|became|began|fell|rose|won|lost|met|said|made|took|went|came|grew|held|led|cut"
    r"|gave|ran|saw|stood|wrote|broke|drew|knew|spoke|threw|\w{3,}ed)"
)
# "He", "it" and "they" are no subjects here: behind them no clause stands alone.
_SUBJECT = r"(?:the|a|an|its|his|her|their|our|no|more|most|some|all|[A-Z][\w'’-]+|\d[\d,.]*)"
_JOINT = re.compile(
    rf"(?:[,;] (?:and|but|while|whereas|yet) |; |, among which |, of which |,? (?:and|but) that )"
    rf"(?={_SUBJECT}(?: [\w'’-]+){{0,7}}? {_FINITE}\b)"
)
_HAS_FINITE = re.compile(
    rf"\b(?:{_FINITE}|found|told|paid|sent|spent|sold|kept|brought|bought|lay|left|put|got)\b"
)
DATELINE = re.compile(
    r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}(?:, [A-Z][a-z]+\.?(?: \d{1,2})?){0,2}"
    r"(?: \([^)]{2,40}\))? ?(?:-|--|–|—) "
    r"|(?:[A-Z]\w+(?:,? [A-Z]\w+){0,3} )?\((?:[A-Z]{2,6}|Reuters|Xinhua)\) ?(?:[-–—]+ ?)?"
    r"(?=[A-Z\"“])"
)
"""Place, day and agency before a report's first sentence.

`KARAMAT, May 27 (Xandar News) - `, `Karamat (XNA)`.
"""
_CANNOT_OPEN = re.compile(
    r"[\"“”'‘’(\s]*(?:to|of|on|for|from|with|by|into|as|at|over|against|than|who|whom|what|which"
    r"|whether|why|how|was|were|is|are|has|have|had|\w+ing)\b",
    re.IGNORECASE,
)
_STAMP = (
    r"(?:\d{1,2}[.:]\d\d(?: ?[ap]\.?m\.?)?(?: (?:GMT|BST|CET|E[SD]?T))? ?[:|–—-]? (?=[A-Z\"“]))?"
)
_OBJECT = re.compile(
    r"(?:him|them|us|me|\w+sel(?:f|ves))\b|her (?=the |an? |as |to |[\"“])|about \w+ing\b"
    r"|(?:[\w'’-]+ ){1,4}(?:not )?to [a-z]"
    r"|[\w'’ -]{2,30}: [\"“]|(?:the|an?|its|his|her|their|[A-Z]\w+) \w+ (?:he|she|they|it|I|we) "
    r"|(?:in|during|at|through) (?:an? |the |its |his |her )?(?:[\w-]+ )?"
    r"(?:statement|interview|comment|speech|letter|e-?mail|tweet|post|report|news|press|hearing)"
)
"""What opens the object of a verb or the rest of its clause: `warned its citizens to stay`."""
_LEAD = re.compile(
    rf"\A{_STAMP}[\"“”'‘’«»(\s]*"
    r"(?:(?:Now|And|But|So|Also|However|Meanwhile|Moreover|Then|Well|Still|Yet),? )?"
    r"[\"“”'‘’\s]*"
)
_TAIL = re.compile(r"[\s\"“”'‘’«»,;:]*\Z")
_MARKS = ('"', "“", "„", "«")
_VERB = re.compile(rf"\b{_FINITE}\b|\b(?:do|does|\w{{2,}}[^s\W]s)\b")
_SHORTEST = 4
_JOINING = frozenset("and or but".split())
_RELATIVE = frozenset("who which that whom".split())
_BEFORE_PARTICIPLES = frozenset(
    """a an the his her its their our of in by with having being be been to for from at on who which
    was were is are has have had newly""".split()
)
_LIST = re.compile(r"\b(?:firstly|first|secondly|thirdly|lastly)\b.*;", re.IGNORECASE)


def clauses(text: str, start: int, end: int) -> list[Span]:
    """Split a statement into clauses that can stand alone.

    Args:
        text: The whole text.
        start: First character of the statement.
        end: One past its last character.

    Returns:
        Spans in order, without the quotation marks and connectives around them; a statement that
        does not split comes back as one span, lists ("firstly ... secondly") stay whole.
    """
    statement = text[start:end]
    if _LIST.search(statement):
        return [trimmed(text, start, end)]
    parts: list[Span] = []
    left = 0
    for joint in _JOINT.finditer(statement):
        piece = statement[left : joint.start()]
        rest = statement[joint.end() :]
        stands = len(piece.split()) >= _SHORTEST and len(rest.split()) >= _SHORTEST
        if stands and _HAS_FINITE.search(piece):
            parts.append(trimmed(text, start + left, start + joint.start()))
            left = joint.end()
    parts.append(trimmed(text, start + left, end))
    return [part for part in parts if part[0] < part[1]]


def can_stand(statement: str, *, surely: bool = False) -> bool:
    """Tell whether what follows a cue is a statement, not the object of its verb.

    "The council voted to sell the depot" has the content "to sell the depot": no claim by itself.

    Args:
        statement: What follows the cue.
        surely: Whether a word that may as well be a plural is no verb enough.
    """
    opened = statement[:1] in _MARKS
    if opened or _CANNOT_OPEN.match(statement) or _OBJECT.match(statement):
        return opened
    loosely = not surely and not _HAS_FINITE.search(statement) and bool(_VERB.search(statement))
    return loosely or _has_main_verb(statement)


def _has_main_verb(statement: str) -> bool:
    """Tell whether a subject of its own has a verb: not "the plan a waste and has left"."""
    related = False
    for verb in _HAS_FINITE.finditer(statement):
        before = statement[: verb.start()].split()
        if not before or before[-1] in _JOINING:
            return False
        perhaps = verb.group().endswith("ed") and (
            related
            or before[-1].lower() in _BEFORE_PARTICIPLES
            or statement.startswith(" by ", verb.end())
        )
        goes_on = related and bool(_HAS_FINITE.fullmatch(before[-1]))
        related = related or before[-1] in _RELATIVE
        if before[-1] not in _RELATIVE and not perhaps and not goes_on:
            return True
    return False


def trimmed(text: str, start: int, end: int) -> Span:
    """Leave out the quotation marks, connectives and commas at a statement's ends."""
    statement = text[start:end]
    lead = _LEAD.match(statement)
    begin = _with_opening_mark(statement, lead.end() if lead else 0)
    tail = _TAIL.search(statement, begin)
    stop = tail.start() if tail else len(statement)
    stop = _with_closing_mark(statement, begin, stop)
    dateline = DATELINE.match(statement, begin) or DATELINE.match(statement)
    begin = dateline.end() if dateline else begin
    if statement[begin:stop].count("(") != statement[begin:stop].count(")"):
        begin = len(statement) - len(statement.lstrip())
    return start + begin, start + max(begin, stop)


def _with_opening_mark(statement: str, begin: int) -> int:
    """Leave a quotation that ends before the statement does its opening mark."""
    for opens, closes in (('"', '"'), ("“", "”")):
        at = statement.rfind(opens, 0, begin)
        ends = statement.find(closes, begin)
        if at >= 0 and ends >= 0 and statement[ends + 1 :].strip(" .,;:!?\"”’'"):
            return at
    return begin


def _with_closing_mark(statement: str, begin: int, stop: int) -> int:
    """Leave a quotation that opens within the statement its closing mark."""
    for opens, closes in (('"', '"'), ("“", "”")):
        inside = statement[begin:stop]
        unclosed = (
            inside.count('"') % 2 if opens == closes else inside.count(opens) > inside.count(closes)
        )
        at = statement.find(closes, stop)
        if unclosed and at >= 0:
            return at + 1
    return stop
