"""Which published fact-check is about a claim.

BM25 over the words of claim and title finds the candidates; the best of them are ordered by it and
by the runs of four letters they share with the claim. With meanings (MiniLM) that score is fused,
after z-normalisation over all checks, with the likeness to the claim and to the title, each of the
post as it stands and of its plain words. The weights were chosen on the training queries of
CheckThat! 2020 task 2, nothing was trained. RapidFuzz says how close a match is where there are no
meanings to compare; in the ranking it changed nothing, nor did shared names, figures or word pairs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from tui.evidence.bm25 import STOP, terms
from tui.reviews.checks import StoredCheck, stored_checks
from tui.reviews.sharing import shared_words
from tui.reviews.spelling import spelt_alike
from tui.semantic import available, embed

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    from tui.library import Library

    Scores = NDArray[np.float64]

_WORDS, _CLAIM, _TITLE = 0.3, 1.0, 0.6
_SPELT, _PLAIN = 0.6, 0.5
# How many of the best by words are ordered by their spelling too.
_CANDIDATES = 100
_AT_ONCE = 64
# A match that is shown is this close: cosine of the meanings, or RapidFuzz's ratio of word sets.
_CLOSE_MEANING, _CLOSE_SPELLING = 0.55, 0.6
_LINK = re.compile(r"(?:https?://|pic\.twitter\.com/|www\.)\S+")
_TAG = re.compile(r"[#@](\w+)")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Match:
    """Known checks of one claim, and how close that is to the claim asked for.

    Attributes:
        checks: Checks of the same words, in the order they were imported; at least one.
        closeness: 0..1.
        why: What they share, in words to show.
    """

    checks: tuple[StoredCheck, ...]
    closeness: float
    why: str


class KnownChecks:
    """The known checks of a library, ready to be matched; make it anew after an import."""

    def __init__(
        self,
        library: Library,
        *,
        meaning: bool | None = None,
        progress: Callable[[int, int], None] = lambda *_: None,
    ) -> None:
        """Load the checks, and work out the vectors that are not stored yet.

        Args:
            library: Where they are kept.
            meaning: Whether to use sentence embeddings; by default where they are installed.
            progress: Called with how many vectors are done, of how many.

        Raises:
            LibraryError: The library can't be read or written.
        """
        self._library = library
        self._checks = stored_checks(library)
        self._places = {item.id: place for place, item in enumerate(self._checks)}
        self._meaning = available() if meaning is None else meaning
        self._groups: dict[str, list[int]] = {}
        for place, item in enumerate(self._checks):
            self._groups.setdefault(folded(item.check.claim), []).append(place)
        if self._meaning and self._checks:
            _fill_vectors(library, progress)
            self._claims, self._titles = _vectors(library)

    def match(self, text: str, *, limit: int = 5) -> list[Match]:
        """Find the checks about a claim, best first; only those that are close.

        Args:
            text: The claim, or a post that makes it.
            limit: How many at most.

        Raises:
            LibraryError: The library can't be read.
        """
        if not self._checks:
            return []
        plain = plain_words(text)
        meaning, scores = self._scores(text)
        found = []
        for places in self._ranked(scores)[: limit * 2]:
            check = self._checks[places[0]].check
            ratio = fuzz.token_set_ratio(plain.casefold(), check.claim.casefold()) / 100
            alike = float(meaning[places].max()) if meaning is not None else ratio
            if alike < (_CLOSE_SPELLING if meaning is None else _CLOSE_MEANING):
                continue
            why = _why(plain, check.claim, alike if meaning is not None else None)
            checks = tuple(self._checks[place] for place in places)
            found.append(Match(checks, min(1.0, max(0.0, alike)), why))
        return found[:limit]

    def ranked(self, text: str) -> list[int]:
        """Rank all checks for a claim: their ids, best first; the same words stay together.

        Raises:
            LibraryError: The library can't be read.
        """
        scores = self._scores(text)[1]
        return [self._checks[place].id for places in self._ranked(scores) for place in places]

    def _ranked(self, scores: Scores) -> list[list[int]]:
        return sorted(
            self._groups.values(), key=lambda places: -max(float(scores[place]) for place in places)
        )

    def _scores(self, text: str) -> tuple[Scores | None, Scores]:
        """Return the likeness of meaning to each claim, and the fused scores."""
        import numpy as np  # noqa: PLC0415  (heavy)

        plain = plain_words(text)
        scores = self._lexical(plain)
        if not self._meaning:
            return None, scores
        # The whole post, with who wrote it: names in its signature are part of what is claimed.
        whole, bare = embed([text, plain])
        vector = (whole + _PLAIN * bare) / (1 + _PLAIN)
        meaning = (self._claims @ whole).astype(np.float64)
        claims, titles = (
            _z((kept @ vector).astype(np.float64)) for kept in (self._claims, self._titles)
        )
        return meaning, _WORDS * _z(scores) + _CLAIM * claims + _TITLE * titles

    def _lexical(self, plain: str) -> Scores:
        """Score all checks by words, the best of them by spelling too; 0 for none shared."""
        import numpy as np  # noqa: PLC0415  (heavy)

        found = np.zeros(len(self._checks))
        tokens = list(dict.fromkeys(_TOKEN.findall(plain.lower())))
        tokens = [token for token in tokens if token not in STOP] or tokens
        if not tokens:
            return found
        query = " OR ".join(f'"{token}"' for token in tokens)
        for number, score in self._library.database.rows(
            "SELECT rowid, -bm25(known_check_words) FROM known_check_words "
            "WHERE known_check_words MATCH ?",
            (query,),
        ):
            if number in self._places:
                found[self._places[number]] = score
        best = [int(place) for place in np.argsort(-found, kind="stable")[:_CANDIDATES]]
        shown = [self._checks[place].check for place in best]
        spelt = np.array(spelt_alike(plain, [f"{item.claim} {item.title}" for item in shown]))
        found /= found.max() or 1.0
        found[best] += _SPELT * spelt / (spelt.max() or 1.0)
        return found


def plain_words(text: str) -> str:
    """Return a post without links, its tags and handles as words; a claim as it is."""
    bare = _LINK.sub(" ", text)
    return _TAG.sub(lambda match: _HUMP.sub(" ", match[1]).replace("_", " "), bare)


def folded(claim: str) -> str:
    """Return what two claims share that differ in quotes, case and punctuation alone."""
    return " ".join(_TOKEN.findall(claim.casefold()))


def _z(scores: Scores) -> Scores:
    spread = float(scores.std())
    normal: Scores = (scores - scores.mean()) / (spread or 1.0)
    return normal


def _fill_vectors(library: Library, progress: Callable[[int, int], None]) -> None:
    rows = list(
        library.database.rows("SELECT id, claim, title FROM known_check WHERE claim_vector IS NULL")
    )
    for first in range(0, len(rows), _AT_ONCE):
        part = rows[first : first + _AT_ONCE]
        claims = embed([row[1] for row in part])
        titles = embed([row[2] or row[1] for row in part])
        with library.database.writing():
            library.database.write_each(
                "UPDATE known_check SET claim_vector = ?, title_vector = ? WHERE id = ?",
                (
                    (claims[place].tobytes(), titles[place].tobytes(), row[0])
                    for place, row in enumerate(part)
                ),
            )
        progress(first + len(part), len(rows))


def _vectors(library: Library) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    import numpy as np  # noqa: PLC0415  (heavy)

    rows = list(
        library.database.rows("SELECT claim_vector, title_vector FROM known_check ORDER BY id")
    )
    claims = np.frombuffer(b"".join(row[0] for row in rows), np.float32)
    titles = np.frombuffer(b"".join(row[1] for row in rows), np.float32)
    return claims.reshape(len(rows), -1), titles.reshape(len(rows), -1)


def _why(text: str, claim: str, meaning: float | None) -> str:
    shared = shared_words(terms(text), claim)
    parts = [f"shares {shared}"] if shared else []
    if meaning is not None:
        parts.append(f"likeness of meaning {meaning:.2f}")
    return "; ".join(parts) or "shares no word"
