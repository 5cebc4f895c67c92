"""What is searched: claims, sentences of summaries, or all sentences; each has its own index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

from tui.library.passages import (
    count_sentences,
    last_removal,
    last_sentence,
    removed_sentences,
    sentence_texts,
    sentences_after,
    sentences_by_date,
    sentences_in,
)
from tui.library.selecting import claims_by, claims_in, last_claim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.library import ClaimText, Library
    from tui.search.fields import Scope

# A mark of sentences holds how far they had come and how many were gone: both only grow.
_REMOVALS = 1 << 32


class Source(Protocol):
    """What is searched, and how it has changed since a mark that an index has kept."""

    @property
    def ending(self) -> str:
        """What the folder of the index ends in, after the library's name."""

    def latest(self) -> int:
        """Return the mark of what is there now."""

    def behind(self, mark: int) -> int | None:
        """Say how many changes came after a mark; None where it can't be of this library."""

    def changed(self, mark: int) -> tuple[list[int], list[int]]:
        """Return the identifiers that are gone since a mark, and those that came."""

    def texts(self, ids: Sequence[int] | None = None) -> Iterator[ClaimText]:
        """Yield what is searched, all of it in the order of identifiers, or some."""

    def count(self) -> int:
        """Count it."""

    def inside(self, articles: Sequence[int]) -> Iterator[int]:
        """Yield the identifiers of what stands in some articles, or more."""

    def last(self) -> int:
        """Return the highest identifier."""

    def ordered(self, by: Literal["score", "date"]) -> Iterator[int]:
        """Yield all identifiers, the most worth checking or the latest first."""


class Claims:
    """The claims of a library."""

    ending = ".search"

    def __init__(self, library: Library) -> None:
        self._library = library

    def latest(self) -> int:
        """Return the number of the last change."""
        return self._library.last_change()

    def behind(self, mark: int) -> int | None:
        """Count changes."""
        latest = self.latest()
        return latest - mark if mark <= latest else None

    def changed(self, mark: int) -> tuple[list[int], list[int]]:
        """Read the log of changes; of those to one claim the last counts."""
        last = {claim: gone for _, claim, gone in self._library.changes(mark)}
        gone = [claim for claim, removed in last.items() if removed]
        return gone, [claim for claim, removed in last.items() if not removed]

    def texts(self, ids: Sequence[int] | None = None) -> Iterator[ClaimText]:
        """Yield claims."""
        return self._library.claim_texts(ids)

    def count(self) -> int:
        """Add up the claims of all articles."""
        return self._library.counts().claims

    def inside(self, articles: Sequence[int]) -> Iterator[int]:
        """Yield the claims of articles."""
        return claims_in(self._library, articles)

    def last(self) -> int:
        """Return the highest identifier of a claim."""
        return last_claim(self._library)

    def ordered(self, by: Literal["score", "date"]) -> Iterator[int]:
        """Yield all claims."""
        return claims_by(self._library, by)


class Sentences:
    """The sentences of a library's articles, or those chosen first for their summaries."""

    def __init__(self, library: Library, *, summaries: bool) -> None:
        self._library = library
        self._summaries = summaries

    @property
    def ending(self) -> str:
        """Say which of the two it is."""
        return ".search-summaries" if self._summaries else ".search-articles"

    def latest(self) -> int:
        """Put the last identifier and the last removal into one number."""
        return last_sentence(self._library) * _REMOVALS + last_removal(self._library)

    def behind(self, mark: int) -> int | None:
        """Count sentences that came and went."""
        came, went = (
            now - then
            for now, then in zip(
                divmod(self.latest(), _REMOVALS), divmod(mark, _REMOVALS), strict=True
            )
        )
        return came + went if came >= 0 and went >= 0 else None

    def changed(self, mark: int) -> tuple[list[int], list[int]]:
        """Read which were removed; what has a higher identifier than any before came."""
        last, removal = divmod(mark, _REMOVALS)
        gone = [number for _, number in removed_sentences(self._library, removal)]
        return gone, list(sentences_after(self._library, last))

    def texts(self, ids: Sequence[int] | None = None) -> Iterator[ClaimText]:
        """Yield sentences."""
        return sentence_texts(self._library, ids, summaries=self._summaries)

    def count(self) -> int:
        """Count the sentences."""
        return count_sentences(self._library, summaries=self._summaries)

    def inside(self, articles: Sequence[int]) -> Iterator[int]:
        """Yield the sentences of articles, whether in a summary or not."""
        return sentences_in(self._library, articles)

    def last(self) -> int:
        """Return the highest identifier of a sentence."""
        return last_sentence(self._library)

    def ordered(self, by: Literal["score", "date"]) -> Iterator[int]:  # noqa: ARG002
        """Yield all sentences, the latest first: they have no worth."""
        return sentences_by_date(self._library, summaries=self._summaries)


def source_of(scope: Scope, library: Library) -> Source:
    """Return what a scope of a query searches."""
    if scope == "claims":
        return Claims(library)
    return Sentences(library, summaries=scope == "summaries")
