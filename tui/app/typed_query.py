"""What is typed into the search, within a scope, and how its last word may go on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.search.completing import completions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.search.fields import Scope
    from tui.search.query import Problem

_BEGUN = 2
# What is searched, as a heading says it, of the library and of one article, and what it is made of.
SCOPES: dict[Scope, tuple[str, str, str]] = {
    "claims": ("Search all claims", "Search this article", "claims"),
    "summaries": ("Search all summaries", "Search this article's summary", "sentences"),
    "article": ("Search whole articles", "Search this whole article", "sentences"),
}


def scope_of(typed: str) -> Scope:
    """Say what a query searches."""
    from tui.search.query import parse  # noqa: PLC0415  (not needed to start)

    return parse(typed).scope


def scoped(typed: str, article_id: int | None) -> str:
    """Compose the query that finds what was typed in one article only.

    Args:
        typed: What the reader typed.
        article_id: The article to stay in; None for the whole library.

    Returns:
        A query with an `article:` field before what was typed: behind it, the field would end the
        word that is still being typed.
    """
    return typed if article_id is None else f"article:{article_id} {typed}"


def as_typed(
    problems: Sequence[Problem], typed: str, article_id: int | None
) -> tuple[Problem, ...]:
    """Move the places of problems in `scoped(typed, article_id)` to characters of `typed`."""
    before = len(scoped(typed, article_id)) - len(typed)
    return tuple(
        replace(problem, start=problem.start - before, end=problem.end - before)
        for problem in problems
    )


def completed(typed: str) -> str | None:
    """Say what a query becomes when its last word is completed to a field or a field's value.

    Args:
        typed: What stands in the input, the cursor at its end.

    Returns:
        What was typed, unchanged, and the rest of the first field or value that goes on so; None
        where nothing does, or where fewer than two letters of a field's name are there, since most
        words open like some field.
    """
    for completion in completions(typed, len(typed)):
        begun = typed[completion.start :]
        goes_on = completion.text.startswith(begun.lower()) and completion.text != begun.lower()
        # "in" is a word of its own much more often than a field.
        if goes_on and len(begun.lstrip("!")) >= _BEGUN and begun.lower() != "in":
            return typed + completion.text[len(begun) :]
    return None
