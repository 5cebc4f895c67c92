"""The JSON that `--json` prints: stable shapes, every span with `text`, `start` and `end`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.articles.locators import locator_at
from tui.language.support import switched_off

if TYPE_CHECKING:
    from tui.articles import Article
    from tui.claims import Claim, Speaker
    from tui.library import ArticleRow
    from tui.search import Found, Results
    from tui.summary import SummarySentence


def article_shape(article: Article) -> dict[str, Any]:
    """Describe an article, without its text."""
    return {
        "title": article.title,
        "date": article.date.isoformat() if article.date else None,
        "author": article.author,
        "source": article.source,
        "url": article.url,
        "language": article.language,
        "off": list(switched_off(article.language)),
        "kind": article.kind,
    }


def claim_shape(claim: Claim, article: Article, number: int | None) -> dict[str, Any]:
    """Describe a claim of an article, with its id in the library where it has one."""
    return {
        "id": number,
        "text": claim.text,
        "start": claim.start,
        "end": claim.end,
        "locator": locator_shape(article, claim.start),
        "score": claim.score,
        "kind": claim.kind,
        "checkable": claim.checkable,
        "speaker": _speaker_shape(claim.speaker),
        "why": list(claim.why),
        "places": [{"start": start, "end": end} for start, end in claim.places],
        "standalone": claim.standalone,
        "context": [
            {
                "at": one.at,
                "text": one.text,
                "start": one.start,
                "end": one.end,
                "from": "date" if one.start is None else "text",
            }
            for one in claim.context
        ],
    }


def locator_shape(article: Article, start: int) -> dict[str, Any] | None:
    """Describe where in its source a place of an article stands; None where it has no places."""
    found = locator_at(article.locators, start)
    if found is None:
        return None
    return {"page": found.page, "seconds": found.seconds, "speaker": found.speaker or None}


def _speaker_shape(speaker: Speaker | None) -> dict[str, Any] | None:
    if speaker is None:
        return None
    return {
        "text": speaker.text,
        "start": speaker.start,
        "end": speaker.end,
        "role": speaker.role,
    }


def summary_shape(item: SummarySentence, article: Article) -> dict[str, Any]:
    """Describe a sentence of a summary of an article."""
    return {
        "text": item.text,
        "start": item.start,
        "end": item.end,
        "locator": locator_shape(article, item.start),
        "rank": item.rank,
        "score": item.score,
        "why": item.why,
    }


def row_shape(row: ArticleRow) -> dict[str, Any]:
    """Describe an article of the list."""
    return {
        "id": row.id,
        "date": row.date.isoformat() if row.date else None,
        "title": row.title,
        "source": row.source,
        "unread": row.unread,
        "starred": row.starred,
        "claims": row.claims,
        "kind": row.kind,
    }


def results_shape(query: str, results: Results) -> dict[str, Any]:
    """Describe what a search gave."""
    return {
        "query": query,
        "in": results.scope,
        "searched": results.total,
        "problems": [
            {"start": one.start, "end": one.end, "message": one.message} for one in results.problems
        ],
        "found": [_found_shape(found) for found in results.found],
    }


def _found_shape(found: Found) -> dict[str, Any]:
    claim, is_claim = found.claim, found.claim_id is not None
    return {
        "claim": found.claim_id,
        "article": claim.article_id,
        "text": claim.text,
        "start": claim.start,
        "end": claim.end,
        "closeness": found.closeness,
        "lit": [{"start": start, "end": end} for start, end in found.spans],
        "score": claim.score if is_claim else None,
        "kind": claim.kind or None,
        "speaker": claim.speaker or None,
        "date": claim.date or None,
        "source": claim.source,
        "title": claim.title,
        "status": claim.status if is_claim else None,
        "verdict": claim.verdict or None,
        "repeated": list(found.repeated),
    }
