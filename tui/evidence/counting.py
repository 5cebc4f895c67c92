"""What a figure counts: the nouns after it, or those before it where none follow."""

from __future__ import annotations

import re

from tui.evidence.numerals import CARDINAL_WORDS, DIGITS
from tui.evidence.thesaurus import inflected, verb

AFTER = re.compile(r"(?P<least>\s?\+|[\s-]plus\b|\sor\smore\b)|(?P<most>\sor\s(?:fewer|less)\b)")
STOP = frozenset(
    "a an the of in on at to for from by with and or but as is are was were be been has have had "
    "will would could should may might can who which that when while after before since than its "
    "their his her into over under during per each out up down said say says so not do does did "
    "this last next every between across about more most".split()
)
_NOUNS = re.compile(
    r"\s?(?:of\s(?:all\s)?(?:the\s|its\s|their\s|those\s)?"
    rf"(?:(?:{DIGITS}|{CARDINAL_WORDS})\s)?)?"
    r"((?:[A-Za-z][\w'’-]*\s?){1,4})"
)
# "the number of member states was eight", "infections have reached 11,400"
_NUMBER_OF = re.compile(
    r"\b(?:number|count|total|tally|ranks?|figure)\sof\s(?:the\s|its\s)?(?P<noun>(?:[A-Za-z][\w'’-]*\s){1,3}?)"
    r"(?:(?:in|at|on|from|with|among|for|of|who|that)\s[^,;.:]{1,40}\s)?$",
    re.IGNORECASE,
)
_LEVEL = (
    r"(?:(?:has|have|had|is|are|was|were|will|would|may|could|now|already|by\snow)\s)*"
    r"(?P<verb>is|are|was|were|be|been|stands?|stood|reach(?:es|ed)?|r[io]ses?|risen|f[ae]ll|fallen|falls|"
    r"climb(?:s|ed)|gr[eo]wn?|grows|hits?|topp?(?:ed|s)|exceed(?:s|ed)|total(?:s|led|ed)?|numbers?|numbered|"
    r"surpass(?:es|ed)|pass(?:es|ed)|drop(?:s|ped)|jump(?:s|ed)|swell(?:s|ed)|increased|decreased|came|comes)"
    r"\s(?:(?:at|to|by)\s|from\s\S+\sto\s)?$"
)
_SAID = re.compile(_LEVEL, re.IGNORECASE)
# "The palace was 400 years old" counts no palaces: only these say how many.
_BARE = frozenset("is are was were be been by".split())
_SUBJECT = re.compile(
    r"(?:^|[,;:—]\s|\b(?:and|but|that|while|as)\s)(?:(?:the|its|their|confirmed|total|all)\s)*"
    r"(?P<noun>(?:[A-Za-z][\w'’-]*\s){1,3}?)(?:(?:in|at|on|from|with|among|for|of)\s[^,;.:]{1,40}\s)?$",
    re.IGNORECASE,
)


def counted(text: str, start: int, end: int) -> str:
    """Return the nouns that say what a figure counts, verbatim, or an empty string.

    Args:
        text: The sentence.
        start: First character of the figure.
        end: One past its last character.
    """
    return following(text, end) or _before(text[:start])


def following(text: str, end: int) -> str:
    """Return the nouns after a figure, up to a verb."""
    after = AFTER.match(text, end)
    found = _NOUNS.match(text, after.end() if after else end)
    if found is None:
        return ""
    kept: list[str] = []
    for word in found[1].split():
        if word.lower() in STOP or (kept and verb(word) and inflected(word)):
            break
        kept.append(word)
    return " ".join(kept)


def _before(text: str) -> str:
    said = _SAID.search(text)
    if said is None:
        return ""
    subject = text[: said.start()]
    number = _NUMBER_OF.search(subject)
    if number:
        return _last(number["noun"])
    found = _SUBJECT.search(subject)
    noun = _last(found["noun"]) if found else ""
    plural = noun.endswith("s") and not noun.endswith("ss")
    toll = noun.endswith(("toll", "membership"))
    # "The death toll" is of deaths.
    noun = noun.removesuffix(" toll")
    return noun if toll or (plural and said["verb"].lower() not in _BARE) else ""


def _last(words: str) -> str:
    kept = [word for word in words.split() if word.lower() not in STOP]
    return words[words.find(kept[0]) :].strip() if kept else ""
