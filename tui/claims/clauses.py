"""Sentences to the clauses that can stand alone as claims."""

from __future__ import annotations

import re

Span = tuple[int, int]

_FINITE = (
    r"(?:will|would|has|have|had|is|are|was|were|can|could|may|might|must|should|did|does"
    r"|became|began|fell|rose|won|lost|met|said|made|took|went|came|grew|held|led|cut|\w{3,}ed)"
)
_SUBJECT = (
    r"(?:the|a|an|its|his|her|their|our|no|more|most|some|all|it|they|he|she"
    r"|[A-Z][\w'’-]+|\d[\d,.]*)"
)
_JOINT = re.compile(
    rf"(?:[,;] (?:and|but|while|whereas|yet) |; |, among which |, of which |,? (?:and|but) that )"
    rf"(?={_SUBJECT}(?: [\w'’-]+){{0,7}}? {_FINITE}\b)"
)
_HAS_FINITE = re.compile(rf"\b{_FINITE}\b")
_LEAD = re.compile(
    r"\A[\"“”'‘’«»(\s]*"
    r"(?:(?:Now|And|But|So|Also|However|Meanwhile|Moreover|Then|Well|Still|Yet),? )?"
    r"[\"“”'‘’\s]*"
)
_TAIL = re.compile(r"[\s\"“”'‘’«»,;:]*\Z")
_SHORTEST = 4
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


def trimmed(text: str, start: int, end: int) -> Span:
    """Leave out the quotation marks, connectives and commas at a statement's ends."""
    statement = text[start:end]
    lead = _LEAD.match(statement)
    begin = lead.end() if lead else 0
    tail = _TAIL.search(statement, begin)
    stop = tail.start() if tail else len(statement)
    if statement[begin:stop].count("(") != statement[begin:stop].count(")"):
        begin = len(statement) - len(statement.lstrip())
    return start + begin, start + max(begin, stop)
