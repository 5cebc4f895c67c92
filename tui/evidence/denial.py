"""Where a clause of a long sentence denies what another statement says, or the other way round.

Long sentences say many things, so that one "not" in them says little. What is asked for is one
clause that holds most of what the shorter statement is on, with one of the two denied, and the
denial standing right before what they share or before a word such as "evidence" or "link".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tui.evidence.alignment import aligned
from tui.evidence.lexicon import concept
from tui.evidence.statement import opposites, read, weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.evidence.statement import Statement

Span = tuple[int, int]
# Chosen on half of the claims of Climate-FEVER and HealthVer.
_COVERED, SHARED, _WITHIN = 0.5, 3.0, 3
_BREAK = re.compile(
    r"[.;:]\s+|,?\s(?:but|while|whereas|although|however|though)\b|,\s(?:and|which|who)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(r"^\W*(?:although|though|while|however,?|but)\s", re.IGNORECASE)
_LACKING = re.compile(r"^(?:lack|without)", re.IGNORECASE)
_SHORT = 200
_RELATIONS = (
    "evidence link effect association correlation role impact support proof sign associate "
    "relationship relation influence affect cause significant benefit difference result effective "
    "likely related find show increase"
)


class Denial(NamedTuple):
    """How much of the shorter statement a clause covers, and what denies in the first or second."""

    covered: float
    lit_a: Span | None
    lit_b: Span | None
    said: str


def denial(a: str, b: str) -> Denial | None:
    """Find the clause in which one statement denies the other best.

    Args:
        a: A statement; it may be long.
        b: Another.

    Returns:
        The best denial; None where there is none.
    """
    found = list(_denials(a, b))
    found += [item._replace(lit_a=item.lit_b, lit_b=item.lit_a) for item in _denials(b, a)]
    return max(found, key=lambda item: item.covered, default=None)


def _denials(short: str, long: str) -> Iterator[Denial]:
    for start, said in _clauses(short) if len(short) > _SHORT else ((0, short),):
        one = read(said, None)
        whole = one.total
        for left, clause in _clauses(long):
            other = aligned(one, read(clause, None))
            shared = sum(weight(name) for name in one.concepts if name in other.concepts)
            if shared < max(SHARED, _COVERED * whole) or opposites(one, other):
                continue
            mine, theirs = _denying(one), _denying(other)
            if bool(mine) == bool(theirs):
                continue
            denying, first = (one, mine[0]) if mine else (other, theirs[0])
            if not _to_the_point(denying, other if mine else one, first):
                continue
            shift = start if mine else left
            span = (first[0] + shift, first[1] + shift)
            word = denying.text[slice(*first)].strip()
            yield Denial(shared / whole, span if mine else None, None if mine else span, word)


@lru_cache(maxsize=4096)
def _clauses(text: str) -> tuple[tuple[int, str], ...]:
    """Cut a sentence into clauses, each with the character it starts at."""
    breaks = [match.span() for match in _BREAK.finditer(text)]
    found, last = [], 0
    for end, following in [*breaks, (len(text), len(text))]:
        clause = text[last:end]
        opening = _OPENING.match(clause)
        skip = opening.end() if opening else 0
        if len(clause) - skip > 3:
            found.append((last + skip, clause[skip:]))
        last = following
    return tuple(found)


def _denying(item: Statement) -> list[Span]:
    """Return what denies; "a lack of iron" names a thing and denies nothing."""
    if len(item.negators) % 2 == 0:
        return []
    return [span for span in item.negators if not _LACKING.match(item.text[slice(*span)])]


def _to_the_point(denying: Statement, other: Statement, span: Span) -> bool:
    """Tell whether what is denied is what both say, or that something bears on it."""
    after = sorted(
        (place[0], name) for name, place in denying.concepts.items() if place[0] >= span[1] - 1
    )
    return any(name in other.concepts or name in _relations() for _, name in after[:_WITHIN])


@lru_cache(maxsize=1)
def _relations() -> frozenset[str]:
    return frozenset(concept(word) for word in _RELATIONS.split())
