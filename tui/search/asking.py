"""A query put to several segments as if they were one: their claims are weighed alike.

How rare a word is, and whether it is known at all, is told by all segments together, so that
where a claim happens to lie changes nothing about its place among the results.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from tui.search.expansion import Expansion
from tui.search.ranking import (
    Looked,
    Reading,
    about,
    candidates,
    closest,
    first_order,
    looked_at,
    most_candidates,
    named,
    varied,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tui.search.segment import Segment

_CLOSE_LOOK = 100
_SMALL = 50_000
_CLOSE_LOOK_IF_SMALL = 60
_RARITY_IF_LONG = 1.4
_SHORTEST_DIVIDED = 5
_KNOWN_ONE_IN = 5_000
_TIMES_TO_DIVIDE = 20
_TIMES_ENOUGH = 200
_WELL_FOUND = 0.93
_SEARCHED_WORDS = 20
_LONG_QUERY = 7
_COMMON = 100
_LIKE_THE_BEST = 0.1
_SURELY_ITSELF = 0.99
_FREE_AT_FIRST = 10
_FREE = 4
_STEP = 0.02
_SIGNS = np.array([0x9E3779B97F4A7C15 * (2 * n + 1) % 2**64 for n in range(64)], np.uint64)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A claim by segment and place, with its closeness in 0..1."""

    segment: Segment
    place: int
    identifier: int
    closeness: float


def ask(
    segments: Sequence[Segment],
    query: Sequence[str],
    *,
    half_typed: bool,
    depth: int,
    within: Sequence[NDArray[Any] | None] | None = None,
) -> list[Ranked]:
    """Rank claims by a query of folded words.

    Args:
        segments: Where to look.
        query: Folded words, at least one.
        half_typed: The last word may go on.
        depth: How many claims to return, at least, where there are so many.
        within: For each segment which claims may be found, True by place; None for all.

    Returns:
        The closest claims, best first, ties in the order of identifiers, the highest first.
    """
    asked = _Asked(segments, within or [None] * len(segments), depth)
    ranked = asked.ranked(query, query, half_typed=half_typed)
    well_found = bool(ranked) and ranked[0].closeness >= _WELL_FOUND
    divided = query if well_found else asked.divided(query, half_typed=half_typed)
    if len(divided) != len(query):
        ranked += asked.ranked(divided, query, half_typed=half_typed)
        best: dict[int, Ranked] = {}
        for item in ranked:
            known = best.get(item.identifier)
            if known is None or item.closeness > known.closeness:
                best[item.identifier] = item
        ranked = list(best.values())
    ranked.sort(key=lambda item: (-round(item.closeness, 3), -item.identifier))
    return ranked


def covering(
    segments: Sequence[Segment], query: Sequence[str], *, half_typed: bool, loosely: bool
) -> list[NDArray[Any]]:
    """Say for each segment, by place, which claims hold every word of a query.

    A word is held where it stands itself or inflected, or a word as like it as the likest that
    there is, but for a little: what `ask` takes it to mean when it weighs it.

    Args:
        segments: Where to look.
        query: Folded words; those that are like no word at all are passed over.
        half_typed: The last word may go on.
        loosely: A rare word may be misspelt though others misspelt it so too.
    """
    asked = _Asked(segments, [None] * len(segments), 0)
    expansions = asked.expanded(query, long=False, half_typed=half_typed)
    found = [np.full(len(segment), bool(query)) for segment in segments]
    held = [mask for mask in found if len(mask)]
    for number, word in enumerate(query):
        own = [expansion[number] for expansion in expansions]
        misspelt = loosely and asked.times(word) <= asked.count // _KNOWN_ONE_IN
        likest = _SURELY_ITSELF if misspelt else 1.0
        best = max(
            (float(one.likeness[one.likeness <= likest].max(initial=0)) for one in own), default=0.0
        )
        if not best:
            continue
        for segment, one, mask in zip(asked.segments, own, held, strict=True):
            near = one.words[one.likeness >= best - _LIKE_THE_BEST]
            inflected = segment.words.inflected(word).words
            holders = segment.holders([*near.tolist(), *inflected.tolist()])
            np.logical_and(mask, holders, out=mask)
    return found


class _Asked:
    """Segments to look in together."""

    def __init__(
        self, segments: Sequence[Segment], within: Sequence[NDArray[Any] | None], depth: int
    ) -> None:
        kept = [(s, w) for s, w in zip(segments, within, strict=True) if len(s)]
        self.segments = [segment for segment, _ in kept]
        self.within = [allowed for _, allowed in kept]
        self.count = sum(segment.living_count for segment in self.segments)
        self.depth = depth

    def times(self, word: str) -> int:
        """Return in how many claims a word stands."""
        return sum(segment.words.times(word) for segment in self.segments)

    def ranked(
        self, query: Sequence[str], typed: Sequence[str], *, half_typed: bool
    ) -> list[Ranked]:
        """Rank claims by the words of a query as they are."""
        if not self.count:
            return []
        long = len(query) > _LONG_QUERY
        query = list(dict.fromkeys(query)) if long else query
        expansions = self.expanded(query, long=long, half_typed=half_typed)
        weights = self._weights(query, expansions, long=long)
        if long:
            rarest = np.sort(np.argsort(-weights, kind="stable")[:_SEARCHED_WORDS])
            expansions = [[own[n] for n in rarest.tolist()] for own in expansions]
            weights = weights[rarest]
        found = self._looked([Reading(own, weights) for own in expansions])
        return self._about(found) if long else self._close(found, " ".join(typed))

    def divided(self, query: Sequence[str], *, half_typed: bool) -> list[str]:
        """Divide words that were run together, unless they are known words or begin one."""
        words: list[str] = []
        for number, word in enumerate(query):
            parts = None
            known = self.times(word) > self.count // _KNOWN_ONE_IN
            if half_typed and number == len(query) - 1:
                known = known or any(segment.words.begun(word) for segment in self.segments)
            if len(word) >= _SHORTEST_DIVIDED and not known:
                parts = self._parts(word)
            words += parts or (word,)
        return words

    def _parts(self, word: str) -> tuple[str, str] | None:
        """Divide a word into two that are known: `unitednations` into `united nations`."""
        best, parts = 0.0, None
        for middle in range(1, len(word)):
            left, right = word[:middle], word[middle:]
            times = self.times(left)
            times = min(times, self.times(right)) if times >= _TIMES_TO_DIVIDE else 0
            worth = min(times, _TIMES_ENOUGH) * min(len(left), len(right), 4)
            if times >= _TIMES_TO_DIVIDE and worth > best:
                best, parts = worth, (left, right)
        return parts

    def expanded(
        self, query: Sequence[str], *, long: bool, half_typed: bool
    ) -> list[list[Expansion]]:
        """Say for each segment what each word may stand for there."""
        found: list[list[Expansion]] = [[] for _ in self.segments]
        for number, word in enumerate(query):
            times = self.times(word)
            joined = [word + query[number + 1]] if number + 1 < len(query) else []
            joined += [query[number - 1] + word] if number else []
            for segment, own in zip(self.segments, found, strict=True):
                if long and times:
                    own.append(segment.words.inflected(word))
                    continue
                expansion = segment.expansion(
                    word,
                    half_typed=half_typed and number == len(query) - 1,
                    known=times > 0,
                    common=times > max(_COMMON, self.count // 5_000),
                )
                places = [segment.words.place(both) for both in joined]
                own.append(_with_joined(expansion, [place for place in places if place >= 0]))
        return found

    def _weights(
        self, query: Sequence[str], expansions: Sequence[Sequence[Expansion]], *, long: bool
    ) -> NDArray[Any]:
        """Weigh each word of the query by the rarity of what it most likely stands for."""
        weights = np.empty(len(query))
        for number, word in enumerate(query):
            own = [expansion[number] for expansion in expansions]
            best = max(float(one.likeness.max(initial=0)) for one in own)
            if not best:
                weights[number] = 0.4 * np.log1p(self.count) if len(word) > 2 else 0.5
                continue
            times = self._most_times(own, best - _LIKE_THE_BEST)
            weights[number] = np.log(1 + self.count / (1 + times))
        weights = np.maximum(weights, 0.3)
        return weights**_RARITY_IF_LONG if long else weights

    def _most_times(self, expansions: Sequence[Expansion], least: float) -> int:
        """Return in how many claims the commonest of the likest words stands."""
        near = [one.words[one.likeness >= least] for one in expansions]
        if len(near) == 1:
            return int(self.segments[0].words.frequency[near[0]].max())
        times: dict[str, int] = {}
        for segment, places in zip(self.segments, near, strict=True):
            for place, each in zip(
                places.tolist(), segment.words.frequency[places].tolist(), strict=True
            ):
                word = segment.words.words[place]
                times[word] = times.get(word, 0) + each
        return max(times.values())

    def _looked(self, readings: Sequence[Reading]) -> _Found:
        most = max(most_candidates(self.count), self.depth)
        looks: list[Looked] = []
        for segment, reading, allowed in zip(self.segments, readings, self.within, strict=True):
            places = candidates(segment, reading, most, allowed)
            looks.append(looked_at(segment, places, reading))
        return _found(self.segments, looks)

    def _about(self, found: _Found) -> list[Ranked]:
        """Rank claims by a query of many words."""
        lengths = np.zeros(len(found.owners), np.int64)
        for number, segment in enumerate(self.segments):
            own = found.owners == number
            lengths[own] = segment.word_counts(found.looked.places[own])
        closeness = about(found.looked.coverage, found.looked.order, lengths)
        best = np.argsort(-closeness, kind="stable")[: self.depth]
        return self._told(found.only(best), closeness[best])

    def _close(self, found: _Found, typed: str) -> list[Ranked]:
        """Rank claims by what stands in them letter by letter."""
        if not len(found.owners):
            return []
        looked = found.looked
        first = first_order(looked.coverage, looked.order)
        first += named(looked.coverage, looked.capital)
        first = varied(first, looked.coverage, found.matched, free=_FREE_AT_FIRST, step=_STEP)
        look = _CLOSE_LOOK if self.count > _SMALL else _CLOSE_LOOK_IF_SMALL
        kept = np.argsort(-first, kind="stable")[: max(self.depth, look)]
        found = found.only(np.sort(kept))
        looked = found.looked
        closeness = closest(typed, self._texts(found), looked.coverage, looked.order)
        closeness += named(looked.coverage, looked.capital)
        closeness = varied(
            np.round(closeness, 5), looked.coverage, found.matched, free=_FREE, step=_STEP
        )
        return self._told(found, closeness)

    def _texts(self, found: _Found) -> list[str]:
        """Return the folded words of claims, joined by spaces."""
        if len(self.segments) == 1:
            return self.segments[0].folded(found.looked.places)
        texts = [""] * len(found.owners)
        for number, segment in enumerate(self.segments):
            own = np.flatnonzero(found.owners == number)
            for at, text in zip(
                own.tolist(), segment.folded(found.looked.places[own]), strict=True
            ):
                texts[at] = text
        return texts

    def _told(self, found: _Found, closeness: NDArray[Any]) -> list[Ranked]:
        return [
            Ranked(self.segments[owner], place, identifier, alike)
            for owner, place, identifier, alike in zip(
                found.owners.tolist(),
                found.looked.places.tolist(),
                found.identifiers.tolist(),
                closeness.tolist(),
                strict=True,
            )
        ]


@dataclass(frozen=True, slots=True)
class _Found:
    """Claims of several segments in columns, the highest identifier first.

    Attributes:
        owners: Numbers of their segments.
        identifiers: Theirs.
        looked: What was read of them.
        matched: A number a claim, the same where the same words matched.
    """

    owners: NDArray[Any]
    identifiers: NDArray[Any]
    looked: Looked
    matched: NDArray[Any]

    def only(self, kept: NDArray[Any]) -> _Found:
        """Return some of the claims, in the order given."""
        return _Found(
            self.owners[kept],
            self.identifiers[kept],
            self.looked.only(kept),
            self.matched[kept],
        )


def _found(segments: Sequence[Segment], looks: Sequence[Looked]) -> _Found:
    """Put what was found in each segment together."""
    owners = np.repeat(np.arange(len(looks)), [len(looked.places) for looked in looks])
    identifiers = [s.identifiers[one.places] for s, one in zip(segments, looks, strict=True)]
    matched = [
        _same_words(s, one.matched, alone=len(looks) == 1)
        for s, one in zip(segments, looks, strict=True)
    ]
    found = _Found(
        owners, np.concatenate(identifiers), Looked.joined(looks), np.concatenate(matched)
    )
    return found.only(np.argsort(-found.identifiers, kind="stable"))


def _same_words(segment: Segment, matched: NDArray[Any], *, alone: bool) -> NDArray[Any]:
    """Return a number for each claim that tells which words matched, in whatever segment."""
    if not alone:
        places, at = np.unique(matched, return_inverse=True)
        names = segment.words.words
        signs = [hash(names[place]) if place >= 0 else -1 for place in places.tolist()]
        matched = np.array(signs, np.int64)[at].reshape(matched.shape)
    return _SIGNS[: len(matched)] @ matched.astype(np.uint64)


def _with_joined(expansion: Expansion, joined: Sequence[int]) -> Expansion:
    """Add words that two words of the query make together: `bus iness`."""
    if not joined:
        return expansion
    return Expansion(
        np.concatenate([expansion.words, np.array(joined, np.int64)]),
        np.concatenate([expansion.likeness, np.full(len(joined), 0.95, np.float32)]),
    )
