"""The cue of one sentence, with the source before or after it and the content around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.claims.behind_quotations import behind_quotation
from tui.claims.cues import (
    AS_NOUN_BEHIND,
    BASE,
    CUES,
    DETERMINERS,
    IN_NAMES,
    JUDGING,
    NOUNS,
    PASSIVE,
    PLURALS,
    PREPOSITIONS,
    PRONOUNS,
    STRONG,
    TO_SOMEBODY,
    WITH_BASE,
)
from tui.claims.hit import Hit, Word
from tui.claims.noun_phrases import FINITE, phrase_after, phrase_before, subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.claims.hit import Span
    from tui.language import Sentence

_WORD = re.compile(r"[^\W_]+(?:[.'’\-][^\W_]+)*")
_ACCORDING = re.compile(
    r"\b(?P<cue>[Aa]ccording to|[Ii]n the words of) "
    r"(?P<source>(?:(?! (?:some|about|around|nearly|almost|at least|more than) \d)"
    r"(?:[^,.;:\"“”—]|(?<=\b[A-Z])\.|\.(?=\w))){2,90})"
)
_TOLD_BY = re.compile(r"\b(?:was|were|been) (?P<cue>told|informed|warned|assured) by ")
_LEAD_IN = re.compile(r"[\"“”'‘’(\[—–\s-]+")
_CLOSES = re.compile(r"[,?!”\"—]\s?[\"”’]?\s*\Z")
_ADDRESSEE = re.compile(r"(?: [\w'’.-]+){1,7}?(?: that |,? (?=[\"“])|, )| on [A-Z]\w+ \d{1,2}, ")
_SHORTEST = 8
_LONGEST_REST = 40
_LONGEST_TAIL = 90
_FEW_WORDS = 10
_WHOLE_PARAGRAPH = 1000
_LABEL = re.compile(r"(?P<name>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,2}|Q|A): ?(?=\S)")
_DATED = re.compile(
    r" on (?:\w+ \d{1,2}|\w+day),? ?(?:that )?| (?:early |late )?(?:\w+day|today),? that "
    r"|,? (?:on|in|at|during|after|via|by|through) [^,;:\"“”]{2,60}?,? that "
)
_SECOND_CUE = re.compile(r"[^,;\"“]{0,80} (?:but|and) (?P<cue>\w+) that ")
_OF = re.compile(r" of\b")
_BEING = frozenset("is are was were be been being".split())
_JOINS = re.compile(r"[\s,:]*(?:that\b(?! (?:is|was|had|has|would|will) ))?[\s,:]*")
_QUOTE_FOLLOWS = re.compile(r"[:,]? ?[\"“]| that\b")
_MARKS = '"“„«'
_SPOKEN = frozenset('"”')


def reported(item: Sentence, quoted: Sequence[Span]) -> Hit | None:
    """Find the attribution that a sentence's own cue makes.

    Args:
        item: The sentence.
        quoted: What of it stands in quotation marks, spans within the sentence.
    """
    words = [
        Word(match.group(), *match.span())
        for match in _WORD.finditer(item.text)
        if not (quoted and any(start <= match.start() < end for start, end in quoted))
    ]
    found = _labelled(item) or _closing_according(item, quoted) or behind_quotation(item, words)
    found = found or _by_verb(item, words, quoted)
    found = found or _according(item, quoted) or _partial(item, words, quoted)
    found = found or _introducing(item, words)
    if found is None:
        return None
    start = item.start
    return Hit(
        (found.content[0] + start, found.content[1] + start),
        (found.cue[0] + start, found.cue[1] + start),
        (found.source[0] + start, found.source[1] + start) if found.source else None,
        found.closes,
        found.goes_on,
    )


def _by_verb(item: Sentence, words: Sequence[Word], quoted: Sequence[Span]) -> Hit | None:
    text = item.text
    closing = _closing(text, words)
    if closing is not None:
        return closing
    passive = _TOLD_BY.search(text)
    for index, word in enumerate(words):
        lower = word.text.lower()
        if lower not in CUES or (index and word.text in IN_NAMES) or _is_noun(words, index):
            continue
        if passive and passive.start("cue") == word.start:
            source = phrase_after(text, words, index + 2)
        else:
            source = _actor(text, words, index)
        if source is not None and text[slice(*source)].lower().endswith("you"):
            continue
        says = source is not None and (lower in STRONG or _can_say(text, source))
        if source is None or not (says or _quotes(text, source, word, quoted)):
            continue
        if lower in PLURALS and FINITE & set(text[slice(*source)].lower().split()):
            continue
        begin = _content_start(text, word)
        later = _SECOND_CUE.search(text, begin) if lower not in STRONG else None
        if later is not None and later["cue"] in STRONG:
            return Hit((later.end(), len(text)), later.span("cue"), source)
        if len(text) - begin >= _SHORTEST:
            return Hit((begin, len(text)), (word.start, word.end), source)
        if text.endswith(":"):
            return Hit((len(text), len(text)), (word.start, word.end), source)
    return None


def _is_noun(words: Sequence[Word], index: int) -> bool:
    """Tell whether a word that could be a cue is a noun: `under stress`, `a swing state`."""
    before = words[index - 1].text if index else ""
    lower = before.lower()
    if lower in AS_NOUN_BEHIND:
        return not words[index].text.endswith("ing")
    plural = lower in PRONOUNS | WITH_BASE or lower.endswith("s")
    return words[index].text.lower() in BASE and bool(before) and not plural


def _actor(text: str, words: Sequence[Word], index: int) -> Span | None:
    """Find whose act a cue is: what stands before it, or the subject for `..., saying`."""
    word = words[index].text
    before = words[index - 1] if index else None
    if before is not None and (
        before.text.lower() in DETERMINERS or before.text.endswith(("’s", "'s", "s’"))
    ):
        return None
    if word.lower() in NOUNS and _OF.match(text, words[index].end):
        return None
    if before is not None and before.text.lower() in _BEING and word.lower() in PASSIVE:
        return None
    if word.endswith("ing"):
        nominal = before is not None and before.text.lower() in {"of", "without", "by"}
        return None if nominal else subject(text, words)
    return phrase_before(text, words, index)


def _closing(text: str, words: Sequence[Word]) -> Hit | None:
    """Find a cue behind its content: `..., he said on Monday.` or `"...," said Berg.`."""
    for index in range(len(words) - 1, max(-1, len(words) - _LONGEST_REST), -1):
        word = words[index]
        if word.text.lower() not in STRONG and word.text.lower() not in {"asked", "asks"}:
            continue
        lower = word.text.lower()
        if lower.endswith("ing"):
            continue
        spoken = text[: word.start].rstrip()[-1:] in _SPOKEN
        if (lower not in TO_SOMEBODY or spoken) and _closes(text, word.start):
            source = phrase_after(text, words, index + 1, surely=spoken)
            if source is not None and word.start >= _SHORTEST:
                end = len(text[: word.start].rstrip(" ,"))
                return Hit((0, end), (word.start, word.end), source, closes=True)
        source = phrase_before(text, words, index)
        if source is None or source[0] < _SHORTEST or not _closes(text, source[0]):
            continue
        if text.startswith("According to ") and text.count(" ", 0, source[0]) < _FEW_WORDS:
            continue
        rest = text[word.end :]
        if len(rest) < _LONGEST_TAIL and not _QUOTE_FOLLOWS.match(rest):
            end = len(text[: source[0]].rstrip(" ,"))
            return Hit((0, end), (word.start, word.end), source, closes=True)
        if rest.lstrip(" ,:")[:1] in tuple(_MARKS) and text[0] in _MARKS:
            return Hit((0, len(text)), (word.start, word.end), source, closes=True)
    return None


def _closes(text: str, position: int) -> bool:
    return bool(_CLOSES.search(text, max(0, position - 6), position))


def _quotes(text: str, source: Span, word: Word, quoted: Sequence[Span]) -> bool:
    """Tell whether a verb of judging leads to a quotation: `called the plan “a waste”`."""
    if word.text.lower() not in JUDGING or text[: source[0]].lower().endswith("what "):
        return False
    if not PREPOSITIONS.isdisjoint(text[slice(*source)].lower().split()):
        return False
    after = next((start for start, _ in quoted if start > word.end), None)
    return after is not None and set(",;:.").isdisjoint(text[word.end : after])


def _can_say(text: str, source: Span) -> bool:
    """Tell whether a subject is a person, a body or a crowd rather than a thing."""
    phrase = text[source[0] : source[1]]
    opens = phrase.split()[0].lower()
    return opens in {"he", "she", "they", "we", "i", "who"} or any(
        word[0].isupper() for word in phrase.split()[1:] or phrase.split()
    )


def _content_start(text: str, word: Word) -> int:
    addressed = None
    if word.text.lower() in TO_SOMEBODY:
        addressed = _ADDRESSEE.match(text, word.end)
    dated = _DATED.match(text, word.end) or addressed
    plain = _JOINS.match(text, dated.end() if dated else word.end)
    return plain.end() if plain else word.end


def _labelled(item: Sentence) -> Hit | None:
    """Find the label of a transcript: `TAPPER: Do you think so?`."""
    match = _LABEL.match(item.text)
    if match is None:
        return None
    source = match.span("name")
    return Hit((match.end(), len(item.text)), source, source, goes_on=_WHOLE_PARAGRAPH)


def _introducing(item: Sentence, words: Sequence[Word]) -> Hit | None:
    """Find who a sentence with a closing colon introduces: `Berg had this to tell:`."""
    if not item.text.endswith(":") or not words:
        return None
    end = len(item.text)
    source = subject(item.text, words)
    return Hit((end, end), (words[-1].start, words[-1].end), source) if source else None


def _closing_according(item: Sentence, quoted: Sequence[Span]) -> Hit | None:
    found = _according(item, quoted)
    return found if found is not None and found.closes else None


def _according(item: Sentence, quoted: Sequence[Span]) -> Hit | None:
    match = _ACCORDING.search(item.text)
    if match is None or any(start <= match.start() < end for start, end in quoted):
        return None
    lead = _LEAD_IN.match(item.text)
    after = len(item.text) - len(item.text[match.end() :].lstrip(", "))
    if match.start() <= (lead.end() if lead else 0) or match.start() < _SHORTEST:
        content = (after, len(item.text))
        return Hit(content, match.span("cue"), match.span("source"), goes_on=1)
    content = (0, len(item.text[: match.start()].rstrip(" ,")))
    return Hit(content, match.span("cue"), match.span("source"), closes=True)


def _partial(item: Sentence, words: Sequence[Word], quoted: Sequence[Span]) -> Hit | None:
    """Ascribe a partial quotation to the sentence's subject: `Berg made a “solemn promise”`."""
    long = [span for span in quoted if item.text.count(" ", *span) >= 2]
    if not long or not words or words[0].start > 3:
        return None
    before = [word for word in words if word.end <= long[0][0]]
    if len(before) < 2 or not before[0].text[0].isupper():
        return None
    source = subject(item.text, before)
    if source is None:
        return None
    return Hit(long[0], (before[-1].start, before[-1].end), source)
