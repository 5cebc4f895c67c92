"""Feeds that the user follows: what is new in them comes in when asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tui.articles import ReadError, shown
from tui.articles.addresses import spoken
from tui.articles.feeds import canonical, read_feed
from tui.articles.raw import Raw, raw_of_page
from tui.articles.readers import FRAGMENT
from tui.library.adding import Failure, Report, failure
from tui.library.alike import near_duplicate
from tui.library.jobs import Job
from tui.library.origins import LARGEST
from tui.library.workers import kept_workers, outcomes

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from tui.articles.feeds import Entry, Feed
    from tui.articles.fetch import Fetcher
    from tui.library.jobs import Outcome
    from tui.library.library import Library
    from tui.library.workers import Worker

_ACCEPT = "application/atom+xml,application/rss+xml,application/feed+json,application/xml;q=0.9,*/*"
# Letters of the feed's own text from which on it counts as the article and not as a teaser.
_WHOLE = 1500


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed that is followed; `checked` is ISO 8601 or empty, `problem` why it failed then."""

    id: int
    url: str
    title: str
    full_text: bool
    checked: str
    problem: str


@dataclass(frozen=True, slots=True)
class _FeedRead:
    """A feed as it was read, or why it could not be."""

    feed: Feed | None
    reason: str


@dataclass(frozen=True, slots=True)
class _FeedJob:
    """A feed's bytes to take apart, in a worker: a parser of XML sees what a stranger wrote."""

    data: bytes
    url: str

    def run(self) -> Iterator[_FeedRead]:
        try:
            yield _FeedRead(read_feed(self.data, self.url), "")
        except ReadError as problem:
            yield self.failed(failure(problem).reason)
        except MemoryError:
            yield self.failed("needs more memory than a reader may take")

    def failed(self, reason: str) -> _FeedRead:
        return _FeedRead(None, reason)


def follow(library: Library, url: str, *, full_text: bool = True) -> bool:
    """Follow a feed; returns False where it is followed already.

    Args:
        library: Where it is noted.
        url: Its address.
        full_text: Whether pages are fetched where the feed holds a teaser, if the site allows it.

    Raises:
        LibraryError: The library can't be written.
    """
    with library.database.writing():
        known = library.database.row("SELECT 1 FROM feed WHERE url = ?", (url,))
        library.database.write(
            "INSERT OR IGNORE INTO feed (url, title, full_text) VALUES (?, '', ?)", (url, full_text)
        )
    return known is None


def unfollow(library: Library, url: str) -> bool:
    """Stop following a feed; its articles stay. Returns False where it is not followed.

    Raises:
        LibraryError: The library can't be written.
    """
    known = library.database.row("SELECT 1 FROM feed WHERE url = ?", (url,))
    with library.database.writing():
        library.database.write("DELETE FROM feed WHERE url = ?", (url,))
    return known is not None


def followed(library: Library) -> list[Subscription]:
    """List the feeds that are followed, in the order in which they came.

    Raises:
        LibraryError: The library can't be read.
    """
    rows = library.database.rows(
        "SELECT id, url, title, full_text, checked, problem FROM feed ORDER BY id"
    )
    return [
        Subscription(number, url, title, bool(full), checked, problem)
        for number, url, title, full, checked, problem in rows
    ]


def refresh(
    library: Library,
    fetcher: Fetcher,
    *,
    only: Collection[str] | None = None,
    largest: int = LARGEST,
    progress: Callable[[int, int, str], None] = lambda *_: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Report:
    """Bring in what is new in the feeds that are followed.

    A feed that has not changed is not sent again. An entry comes in once: by its key in the
    feed, by its address, then by text that is nearly that of an article at hand. A run that was
    cut short goes on with the next.

    Args:
        library: The library.
        fetcher: What asks the servers.
        only: Addresses of feeds, where not all that are followed are wanted.
        largest: Bytes up to which sources are kept.
        progress: Called before each feed with how many are done, how many there are, its name.
        cancelled: Asked several times a second.

    Raises:
        LibraryError: The library can't be read or written.
    """
    feeds = [feed for feed in followed(library) if only is None or feed.url in only]
    added = known = 0
    failures: list[Failure] = []
    with kept_workers() as workers:
        for done, feed in enumerate(feeds):
            if cancelled():
                return Report(added, known, tuple(failures), cancelled=True)
            progress(done, len(feeds), shown(feed.title or feed.url))
            try:
                new, old, problems = _refreshed(library, fetcher, feed, largest, cancelled, workers)
            except ReadError as problem:
                new, old, problems = 0, 0, [failure(problem)]
                _note(library, feed, problem=problems[0].reason)
            added, known, failures = added + new, known + old, failures + problems
    return Report(added, known, tuple(failures), cancelled=cancelled())


def _refreshed(
    library: Library,
    fetcher: Fetcher,
    feed: Subscription,
    largest: int,
    cancelled: Callable[[], bool],
    workers: list[Worker],
) -> tuple[int, int, list[Failure]]:
    """Bring in what is new in one feed: how many were new, known, and failed."""
    stamps = library.database.row("SELECT etag, modified FROM feed WHERE id = ?", (feed.id,))
    if stamps is None:
        return 0, 0, []  # removed in the meantime
    page = fetcher.get(feed.url, accept=_ACCEPT, etag=stamps[0], modified=stamps[1])
    if page.unchanged:
        _note(library, feed)
        return 0, 0, []
    job = _FeedJob(page.data, page.url)
    parsed = list(outcomes(iter([job]), 1, cancelled, workers=workers))
    if not parsed:
        return 0, 0, []  # cancelled
    found = parsed[0].feed
    if found is None:
        raise ReadError(spoken(page.url), "", parsed[0].reason)
    fresh = [entry for entry in found.entries if not _is_seen(library, feed, entry)]
    by_key: dict[Job, Entry] = {}
    failures: list[Failure] = []
    jobs = _jobs(library, fetcher, feed, fresh, found.title, largest, by_key, failures)
    new = old = 0
    for outcome in outcomes(jobs, 1, cancelled, workers=workers):
        entry = by_key.pop(outcome.job) if outcome.last else by_key[outcome.job]
        if outcome.reason:
            failures.append(Failure(shown(entry.url or entry.title), outcome.reason))
        is_new = not outcome.reason and _stored(library, outcome)
        new, old = new + is_new, old + (not is_new and not outcome.reason)
        # What can't be read today can't be read tomorrow; what can't be fetched is tried again.
        _see(library, feed, entry)
    complete = not by_key and not cancelled() and len(failures) == 0
    # Only then may the server say next time that there is nothing new.
    stamped = (page.etag, page.modified) if complete else ("", "")
    _note(library, feed, title=found.title, stamps=stamped)
    return new, old, failures


def _jobs(
    library: Library,
    fetcher: Fetcher,
    feed: Subscription,
    entries: Sequence[Entry],
    source: str,
    largest: int,
    by_key: dict[Job, Entry],
    failures: list[Failure],
) -> Iterator[Job]:
    for entry in entries:
        if entry.url and _knows_address(library, entry.url):
            _see(library, feed, entry)
            continue
        try:
            raw = _raw(fetcher, feed, entry, source)
        except ReadError as problem:
            failures.append(failure(problem))
            continue
        job = Job(raw, largest)
        by_key[job] = entry
        yield job


def _raw(fetcher: Fetcher, feed: Subscription, entry: Entry, source: str) -> Raw:
    """Take an entry's text from the feed, or its page where that is wanted and allowed."""
    own = Raw(
        entry.html.encode(),
        f"entry{FRAGMENT}",
        "utf-8",
        canonical(entry.url) if entry.url else "",
        datetime.now(UTC).isoformat(timespec="seconds"),
        title=entry.title,
        author=entry.author,
        source=source,
        date=entry.date,
    )
    wanted = feed.full_text and entry.url and len(entry.html) < _WHOLE
    if not wanted or not fetcher.allows(entry.url):
        return own
    page = raw_of_page(fetcher.get(entry.url))
    return replace(
        own,
        data=page.data,
        name=page.name,
        charset=page.charset,
        url=page.url,
        fetched=page.fetched,
    )


def _stored(library: Library, outcome: Outcome) -> bool:
    new = False
    for prepared, raw in outcome.prepared:
        if _knows_address(library, prepared.article.url):
            continue
        if near_duplicate(library, prepared.article.text) is None:
            new |= library.add(prepared, raw=raw).new
    return new


def _knows_address(library: Library, url: str) -> bool:
    if not url:
        return False
    row = library.database.row(
        "SELECT 1 FROM article WHERE url <> '' AND url IN (?, ?)", (url, canonical(url))
    )
    return row is not None


def _is_seen(library: Library, feed: Subscription, entry: Entry) -> bool:
    row = library.database.row(
        "SELECT 1 FROM feed_entry WHERE feed = ? AND key = ?", (feed.id, entry.key)
    )
    return row is not None


def _see(library: Library, feed: Subscription, entry: Entry) -> None:
    with library.database.writing():
        library.database.write(
            # The feed may have been removed in the meantime.
            "INSERT OR IGNORE INTO feed_entry SELECT id, ? FROM feed WHERE id = ?",
            (entry.key, feed.id),
        )


def _note(
    library: Library,
    feed: Subscription,
    *,
    title: str = "",
    stamps: tuple[str, str] | None = None,
    problem: str = "",
) -> None:
    """Note when a feed was asked and what came of it."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    with library.database.writing():
        library.database.write(
            "UPDATE feed SET checked = ?, problem = ?, title = coalesce(nullif(?, ''), title) "
            "WHERE id = ?",
            (now, problem, title, feed.id),
        )
        if stamps is not None:
            library.database.write(
                "UPDATE feed SET etag = ?, modified = ? WHERE id = ?", (*stamps, feed.id)
            )
