"""The noun phrase that a cue belongs to, before it or behind it, or the subject."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.claims.clauses import DATELINE
from tui.claims.cues import (
    AUXILIARY,
    BARRIER,
    CUES,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    STRONG,
)
from tui.claims.people import ROLE_WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.claims.hit import Span, Word

_REACH = 9
_OFFICE_THEN_NAME = re.compile(
    rf"(?:[a-z][\w’'-]* ){{0,4}}{ROLE_WORD}(?: of [A-Z]\w+)? [A-Z][\w.’'-]+"
)
_FULL_NAME = re.compile(
    r"(?P<office>(?:[a-z][\w’'-]* ){1,3})[A-Z][\w’'-]+ (?:[A-Z]\. )?[A-Z][\w’'-]*[a-z]"
)
_NO_OFFICE = BARRIER | DAYS | PREPOSITIONS | DETERMINERS | AUXILIARY | PRONOUNS
_NOTE_IN_BRACKETS = re.compile(r"\([^()]{1,40}\)\s*\Z")


FINITE = frozenset("has have had is are was were will would can could may might should".split())


def subject(text: str, words: Sequence[Word]) -> Span | None:
    """Find the sentence's subject: its first noun phrase, behind a dateline or `In ..., `."""
    dateline = DATELINE.match(text)
    after = dateline.end() if dateline else 0
    first = next((at for at, word in enumerate(words) if word.start >= after), 0)
    if words and words[first].text.lower() in PREPOSITIONS:
        names = (
            at for at in range(first + 1, len(words)) if words[at].start - words[at - 1].end > 1
        )
        first = next(names, first)
    if first >= len(words) or words[first].text.lower().endswith("ing"):
        return None
    if words[first].text.lower() in PRONOUNS or (not words[first].text[0].isupper() and not first):
        return words[first].start, words[first].end
    last = first
    while last + 1 < len(words) and last - first < 5:
        following = words[last + 1]
        if following.start - words[last].end > 2 or following.text.lower() in AUXILIARY | CUES:
            break
        if words[last].text[0].isupper() and following.text[0].islower() and last > first:
            break
        if following.text.lower() in BARRIER or following.text.endswith("ed"):
            break
        last += 1
    return words[first].start, words[last].end


def phrase_before(text: str, words: Sequence[Word], index: int) -> Span | None:
    """Find the noun phrase before a cue, over adverbs and one apposition in commas."""
    at = index - 1
    while at >= 0 and _is_between(words, at):
        at -= 1
    if at < 0:
        return None
    # "Rep. Ann Berg (D-Ore.) said"
    note = _NOTE_IN_BRACKETS.search(text, 0, words[at + 1].start)
    while note and at > 0 and words[at].start > note.start():
        at -= 1
    gap = text[words[at].end : words[at + 1].start] if not note else ""
    if words[at].text.lower() == "who" and at > 0:
        phrase = _phrase(text, words, at - 1)
        return (phrase[0], words[at].end) if phrase else None
    if "," not in gap:
        return _phrase(text, words, at)
    return _over_apposition(text, words, at)


def _is_between(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word stands between subject and verb: adverbs, auxiliaries, `on Tuesday`."""
    lower = words[at].text.lower()
    before_day = lower == "on" and at + 1 < len(words) and words[at + 1].text.lower() in DAYS
    return lower in AUXILIARY or lower in DAYS or lower.endswith("ly") or before_day


def _over_apposition(text: str, words: Sequence[Word], at: int) -> Span | None:
    for step in range(at, max(0, at - 14), -1):
        gap = text[words[step - 1].end : words[step].start]
        if "," in gap:
            phrase = _phrase(text, words, step - 1)
            named = all(word.text[0].isupper() for word in words[step : at + 1])
            return (phrase[0], words[at].end) if phrase and named else phrase
        if gap.strip() and not gap.isspace() and gap.strip() not in {"’", "'", "(", ")", "“", "”"}:
            return None
    return _phrase(text, words, 0) if at < 3 else None


def _phrase(text: str, words: Sequence[Word], last: int) -> Span | None:
    """Take the noun phrase that ends with a word, back to punctuation or a joining word."""
    if words[last].text.lower() in PRONOUNS:
        return words[last].start, words[last].end
    if words[last].text.lower() in BARRIER:
        return None
    first = last
    while first > 0 and last - first < _REACH:
        gap = text[words[first - 1].end : words[first].start]
        left = words[first - 1].text
        if gap.strip(" .&") or left.lower() in BARRIER or left.lower() in PRONOUNS:
            break
        if left.lower() in STRONG:
            break
        first -= 1
    while first < last and words[first].text.lower() in FINITE | DAYS:
        first += 1
    return words[first].start, words[last].end


def phrase_after(
    text: str, words: Sequence[Word], first: int, *, surely: bool = False
) -> Span | None:
    """Take the noun phrase that follows a cue: `said Ann Berg, the engineer`.

    Behind a closing quotation mark it is `surely` one, however it begins: `said former mayor Berg`.
    """
    if first >= len(words):
        return None
    word = words[first]
    gap = text[words[first - 1].end : word.start] if first else ""
    opens = word.text.lower()
    is_name = word.text[0].isupper() or opens in PRONOUNS or opens in {"the", "a", "an", "one"}
    is_name = is_name or bool(_OFFICE_THEN_NAME.match(text, word.start))
    is_name = is_name or _is_office(text, words, first)
    is_name = is_name or (surely and opens not in _NO_OFFICE and not opens.endswith("ly"))
    if gap.strip() or not is_name or opens in {"on", "in"} | DAYS:
        return None
    last = first
    while last + 1 < len(words) and last - first < _REACH:
        gap = text[words[last].end : words[last + 1].start]
        following = words[last + 1].text
        if gap.strip(" .&’'") or following.lower() in (BARRIER | {"who", "whose"}) - {"for", "and"}:
            break
        if following.lower() in FINITE:
            # What follows is a clause, not a name: `said the government had cut it`.
            return None
        if following.lower() in {"in", "of"} and opens not in {"the", "a", "an"}:
            break
        last += 1
    return word.start, words[last].end


def _is_office(text: str, words: Sequence[Word], first: int) -> bool:
    """Tell whether a few plain words lead to a full name: `treasurer Ana Ruiz`."""
    name = _FULL_NAME.match(text, words[first].start)
    if name is None:
        return False
    plain = name["office"].lower().split()
    return not any(word in _NO_OFFICE or word.endswith("ly") for word in plain)
