"""Two statements in each other's words: what means the same gets the same name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.evidence.statement import ROOT, weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.evidence.statement import Statement
    from tui.evidence.thesaurus import Sense

_ENDING = 3


def aligned(a: Statement, b: Statement) -> Statement:
    """Return `b` with the names of `a` for what WordNet or a shared root says is the same.

    Args:
        a: The statement whose names are kept.
        b: The statement to rename; its text and spans stay.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for theirs in b.concepts:
        if theirs in a.concepts:
            continue
        for mine in _candidates(a, *b.words[theirs]):
            if mine not in b.concepts and mine not in taken:
                names[theirs] = mine
                taken.add(mine)
                break
    if not names:
        return b
    renamed = {names.get(name, name): span for name, span in b.concepts.items()}
    words = {names.get(name, name): word for name, word in b.words.items()}
    total = sum(map(weight, renamed))
    before, after = (
        {names.get(key, key): names.get(value, value) for key, value in part.items()}
        for part in (b.before, b.after)
    )
    return replace(b, concepts=renamed, before=before, after=after, words=words, total=total)


def _candidates(a: Statement, plain: str, senses: tuple[Sense, ...]) -> Iterator[str]:
    """Yield the concepts of a statement that a word may mean, those of its root first."""
    for root, name in a.roots.get(plain[:ROOT], ()):
        short, long = sorted((plain, root), key=len)
        if len(short) >= ROOT and long.startswith(short) and len(long) - len(short) <= _ENDING:
            yield name
    for sense in senses:
        if sense in a.senses:
            yield a.senses[sense]


def said(item: Statement, name: str) -> str:
    """Return the words that a concept of a statement was read from."""
    start, end = item.concepts[name]
    return item.text[start:end]
