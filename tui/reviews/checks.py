"""Fact-checks that others published, kept in the library."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from html.parser import HTMLParser
from itertools import islice
from typing import TYPE_CHECKING, Any

from tui.articles import shown
from tui.articles.outside_json import from_json
from tui.reviews.claimreview import KnownCheck, known_checks
from tui.reviews.records import ReviewError, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tui.library import Library

_AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class StoredCheck:
    """A known check of the library."""

    id: int
    check: KnownCheck


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of an import; `passed_over` counts checks without a claim or a rating."""

    added: int
    known: int
    passed_over: int


def read_checks(data: bytes, name: str) -> list[KnownCheck]:
    """Read fact-checks from a file or a page.

    Args:
        data: ClaimReview JSON-LD, a Data Commons feed, an answer of the Google Fact Check Tools
            API, or an HTML page that holds JSON-LD; UTF-8.
        name: What to call it in an error.

    Raises:
        ReviewError: It is neither JSON nor a page with JSON-LD.
    """
    text = data.decode("utf-8-sig", "replace")
    if text.lstrip().startswith("<"):
        return _of_page(text, name)
    try:
        return known_checks(from_json(text))
    except (ValueError, RecursionError) as problem:
        raise ReviewError(f"{name}: is neither JSON nor a page ({problem})") from problem


def import_checks(
    library: Library,
    found: Iterable[KnownCheck],
    *,
    progress: Callable[[int], None] = lambda _: None,
) -> Imported:
    """Keep fact-checks in the library; one that is known is brought up to date.

    Each few dozen are kept at once: an import that was cut short is taken up by doing it again.

    Args:
        library: Where to.
        found: What `read_checks` read.
        progress: Called with how many are kept, every few dozen.

    Raises:
        LibraryError: The library can't be written; what was kept before stays.
    """
    counts = {"added": 0, "known": 0, "passed_over": 0}
    now = datetime.now(UTC).isoformat(timespec="seconds")
    checks, seen = iter(found), 0
    # A few at a time: what is typed meanwhile has to get at the library too.
    while part := list(islice(checks, _AT_ONCE)):
        with library.database.writing():
            for item in part:
                counts[_take_in(library, item, now)] += 1
        seen += len(part)
        progress(seen)
    return Imported(**counts)


def _take_in(library: Library, item: KnownCheck, now: str) -> str:
    """Keep one check; returns what became of it, by the names of `Imported`."""
    check = _clean(item)
    if not check.claim.strip() or not check.rating.strip():
        return "passed_over"
    return "added" if _keep(library, check, now) else "known"


def stored_checks(library: Library, ids: Iterable[int] | None = None) -> list[StoredCheck]:
    """Read known checks in the order they were imported, all or those of the ids.

    Raises:
        LibraryError: The library can't be read.
    """
    wanted = None if ids is None else set(ids)
    return [
        StoredCheck(number, _check(text))
        for number, text in library.database.rows("SELECT id, found FROM known_check ORDER BY id")
        if wanted is None or number in wanted
    ]


def _keep(library: Library, check: KnownCheck, now: str) -> bool:
    database = library.database
    text = json.dumps(asdict(check), ensure_ascii=True)
    row = database.row(
        "SELECT id FROM known_check WHERE url = ? AND claim = ?", (check.url, check.claim)
    )
    if row is not None:
        database.write("UPDATE known_check SET found = ? WHERE id = ?", (text, row[0]))
        return False
    number = database.write(
        "INSERT INTO known_check (url, claim, title, found, added) VALUES (?,?,?,?,?)",
        (check.url, check.claim, check.title, text, now),
    )
    database.write(
        "INSERT INTO known_check_words (rowid, claim, title) VALUES (?,?,?)",
        (number, check.claim, check.title),
    )
    return True


def _check(text: str) -> KnownCheck:
    fields: dict[str, Any] = json.loads(text)
    fields["sources"] = tuple(Source(**item) for item in fields["sources"])
    fields["numbers"] = tuple(fields["numbers"])
    return KnownCheck(**fields)


def _clean(check: KnownCheck) -> KnownCheck:
    fields = asdict(check)
    for name, value in fields.items():
        if isinstance(value, str):
            fields[name] = shown(value)
    fields["sources"] = tuple(
        Source(**{name: shown(value) for name, value in item.items()}) for item in fields["sources"]
    )
    return KnownCheck(**fields)


class _Scripts(HTMLParser):
    """Collects the JSON-LD of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kind = (dict(attrs).get("type") or "").partition(";")[0].strip().lower()
        self._inside = tag == "script" and kind == "application/ld+json"
        if self._inside:
            self.found.append("")

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found[-1] += data

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002  (the parser's signature)
        self._inside = False


def _of_page(text: str, name: str) -> list[KnownCheck]:
    page = _Scripts()
    page.feed(text)
    page.close()
    if not page.found:
        raise ReviewError(f"{name}: the page holds no JSON-LD; save the page of the fact-check")
    found: list[KnownCheck] = []
    broken = 0
    for part in page.found:
        try:
            found += known_checks(from_json(part, strict=False))
        except (ValueError, RecursionError):
            broken += 1
    if broken == len(page.found):
        raise ReviewError(f"{name}: the JSON-LD of the page is broken")
    return found
