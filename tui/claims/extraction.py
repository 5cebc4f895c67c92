"""An article's claims, the one to check first at the top."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.claims.attribution import Attribution, attribute_sentences
from tui.claims.claim import Claim
from tui.claims.clauses import Span, can_stand, clauses
from tui.claims.context import add_context
from tui.claims.cues import STRONG
from tui.claims.names import odd_names
from tui.claims.order import ordered
from tui.claims.ranking import Setting, Traits, chance, traits
from tui.claims.signals import (
    DISPUTE,
    Signals,
    is_checkable,
    kind_of,
    numbers,
    reasons,
    signals,
)
from tui.claims.worth_light import both
from tui.language import Sentence, sentences, words
from tui.language.boilerplate import boilerplate

if TYPE_CHECKING:
    from tui.articles import Article
    from tui.claims.claim import Speaker

_QUOTES = '"“”«»'
# Of the words of two claims, how many both have from where on they say the same.
_REPEATED = 0.75
_DENIAL = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|neither|nor|without|cannot)\b|n['’]t\b", re.IGNORECASE
)
_LONGEST = 1000
_PARAGRAPH_ENDS = re.compile(r"[.!?:\"”’'…)]\Z|[。！？।]\Z")
_HEADING = re.compile(r"(?:\d{1,2}[.:]\d\d\s)?[^\"“”]*:\s[\"“][^\"“”]*[^\"“”.,!?…][\"”]\Z")
_SHORT_LINE = 12
_MAIN_CLAUSE = 70
_CLAUSE = 7
_SAID_BY = ("according to", "in the words of")
_GOES_ON_AFTER = re.compile(r", (?:[^\s,]+ ){3,}")
_WHAT = re.compile(r"\b(?:what|which|whom|that) \Z")
_FEW = 6
_RELATIVE = re.compile(r"who\b|whose\b|which\b|\.")
_POINTS_BACK = re.compile(r"(?:it|they|he|she)\b")
_WHEN = re.compile(r"\b(?:[Ww]hen|[Aa]fter|[Ww]hile|[Bb]ecause|[Aa]lthough|[Tt]hough|[Ss]ince) \Z")
_HALF = re.compile(r"(?:When|After|While|Because|Although|Though|As|If|Since|Once)\b[^,]*\Z")
_ONLY_SOURCE = re.compile(r"[Aa]ccording to [^,;]+\Z")


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    text: str
    found: Signals
    speaker: Speaker | None
    quoted: bool
    disputed: bool = False
    opens: bool = False


def extract(article: Article) -> list[Claim]:
    """Find the claims of an article.

    Args:
        article: An article with clean text.

    Returns:
        Claims, each a verbatim span; those to check first come first, opinions and statements
        that can't be tested last. A claim made twice is listed once, where it is made best, with
        its other places. Bylines, captions and calls to read on give none.
    """
    candidates = _all_candidates(article)
    claims = map(_claim, candidates, _traits(candidates))
    kept = _without_repeats(ordered(list(claims)))
    return [
        replace(claim, context=context)
        for claim, context in zip(kept, add_context(article, kept), strict=True)
    ]


def described(article: Article) -> list[tuple[Span, Traits]]:
    """The spans of an article's claims in its order, repeats too, and what the order looks at."""
    candidates = _all_candidates(article)
    spans = [(candidate.start, candidate.end) for candidate in candidates]
    return list(zip(spans, _traits(candidates), strict=True))


def _all_candidates(article: Article) -> list[_Candidate]:
    split = sentences(article.text)
    by_start = {
        index: found
        for found in attribute_sentences(article.text, split)
        if (index := _sentence_of(split, found)) is not None
    }
    candidates: list[_Candidate] = []
    # A sentence said again is no boilerplate here: it is one more place of its claim.
    first = dict(zip((item.text for item in split[::-1]), boilerplate(split)[::-1], strict=True))
    disputes = [bool(DISPUTE.search(item.text)) for item in split]
    for index, item in enumerate(split):
        if not first[item.text]:
            disputed = any(disputes[index + 1 : index + 3])
            candidates += [
                replace(one, disputed=disputed, opens=at < 1 and _opens(article.text, item.start))
                for at, one in enumerate(_candidates(article.text, item, by_start.get(index)))
            ]
    return candidates


def _opens(text: str, start: int) -> bool:
    """Tell whether a paragraph begins at a sentence."""
    return text[max(start - 2, 0) : start] in {"", "\n\n"}


def _traits(candidates: list[_Candidate]) -> list[Traits]:
    learned, opinion = both([candidate.text for candidate in candidates])
    return [
        traits(
            candidate.found,
            float(learned[at]),
            float(opinion[at]),
            Setting(
                at / max(1, len(candidates) - 1),
                attributed=candidate.speaker is not None,
                quoted=candidate.quoted,
                opens=candidate.opens,
                disputed=candidate.disputed,
            ),
        )
        for at, candidate in enumerate(candidates)
    ]


def _sentence_of(split: list[Sentence], found: Attribution) -> int | None:
    low, high = 0, len(split)
    while low < high:
        middle = (low + high) // 2
        if split[middle].end <= found.content[0]:
            low = middle + 1
        else:
            high = middle
    return low if low < len(split) else None


def _candidates(text: str, item: Sentence, found: Attribution | None) -> list[_Candidate]:
    if _is_fragment(item.text) or len(item.text) > _LONGEST:
        return []
    found = None if found and _is_aside(text, found) else found
    start, end = (
        found.content if found and _content_alone(text, item, found) else (item.start, item.end)
    )
    speaker = found.speaker if found and _speaks(text, item, found) else None
    candidates = []
    for left, right in clauses(text, start, end):
        piece = text[left:right]
        if len(words(piece)) < 3 or _ONLY_SOURCE.match(piece):
            continue
        quoted = item.text[0] in _QUOTES or text[max(left - 1, 0)] in _QUOTES
        candidates.append(_Candidate(left, right, piece, signals(piece), speaker, quoted))
    return candidates


def _is_aside(text: str, found: Attribution) -> bool:
    """Tell whether a cue stands inside a sentence that is the article's own.

    "A third of what its surveyor said it was worth", "... closed the port, the union saying that".
    """
    if found.carried or found.source is None:
        return False
    if found.content[0] < found.cue[0]:
        # "After they had told the company, it asked for it back."
        return bool(_HALF.match(text[slice(*found.content)]))
    before = text[max(0, found.source[0] - 8) : found.source[0]]
    main_clause = found.cue[0] - found.source[1]
    participle = text[slice(*found.cue)].endswith("ing")
    return bool(_WHAT.search(before) or _WHEN.search(before)) or (
        participle and main_clause > _MAIN_CLAUSE
    )


def _content_alone(text: str, item: Sentence, found: Attribution) -> bool:
    """Tell whether what is ascribed is a claim without the words around it."""
    if found.carried:
        return False
    if text[slice(*found.cue)].lower() in _SAID_BY:
        return not _RELATIVE.match(text, found.content[0])
    content, quoted = text[slice(*found.content)], text[found.content[0]] in _QUOTES
    source = found.source or found.cue
    # "A report shows it had cleared 512 miles": what is short or points back needs the rest.
    if not quoted and (len(content.split()) < _FEW or _POINTS_BACK.match(content)):
        return False
    if found.content[0] < found.cue[0]:
        # "Prices rose, the office said, the slowest pace in 29 months": what follows belongs to it.
        tail = text[found.cue[1] : item.end]
        goes_on = _GOES_ON_AFTER.search(tail) and source[0] <= found.cue[0]
        return quoted or not goes_on
    # "When the bridge closed in May, Berg said ...": so does a clause of its own before the source.
    if not quoted and _is_clause(text[item.start : source[0]]):
        return False
    # "They found 46 skeletons" has an object, "they say 46 skeletons lie there" a statement.
    reports = text[slice(*found.cue)].lower() in STRONG
    joined = "that" in text[found.cue[1] : found.content[0]]
    return can_stand(content, surely=not (reports or joined))


def _speaks(text: str, item: Sentence, found: Attribution) -> bool:
    """Tell whether the source says the claim, not only does or wants what the article tells."""
    told = found.carried or found.content[0] < found.cue[0] or _content_alone(text, item, found)
    reports = text[slice(*found.cue)].lower() in STRONG
    return told or reports or any(mark in text[item.start : item.end] for mark in _QUOTES)


def _is_clause(front: str) -> bool:
    return len(front.split()) >= _CLAUSE and can_stand(f"so {front}", surely=True)


def _is_fragment(text: str) -> bool:
    """Tell whether a line is a heading, byline or caption rather than a sentence."""
    heading = _HEADING.match(text) or not _PARAGRAPH_ENDS.search(text)
    return bool(heading) and len(text.split()) < _SHORT_LINE


def _claim(candidate: _Candidate, seen: Traits) -> Claim:
    found, speaker = candidate.found, candidate.speaker
    checkable = is_checkable(found, seen.learned, attributed=speaker is not None)
    why = reasons(found)
    if speaker is not None:
        why.append(f"attributed to {speaker.text}")
    if candidate.disputed:
        why.append("disputed right after it")
    if not checkable:
        why.append("nothing in it to test as it stands")
    flags = tuple(words for _, _, words in odd_names(candidate.text))
    placed = chance(seen, odd=bool(flags))
    return Claim(
        start=candidate.start,
        end=candidate.end,
        text=candidate.text,
        score=round(placed * (1.0 if checkable else 0.6), 3),
        kind=kind_of(found, quoted=candidate.quoted),
        checkable=checkable,
        speaker=speaker,
        why=(*flags, *why),
    )


def _without_repeats(claims: list[Claim]) -> list[Claim]:
    kept: list[Claim] = []
    alike: dict[frozenset[str], list[tuple[int, frozenset[str]]]] = {}
    for claim in claims:
        own = frozenset(word.lower() for word in words(claim.text) if len(word) > 3)
        among = alike.setdefault(_telling(claim.text), [])
        same = next((at for at, other in among if _repeats(own, other)), None)
        if same is not None:
            places = (*kept[same].places, (claim.start, claim.end))
            kept[same] = replace(kept[same], places=places)
            continue
        among.append((len(kept), own))
        kept.append(claim)
    return kept


def _telling(text: str) -> frozenset[str]:
    """Return the figures and denials of a claim: with others it says another thing."""
    return frozenset((*numbers(text), *(found.lower() for found in _DENIAL.findall(text))))


def _repeats(own: frozenset[str], other: frozenset[str]) -> bool:
    return bool(own) and len(own & other) / len(own | other) >= _REPEATED
