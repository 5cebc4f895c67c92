"""What WordNet says of common words: same meaning, opposite, kind of; see `lexica/NOTICE.md`."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from sys import intern

Sense = tuple[str, str]
# "person, individual, someone" in WordNet 3.1.
_PERSON = ("n", "00007846")
_ENDINGS = (
    ("ies", "y"),
    ("es", ""),
    ("es", "e"),
    ("s", ""),
    ("ied", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("men", "man"),
)


@dataclass(frozen=True, slots=True)
class _Words:
    # Lines of the file, read when a word is asked for: a tenth of the memory of what they say.
    lines: dict[str, str]
    above: dict[str, str]
    opposites: dict[str, set[str]]


@dataclass(frozen=True, slots=True)
class _Entry:
    """How often a word was met as each part of speech, and its senses, the commonest first."""

    often: dict[str, int]
    senses: dict[str, tuple[str, ...]]


_UNKNOWN = _Entry({}, {})


@lru_cache(maxsize=1)
def _words() -> _Words:
    lines: dict[str, str] = {}
    above: dict[str, str] = {}
    opposites: dict[str, set[str]] = {}
    packed = files("tui.evidence").joinpath("lexica", "wordnet.txt.gz")
    with packed.open("rb") as opened, gzip.open(opened, "rt", encoding="utf-8") as text:
        for line in text:
            kind, word, rest = line.rstrip("\n").split("\t", 2)
            if kind == "!":
                opposites.setdefault(word, set()).add(rest)
                opposites.setdefault(rest, set()).add(word)
            elif kind == "^":
                sense, broader = rest.split("\t")
                above[intern(word + sense)] = intern(word + broader)
            else:
                lines[word] = (
                    f"{lines[word]}\n{kind}\t{rest}" if word in lines else f"{kind}\t{rest}"
                )
    return _Words(lines, above, opposites)


@lru_cache(maxsize=65_536)
def _entry(word: str) -> _Entry:
    """Return what the list says of a word in this form."""
    listed = _words().lines.get(word)
    if listed is None:
        return _UNKNOWN
    parts = [line.split("\t") for line in listed.split("\n")]
    return _Entry(
        {kind: int(often) for kind, often, _ in parts},
        {kind: tuple(senses.split(",")) for kind, _, senses in parts},
    )


@lru_cache(maxsize=65_536)
def forms(word: str) -> tuple[str, ...]:
    """List what WordNet lists a word under: itself, and what it may be an inflected form of."""
    from tui.evidence.forms import IRREGULAR  # noqa: PLC0415

    lower = word.lower()
    known = _words().lines
    found = [form for form in (IRREGULAR.get(lower, lower), lower) if form in known]
    for ending, back in _ENDINGS:
        if lower.endswith(ending):
            stem = lower[: -len(ending)]
            for form in (stem + back, stem[:-1] if stem[-1:] == stem[-2:-1] else ""):
                if form in known and form not in found:
                    found.append(form)
    return tuple(found)


def lemma(word: str) -> str:
    """Return the form that WordNet lists a word under first, or the word in lower case."""
    return next(iter(forms(word)), word.lower())


def _senses(word: str, kind: str, most: int) -> tuple[str, ...]:
    return _entry(lemma(word)).senses.get(kind, ())[:most]


@lru_cache(maxsize=65_536)
def meanings(word: str) -> tuple[Sense, ...]:
    """List the commonest senses of a word: two of each part of speech."""
    found = {
        (kind, sense): None
        for form in forms(word)
        for kind, listed in _entry(form).senses.items()
        for sense in listed[:2]
    }
    return tuple(found)


@lru_cache(maxsize=65_536)
def noun(word: str) -> bool:
    """Tell whether a word is at least as often a noun as anything else."""
    often = _entry(lemma(word)).often
    if not often:
        # Words too rare for the list are mostly names of things.
        return not word.endswith(("ed", "ing", "ly"))
    return often.get("n", -1) >= max(often.values())


@lru_cache(maxsize=65_536)
def verb(word: str) -> bool:
    """Tell whether a word is more often a verb than anything else."""
    often = _entry(lemma(word)).often
    return often.get("v", 0) > max(often.get("n", 0), often.get("a", 0))


@lru_cache(maxsize=65_536)
def acts(word: str) -> bool:
    """Tell whether a word is a verb here, as far as its form says: "closed" and "close", "lent"."""
    if verb(word):
        return True
    past = word.endswith("ed")
    return past and any("v" in _entry(form).often for form in forms(word))


@lru_cache(maxsize=65_536)
def quality(word: str) -> bool:
    """Tell whether a word is an adjective or adverb more often than a noun or a verb."""
    often = _entry(word).often
    return max(often.get("a", -1), often.get("r", -1)) >= max(often.get("n", 0), often.get("v", 0))


def inflected(word: str) -> bool:
    """Tell whether a word is a form of another that WordNet lists: `owned`, say."""
    return lemma(word) != word.lower()


def synonyms(one: str, other: str) -> bool:
    """Tell whether a common sense of one word is a common sense of the other."""
    return not set(meanings(one)).isdisjoint(meanings(other))


@lru_cache(maxsize=65_536)
def turns(word: str) -> frozenset[str]:
    """List what WordNet lists as opposites of a word."""
    listed = _words().opposites
    return frozenset(other for form in forms(word) for other in listed.get(form, ()))


@lru_cache(maxsize=65_536)
def kinds(word: str) -> tuple[Sense, ...]:
    """List what the first sense of a noun is a kind of, nearest first, itself at the front."""
    first = _senses(word, "n", 1)
    return tuple(_chain(("n", first[0]))) if first else ()


def _chain(sense: Sense) -> list[Sense]:
    found, above = ["".join(sense)], _words().above
    while found[-1] in above:
        found.append(above[found[-1]])
    return [(one[0], one[1:]) for one in found]


@lru_cache(maxsize=65_536)
def somebody(word: str) -> bool:
    """Tell whether a noun may name a sort of person."""
    return any(_PERSON in _chain(("n", sense)) for sense in _senses(word, "n", 3))


def kind_of(one: str, other: str) -> bool:
    """Tell whether the one noun is a kind of the other, or the other of the one."""
    left, right = kinds(one), kinds(other)
    return bool(left and right) and (left[0] in right or right[0] in left)
