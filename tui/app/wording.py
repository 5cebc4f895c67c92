"""What the desk says of articles, claims and summaries, in words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tui.articles.locators import locator_at, locator_told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.app.desk_state import Desk
    from tui.claims import Claim
    from tui.library import Progress, StoredArticle
    from tui.library.records import SummarySpan
    from tui.summary import SummarySentence


def explained(claim: Claim) -> str:
    """Say in words why a claim stands where it does."""
    worth = "worth checking" if claim.checkable else "hard to check"
    return f"{claim.kind}, {worth} {round(claim.score * 100)}/100: {'; '.join(claim.why)}"


def about(stored: StoredArticle) -> str:
    """Write an article's date, source and author on one line."""
    article = stored.article
    parts = [article.date.isoformat() if article.date else "", article.source, article.author]
    parts.append("background" if article.kind == "background" else "")
    parts.append(_off(article.language))
    parts.append("★" if stored.starred else "")
    parts.append("note" if stored.note else "")
    return " · ".join(part for part in parts if part)


def _off(language: str) -> str:
    """Say what does not work for an article's language."""
    if language == "en":
        return ""
    from tui.language.support import support_told  # noqa: PLC0415  (not needed for most)

    return support_told(language)


def citation(stored: StoredArticle, *starts: int) -> str:
    """Write where a text is from: title, source, date, pages or times, link.

    Args:
        stored: The article.
        starts: Where in it the parts of the text stand, in characters; none for the whole.
    """
    article = stored.article
    places = (locator_told(locator_at(article.locators, start)) for start in sorted(starts))
    parts = [
        f"“{stored.heading}”",
        article.author,
        article.source,
        article.date.isoformat() if article.date else "",
        *dict.fromkeys(places),
        article.url,
    ]
    return "— " + ", ".join(part for part in parts if part)


def summary_text(summary: Sequence[SummarySpan | SummarySentence]) -> str:
    """Write a summary for the clipboard: its sentences, one to a paragraph."""
    return "\n\n".join(item.text for item in summary)


def copyable(desk: Desk, pane: str) -> tuple[str, str]:
    """Return what of the desk a pane copies, and its name: summary, claim or article."""
    if pane == "claims":
        return (desk.claim.claim.text if desk.claim else "", "claim")
    if pane == "summary":
        return summary_text(desk.summary), "summary"
    return desk.stored.article.text, "article"


def copied_from(desk: Desk, pane: str) -> tuple[int, ...]:
    """Return where in the article that stands which `copyable` gives; nowhere for the whole."""
    if pane == "claims":
        return (desk.claim.claim.start,) if desk.claim else ()
    return tuple(item.start for item in desk.summary) if pane == "summary" else ()


def summary_title(method: str, length: str | None, about: str = "") -> str:
    """Write the title of the summary's pane; `length` is None while it is being made."""
    how = f"on “{about}”" if about else method
    return f"Summary · {how} · {'…' if length is None else length}"


def claims_title(desk: Desk, picked: int = 0) -> str:
    """Write the title of the claims' pane; `picked` counts claims of other articles too."""
    direction = " ↑" if desk.backwards else ""
    taken = f" · {picked} picked" if picked else ""
    return f"Claims · {len(desk.claims)} · by {desk.sort}{direction}{taken}"


def progress_line(progress: Progress) -> str:
    """Write how far adding has come."""
    left = f"{progress.left:,.0f} s left" if progress.left < math.inf else f"{progress.added:,} new"
    return (
        f"adding {progress.done:,} of {progress.total:,} · {progress.rate:,.0f} a second"
        f" · {left} · {progress.name}"
    )
