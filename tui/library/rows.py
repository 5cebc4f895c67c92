"""Rows of the database to records, and back."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from tui.articles import Article
from tui.articles.locators import Locator
from tui.claims import Claim, Context, Speaker
from tui.library.records import ArticleRow, StoredArticle, StoredClaim

if TYPE_CHECKING:
    from collections.abc import Sequence

LIST_COLUMNS = "id, date, heading, source, unread, starred, claims, kind"
ARTICLE_COLUMNS = """id, text, title, date, author, source, url, language, kind, removed,
    added, content_hash, unread, starred, note, locators"""
CLAIM_COLUMNS = """claim.id, claim.article, claim.start, claim."end", claim.score, claim.kind,
    claim.checkable, claim.speaker_start, claim.speaker_end, claim.role, claim.why,
    claim.places, claim.context"""


def article_row(row: Sequence[Any]) -> ArticleRow:
    """Turn `LIST_COLUMNS` into a line of the list."""
    number, day, heading, source, unread, starred, claims, kind = row
    return ArticleRow(number, _day(day), heading, source, bool(unread), bool(starred), claims, kind)


def stored_article(row: Sequence[Any]) -> StoredArticle:
    """Turn `ARTICLE_COLUMNS` into an article."""
    number, text, title, day, author, source, url, language, kind, removed = row[:10]
    added, content_hash, unread, starred, note, locators = row[10:]
    article = Article(
        text=text,
        title=title,
        date=_day(day),
        author=author,
        source=source,
        url=url,
        language=language,
        kind=kind,
        removed=removed,
        locators=_locators(locators),
    )
    return StoredArticle(
        number,
        article,
        datetime.fromisoformat(added),
        content_hash,
        bool(unread),
        bool(starred),
        note,
    )


def locator_values(article: Article) -> str:
    """Write an article's locators as JSON, a list of four values each."""
    return json.dumps([(one.start, one.page, one.seconds, one.speaker) for one in article.locators])


def _locators(text: str) -> tuple[Locator, ...]:
    return tuple(Locator(*values) for values in _listed(text))


def _listed(text: str) -> Sequence[Any]:
    """Read a list of values; most are empty, and a long article has thousands."""
    return () if text == "[]" else json.loads(text)


def stored_claim(row: Sequence[Any], text: str) -> StoredClaim:
    """Turn `CLAIM_COLUMNS` and the article's text into a claim."""
    number, article_id, start, end, score, kind, checkable, left, right, role, why = row[:11]
    claim = Claim(
        start=start,
        end=end,
        text=text[start:end],
        score=score,
        kind=kind,
        checkable=bool(checkable),
        speaker=None if left is None else Speaker(text[left:right], left, right, role),
        why=tuple(why.split("\n")) if why else (),
        places=tuple((first, last) for first, last in _listed(row[11])),
        context=tuple(Context(*one) for one in _listed(row[12])),
    )
    return StoredClaim(number, article_id, claim)


def claim_values(article_id: int, place: int, claim: Claim) -> tuple[object, ...]:
    """Turn a claim into the values of a row of table `claim`, without its id."""
    speaker = claim.speaker
    return (
        article_id,
        place,
        claim.start,
        claim.end,
        claim.score,
        claim.kind,
        claim.checkable,
        speaker.start if speaker else None,
        speaker.end if speaker else None,
        speaker.role if speaker else "",
        "\n".join(claim.why),
        json.dumps(claim.places),
        json.dumps([(one.at, one.text, one.start, one.end) for one in claim.context]),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
