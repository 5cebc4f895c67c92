"""What a library is searched for when a claim is opened, one finding after the other."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from tui.app.claim_page import Discovery
from tui.reviews import (
    KnownChecks,
    Progress,
    bearings,
    differs,
    news,
    ranked,
    ranked_by,
    read_meanings,
    scan,
    timeline,
    unread,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tui.app.claim_page import ClaimPage, Part
    from tui.library import Library
    from tui.reviews import Item

_MOST = 20


def look(
    library: Library,
    page: ClaimPage,
    *,
    progress: Callable[[Progress], None],
    cancelled: Callable[[], bool],
) -> Iterator[Discovery]:
    """Look for evidence, what differs and repetitions; slow, so run it in a worker.

    Evidence comes a second time, ranked by meaning too, where sentences had not been read for
    theirs.

    Args:
        library: Where to look.
        page: The claim.
        progress: Told how far it is.
        cancelled: Asked between the parts and while one takes long.

    Raises:
        LibraryError: The library can't be read.
    """
    yield from _bearing(library, page, cancelled)
    parts: tuple[tuple[Part, Callable[[], Any]], ...] = (
        ("repeats", lambda: timeline(library, page.claim_id)),
        ("checks", lambda: KnownChecks(library).match(page.place.text)),
        ("news", lambda: _news(library, page, progress, cancelled)),
    )
    for part, find in parts:
        if cancelled():
            return
        yield Discovery(part, tuple(find()), "")
    if unread(library) and read_meanings(library, progress=progress, cancelled=cancelled):
        yield from _bearing(library, page, cancelled)


def _bearing(
    library: Library, page: ClaimPage, cancelled: Callable[[], bool]
) -> Iterator[Discovery]:
    """Find evidence among the most likely sentences, then what differs among all that may bear."""
    found = bearings(library, page.place.text, date=page.day, apart_from=page.span)
    first = list(islice(found, 2 * _MOST))
    if cancelled():
        return
    best = ranked(first, page.span)[:_MOST]
    yield Discovery("evidence", tuple(best), ranked_by(library), len(first) > _MOST)
    differing = [item for item in first if differs(item)]
    for item in found:
        if cancelled():
            return
        if differs(item):
            differing.append(item)
    nearest = tuple(ranked(differing, page.span)[:_MOST])
    yield Discovery("differing", nearest, "", len(differing) > _MOST)


def _news(
    library: Library,
    page: ClaimPage,
    progress: Callable[[Progress], None],
    cancelled: Callable[[], bool],
) -> list[Item]:
    def tell(done: int, total: int) -> None:
        progress(Progress(done, total, "new articles looked through"))

    scan(library, progress=tell, cancelled=cancelled)
    return [item for found in news(library, page.review.claim_id) for item in found.items]
