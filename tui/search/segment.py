"""An immutable part of the index: claims, their words, and the claims of each word."""

from __future__ import annotations

import zlib
from collections import OrderedDict
from typing import TYPE_CHECKING, Any

import numpy as np

from tui.search.building import CASE_BIT, LONGEST, TEXTS_TO_A_BLOCK, build
from tui.search.expansion import Expansion, Sounds, Words
from tui.search.forms import Forms
from tui.search.inner import Runs
from tui.search.store import Memory

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from tui.search.store import Store

_WIDEST = 64
_REMEMBERED = 256


class Segment:
    """Claims that are searched together; `dead` marks those removed since."""

    def __init__(self, store: Store) -> None:
        self.identifiers = store.get("identifiers")
        text = store.read("words").decode()
        words = text.split("\n") if text else []
        self.words = Words(
            words,
            store.get("frequency"),
            Forms(words, store.get("letters")),
            Sounds(store.get("sound_keys"), store.get("sound_places")),
            Runs(store.get("run_ends"), store.get("run_places")),
        )
        self._ends = store.get("ends")
        self.heads = store.get("heads")
        self._low, self._high = store.get("low"), store.get("high")
        self._posting_ends = store.get("posting_ends")
        self._postings = store.get("postings")
        self._texts = store.reader("texts")
        self._block_ends = store.get("block_ends")
        self._dictionary = store.read("dictionary") if len(self.identifiers) else b""
        count = len(self.identifiers)
        self.dead = np.zeros(count, bool)
        self._gone = 0
        self.total = np.zeros(count, np.uint16)
        self.best = np.zeros(count, np.uint16)
        self._common = {word: n for n, word in enumerate(store.get("common").tolist())}
        self._masks = store.get("masks").reshape(len(self._common), count // 8 + 1)
        self.table = np.zeros(len(words), np.uint16)
        self._expansions: OrderedDict[tuple[str, bool, bool, bool], Expansion] = OrderedDict()
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

    @property
    def living_count(self) -> int:
        """How many claims have not been removed."""
        return len(self.identifiers) - self._gone

    def remove(self, places: Sequence[int]) -> None:
        """Take claims out; the words they held count no longer.

        Args:
            places: Of claims that are there, each once.
        """
        if not places:
            return
        gone = np.array(places, np.int64)
        self.dead[gone] = True
        self._gone += len(gone)
        words, _, lengths = self.rows(gone, widest=LONGEST)
        owners = np.repeat(np.arange(len(gone)), lengths)
        held = np.unique(owners * np.int64(len(self.words.words)) + words) % len(self.words.words)
        if not self.words.frequency.flags.writeable:
            self.words.frequency = self.words.frequency.copy()
        np.subtract.at(self.words.frequency, held, 1)
        self._expansions.clear()

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

    def expansion(self, word: str, *, half_typed: bool, known: bool, common: bool) -> Expansion:
        """Find what a word may stand for, as `Words.expand` does, and remember it."""
        key = (word, half_typed, known, common)
        expansion = self._expansions.get(key)
        if expansion is not None:
            self._expansions.move_to_end(key)
            return expansion
        expansion = self.words.expand(word, half_typed=half_typed, known=known, common=common)
        self._expansions[key] = expansion
        if len(self._expansions) > _REMEMBERED:
            self._expansions.popitem(last=False)
        return expansion

    def texts(self, places: NDArray[Any]) -> Iterator[str]:
        """Read the texts of claims, whose places are in order, each block once."""
        last, block = -1, list[str]()
        for place in places.tolist():
            number, within = divmod(place, TEXTS_TO_A_BLOCK)
            if number != last:
                last, block = number, self._block(number)
            yield block[within]

    def holders(self, words: Sequence[int]) -> NDArray[Any]:
        """Say by place which claims hold any of some words of the vocabulary."""
        found = np.zeros(len(self), bool)
        if isinstance(words, range):
            # The postings of words that follow each other do so too.
            start = int(self._posting_ends[words.start - 1]) if words.start else 0
            end = int(self._posting_ends[words.stop - 1]) if words.stop else 0
            found[self._postings[start:end]] = True
        else:
            for word in words:
                found[self.posting(word)] = True
        wanted = words if isinstance(words, range) else set(words)
        for word in self._common:
            if word in wanted:
                mask = self.mask(word)
                assert mask is not None
                found |= mask.astype(bool)
        return found

    def word_counts(self, places: NDArray[Any] | None = None) -> NDArray[Any]:
        """Return how many words claims have, those at some places or all."""
        if places is None:
            places = np.arange(len(self))
        starts = np.where(places > 0, self._ends[np.maximum(places, 1) - 1], 0)
        return np.asarray(self._ends[places].astype(np.int64) - starts)

    def folded(self, places: NDArray[Any]) -> list[str]:
        """Return the folded words of claims, joined by spaces."""
        words, _, lengths = self.rows(places)
        names = self.words.words
        found = [names[word] for word in words.tolist()]
        ends = np.cumsum(lengths).tolist()
        return [" ".join(found[start:end]) for start, end in zip([0, *ends], ends, strict=False)]

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

    def rows(
        self, places: NDArray[Any], *, widest: int = _WIDEST
    ) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
        """Return the first words of claims, how each is written, and how many each claim has.

        The words of all claims stand one after another, and so does what `case_of` says of them.
        """
        ends = self._ends[places].astype(np.int64)
        starts = np.where(places > 0, self._ends[np.maximum(places, 1) - 1], 0).astype(np.int64)
        lengths = np.minimum(ends - starts, widest)
        last = np.cumsum(lengths)
        at = np.arange(int(last[-1]) if len(last) else 0)
        at += np.repeat(starts - last + lengths, lengths)
        high = self._high.take(at, mode="clip")
        words = (high & ((1 << CASE_BIT) - 1)).astype(np.int32)
        words <<= 16
        words |= self._low.take(at, mode="clip")
        return words, high >> CASE_BIT, lengths
