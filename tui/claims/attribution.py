"""Who says what: rules over cues, quotations and names, with no parser.

The cases follow the annotation of attribution in PARC and PolNeAR (Pareti 2012; Newell et al.
2018): a cue, the content it introduces, and the source it is ascribed to, each a span.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.claims.claim import Speaker
from tui.claims.people import NAME, People, Span
from tui.language import Sentence, sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

_VERBS = (
    "said|says|say|told|tells|added|adds|explained|explains|noted|notes|stated|states|argued|argues"
    "|claimed|claims|announced|announces|stressed|stresses|highlighted|highlights|emphasi[sz]ed"
    "|emphasi[sz]es|insisted|insists|warned|warns|reported|reports|wrote|writes|declared|declares"
    "|replied|answered|asked|asks|confirmed|confirms|denied|denies|suggested|suggests|predicted"
    "|predicts|recalled|remarked|observed|concluded|concludes|acknowledged|acknowledges|admitted"
    "|admits|alleged|alleges|pointed out|points out|testified|tweeted|urged|urges|promised|pledged"
    "|estimated|estimates|revealed|reveals|believes|believed|thinks|thought|expects|expected"
    "|continued|called on|vowed|complained|hopes|hoped|accused|accuses|maintained|maintains"
)
_ROLES = (
    "president|prime minister|minister|spokesman|spokeswoman|spokesperson|coordinator|director"
    "|chairman|chairwoman|chair|chief|head|professor|researcher|analyst|expert|official|officials"
    "|senator|governor|mayor|judge|lawyer|police|prosecutors|company|government|agency|ministry"
    "|organi[sz]ation|department|report|study|researchers|scientists|authorities|union|bank"
    "|court|statement|paper|newspaper|diplomat|secretary|candidate|campaign|survey|poll|critics"
    "|supporters|experts|analysts|sources|source|residents|witnesses|doctors|coach|manager|author"
)
_PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey)"
_NOMINAL = rf"[Tt]he (?:[\w'’-]+ ){{0,3}}?(?:{_ROLES})|(?:[A-Z]\w+ )?(?:{_ROLES})"
_SOURCE = rf"(?:{NAME.pattern}|{_PRONOUN}|{_NOMINAL})"
_ADVERB = r"(?:\s(?:also|later|then|previously|further|recently|has|have|had|further))?"
_APPOSITION = r"(?:, [^,.;:\"“”]{2,70},)?"
_NAMED = r"(?:, (?P<named>[^,.;:\"“”]{2,70}),)?"

_OPEN_THAT = re.compile(
    rf"(?P<source>{_SOURCE}){_NAMED}{_ADVERB} (?P<cue>{_VERBS})"
    r"(?: (?:[A-Z]?[\w'’]+ ){0,5}?that |(?: on \w+ \d{1,2}| on \w+day)?, (?=[\w\"“])|: | (?=[\"“])"
    r"| (?=(?:the|a|an|he|she|it|they|there|this|that|his|her|its|their|we|no|some|many|most)\b)"
    r"| (?=[A-Z]))"
)
_CLOSE = re.compile(
    rf"[,?!\"”’] ?[\"”’]? (?:(?P<source>{_SOURCE}){_APPOSITION}{_ADVERB} (?P<cue>{_VERBS})"
    rf"|(?P<cue2>{_VERBS}) (?P<source2>{_SOURCE}))(?P<rest>[^\"“”]{{0,90}})$"
)
_ACCORDING = re.compile(r"\b(?P<cue>[Aa]ccording to|[Ii]n the words of) (?P<rest>[^,.;\"“”]{2,90})")
_CUE = re.compile(rf"\b(?:{_VERBS}|[Aa]ccording to|in the words of)\b")
_QUOTE = re.compile(r"[“\"]([^“”\"]{2,4000})(?:[”\"]|\Z)")
_PARAGRAPH = re.compile(r"\n\s*\n")


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
    own = {index: hit for index, item in enumerate(found) if (hit := _own(item))}
    resolved: dict[int, Attribution] = {}
    last: Speaker | None = None
    for index in sorted(own):
        hit = own[index]
        speaker = people.resolve(text, hit.source, last) if hit.source else last
        last = speaker or last
        resolved[index] = replace(hit, speaker=speaker)
    _spread(text, found, resolved)
    return [resolved[index] for index in sorted(resolved)]


def _own(item: Sentence) -> Attribution | None:
    """Find the attribution that a sentence's own cue makes."""
    if not _CUE.search(item.text):
        return None
    return _closing(item) or _opening(item) or _according(item)


def _closing(item: Sentence) -> Attribution | None:
    body = item.text.rstrip(" .")
    match = _CLOSE.search(body, max(0, len(body) - 220))
    if match is None:
        return None
    source = "source" if match["source"] else "source2"
    cue = "cue" if match["cue"] else "cue2"
    rest = match["rest"]
    if len(rest.split()) > 14 or re.match(r" (?:that|the|a|an) \w+ \w+ \w+", rest):
        return None
    end = match.start() + (1 if body[match.start()] in "?!" else 0)
    if end < 8:
        return None
    return Attribution(
        (item.start, item.start + end),
        _at(item, match.span(cue)),
        _at(item, match.span(source)),
        None,
    )


def _opening(item: Sentence) -> Attribution | None:
    match = _OPEN_THAT.search(item.text, 0, 400)
    if match is None or match.start() > 260:
        return None
    if len(item.text) - match.end() < 8:
        return None
    source = match.span("source")
    if match["named"] and NAME.fullmatch(match["named"]):
        source = (source[0], match.end("named"))
    content = (item.start + match.end(), item.end)
    return Attribution(content, _at(item, match.span("cue")), _at(item, source), None)


def _according(item: Sentence) -> Attribution | None:
    match = _ACCORDING.search(item.text)
    if match is None:
        return None
    source = _at(item, match.span("rest"))
    if match.start() < len(item.text) - match.end():
        after = match.end()
        while after < len(item.text) and item.text[after] in ", ":
            after += 1
        content = (item.start + after, item.end)
    else:
        content = (item.start, item.start + len(item.text[: match.start()].rstrip(" ,")))
    if content[1] - content[0] < 8:
        return None
    return Attribution(content, _at(item, match.span("cue")), source, None)


def _at(item: Sentence, span: Span) -> Span:
    return item.start + span[0], item.start + span[1]


def _spread(text: str, found: Sequence[Sentence], resolved: dict[int, Attribution]) -> None:
    """Carry a cue over the other sentences of its quotation or paragraph."""
    for first, last in _paragraphs(text, found):
        cued = [index for index in range(first, last) if index in resolved]
        if not cued:
            continue
        quotes = [
            match.span(1)
            for match in _QUOTE.finditer(text, found[first].start, found[last - 1].end)
        ]
        for index in range(first, last):
            if index in resolved:
                continue
            near = min(cued, key=lambda other: (abs(other - index), other < index))
            if _same_quote(found[index], found[near], quotes) or _covers(found, near, index, last):
                source = resolved[near]
                content = (found[index].start, found[index].end)
                resolved[index] = replace(source, content=content, carried=True)


def _same_quote(item: Sentence, cued: Sentence, quotes: Sequence[Span]) -> bool:
    return any(
        start <= item.start + 1 < end and start < cued.end and cued.start < end
        for start, end in quotes
    ) or item.text.startswith(("“", '"'))


def _covers(found: Sequence[Sentence], cued: int, index: int, last: int) -> bool:
    """Tell whether a cue covers a sentence of its paragraph that has no quotation marks.

    A closing ", he highlighted" at the end of a paragraph covers what stands before it, and a
    paragraph that opens with "According to" goes on in the same voice.
    """
    text = found[cued].text
    if index < cued:
        return cued == last - 1 and bool(_CLOSE.search(text.rstrip(" ."))) and text[0] not in '"“'
    return index == cued + 1 and text.startswith("According to")


def _paragraphs(text: str, found: Sequence[Sentence]) -> list[tuple[int, int]]:
    bounds, first = [], 0
    for index in range(1, len(found) + 1):
        at_end = index == len(found)
        if at_end or _PARAGRAPH.search(text, found[index - 1].end, found[index].start):
            bounds.append((first, index))
            first = index
    return bounds
