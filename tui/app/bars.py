"""The line above the panes and the line below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from tui.app.content import Content, one_line, plain
from tui.app.wording import progress_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.library import Counts, Progress

PANES = ("articles", "article", "summary", "claims")


def title_bar(counts: Counts) -> Content:
    """Say what the library holds: the line above panes that stand side by side."""
    return Content.assemble(
        ("claimdesk", "bold"),
        f"   {counts.articles:,} articles · {counts.claims:,} claims · {counts.unread:,} unread",
    )


def tab_bar(titles: Sequence[str], shown: int, width: int) -> Content:
    """Name tabs and their keys, the one that is shown reversed.

    Args:
        titles: What each is called.
        shown: The place of the one that is shown.
        width: Cells there are; where they do not hold all titles, the others keep their keys alone.
    """
    named = [f" {number} {title} " for number, title in enumerate(titles, start=1)]
    close = [tab[1:] for tab in named]
    keys = [tab if place == shown else f" {place + 1} " for place, tab in enumerate(named)]
    tabs = next((tabs for tabs in (named, close) if sum(map(cell_len, tabs)) <= width), keys)
    styled = (
        Content.styled(tab, "reverse" if place == shown else "") for place, tab in enumerate(tabs)
    )
    return Content("").join(styled)


def progress_bar(progress: Progress) -> Content:
    """Say how far adding has come."""
    return plain(one_line(progress_line(progress)))
