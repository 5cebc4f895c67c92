"""Two statements in each other's words: what means the same gets the same name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.evidence.thesaurus import lemma, synonyms

if TYPE_CHECKING:
    from tui.evidence.statement import Statement

_ROOT, _ENDING = 5, 3


def aligned(a: Statement, b: Statement) -> Statement:
    """Return `b` with the names of `a` for what WordNet or a shared root says is the same.

    Args:
        a: The statement whose names are kept.
        b: The statement to rename; its text and spans stay.
    """
    free = [name for name in a.concepts if name not in b.concepts]
    names: dict[str, str] = {}
    for theirs in b.concepts:
        if theirs in a.concepts:
            continue
        found = next((mine for mine in free if _alike(a, mine, b, theirs)), "")
        if found:
            names[theirs] = found
            free.remove(found)
    if not names:
        return b
    renamed = {names.get(name, name): span for name, span in b.concepts.items()}
    before, after = (
        {names.get(key, key): names.get(value, value) for key, value in part.items()}
        for part in (b.before, b.after)
    )
    return replace(b, concepts=renamed, before=before, after=after)


def _alike(a: Statement, mine: str, b: Statement, theirs: str) -> bool:
    left, right = said(a, mine), said(b, theirs)
    short, long = sorted((lemma(left), lemma(right)), key=len)
    if len(short) >= _ROOT and long.startswith(short) and len(long) - len(short) <= _ENDING:
        return True
    return synonyms(left, right)


def said(item: Statement, name: str) -> str:
    """Return the words that a concept of a statement was read from."""
    start, end = item.concepts[name]
    return item.text[start:end]
