"""An immutable part of the index: candidates from postings, then a closer look at the best."""

from __future__ import annotations

import zlib
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from rapidfuzz.fuzz import partial_ratio

from tui.search.building import TEXTS_TO_A_BLOCK, build
from tui.search.expansion import Expansion, Words
from tui.search.store import Memory

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from tui.search.store import Store

_CANDIDATES = 1200
_CLOSE_LOOK = 60
_WIDEST = 64
_MOST_POSTINGS = 60_000
_SHARPNESS = 2.0
_SHORTEST_DIVIDED = 6
_NEAR_ENOUGH = 0.78
_WELL_FOUND = 0.8
_SEARCHED_WORDS = 20
_LONG_QUERY = 7
_REMEMBERED = 256


@dataclass(frozen=True, slots=True)
class Ranked:
    """A claim of a segment by place, with its closeness in 0..1."""

    place: int
    closeness: float


class Segment:
    """Claims that are searched together; `dead` marks those removed since."""

    def __init__(self, store: Store) -> None:
        self.identifiers = store.get("identifiers")
        words = bytes(store.read("words")).decode()
        self.words = Words(
            words.split("\n") if words else [], store.get("frequency"), store.get("letters")
        )
        self._ends = store.get("ends")
        self._forward = store.get("forward")
        self._posting_ends = store.get("posting_ends")
        self._postings = store.get("postings")
        self._texts = store.read("texts")
        self._block_ends = store.get("block_ends")
        self._dictionary = bytes(store.read("dictionary")) if len(self.identifiers) else b""
        count = len(self.identifiers)
        self.dead = np.zeros(count, bool)
        self._total = np.zeros(count, np.float32)
        self._best = np.zeros(count, np.float32)
        self._expansions: OrderedDict[tuple[str, bool], Expansion] = OrderedDict()
        self._by_identifier: NDArray[Any] | None = None

    @classmethod
    def of(cls, claims: Iterable[tuple[int, str]]) -> Segment:
        """Build a segment in memory."""
        store = Memory()
        build(claims, store)
        return cls(store)

    def __len__(self) -> int:
        """How many claims there are, dead ones included."""
        return len(self.identifiers)

    def place_of(self, identifier: int) -> int | None:
        """Return the place of a living claim, or None."""
        if self._by_identifier is None:
            self._by_identifier = np.argsort(self.identifiers, kind="stable")
        order = self._by_identifier
        at = int(np.searchsorted(self.identifiers, identifier, sorter=order))
        if at < len(order) and self.identifiers[order[at]] == identifier:
            place = int(order[at])
            return None if self.dead[place] else place
        return None

    def text(self, place: int) -> str:
        """Read the text of a claim."""
        block, within = divmod(place, TEXTS_TO_A_BLOCK)
        return self._block(block)[within]

    def _block(self, block: int) -> list[str]:
        start = int(self._block_ends[block - 1]) if block else 0
        packed = self._texts[start : int(self._block_ends[block])]
        dictionary = self._dictionary
        packer = zlib.decompressobj(zdict=dictionary) if dictionary else zlib.decompressobj()
        return packer.decompress(packed).decode().split("\0")

    def living(self) -> Iterator[tuple[int, str]]:
        """Yield identifier and text of every claim that has not been removed."""
        for block in range(len(self._block_ends)):
            for within, text in enumerate(self._block(block)):
                place = block * TEXTS_TO_A_BLOCK + within
                if not self.dead[place]:
                    yield int(self.identifiers[place]), text

    # Searching

    def search(
        self, query: Sequence[str], *, half_typed: bool, depth: int = _CLOSE_LOOK
    ) -> list[Ranked]:
        """Rank claims by a query of folded words.

        Args:
            query: Folded words, at least one.
            half_typed: The last word may go on.
            depth: How many claims to look at closely, at most.

        Returns:
            The closest claims, best first, at most `depth`, or twice as many where words that
            were run together had to be divided.
        """
        if not len(self):
            return []
        ranked = self._ranked(query, half_typed=half_typed, depth=depth)
        if not ranked or ranked[0].closeness < _WELL_FOUND:
            divided = self._divided(query)
            if len(divided) != len(query):
                ranked += self._ranked(divided, half_typed=half_typed, depth=depth)
                ranked.sort(key=lambda item: (-item.closeness, item.place))
                ranked = list({item.place: item for item in reversed(ranked)}.values())[::-1]
        return ranked

    def _ranked(self, query: Sequence[str], *, half_typed: bool, depth: int) -> list[Ranked]:
        expansions = self._expanded(query, half_typed=half_typed)
        weights = self._weights(query, expansions)
        if len(query) > _LONG_QUERY:
            rarest = sorted(range(len(query)), key=lambda n: -weights[n])[:_SEARCHED_WORDS]
            expansions = [expansions[n] for n in sorted(rarest)]
            weights = [weights[n] for n in sorted(rarest)]
        candidates = self._candidates(expansions, weights)
        if not len(candidates):
            return []
        matrix = self._matrix(candidates)
        closeness, order = self._looked_at(matrix, expansions, weights)
        best = np.argsort(-closeness, kind="stable")[:depth]
        whole = " ".join(query)
        names = self.words.words
        ranked = []
        for index, row in zip(best.tolist(), matrix[best].tolist(), strict=True):
            place = int(candidates[index])
            folded = " ".join([names[number] for number in row if number >= 0])
            likeness = partial_ratio(whole, folded) / 100
            closest = 0.8 * float(closeness[index]) + 0.15 * likeness + 0.05 * float(order[index])
            ranked.append(Ranked(place, closest))
        ranked.sort(key=lambda item: (-item.closeness, item.place))
        return ranked

    def _divided(self, query: Sequence[str]) -> list[str]:
        """Divide words that were run together, where nothing nearer is in the vocabulary."""
        words: list[str] = []
        for word in query:
            parts = None
            if len(word) >= _SHORTEST_DIVIDED and self.words.place(word) < 0:
                expansion = self._expansion(word, half_typed=False)
                nearest = float(expansion.likeness.max(initial=0))
                parts = self.words.divided(word) if nearest < _NEAR_ENOUGH else None
            words += parts or (word,)
        return words

    def _expanded(self, query: Sequence[str], *, half_typed: bool) -> list[Expansion]:
        found = []
        long = len(query) > _LONG_QUERY
        for number, word in enumerate(query):
            if long and self.words.place(word) >= 0:
                found.append(self.words.exactly(word))
                continue
            last = half_typed and number == len(query) - 1
            expansion = self._expansion(word, half_typed=last)
            joined = [
                self.words.place(word + query[number + 1]) if number + 1 < len(query) else -1,
                self.words.place(query[number - 1] + word) if number else -1,
            ]
            found.append(_with_joined(expansion, [place for place in joined if place >= 0]))
        return found

    def _expansion(self, word: str, *, half_typed: bool) -> Expansion:
        key = (word, half_typed)
        known = self._expansions.get(key)
        if known is not None:
            self._expansions.move_to_end(key)
            return known
        expansion = self.words.expand(word, half_typed=half_typed)
        self._expansions[key] = expansion
        if len(self._expansions) > _REMEMBERED:
            self._expansions.popitem(last=False)
        return expansion

    def _weights(self, query: Sequence[str], expansions: Sequence[Expansion]) -> list[float]:
        """Weigh each word of the query by the rarity of what it most likely stands for."""
        weights = []
        for word, expansion in zip(query, expansions, strict=True):
            if not len(expansion.words):
                weights.append(0.4 * np.log1p(len(self)) if len(word) > 2 else 0.5)
                continue
            near = expansion.words[expansion.likeness >= float(expansion.likeness.max()) - 0.1]
            times = float(self.words.frequency[near].max())
            weights.append(float(np.log(1 + len(self) / (1 + times))))
        return [max(weight, 0.3) for weight in weights]

    def _candidates(
        self, expansions: Sequence[Expansion], weights: Sequence[float]
    ) -> NDArray[Any]:
        """Add up what each claim's words are worth and return the best claims."""
        order = sorted(range(len(expansions)), key=lambda n: -weights[n])
        touched: list[NDArray[Any]] = []
        for number in order:
            self._scatter(expansions[number], weights[number], touched)
        if not touched:
            return self._scanned(expansions)
        every = np.concatenate(touched)
        scores = self._total[every]
        if len(every) > 4 * _CANDIDATES:
            edge = np.partition(scores, len(scores) - 2 * _CANDIDATES)[-2 * _CANDIDATES]
            best = np.unique(every[scores >= edge])
        else:
            best = np.unique(every)
        scores = self._total[best]
        self._total[every] = 0
        alive = ~self.dead[best]
        best, scores = best[alive], scores[alive]
        if len(best) > _CANDIDATES:
            # Later claims first among equals: the newest are wanted more often.
            best = best[np.lexsort((-best.astype(np.int64), -scores))[:_CANDIDATES]]
        return np.asarray(best)

    def _scatter(self, expansion: Expansion, weight: float, touched: list[NDArray[Any]]) -> None:
        """Give the claims of a word's expansions their weight, the likest expansion counting."""
        left = _MOST_POSTINGS
        taken: list[tuple[NDArray[Any], float]] = []
        for index in np.argsort(-expansion.likeness, kind="stable").tolist():
            posting = self._posting(int(expansion.words[index]))
            if len(posting) > left:
                # The newest claims, which come last.
                posting = posting[len(posting) - left :]
            left -= len(posting)
            if len(posting):
                taken.append((posting, weight * float(expansion.likeness[index]) ** _SHARPNESS))
        if not taken:
            return
        for posting, worth in reversed(taken):
            self._best[posting] = worth
        every = np.concatenate([posting for posting, _ in taken])
        self._total[every] = self._total[every] + self._best[every]
        self._best[every] = 0
        touched.append(every)

    def _posting(self, word: int) -> NDArray[Any]:
        start = int(self._posting_ends[word - 1]) if word else 0
        return self._postings[start : int(self._posting_ends[word])]

    def _scanned(self, expansions: Sequence[Expansion]) -> NDArray[Any]:
        """Find claims by words so common that they have no postings: look at the newest ones."""
        wanted = np.concatenate([expansion.words for expansion in expansions])
        if not len(wanted):
            return np.zeros(0, np.int64)
        newest = np.arange(max(len(self) - 20_000, 0), len(self))
        alive = newest[~self.dead[newest]]
        found: list[NDArray[Any]] = []
        for first in range(0, len(alive), 2_000):
            part = alive[first : first + 2_000]
            matrix = self._matrix(part)
            found.append(np.isin(matrix, wanted).sum(axis=1))
        counts = np.concatenate(found) if found else np.zeros(0, np.int64)
        best: NDArray[Any] = alive[np.argsort(-counts, kind="stable")[:_CANDIDATES]]
        return best[: int((counts > 0).sum())]

    def _matrix(self, places: NDArray[Any]) -> NDArray[Any]:
        """Read the words of claims into rows, -1 where a claim is shorter."""
        ends = self._ends[places].astype(np.int64)
        starts = np.where(places > 0, self._ends[np.maximum(places, 1) - 1], 0).astype(np.int64)
        lengths = np.minimum(ends - starts, _WIDEST)
        columns = np.arange(max(int(lengths.max(initial=0)), 1))
        there = columns < lengths[:, None]
        at = np.where(there, starts[:, None] + columns, 0) * 3
        if not len(self._forward):
            return np.full(at.shape, -1)
        words: NDArray[Any] = (
            self._forward[at].astype(np.int64)
            | self._forward[at + 1].astype(np.int64) << 8
            | self._forward[at + 2].astype(np.int64) << 16
        )
        return np.where(there, words, -1)

    def _looked_at(
        self,
        matrix: NDArray[Any],
        expansions: Sequence[Expansion],
        weights: Sequence[float],
    ) -> tuple[NDArray[Any], NDArray[Any]]:
        """Score candidates by how well each word is found and whether they stand together."""
        lookup = np.zeros(len(self.words.words) + 1, np.float32)
        covered = np.zeros(len(matrix), np.float32)
        together = np.zeros(len(matrix), np.float32)
        before: NDArray[Any] | None = None
        for expansion, weight in zip(expansions, weights, strict=True):
            lookup[expansion.words] = np.maximum(lookup[expansion.words], expansion.likeness)
            likeness = lookup[matrix]
            best = likeness.max(axis=1)
            at = np.where(best > 0, likeness.argmax(axis=1), -1000)
            covered += weight * best
            if before is not None:
                apart = at - before
                together += np.where((apart > 0) & (apart <= 3), 1.0, 0.0) + np.where(
                    apart == 1, 0.5, 0.0
                )
            before = at
            lookup[expansion.words] = 0
        closeness = covered / max(sum(weights), 1e-6)
        order = together / max(1.5 * (len(expansions) - 1), 1.0)
        return closeness + 0.04 * order, order


def _with_joined(expansion: Expansion, joined: Sequence[int]) -> Expansion:
    """Add words that two words of the query make together: `bus iness`."""
    if not joined:
        return expansion
    return Expansion(
        np.concatenate([expansion.words, np.array(joined, np.int64)]),
        np.concatenate([expansion.likeness, np.full(len(joined), 0.95, np.float32)]),
    )
