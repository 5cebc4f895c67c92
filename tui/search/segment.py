"""An immutable part of the index: candidates from postings, then a closer look at the best."""

from __future__ import annotations

import zlib
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from tui.search.building import TEXTS_TO_A_BLOCK, build
from tui.search.expansion import Expansion, Words
from tui.search.ranking import Reading, about, candidates, closest, first_order, looked_at
from tui.search.store import Memory

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from tui.search.store import Store

_CLOSE_LOOK = 100
_SMALL = 50_000
_CLOSE_LOOK_IF_SMALL = 60
_WIDEST = 64
_RARITY_IF_LONG = 1.4
_SHORTEST_DIVIDED = 5
_TIMES_KNOWN = 200
_WELL_FOUND = 0.93
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
        words = store.read("words").decode()
        self.words = Words(
            words.split("\n") if words else [], store.get("frequency"), store.get("letters")
        )
        self._ends = store.get("ends")
        self._low, self._high = store.get("low"), store.get("high")
        self._posting_ends = store.get("posting_ends")
        self._postings = store.get("postings")
        self._texts = store.reader("texts")
        self._block_ends = store.get("block_ends")
        self._dictionary = store.read("dictionary") if len(self.identifiers) else b""
        count = len(self.identifiers)
        self.dead = np.zeros(count, bool)
        self.total = np.zeros(count, np.uint16)
        self.best = np.zeros(count, np.uint16)
        self._common = {word: n for n, word in enumerate(store.get("common").tolist())}
        self._masks = store.get("masks").reshape(len(self._common), count // 8 + 1)
        self._table = np.zeros(len(self.words.words), np.uint16)
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
        packed = self._texts(start, int(self._block_ends[block]))
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
        ranked = self._ranked(query, query, half_typed=half_typed, depth=depth)
        well_found = bool(ranked) and ranked[0].closeness >= _WELL_FOUND
        divided = query if well_found else self._divided(query)
        if len(divided) != len(query):
            ranked += self._ranked(divided, query, half_typed=half_typed, depth=depth)
            ranked.sort(key=lambda item: (-item.closeness, -item.place))
            ranked = list({item.place: item for item in reversed(ranked)}.values())[::-1]
        return ranked

    def _ranked(
        self, query: Sequence[str], typed: Sequence[str], *, half_typed: bool, depth: int
    ) -> list[Ranked]:
        long = len(query) > _LONG_QUERY
        query = list(dict.fromkeys(query)) if long else query
        expansions = self._expanded(query, long=long, half_typed=half_typed)
        weights = self._weights(query, expansions, long=long)
        if long:
            rarest = np.sort(np.argsort(-weights, kind="stable")[:_SEARCHED_WORDS])
            expansions, weights = [expansions[n] for n in rarest.tolist()], weights[rarest]
        reading = Reading(expansions, weights)
        places = candidates(self, reading)
        if not len(places):
            return []
        places, coverage, order = looked_at(self, places, reading, self._table)
        if long:
            closeness = about(coverage, order, self._lengths(places))
            kept = np.lexsort((-places, -closeness))[:depth]
            places, closeness = places[kept], closeness[kept]
        else:
            look = _CLOSE_LOOK if len(self) > _SMALL else _CLOSE_LOOK_IF_SMALL
            kept = np.lexsort((-places, -first_order(coverage, order)))[: max(depth, look)]
            places = places[kept]
            texts = self.folded(places)
            closeness = closest(" ".join(typed), texts, coverage[kept], order[kept])
        final = np.lexsort((-places, -closeness))
        return [
            Ranked(place, alike)
            for place, alike in zip(places[final].tolist(), closeness[final].tolist(), strict=True)
        ]

    def _lengths(self, places: NDArray[Any]) -> NDArray[Any]:
        """Return how many words claims have."""
        starts = np.where(places > 0, self._ends[np.maximum(places, 1) - 1], 0)
        return np.asarray(self._ends[places].astype(np.int64) - starts)

    def folded(self, places: NDArray[Any]) -> list[str]:
        """Return the folded words of claims, joined by spaces."""
        words, lengths = self.rows(places)
        names = self.words.words
        found = [names[word] for word in words.tolist()]
        ends = np.cumsum(lengths).tolist()
        return [
            " ".join(found[start:end]) for start, end in zip([0, *ends[:-1]], ends, strict=True)
        ]

    def _divided(self, query: Sequence[str]) -> list[str]:
        """Divide words that were run together, unless they are common words themselves."""
        words: list[str] = []
        for word in query:
            parts = None
            if len(word) >= _SHORTEST_DIVIDED and self.words.times(word) < _TIMES_KNOWN:
                parts = self.words.divided(word)
            words += parts or (word,)
        return words

    def _expanded(self, query: Sequence[str], *, long: bool, half_typed: bool) -> list[Expansion]:
        found = []
        for number, word in enumerate(query):
            if long and self.words.place(word) >= 0:
                found.append(self.words.inflected(word))
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

    def _weights(
        self, query: Sequence[str], expansions: Sequence[Expansion], *, long: bool
    ) -> NDArray[Any]:
        """Weigh each word of the query by the rarity of what it most likely stands for."""
        weights = np.empty(len(query))
        for number, (word, expansion) in enumerate(zip(query, expansions, strict=True)):
            if not len(expansion.words):
                weights[number] = 0.4 * np.log1p(len(self)) if len(word) > 2 else 0.5
                continue
            near = expansion.words[expansion.likeness >= float(expansion.likeness.max()) - 0.1]
            times = float(self.words.frequency[near].max())
            weights[number] = np.log(1 + len(self) / (1 + times))
        weights = np.maximum(weights, 0.3)
        return weights**_RARITY_IF_LONG if long else weights

    def posting(self, word: int) -> NDArray[Any]:
        """Return the places of claims that hold a word, in order."""
        start = int(self._posting_ends[word - 1]) if word else 0
        return self._postings[start : int(self._posting_ends[word])]

    def mask(self, word: int) -> NDArray[Any] | None:
        """Return for a very common word which claims hold it, a byte a claim, or None."""
        number = self._common.get(word)
        if number is None:
            return None
        return np.unpackbits(self._masks[number], count=len(self), bitorder="little")

    def rows(self, places: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
        """Return the words of claims, one after another, and how many each has."""
        ends = self._ends[places].astype(np.int64)
        starts = np.where(places > 0, self._ends[np.maximum(places, 1) - 1], 0).astype(np.int64)
        lengths = np.minimum(ends - starts, _WIDEST)
        last = np.cumsum(lengths)
        at = np.arange(int(last[-1]) if len(last) else 0)
        at += np.repeat(starts - last + lengths, lengths)
        words = self._high.take(at, mode="clip").astype(np.int32)
        words <<= 16
        words |= self._low.take(at, mode="clip")
        return words, lengths


def _with_joined(expansion: Expansion, joined: Sequence[int]) -> Expansion:
    """Add words that two words of the query make together: `bus iness`."""
    if not joined:
        return expansion
    return Expansion(
        np.concatenate([expansion.words, np.array(joined, np.int64)]),
        np.concatenate([expansion.likeness, np.full(len(joined), 0.95, np.float32)]),
    )
