"""What is asked before articles are taken out of the library, and what is told afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.content import cut, one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.library import ArticleRow

_NAMED = 3
_TITLE = 54


def question(rows: Sequence[ArticleRow], notes: int) -> str:
    """Ask whether articles shall be taken out.

    Args:
        rows: The articles.
        notes: How many of them have a note of the reader's.
    """
    named = [f"  {_title(row.title)}" for row in rows[:_NAMED]]
    if len(rows) > _NAMED:
        named.append(f"  and {len(rows) - _NAMED:,} more")
    one = len(rows) == 1
    what = "this article" if one else f"these {len(rows):,} articles"
    noted = "note" if notes == 1 else f"{notes:,} notes"
    with_it = f" and your {noted}" if notes else ""
    gone = f"{'Its' if one else 'Their'} claims{with_it} go with {'it' if one else 'them'}."
    back = f"That can't be undone, but {'its' if one else 'their'} source can be added again."
    return "\n".join([f"Take {what} out of the library?", "", *named, "", f"{gone} {back}"])


def told(removed: int, kept: Sequence[tuple[str, str]]) -> str:
    """Say how many articles were taken out, and which were not.

    Args:
        removed: How many were.
        kept: Title and reason of those that were not; without a title, what stopped the others.
    """
    count = "1 article" if removed == 1 else f"{removed:,} articles" if removed else "No article"
    lines = [f"{count} taken out of the library."]
    lines += [f"{_title(title)}: {why}" if title else why for title, why in kept[:_NAMED]]
    if len(kept) > _NAMED:
        lines.append(f"{len(kept) - _NAMED:,} more were kept.")
    return "\n".join(lines)


def _title(title: str) -> str:
    return cut(one_line(title), _TITLE)
