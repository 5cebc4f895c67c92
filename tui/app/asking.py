"""The Fact Check Tools API, asked from the app about one claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.articles.fetch import Fetcher
from tui.reviews import KnownChecks, asking, import_checks

if TYPE_CHECKING:
    from tui.library import Library
    from tui.reviews import Match


def matches_asked(
    library: Library, text: str, key: str, *, allow_private: bool
) -> tuple[tuple[Match, ...], str]:
    """Ask about a claim, keep what is known, and match it; slow, so in a worker.

    Args:
        library: Where the fact-checks are kept.
        text: The claim; it is sent.
        key: The user's own key.
        allow_private: Whether addresses of this machine may be asked.

    Returns:
        What of all that is kept is about the claim, and what came, in words.

    Raises:
        ReviewError: The answer is not that of the API.
        FetchError: The server can't be reached, or refuses the key.
        LibraryError: The library can't be written.
    """
    fetcher = Fetcher(allow_private=allow_private)
    found = asking.ask_api(text, key, fetcher, address=asking.ADDRESS)
    done = import_checks(library, found)
    count = "1 fact-check" if len(found) == 1 else f"{len(found)} fact-checks"
    line = f"{count} came: {done.added} added, {done.known} known already."
    return tuple(KnownChecks(library).match(text)), line
