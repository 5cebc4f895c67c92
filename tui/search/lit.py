"""Which characters of a claim matched a query, typos and all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.search.fold import folded_words

if TYPE_CHECKING:
    from collections.abc import Sequence

Span = tuple[int, int]
_LIKE_ENOUGH = 60.0


def lit(text: str, query: Sequence[str]) -> tuple[Span, ...]:
    """Find what to light up in a claim.

    Args:
        text: The claim as it is shown.
        query: Folded words of the query.

    Returns:
        Spans of characters in order: for each word of the query the characters that agree with
        it in the word most like it.
    """
    from rapidfuzz.distance import Indel  # noqa: PLC0415
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415
    from rapidfuzz.process import extractOne  # noqa: PLC0415

    own = _words(text)
    names = [word for word, _, _ in own]
    spans: set[Span] = set()
    for wanted in query:
        at = next((n for n, word in enumerate(names) if word.startswith(wanted)), -1)
        if at < 0:
            best = extractOne(
                wanted, names, scorer=ratio, processor=None, score_cutoff=_LIKE_ENOUGH
            )
            if best is None:
                continue
            at = best[2]
        word, start, end = own[at]
        if len(word) != end - start:
            spans.add((start, end))
            continue
        for block in Indel.opcodes(wanted, word):
            if block.tag == "equal":
                spans.add((start + block.dest_start, start + block.dest_end))
    return _joined(spans)


def _words(text: str) -> list[tuple[str, int, int]]:
    """Return folded words with their places; number words as they are written too."""
    own = []
    for word, start, end in folded_words(text):
        own.append((word, start, end))
        if word.isdigit() and not text[start].isdigit():
            own.append((text[start:end].lower(), start, end))
    return own


def _joined(spans: set[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
