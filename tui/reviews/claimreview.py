"""Verdicts as schema.org ClaimReview JSON-LD, and ClaimReview read again.

Required and recommended properties are those of Google's "Fact check structured data".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tui.reviews.records import ReviewError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.reviews.records import Review, Source

_CONTEXT = "https://schema.org"


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes the reviews; each is at `url` + `/claims/` + the claim's number."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class KnownCheck:
    """A fact-check that somebody published."""

    claim: str
    rating: str
    url: str
    publisher: str
    claimant: str
    date: str
    explanation: str


def claim_reviews(reviews: Sequence[Review], publisher: Publisher) -> dict[str, Any]:
    """Write done reviews as one JSON-LD document with a `@graph`.

    Raises:
        ReviewError: There is none to write, one has no rating, or the publisher's address is
            not one of the web.
    """
    if (
        urlsplit(publisher.url).scheme not in {"http", "https"}
        or not urlsplit(publisher.url).netloc
    ):
        raise ReviewError(f"{publisher.url}: the publisher's address starts with https://")
    if not reviews:
        raise ReviewError("there is no done review to write; give a verdict first")
    return {"@context": _CONTEXT, "@graph": [_one(item, publisher) for item in reviews]}


def _one(item: Review, publisher: Publisher) -> dict[str, Any]:
    if not item.rating:
        raise ReviewError(f"claim {item.claim_id}: has no rating; give one first")
    found: dict[str, Any] = {
        "@type": "ClaimReview",
        "url": f"{publisher.url.rstrip('/')}/claims/{item.claim_id}",
        "claimReviewed": item.place.text,
        "datePublished": item.changed[:10],
        "author": {"@type": "Organization", "name": publisher.name, "url": publisher.url},
        "itemReviewed": _claim(item),
        "reviewRating": _rating(item),
    }
    if item.explanation:
        found["reviewBody"] = item.explanation
    citations = [_citation(source) for source in item.sources]
    if citations:
        found["citation"] = citations
    return found


def _claim(item: Review) -> dict[str, Any]:
    place = item.place
    found: dict[str, Any] = {"@type": "Claim"}
    if place.speaker:
        found["author"] = {"@type": "Person", "name": place.speaker}
    if place.date:
        found["datePublished"] = place.date
    if place.url:
        found["appearance"] = place.url
    elif place.title:
        found["appearance"] = {"@type": "CreativeWork", "headline": place.title}
    return found


def _rating(item: Review) -> dict[str, Any]:
    found: dict[str, Any] = {"@type": "Rating", "alternateName": item.rating}
    scale = item.scale.numbers(item.rating)
    if scale is not None:
        worst, value, best = scale
        found |= {"ratingValue": value, "worstRating": worst, "bestRating": best}
    if item.explanation:
        found["ratingExplanation"] = item.explanation
    return found


def _citation(source: Source) -> dict[str, Any]:
    found: dict[str, Any] = {"@type": "CreativeWork", "url": source.url}
    if source.title:
        found["headline"] = source.title
    if source.date:
        found["datePublished"] = source.date
    return found


def known_checks(document: object) -> list[KnownCheck]:
    """Read known fact-checks from parsed JSON.

    Args:
        document: A ClaimReview, a list or `@graph` of them, a Data Commons feed (whose items
            may be null), or what the Google Fact Check Tools API answers.

    Returns:
        Checks in the order of the document; what is no ClaimReview is passed over.
    """
    return list(_found(document))


def _found(node: object) -> Iterator[KnownCheck]:
    if isinstance(node, list):
        for item in node:
            yield from _found(item)
        return
    if not isinstance(node, dict):
        return
    kind = node.get("@type")
    if kind == "ClaimReview" or (isinstance(kind, list) and "ClaimReview" in kind):
        yield _check(node)
        return
    if "text" in node and isinstance(node.get("claimReview"), list):
        for part in node["claimReview"]:
            if isinstance(part, dict):
                yield _api_check(node, part)
        return
    for key in ("@graph", "dataFeedElement", "item", "claims"):
        yield from _found(node.get(key))


def _check(node: dict[str, Any]) -> KnownCheck:
    rating, author = _part(node, "reviewRating"), _part(node, "author")
    claim = _part(node, "itemReviewed")
    return KnownCheck(
        claim=_said(node, "claimReviewed"),
        rating=_said(rating, "alternateName") or _said(rating, "name"),
        url=_said(node, "url"),
        publisher=_said(author, "name") or _said(author, "url"),
        claimant=_said(_part(claim, "author"), "name"),
        date=_said(node, "datePublished"),
        explanation=_said(node, "reviewBody") or _said(rating, "ratingExplanation"),
    )


def _api_check(claim: dict[str, Any], part: dict[str, Any]) -> KnownCheck:
    publisher = _part(part, "publisher")
    return KnownCheck(
        claim=_said(claim, "text"),
        rating=_said(part, "textualRating"),
        url=_said(part, "url"),
        publisher=_said(publisher, "name") or _said(publisher, "site"),
        claimant=_said(claim, "claimant"),
        date=_said(part, "reviewDate"),
        explanation=_said(part, "title"),
    )


def _part(node: dict[str, Any], key: str) -> dict[str, Any]:
    value = node.get(key)
    if isinstance(value, list):
        value = value[0] if value else None
    return value if isinstance(value, dict) else {}


def _said(node: dict[str, Any], key: str) -> str:
    value = node.get(key)
    return value if isinstance(value, str) else ""
