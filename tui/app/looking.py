"""What a library is searched for when a claim is opened, one finding after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.app.claim_page import Discovery
from tui.reviews import (
    KnownChecks,
    bearing,
    news,
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
    from tui.reviews import Bearing, Item, Progress

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
        progress: Told how far the reading for meaning is.
        cancelled: Asked between the parts and while one takes long.

    Raises:
        LibraryError: The library can't be read.
    """
    how = ranked_by(library)
    yield Discovery("evidence", tuple(_evidence(library, page)), how)
    parts: tuple[tuple[Part, Callable[[], Any]], ...] = (
        ("differing", lambda: _evidence(library, page, only_differing=True)),
        ("repeats", lambda: timeline(library, page.claim_id)),
        ("checks", lambda: KnownChecks(library).match(page.place.text)),
        ("news", lambda: _news(library, page, cancelled)),
    )
    for part, find in parts:
        if cancelled():
            return
        yield Discovery(part, tuple(find()), how)
    if unread(library) and read_meanings(library, progress=progress, cancelled=cancelled):
        yield Discovery("evidence", tuple(_evidence(library, page)), ranked_by(library))


def _evidence(library: Library, page: ClaimPage, *, only_differing: bool = False) -> list[Bearing]:
    return bearing(
        library,
        page.place.text,
        date=page.day,
        apart_from=page.span,
        limit=_MOST,
        only_differing=only_differing,
    )


def _news(library: Library, page: ClaimPage, cancelled: Callable[[], bool]) -> list[Item]:
    scan(library, cancelled=cancelled)
    return [item for found in news(library, page.review.claim_id) for item in found.items]
