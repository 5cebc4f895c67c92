"""A statement as `compare` reads it: what it is on, its figures, and whether it denies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.evidence.calendar_dates import dates
from tui.evidence.figures import figures
from tui.evidence.forms import PHRASES
from tui.evidence.lexicon import LIGHT, concept, opposed
from tui.evidence.thesaurus import forms, lemma, meanings, turns

if TYPE_CHECKING:
    from datetime import date as Date  # noqa: N812

    from tui.evidence.calendar_dates import When
    from tui.evidence.figure import Figure
    from tui.evidence.thesaurus import Sense

STOP = frozenset(
    "a an the of in on at to for from by with and or but as is are was were be been being has have "
    "had will would could should may might can must who which that what when where while after "
    "before since than its their his her our your my it he she they we you i this these those "
    "there here into over under during per each out up off down so if then about around nearly "
    "more most less least fewer some any all both not no never nor neither without none only but "
    "do does did doing very also too such own same s t m re ve ll long ago often home-to "
    "last next every between across among until till through because although though however "
    "according roughly almost just even still again him them me us himself "
    "herself itself themselves".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
DENIES = re.compile(
    r"\b(?:not(?!\s(?:only|just|merely))|never|no(?!\s(?:fewer|less|more|later)\sthan)|none|neither|"
    r"nor|without|nobody|nothing|(?:fail|refus|declin)(?:ed|es?|s|ing)?\s(?=to\b)|"
    r"den(?:y|ies|ied|ying)|cannot|unable|lack(?:s|ed)?)\b|n['’]t\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r",\s(?:who|which|whose|where|when)\b[^,]*(?:,|$)", re.IGNORECASE)
_CONCESSION = re.compile(
    r"^(?:(?:even\s)?though|although|while|despite|if|because|since|as|when|after|unless|until)\b"
    r"[^,]*,|\b(?:because|unless)\b[^,]*$",
    re.IGNORECASE,
)
_HEDGED_OPPOSITE = re.compile(r"\bnot\s(?=(?:un|in|im|ir|il)\w{4,})", re.IGNORECASE)


# Words that begin with the same letters are looked at as forms of one.
ROOT = 5
_OPENERS = frozenset(phrase.split()[0] for phrase in PHRASES)
# "Lost their lives", "claimed 12 lives", "cost the lives of": the verb says nothing of its own.
_LIVES = re.compile(
    r"\b(?P<verb>los(?:t|es?|ing)|claim(?:s|ed|ing)?|cost(?:s|ing)?|took|takes?|taken|taking)\s"
    r"(?:[\w,.'’-]+\s){0,4}?(?P<lives>li(?:fe|ves))\b",
    re.IGNORECASE,
)
_GAP = re.compile(r"[^\w\s'’-]|\d")
_BEFORE = re.compile(r"\bbefore\s(?:the\s)?(\w+)", re.IGNORECASE)
_AFTER = re.compile(r"\bafter\s(?:the\s)?(\w+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """What was read of a statement; concepts are in the order they come.

    `before` and `after` give the concept beside another; `senses` and `roots` find concepts by
    what a word may mean and by its first letters; `words` has for each concept the plain form of
    its word and what that may mean; `total` is the weight of all; `denies` says whether a word
    anywhere denies, `negators` where one denies the whole.
    """

    text: str
    figures: tuple[Figure, ...]
    dates: tuple[When, ...]
    concepts: dict[str, tuple[int, int]]
    before: dict[str, str]
    after: dict[str, str]
    senses: dict[Sense, str]
    roots: dict[str, list[tuple[str, str]]]
    words: dict[str, tuple[str, tuple[Sense, ...]]]
    names: frozenset[str]
    negators: tuple[tuple[int, int], ...]
    total: float
    denies: bool


@lru_cache(maxsize=4096)
def read(text: str, published: Date | None) -> Statement:
    """Read a statement.

    Args:
        text: One sentence.
        published: The day it was published.
    """
    calendar = tuple(dates(text, published))
    found = figures(text, dated=calendar)
    taken = [(item.start, item.end) for item in found]
    asides = [match.span() for match in _ASIDE.finditer(text)]
    asides += [match.span() for match in _CONCESSION.finditer(text)]
    negators = _negators(text, asides)
    denied = [(left, right) for left, right in negators if right - left > 5]
    concepts, before, names = _content(text, taken + denied)
    after = _following(text, concepts)
    return Statement(
        text,
        tuple(found),
        calendar,
        concepts,
        before,
        after,
        *_known(text, concepts),
        frozenset(names),
        tuple(negators),
        sum(map(weight, concepts)),
        bool(DENIES.search(text)),
    )


def _negators(text: str, asides: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found = []
    hedged = {match.start() for match in _HEDGED_OPPOSITE.finditer(text)}
    for match in DENIES.finditer(text):
        if any(left <= match.start() < right for left, right in asides):
            continue
        if match.start() not in hedged:
            found.append(match.span())
    return found


def _content(
    text: str, taken: list[tuple[int, int]]
) -> tuple[dict[str, tuple[int, int]], dict[str, str], set[str]]:
    concepts: dict[str, tuple[int, int]] = {}
    before: dict[str, str] = {}
    names: set[str] = set()
    previous, last_end = "", -1
    for word, start, end in _words(text):
        lower = word.lower().removesuffix("'s").removesuffix("’s")
        if any(left <= start < right for left, right in taken):
            previous = ""
            continue
        if lower in STOP or lower.endswith(("n't", "n’t")):
            previous = ""
            continue
        name = concept(lower)
        concepts.setdefault(name, (start, end))
        if previous and start - last_end <= 2:
            before.setdefault(name, previous)
        if word[0].isupper() and start > 0:
            names.add(lower)
        previous, last_end = name, end
    return concepts, before, names


def _following(text: str, concepts: dict[str, tuple[int, int]]) -> dict[str, str]:
    """Return concept -> the next one, where only little words stand between them."""
    listed = sorted(concepts.items(), key=lambda item: item[1])
    found: dict[str, str] = {}
    for (name, (_, end)), (following, (start, _)) in pairwise(listed):
        between = text[end:start]
        if not _GAP.search(between) and all(word in STOP for word in between.lower().split()):
            found[name] = following
    return found


def _known(
    text: str, concepts: dict[str, tuple[int, int]]
) -> tuple[
    dict[Sense, str],
    dict[str, list[tuple[str, str]]],
    dict[str, tuple[str, tuple[Sense, ...]]],
]:
    """Return `senses`, `roots` and `words` of a statement."""
    senses: dict[Sense, str] = {}
    roots: dict[str, list[tuple[str, str]]] = {}
    words: dict[str, tuple[str, tuple[Sense, ...]]] = {}
    for name, (start, end) in concepts.items():
        word = text[start:end]
        words[name] = plain, meant = lemma(word), meanings(word)
        for sense in meant:
            senses.setdefault(sense, name)
        roots.setdefault(plain[:ROOT], []).append((plain, name))
    return senses, roots, words


def _words(text: str) -> list[tuple[str, int, int]]:
    """Return words with spans; a phrase that stands for one word has the phrase's span."""
    lost = list(_LIVES.finditer(text))
    verbs, lives = ({match.span(part) for match in lost} for part in ("verb", "lives"))
    spans = [
        ("died" if match.span() in lives else match[0], *match.span())
        for match in _WORD.finditer(text)
        if match.span() not in verbs
    ]
    found, skip = [], 0
    for place, (word, start, end) in enumerate(spans):
        if skip:
            skip -= 1
            continue
        for length in (3, 2) if word.lower() in _OPENERS else ():
            part = spans[place : place + length]
            meant = PHRASES.get(text[start : part[-1][2]].lower(), "")
            if len(part) == length and meant and " " not in meant:
                found.append((meant, start, part[-1][2]))
                skip = length - 1
                break
        else:
            found.append((word, start, end))
    return found


def weight(name: str) -> float:
    """Return how much it says that two statements share a concept."""
    if name in _light():
        return 0.0
    return 0.5 if name in _changes() else 1.0


@lru_cache(maxsize=1)
def _light() -> frozenset[str]:
    return frozenset(concept(word) for word in LIGHT) - {concept("state")}


@lru_cache(maxsize=1)
def _changes() -> frozenset[str]:
    return frozenset(concept(word) for word in ("rise", "fall", "open", "close", "reach", "win"))


def _said(item: Statement, name: str) -> str:
    return item.text[slice(*item.concepts[name])]


def opposites(a: Statement, b: Statement) -> list[tuple[str, str]]:
    """List the concepts of the one that are opposites of concepts of the other."""
    theirs = [name for name in b.concepts if name not in a.concepts]
    found: list[tuple[str, str]] = []
    for one in a.concepts if theirs else ():
        if one in b.concepts:
            continue
        listed, turned = opposed(one), turns(_said(a, one)) if weight(one) else frozenset()
        found += [
            (one, other)
            for other in theirs
            if other in listed
            or (turned and weight(other) and not turned.isdisjoint(forms(_said(b, other))))
        ]
    return found


def before_and_after(a: Statement, b: Statement) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Find where one says `before` and the other `after` the same; the spans to light."""
    for one, other, turned in ((a, b, False), (b, a, True)):
        before, after = _BEFORE.search(one.text), _AFTER.search(other.text)
        if before and after and concept(before[1].lower()) == concept(after[1].lower()):
            spans = before.span(), after.span()
            return (spans[1], spans[0]) if turned else spans
    return None
