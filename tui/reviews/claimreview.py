"""Verdicts as schema.org ClaimReview JSON-LD, and ClaimReview read again.

Required and recommended properties are those of Google's "Fact check structured data".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tui.reviews.records import ReviewError, Source
from tui.reviews.reports import web_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.reviews.records import Review

_CONTEXT = "https://schema.org"
# Google's advice on the length of `claimReviewed`, in characters.
_SHOWN = 75
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes the reviews; each is at `url` + `/claims/` + the claim's number."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class KnownCheck:
    """A fact-check that somebody published.

    Attributes:
        claim: What was checked.
        rating: The verdict in words.
        url: Where the check is.
        publisher: Who checked.
        claimant: Who said it.
        date: When the check was published.
        explanation: Why, or the title of the check.
        numbers: `(worst, value, best)` of the rating as written there, empty where not given.
        claim_date: When it was said.
        appearance: Where it was said: an address or a headline.
        site: The publisher's address.
        sources: What the check rests on.
        title: The headline of the check.
    """

    claim: str
    rating: str
    url: str
    publisher: str
    claimant: str
    date: str
    explanation: str
    numbers: tuple[str, ...] = ()
    claim_date: str = ""
    appearance: str = ""
    site: str = ""
    sources: tuple[Source, ...] = ()
    title: str = ""


def claim_reviews(
    reviews: Sequence[Review], publisher: Publisher, *, feed: bool = False
) -> dict[str, Any]:
    """Write done reviews as one JSON-LD document.

    Args:
        reviews: What to write.
        publisher: Who publishes them.
        feed: Write a `DataFeed` as Data Commons reads it, in place of a `@graph`.

    Raises:
        ReviewError: There is none to write, one has no rating, or the publisher's address is
            not one of the web.
    """
    if not web_address(publisher.url):
        raise ReviewError(
            f"{publisher.url or 'no address'}: ClaimReview names the publisher's site, which "
            "starts with https://; set `site` under [reviews] in the settings, or give --url"
        )
    if not reviews:
        raise ReviewError("there is no done review to write; give a verdict first")
    nodes = [_one(item, publisher) for item in reviews]
    if not feed:
        return {"@context": _CONTEXT, "@graph": nodes}
    items = [
        {"@type": "DataFeedItem", "url": node["url"], "dateCreated": node["datePublished"]}
        | {"item": [node]}
        for node in nodes
    ]
    return {"@context": _CONTEXT, "@type": "DataFeed", "dataFeedElement": items}


def publishing_warnings(reviews: Sequence[Review]) -> list[str]:
    """List what is valid but may be passed over: claims longer than search engines show."""
    found = []
    for item in reviews:
        length = len(" ".join(item.place.text.split()))
        if length > _SHOWN:
            found.append(f"claim {item.claim_id}: has {length} characters; {_SHOWN} are advised")
    return found


def _one(item: Review, publisher: Publisher) -> dict[str, Any]:
    if not item.rating:
        raise ReviewError(f"claim {item.claim_id}: has no rating; give one first")
    found: dict[str, Any] = {
        "@type": "ClaimReview",
        "url": f"{publisher.url.rstrip('/')}/claims/{item.claim_id}",
        "claimReviewed": " ".join(item.place.text.split()),
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
    if place.speaker.strip():
        found["author"] = {"@type": "Person", "name": place.speaker}
    if place.date:
        found["datePublished"] = place.date
    if web_address(place.url):
        found["appearance"] = place.url
    elif place.title.strip():
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
    found: dict[str, Any] = {"@type": "CreativeWork"}
    if web_address(source.url):
        found["url"] = source.url
    title = source.title.strip() or ("" if "url" in found else source.url)
    if title:
        found["headline"] = title
    if _DAY.fullmatch(source.date):
        found["datePublished"] = source.date
    if source.quote:
        found["text"] = source.quote
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
        numbers=_numbers(rating),
        claim_date=_said(claim, "datePublished"),
        appearance=_work(claim.get("appearance") or claim.get("firstAppearance")),
        site=_said(author, "url"),
        sources=tuple(_cited(node.get("citation"))),
        title=_said(node, "headline") or _said(node, "name"),
    )


def _numbers(rating: dict[str, Any]) -> tuple[str, ...]:
    found = [rating.get(key) for key in ("worstRating", "ratingValue", "bestRating")]
    whole = all(isinstance(value, (int, float, str)) for value in found)
    return tuple(str(value) for value in found) if whole else ()


def _work(value: object) -> str:
    """Return the address of a work, else its headline, else its name."""
    first = value[0] if isinstance(value, list) and value else value
    if isinstance(first, str):
        return first
    work = first if isinstance(first, dict) else {}
    return _said(work, "url") or _said(work, "headline") or _said(work, "name")


def _cited(value: object) -> Iterator[Source]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str):
            yield Source(item)
        elif isinstance(item, dict):
            title = _said(item, "headline") or _said(item, "name")
            yield Source(
                _said(item, "url"), title, _said(item, "datePublished"), _said(item, "text")
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
        claim_date=_said(claim, "claimDate"),
        site=_said(publisher, "site"),
        title=_said(part, "title"),
    )


def _part(node: dict[str, Any], key: str) -> dict[str, Any]:
    value = node.get(key)
    if isinstance(value, list):
        value = value[0] if value else None
    return value if isinstance(value, dict) else {}


def _said(node: dict[str, Any], key: str) -> str:
    value = node.get(key)
    return value if isinstance(value, str) else ""
