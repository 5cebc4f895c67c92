"""Who says what: rules over cues, quotations and names, with no parser.

The cases follow the annotation of attribution in PARC and PolNeAR (Pareti 2012; Newell et al.
2018): a cue, the content it introduces, and the source it is ascribed to, each a span.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.claims.behind_quotations import behind_question
from tui.claims.claim import Speaker
from tui.claims.cues import GOING_ON, SAID
from tui.claims.hit import Hit
from tui.claims.interviews import interviewee
from tui.claims.people import People, Span
from tui.claims.quotations import quotations
from tui.claims.reporting import reported
from tui.language import Sentence, sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

_PARAGRAPH = re.compile(r"\n\s*\n")
_SHORTEST = 8
_FAR = 6
"""Sentences that a closing cue reaches back: where paragraphs were lost, not to the beginning."""
_MARKS = '"“„«'
_CLOSING_MARKS = frozenset('"”»')
_DATED = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Yy]esterday|[Oo]n (?:\d\d? )?"
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\b)"
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """A statement ascribed to a source; all spans are `(start, end)` in the whole text.

    `speaker` is the source resolved to the fullest name the text gives; `carried` tells that the
    cue stands in another sentence of the same paragraph or quotation.
    """

    content: Span
    cue: Span
    source: Span | None
    speaker: Speaker | None
    carried: bool = False


@dataclass(frozen=True, slots=True)
class _Own:
    attribution: Attribution
    closes: bool
    goes_on: int
    introduces: bool


def attribute(text: str) -> list[Attribution]:
    """Find what is ascribed to whom, in the order of the text.

    Args:
        text: Clean text, paragraphs divided by blank lines.

    Returns:
        At most one attribution a sentence; sentences in the article's own voice have none.
    """
    return attribute_sentences(text, sentences(text))


def attribute_sentences(text: str, found: Sequence[Sentence]) -> list[Attribution]:
    """Do what `attribute` does, on a text that has been split already."""
    people = People.of(text)
    quotes = quotations(text)
    own: dict[int, _Own] = {}
    last: Speaker | None = None
    for index, item in enumerate(found):
        hit = reported(item, _inside(quotes, item))
        at = index
        if hit is None and index and index - 1 not in own:
            hit, at = behind_question(found[index - 1], item), index - 1
        if hit is None:
            last = people.opening(item.text) or last
            continue
        speaker = people.resolve(text, hit.source, last) if hit.source else last
        last = speaker or last
        own[at] = _Own(_attribution(hit, speaker), hit.closes, hit.goes_on, _is_short(hit.content))
    asked = interviewee(text)
    answering = None
    if asked is not None:
        cue, name = asked
        answering = Attribution(name, cue, name, people.resolve(text, name, None))
    resolved = _spread(text, found, own, quotes, answering)
    return [resolved[index] for index in sorted(resolved)]


def _attribution(hit: Hit, speaker: Speaker | None) -> Attribution:
    return Attribution(hit.content, hit.cue, hit.source, speaker)


def _is_short(span: Span) -> bool:
    return span[1] - span[0] < _SHORTEST


def _inside(quotes: Sequence[Span], item: Sentence) -> list[Span]:
    first = bisect_right(quotes, (item.start, item.start)) - 1
    found = []
    for start, end in quotes[max(first, 0) :]:
        if start >= item.end:
            break
        if end > item.start:
            found.append((max(start, item.start) - item.start, min(end, item.end) - item.start))
    return found


def _spread(
    text: str,
    found: Sequence[Sentence],
    own: dict[int, _Own],
    quotes: Sequence[Span],
    answering: Attribution | None,
) -> dict[int, Attribution]:
    """Carry cues over the other sentences of their quotations and paragraphs.

    A paragraph that is all quotation and has no cue goes on with the voice that was introduced
    before it, else belongs to the cue that closes its quotation some paragraphs later, else to
    the voice before it; in an interview it is an answer.
    """
    resolved = {index: hit.attribution for index, hit in own.items() if not hit.introduces}
    before: Attribution | None = None
    introduced = False
    paragraphs = _paragraphs(text, found)
    closed_by = _closed_later(text, found, own, quotes, paragraphs)
    for first, last in paragraphs:
        cued = [index for index in range(first, last) if index in own]
        for index in range(first, last):
            if index in own:
                before, introduced = own[index].attribution, found[index].text.endswith(":")
                continue
            near = _covering(text, found, own, cued, index, last, quotes)
            source = own[near].attribution if near is not None else None
            if source is None and not cued and _is_quoted(found[index], quotes):
                later = None if introduced else closed_by.get(first)
                source = answering or later or before
            if source is not None:
                content = (found[index].start, found[index].end)
                resolved[index] = replace(source, content=content, carried=True)
    return resolved


def _closed_later(
    text: str,
    found: Sequence[Sentence],
    own: dict[int, _Own],
    quotes: Sequence[Span],
    paragraphs: Sequence[tuple[int, int]],
) -> dict[int, Attribution]:
    """Tell whose cue closes a quotation that goes on over paragraphs, by their first sentence.

    Newspapers open such a quotation anew at each paragraph and close it at the last alone.
    """
    open_ends = {end for _, end in quotes if text[end : end + 1] not in _CLOSING_MARKS}
    closed_by: dict[int, Attribution] = {}
    for (first, last), (following, after) in reversed(list(pairwise(paragraphs))):
        if found[last - 1].end not in open_ends or found[following].text[0] not in _MARKS:
            continue
        cued = (own[index].attribution for index in range(following, after) if index in own)
        closing = next(cued, closed_by.get(following))
        if closing is not None:
            closed_by[first] = closing
    return closed_by


def _covering(
    text: str,
    found: Sequence[Sentence],
    own: dict[int, _Own],
    cued: Sequence[int],
    index: int,
    last: int,
    quotes: Sequence[Span],
) -> int | None:
    """Tell which cue of the paragraph covers a sentence that has none of its own."""
    if not cued:
        return None
    near = min(cued, key=lambda other: (abs(other - index), other < index))
    labelled = [other for other in cued if other < index <= other + own[other].goes_on]
    if _is_quoted(found[index], quotes):
        return near
    closing = cued[-1]
    if index < closing:
        unquoted = found[closing].text[0] not in _MARKS
        covers = closing == last - 1 and own[closing].closes and unquoted
        covers = covers and closing - index <= _FAR
        if not covers or not _is_known(text, own[closing].attribution):
            return None
        # What happened on a day is told by the article, not by who speaks after it.
        told = any(_DATED.search(item.text) for item in found[index:closing])
        return None if told else closing
    return labelled[-1] if labelled else None


def _is_known(text: str, closing: Attribution) -> bool:
    """Tell whether a closing cue goes on with a voice: `he said`, `the spokesman added`.

    One that introduces a speaker by office and name covers its own sentence alone.
    """
    cue = text[slice(*closing.cue)].lower()
    source = text[slice(*closing.source)] if closing.source else ""
    return cue in GOING_ON or (cue in SAID and " " not in source)


def _is_quoted(item: Sentence, quotes: Sequence[Span]) -> bool:
    inside = sum(end - start for start, end in _inside(quotes, item))
    return inside * 2 > item.end - item.start


def _paragraphs(text: str, found: Sequence[Sentence]) -> list[tuple[int, int]]:
    bounds, first = [], 0
    for index in range(1, len(found) + 1):
        at_end = index == len(found)
        if at_end or _PARAGRAPH.search(text, found[index - 1].end, found[index].start):
            bounds.append((first, index))
            first = index
    return bounds
