"""Whether two statements differ, agree, or have nothing to do with each other."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Literal

from tui.evidence.alignment import aligned
from tui.evidence.denial import SHARED, denial
from tui.evidence.holders import other_code
from tui.evidence.lexicon import concept, opposite, stem
from tui.evidence.pairing import compatible, counts, is_window, same_thing
from tui.evidence.scope import another, contrast, one_of_each, other_matter
from tui.evidence.statement import before_and_after, opposites, read, weight
from tui.evidence.thesaurus import verb

if TYPE_CHECKING:
    from datetime import date as Date  # noqa: N812

    from tui.evidence.calendar_dates import When
    from tui.evidence.figure import Figure
    from tui.evidence.statement import Statement

Verdict = Literal["differs", "agrees", "unrelated"]
Span = tuple[int, int]
# Undated statements published further apart than this may both have been right.
_APART = 365
_LONG = 8
# So high a number seldom stands in two statements by chance.
_TELLING = 13
# On half of Climate-FEVER and HealthVer none of the hints below this likeness was right.
_NEAR = 0.4
# Two figures that count "member countries" count the same, whatever else is said.
_SAME_WORDS = 2
# These say little of what a statement is on, but whose something is.
_BODIES = ("police", "ministry", "commission")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What `compare` found; `lit_a` and `lit_b` are the spans to light, or None.

    `"differs"` means that the two can't both be exact, never that one of them is false. `firm`
    says that the two count the same by more than one word, so that likeness is not asked for.
    """

    verdict: Verdict
    why: str
    lit_a: Span | None = None
    lit_b: Span | None = None
    firm: bool = False


def compare(
    a: str,
    b: str,
    *,
    date_a: Date | None = None,
    date_b: Date | None = None,
    likeness: float | None = None,
) -> Comparison:
    """Compare two statements by their figures, dates, negations and opposites.

    Args:
        a: One sentence.
        b: Another.
        date_a: The day the first was published, for "this year" and "on Monday".
        date_b: The day the second was published.
        likeness: The dot product of their vectors (`tui.semantic.embed`) where it is known:
            statements that are far apart in meaning never differ. Rules alone decide without it.

    Returns:
        The verdict, the reason in a sentence, and what to light in each.
    """
    found = _by_rules(a, b, date_a, date_b)
    far = likeness is not None and likeness < _NEAR
    if found.verdict == "differs" and far and not found.firm:
        return Comparison("unrelated", "They are too far apart in meaning to be set side by side.")
    return found


def _by_rules(a: str, b: str, date_a: Date | None, date_b: Date | None) -> Comparison:
    one = read(a, date_a)
    other = aligned(one, read(b, date_b))
    apart = _apart(one, other)
    if apart:
        return _denial(one, other) or Comparison("unrelated", apart)
    numbers = _numbers(one, other)
    if numbers is not None:
        far = date_a and date_b and abs((date_a - date_b).days) > _APART
        if numbers.verdict == "differs" and far and not (one.dates and other.dates):
            return Comparison("unrelated", "They were published more than a year apart.")
        return numbers
    calendar = _calendar(one, other)
    if calendar is not None:
        return calendar
    found = _polarity(one, other)
    return (found.verdict == "unrelated" and _denial(one, other)) or found


def _denial(a: Statement, b: Statement) -> Comparison | None:
    """Find a clause of a long sentence that denies the other statement."""
    # Whatever a clause shares the whole shares too: most pairs end here.
    may = _long(a, b) and (a.denies or b.denies) and _shared(a, b) >= SHARED
    found = denial(a.text, b.text) if may else None
    if found is None:
        return None
    why = f"One says {found.said!r} of what the other says: check both."
    return Comparison("differs", why, found.lit_a, found.lit_b)


def _shared(a: Statement, b: Statement) -> float:
    return sum(weight(name) for name in a.concepts if name in b.concepts)


def _apart(a: Statement, b: Statement) -> str:
    """Say why the two are about different things, or nothing."""
    mine, theirs = a.names - b.names, b.names - a.names
    if mine and theirs and not a.names & b.names and not _related(mine, theirs):
        return f"One is about {_some(mine, a)}, the other about {_some(theirs, b)}."
    for name in a.concepts:
        left, right = a.before.get(name, ""), b.before.get(name, "")
        contrast = left and right and left != right and _tells(a, left) and _tells(b, right)
        if name not in b.concepts or not contrast or opposite(left, right):
            continue
        if left not in b.concepts and right not in a.concepts:
            return f"They count different things: {_word(a, left)} and {_word(b, right)}."
    other = other_code(a, b)
    if other:
        return other
    shared = _shared(a, b)
    smaller = min(a.total, b.total)
    within = a.concepts.keys() <= b.concepts.keys() or b.concepts.keys() <= a.concepts.keys()
    if min(len(a.concepts), len(b.concepts)) > 1 and within:
        return ""
    if shared < 0.5 or (shared < 0.34 * smaller and (shared < 2 or smaller > 6)):
        return "They share too little to be about the same thing."
    return ""


def _tells(item: Statement, name: str) -> bool:
    """Tell whether a concept before another says which: "library budget", "police budget"."""
    if verb(_word(item, name)):
        return False
    return bool(weight(name)) or name in {concept(word) for word in _BODIES}


def _related(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    return any(one[:4] == other[:4] for one, other in product(mine, theirs))


def _some(names: frozenset[str], item: Statement) -> str:
    first = min(names, key=item.text.lower().find)
    start = item.text.lower().find(first)
    return item.text[start : start + len(first)]


def _word(item: Statement, name: str) -> str:
    start, end = item.concepts[name]
    return item.text[start:end]


# Figures


def _numbers(a: Statement, b: Statement) -> Comparison | None:
    mine = [item for item in a.figures if item.unit != "date"]
    theirs = [item for item in b.figures if item.unit != "date"]
    pairs = [(x, y) for x, y in product(mine, theirs) if same_thing(x, y, a, b)]
    pairs = [(x, y) for x, y in pairs if not _narrower(x, y)]
    if not pairs:
        return None
    agreeing = [(x, y) for x, y in pairs if compatible(x, y)]
    settled = {id(item) for pair in agreeing for item in pair} | _repeated(mine, theirs)
    open_pairs = [(x, y) for x, y in pairs if id(x) not in settled and id(y) not in settled]
    surest = max((_common(x, a, y, b) for x, y in agreeing), default=0)
    if surest >= _SAME_WORDS:
        # "Member states" agree: counts that share no word with each other are of something else.
        open_pairs = [(x, y) for x, y in open_pairs if x.unit != "count" or _common(x, a, y, b)]
    if open_pairs and _long(a, b):
        open_pairs = [(x, y) for x, y in open_pairs if _firm(x, y)]
        if not open_pairs or not _much_shared(a, b):
            return Comparison("unrelated", "Too little ties these figures to the same thing.")
    if open_pairs:
        other = (
            "They hold for different periods."
            if _other_period(a, b)
            else one_of_each(open_pairs, opposites(a, b))
        )
        reasons = [other or other_matter(a, b, x, y) for x, y in open_pairs]
        if all(reasons):
            return Comparison("unrelated", reasons[0])
        x, y = open_pairs[reasons.index("")]
        why = f"{x.text!r} against {y.text!r}{_of(x, y)}: check both."
        firm = _common(x, a, y, b) >= _SAME_WORDS
        return Comparison("differs", why, (x.start, x.end), (y.start, y.end), firm)
    if not agreeing:
        return None
    x, y = agreeing[0]
    for turned in (_polarity(a, b), _calendar(a, b) if x.unit == "ordinal" else None):
        if turned is not None and turned.verdict == "differs":
            return turned
    why = f"{x.text!r} and {y.text!r} can both be right."
    if (x.low, x.high) == (y.low, y.high):
        why = f"Both say {x.text!r}{_of(x, y)}."
    return Comparison("agrees", why, (x.start, x.end), (y.start, y.end))


def _repeated(mine: list[Figure], theirs: list[Figure]) -> set[int]:
    """Return the figures of which the other statement has the very number, whatever it counts."""
    return {
        id(item)
        for x, y in product(mine, theirs)
        if x.unit == y.unit == "count" and x.low == y.low >= _TELLING
        for item in (x, y)
    }


def _common(x: Figure, a: Statement, y: Figure, b: Statement) -> int:
    """Count the words by which two figures are said to count the same."""
    return len(counts(x, a) & counts(y, b))


def _long(a: Statement, b: Statement) -> bool:
    return max(a.total, b.total) > _LONG


def _much_shared(a: Statement, b: Statement) -> bool:
    """Ask more of long sentences, which hold figures on many things."""
    return _shared(a, b) >= max(3.0, 0.4 * min(a.total, b.total))


def _firm(x: Figure, y: Figure) -> bool:
    """Tell whether what two figures count is said and the same, where the unit says nothing."""
    if x.unit not in {"day", "count", "ordinal"}:
        return True
    mine = {concept(word) for word in x.counted.split()}
    return bool(mine & {concept(word) for word in y.counted.split()})


def _narrower(x: Figure, y: Figure) -> bool:
    """Tell whether one counts a sort of what the other counts by another name.

    "Observer states" and "countries": that these are words for the same does not make them as many.
    """
    mine, theirs = ([stem(word) for word in item.counted.split()] for item in (x, y))
    if x.unit != "count" or not (mine and theirs):
        return False
    return len(mine) != len(theirs) and not set(mine) & set(theirs)


def _of(x: Figure, y: Figure) -> str:
    said = x.counted or y.counted
    return f" ({said})" if said else ""


# Dates


def _other_period(a: Statement, b: Statement) -> bool:
    pairs = list(product(a.dates, b.dates))
    if pairs and all(x.conflicts(y) or _floats(x, y) for x, y in pairs):
        return True
    mine, theirs = ([x for x in item.figures if is_window(x, item)] for item in (a, b))
    windows = list(product(mine, theirs))
    return bool(windows) and not any(compatible(x, y) for x, y in windows)


def _floats(x: When, y: When) -> bool:
    """Tell whether one is a year and the other "last year", and nobody knows of which."""
    ways = (x, y), (y, x)
    return any(a.floating.endswith("year") and bool(b.year or b.decade) for a, b in ways)


def _calendar(a: Statement, b: Statement) -> Comparison | None:
    pairs = [(x, y) for x, y in product(a.dates, b.dates) if _comparable(x, y)]
    if not pairs:
        return None
    agreeing = [(x, y) for x, y in pairs if not x.conflicts(y)]
    x, y = (agreeing or pairs)[0]
    lit = (x.start, x.end), (y.start, y.end)
    said = a.text[x.start : x.end], b.text[y.start : y.end]
    if agreeing:
        turned = _polarity(a, b)
        if turned.verdict != "agrees":
            return turned
        return Comparison("agrees", f"{said[0]!r} and {said[1]!r} can be the same day.", *lit)
    if _extras(a, b) or opposites(a, b) or contrast(a, b):
        return Comparison("unrelated", "They date different events.")
    return Comparison("differs", f"{said[0]!r} against {said[1]!r}: check both.", *lit)


def _comparable(x: When, y: When) -> bool:
    fields = ("year", "month", "day", "quarter", "weekday")
    both = any(getattr(x, field) and getattr(y, field) for field in fields)
    return both or bool((x.decade and (y.year or y.decade)) or (y.decade and x.year))


# Negation and opposites


def _extras(a: Statement, b: Statement) -> bool:
    """Tell whether each says something the other does not, so that they may differ in topic."""
    turned = {name for pair in opposites(a, b) for name in pair}
    mine = [n for n in a.concepts if n not in b.concepts and n not in turned and weight(n) >= 1]
    theirs = [n for n in b.concepts if n not in a.concepts and n not in turned and weight(n) >= 1]
    return bool(mine and theirs)


def _same_matter(a: Statement, b: Statement, turned: set[str]) -> bool:
    """Tell whether two statements share most of what they say, and more than names."""
    common = [name for name in a.concepts if name in b.concepts or name in turned]
    names = {concept(name) for name in a.names | b.names}
    largest = max(a.total, b.total)
    said = any(weight(name) for name in common if name not in names)
    return said and sum(map(weight, common)) >= 0.5 * largest


def _polarity(a: Statement, b: Statement) -> Comparison:
    turned = opposites(a, b)
    odd = (len(a.negators) + len(b.negators) + len(turned)) % 2 == 1
    if _extras(a, b):
        return Comparison("unrelated", "Each says something that the other does not.")
    order = before_and_after(a, b)
    if order and not odd:
        return Comparison("differs", "One says before, the other after: check both.", *order)
    if not odd:
        return Comparison("agrees", "They say the same, as far as can be told.")
    other = another(a, b)
    if other:
        return Comparison("unrelated", other)
    if not _same_matter(a, b, {name for pair in turned for name in pair}):
        return Comparison(
            "unrelated", "They share too little for a denial of the one by the other."
        )
    if turned:
        left, right = turned[0]
        lit = a.concepts[left], b.concepts[right]
        why = f"{_word(a, left)!r} is the opposite of {_word(b, right)!r}: check both."
        return Comparison("differs", why, *lit)
    span = (a.negators or b.negators)[0]
    said = (a if a.negators else b).text[slice(*span)].strip()
    why = f"One says {said!r}, the other does not: check both."
    return Comparison(
        "differs", why, a.negators[0] if a.negators else None, b.negators[0] if b.negators else None
    )
