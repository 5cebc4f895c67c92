"""Whether two claims say the same in nearly the same words.

Near-duplicates by shared stems (Jaccard, 1901) with RapidFuzz for spelling. Two claims whose
figures, dates or negation differ are never the same, however close their wording: they are
variants of one another, and the difference is named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

from rapidfuzz import fuzz

from tui.evidence import compare, figures
from tui.evidence.bm25 import terms
from tui.evidence.pairing import compatible
from tui.evidence.statement import read
from tui.language import word_spans

if TYPE_CHECKING:
    from datetime import date as Date  # noqa: N812

    from tui.evidence import Figure

Relation = Literal["same", "variant"]
_JACCARD = 0.6
_CONTAINED = 0.85
_CONTAINED_LEAST = 5
_LENGTHS = 0.5
_SPELLING = 88.0
# Days after which "this year" or "on Monday" of the one is not that of the other.
_RELATIVE_APART = 180
_RELATIVE = re.compile(
    r"\b(?:(?:this|last|next)\s(?:year|month|week|quarter|summer|winter|spring|autumn)|today|"
    r"yesterday|tomorrow|currently|now|on\s(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two claims are alike.

    Attributes:
        relation: `"same"`, or `"variant"` where the wording is close and something differs.
        closeness: 0..1, shared stems of all stems.
        why: What they share, or what differs, in a sentence.
    """

    relation: Relation
    closeness: float
    why: str


def alike(
    a: str, b: str, *, date_a: Date | None = None, date_b: Date | None = None
) -> Likeness | None:
    """Compare two claims as repetitions of one statement.

    Args:
        a: A claim.
        b: Another.
        date_a: The day the first was published, for "this year".
        date_b: The day the second was published.

    Returns:
        How they are alike, or None where they are different statements.
    """
    left, right = _plain(a), _plain(b)
    if not left or not right:
        return None
    shared = left & right
    closeness = len(shared) / len(left | right)
    if not _close(left, right, a, b) or _other_names(a, b):
        return None
    far = date_a and date_b and abs((date_a - date_b).days) > _RELATIVE_APART
    if far and (_RELATIVE.search(a) or _RELATIVE.search(b)):
        return None
    difference = _difference(a, b, date_a, date_b)
    if difference is None:
        return None
    if difference:
        return Likeness("variant", closeness, difference)
    return Likeness("same", closeness, f"{len(shared)} of {len(left | right)} words are shared.")


def changed_spans(a: str, b: str) -> list[tuple[int, int]]:
    """List the spans of `b`, in characters, whose words are not in `a` at that place."""
    spans = list(word_spans(b))
    mine = [a[start:end].casefold() for start, end in word_spans(a)]
    theirs = [b[start:end].casefold() for start, end in spans]
    found = []
    for kind, _, _, first, last in SequenceMatcher(None, mine, theirs, False).get_opcodes():
        if kind in {"replace", "insert"} and last > first:
            found.append((spans[first][0], spans[last - 1][1]))
    return found


def _plain(text: str) -> frozenset[str]:
    return frozenset(term for term in terms(text) if not _DIGITS.search(term))


def _close(left: frozenset[str], right: frozenset[str], a: str, b: str) -> bool:
    shared = len(left & right)
    if shared / len(left | right) >= _JACCARD:
        return True
    fewer, more = sorted((len(left), len(right)))
    if fewer >= _CONTAINED_LEAST and fewer >= _LENGTHS * more and shared >= _CONTAINED * fewer:
        return True
    return fuzz.token_sort_ratio(a.casefold(), b.casefold()) >= _SPELLING


def _other_names(a: str, b: str) -> bool:
    """Tell whether each names somebody or something that the other does not."""
    mine, theirs = _names(a), _names(b)
    return bool(mine - _lower(b)) and bool(theirs - _lower(a))


def _names(text: str) -> set[str]:
    parts = [text[start:end] for start, end in word_spans(text)]
    # The first word has a capital letter whatever it is: it counts where it has a meaning.
    named = {
        part.casefold()
        for place, part in enumerate(parts)
        if part[0].isupper() and (place or terms(part))
    }
    return {name.removesuffix("'s").removesuffix("’s") for name in named}


def _lower(text: str) -> set[str]:
    parts = {text[start:end].casefold() for start, end in word_spans(text)}
    return {part.removesuffix("'s").removesuffix("’s") for part in parts}


def _difference(a: str, b: str, date_a: Date | None, date_b: Date | None) -> str | None:
    """Say what differs; an empty string where nothing does, None for other periods."""
    found = compare(a, b, date_a=date_a, date_b=date_b)
    if found.verdict == "differs":
        return found.why
    if "period" in found.why:
        return None
    mine, theirs = figures(a, date=date_a), figures(b, date=date_b)
    for one, other in ((mine, theirs), (theirs, mine)):
        odd = next((item for item in one if not _has(other, item)), None)
        if odd is not None:
            return f"Only one of them says {odd.text!r}."
    left, right = read(a, date_a).negators, read(b, date_b).negators
    if len(left) % 2 != len(right) % 2:
        text, spans = (a, left) if len(left) % 2 else (b, right)
        return f"Only one of them says {text[slice(*spans[0])].strip()!r}."
    return ""


def _has(there: list[Figure], sought: Figure) -> bool:
    return any(item.unit == sought.unit and compatible(item, sought) for item in there)
