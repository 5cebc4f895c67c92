"""Feeds (RSS, Atom, JSON Feed 1.1) and lists of them (OPML, newsboat's `urls`)."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from tui.articles.addresses import is_address
from tui.articles.clean import line
from tui.articles.decoding import decoded
from tui.articles.errors import ReadError
from tui.articles.extras import parser
from tui.articles.outside_json import from_json

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|cmpid|ref_src|igshid", re.IGNORECASE)
_OPENING = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>|<\?xml-stylesheet[^>]{0,500}>|<!--.{0,1000}?-->|\s)*"
    rb"<(?:rss\b|feed\b|rdf:RDF\b|atom:feed\b)|\s*\{.{0,2000}?https?:\\?/\\?/jsonfeed\.org",
    re.DOTALL | re.IGNORECASE,
)
_PROBE = 4096
_PORTS = {"http": ":80", "https": ":443"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed.

    Attributes:
        key: What tells it from the feed's others for good.
        url: Its page, or an empty string.
        title: Its headline.
        author: Its byline.
        date: ISO 8601, or an empty string.
        html: What the feed holds of its text, a teaser or all.
    """

    key: str
    url: str
    title: str
    author: str
    date: str
    html: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's name and its entries, as the feed orders them."""

    title: str
    entries: tuple[Entry, ...]


def is_feed(data: bytes) -> bool:
    """Tell whether a page opens as RSS, Atom or JSON Feed does."""
    return _OPENING.match(data.removeprefix(b"\xef\xbb\xbf")[:_PROBE]) is not None


def read_feed(data: bytes, url: str) -> Feed:
    """Read a feed.

    Args:
        data: The feed as it was received.
        url: Where from.

    Raises:
        ReadError: It is no feed, defines entities, or `feedparser` is not installed.
    """
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _read_json(data, url)
    # Without its zeros UTF-16 and UTF-32 are read here like UTF-8.
    if _ENTITY.search(data.replace(b"\0", b"")):
        raise ReadError(url, "", "it defines entities, which is refused")
    feedparser = parser("feedparser", "web", url)
    found = feedparser.parse(io.BytesIO(data), response_headers={"content-location": url})
    if not found.get("version"):
        raise ReadError(url, "", "is no feed; a page often names its feed in its source")
    entries = (_entry(entry, url) for entry in found.entries)
    return Feed(line(found.feed.get("title", "")), tuple(one for one in entries if one.key))


def _entry(entry: Any, feed: str) -> Entry:
    link = str(entry.get("link") or "")
    address = urljoin(feed, link) if link else ""
    texts = [str(part.get("value") or "") for part in entry.get("content", ())]
    texts.append(str(entry.get("summary") or ""))
    stamp = entry.get("published_parsed") or entry.get("updated_parsed")
    return Entry(
        key=str(entry.get("id") or address or entry.get("title") or ""),
        url=address if is_address(address) else "",
        title=line(str(entry.get("title") or "")),
        author=line(str(entry.get("author") or "")),
        date="-".join(f"{part:02}" for part in stamp[:3]) if stamp else "",
        html=max(texts, key=len),
    )


def _read_json(data: bytes, url: str) -> Feed:
    try:
        found = from_json(decoded(data, url))
        version = str(found.get("version", ""))
        items = found.get("items", []) if "jsonfeed.org" in version else None
        if not isinstance(items, list):
            raise ReadError(url, "", "is JSON, but no JSON Feed")
        entries = tuple(_json_entry(item, url) for item in items if isinstance(item, dict))
    except ValueError as problem:
        raise ReadError(url, "", f"is no sound JSON ({problem})") from None
    return Feed(line(str(found.get("title", ""))), tuple(one for one in entries if one.key))


def _json_entry(item: dict[str, Any], feed: str) -> Entry:
    address = urljoin(feed, str(item.get("url") or ""))
    people = item.get("authors") or [item.get("author") or {}]
    names = [str(one.get("name", "")) for one in people if isinstance(one, dict)]
    return Entry(
        key=str(item.get("id") or item.get("url") or ""),
        url=address if is_address(address) else "",
        title=line(str(item.get("title") or "")),
        author=line(", ".join(name for name in names if name)),
        date=str(item.get("date_published") or "")[:10],
        html=str(item.get("content_html") or item.get("content_text") or item.get("summary") or ""),
    )


def listed_feeds(data: bytes, name: str) -> Iterator[str]:
    """Yield the addresses of feeds in an OPML file or in newsboat's `urls`.

    Raises:
        ReadError: It is not text, or OPML that is not well-formed.
    """
    text = decoded(data, name)
    if text.lstrip("\ufeff \t\r\n").startswith("<"):
        yield from _opml(text, name)
        return
    for row in text.splitlines():
        address = row.strip().partition(" ")[0].strip('"')
        if is_address(address):
            yield address


def _opml(text: str, name: str) -> Iterator[str]:
    from xml.etree import ElementTree  # noqa: PLC0415

    if _DOCTYPE.search(text):
        raise ReadError(name, "", "it defines entities, which is refused")
    try:
        # No document type can come here.
        root = ElementTree.fromstring(text)  # noqa: S314  # nosec B314
    except (ElementTree.ParseError, ValueError, LookupError) as problem:
        raise ReadError(name, "", f"is no sound OPML ({problem})") from None
    for outline in root.iter("outline"):
        address = outline.get("xmlUrl", "")
        if is_address(address):
            yield address


def canonical(url: str) -> str:
    """Write an address so that two of the same page are equal.

    Host in lower case, no default port, no fragment, no parameters that only count visitors.
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url
    scheme = parts.scheme.lower()
    host = parts.netloc.lower().removesuffix(_PORTS.get(scheme, "\n"))
    query = [(k, v) for k, v in parse_qsl(parts.query, True) if not _TRACKING.fullmatch(k)]
    return urlunsplit((scheme, host, parts.path or "/", urlencode(query), ""))
