"""An article's claims, the one to check first at the top."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.claims.attribution import Attribution, attribute_sentences
from tui.claims.claim import Claim
from tui.claims.clauses import clauses
from tui.claims.context import add_context
from tui.claims.names import odd_names
from tui.claims.order import ordered
from tui.claims.signals import Signals, is_checkable, kind_of, place, reasons, signals
from tui.claims.worth import score
from tui.language import Sentence, sentences, words
from tui.language.boilerplate import boilerplate

if TYPE_CHECKING:
    from tui.articles import Article

_QUOTES = '"“”«»'
_REPEATED = 0.75
_LONGEST = 1000
_PARAGRAPH_ENDS = re.compile(r"[.!?:\"”’'…)]\Z|[。！？।]\Z")
_SHORT_LINE = 12
_ONLY_SOURCE = re.compile(r"[Aa]ccording to [^,;]+\Z")


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    text: str
    found: Signals
    attribution: Attribution | None
    quoted: bool


def extract(article: Article) -> list[Claim]:
    """Find the claims of an article.

    Args:
        article: An article with clean text.

    Returns:
        Claims, each a verbatim span; those to check first come first, opinions and statements
        that can't be tested last. A claim made twice is listed once, where it is made best, with
        its other places. Bylines, captions and calls to read on give none.
    """
    split = sentences(article.text)
    by_start = {
        index: found
        for found in attribute_sentences(article.text, split)
        if (index := _sentence_of(split, found)) is not None
    }
    candidates: list[_Candidate] = []
    # A sentence said again is no boilerplate here: it is one more place of its claim.
    first = dict(zip((item.text for item in split[::-1]), boilerplate(split)[::-1], strict=True))
    for index, item in enumerate(split):
        if not first[item.text]:
            candidates += _candidates(article.text, item, by_start.get(index))
    learned = score([candidate.text for candidate in candidates])
    claims = [
        _claim(candidate, float(chance))
        for candidate, chance in zip(candidates, learned, strict=True)
    ]
    kept = _without_repeats(ordered(claims))
    return [
        replace(claim, context=context)
        for claim, context in zip(kept, add_context(article, kept), strict=True)
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
    start, end = found.content if found and not found.carried else (item.start, item.end)
    candidates = []
    for left, right in clauses(text, start, end):
        piece = text[left:right]
        if len(words(piece)) < 3 or _ONLY_SOURCE.match(piece):
            continue
        quoted = item.text[0] in _QUOTES or text[max(left - 1, 0)] in _QUOTES
        candidates.append(_Candidate(left, right, piece, signals(piece), found, quoted))
    return candidates


def _is_fragment(text: str) -> bool:
    """Tell whether a line is a heading, byline or caption rather than a sentence."""
    return len(text.split()) < _SHORT_LINE and not _PARAGRAPH_ENDS.search(text)


def _claim(candidate: _Candidate, learned: float) -> Claim:
    found = candidate.found
    speaker = candidate.attribution.speaker if candidate.attribution else None
    checkable = is_checkable(found, learned, attributed=speaker is not None)
    why = reasons(found)
    if speaker is not None:
        why.append(f"attributed to {speaker.text}")
    if not checkable:
        why.append("nothing in it to test as it stands")
    flags = tuple(words for _, _, words in odd_names(candidate.text))
    placed = place(found, learned, attributed=speaker is not None, odd=bool(flags))
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
    seen: list[frozenset[str]] = []
    for claim in claims:
        own = frozenset(word.lower() for word in words(claim.text) if len(word) > 3)
        same = next((at for at, other in enumerate(seen) if _repeats(own, other)), None)
        if same is not None:
            places = (*kept[same].places, (claim.start, claim.end))
            kept[same] = replace(kept[same], places=places)
            continue
        kept.append(claim)
        seen.append(own)
    return kept


def _repeats(own: frozenset[str], other: frozenset[str]) -> bool:
    return bool(own) and len(own & other) / len(own | other) >= _REPEATED
