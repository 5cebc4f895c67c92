"""What a web page says of itself: title, authors and day of its article.

Read are JSON-LD (schema.org `Article` and its kinds) and the `<meta>` names that sites use;
what neither says is left to `trafilatura`.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812
from typing import TYPE_CHECKING, Any

from tui.articles.clean import line
from tui.articles.dates import maybe_day

if TYPE_CHECKING:
    from collections.abc import Iterator

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|Review)$")
_AUTHORS = (
    "author", "article:author", "og:article:author", "byl", "parsely-author", "sailthru.author",
    "dc.creator", "dcterms.creator",
)  # fmt: skip
_DAYS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dc.date",
    "pubdate", "publishdate", "date",
)  # fmt: skip
_BY = re.compile(r"^(?:by|par|von|por|di)\s+", re.IGNORECASE)
_NOBODY = re.compile(r"https?://|@|^admin$", re.IGNORECASE)
_DEPTH = 6


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says of itself; empty where it does not."""

    title: str
    author: str
    date: Date | None


def page_facts(tree: Any) -> PageFacts:
    """Read title, authors (joined by commas) and day of publication from a page.

    Args:
        tree: The page, as `lxml` parses it.
    """
    linked = next(_articles(tree), {})
    metas = _metas(tree)
    return PageFacts(
        title=_title(tree, metas.get("og:title", "")),
        author=_names(linked.get("author")) or _first_author(metas),
        date=_day(linked.get("datePublished"))
        or next((day for key in _DAYS if (day := _day(metas.get(key)))), None),
    )


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield what JSON-LD says of articles, outermost first."""
    for script in tree.iter("script"):
        if script.get("type", "").partition(";")[0].strip() != "application/ld+json":
            continue
        try:
            found = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue  # sites often write it wrong, and it is one hint among others
        yield from _nested(found, _DEPTH)


def _nested(found: object, depth: int) -> Iterator[dict[str, Any]]:
    if not depth:
        return
    if isinstance(found, list):
        for one in found:
            yield from _nested(one, depth - 1)
    elif isinstance(found, dict):
        kinds = found.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in kinds):
            yield found
        for key in ("@graph", "mainEntity"):
            yield from _nested(found.get(key), depth - 1)


def _names(author: object) -> str:
    people = author if isinstance(author, list) else [author]
    said = (one.get("name") if isinstance(one, dict) else one for one in people)
    names = [line(name) for name in said if isinstance(name, str)]
    return ", ".join(dict.fromkeys(_BY.sub("", name) for name in names if _is_name(name)))


def _is_name(text: str) -> bool:
    return bool(text) and len(text) <= 100 and not _NOBODY.search(text)


def _metas(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        value = line(meta.get("content") or "")
        if key and value:
            found.setdefault(key.lower(), value)
    return found


def _first_author(metas: dict[str, str]) -> str:
    for key in _AUTHORS:
        name = _BY.sub("", metas.get(key, ""))
        if _is_name(name):
            return name
    return ""


def _day(value: object) -> Date | None:
    return maybe_day(value) if isinstance(value, str) else None


def _title(tree: Any, shared: str) -> str:
    """Choose a heading: the one that the page gives when shared, or that its title opens with."""
    said = next((line("".join(one.itertext())) for one in tree.iter("title")), "")
    headings = [line("".join(one.itertext())) for one in tree.iter("h1", "h2", "h3")]
    if shared in headings:
        return shared
    return max((one for one in headings if one and said.startswith(one)), key=len, default="")
