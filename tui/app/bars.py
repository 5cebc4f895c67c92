"""The line above the panes and the line below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.content import Content, one_line, plain
from tui.app.wording import progress_line

if TYPE_CHECKING:
    from tui.library import Counts, Progress

PANES = ("articles", "article", "summary", "claims")


def title_bar(counts: Counts) -> Content:
    """Say what the library holds: the line above panes that stand side by side."""
    return Content.assemble(
        ("claimdesk", "bold"),
        f"   {counts.articles:,} articles · {counts.claims:,} claims · {counts.unread:,} unread",
    )


def tab_bar(shown: str) -> Content:
    """Name the panes and their keys, the one that is shown reversed."""
    tabs = [
        Content.styled(f" {number} {pane.capitalize()} ", "reverse" if pane == shown else "")
        for number, pane in enumerate(PANES, start=1)
    ]
    return Content(" ").join(tabs)


def progress_bar(progress: Progress) -> Content:
    """Say how far adding has come."""
    return plain(one_line(progress_line(progress)))
