"""The desk in a library that other programs write to: what they do is shown within two seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.screens.desk import LISTED_AT_ONCE
from tui.app.screens.removing import RemovingDesk
from tui.library import LibraryError

if TYPE_CHECKING:
    from tui.app.desk_state import Desk
    from tui.library import Library

# Seconds between two looks.
_FOLLOWED = 2.0


class FollowingDesk(RemovingDesk):
    """Looks whether another connection has written, and reads again what is seen where one has."""

    def __init__(self, library: Library, *, method: str, sentences: int) -> None:
        super().__init__(library, method=method, sentences=sentences)
        self._version = library.database.version()

    def on_mount(self) -> None:
        """Look again and again."""
        self.set_interval(_FOLLOWED, self.follow)

    def follow(self) -> None:
        """Show what others, or workers of this program, have written since the last look."""
        database = self._library.database
        if not database.in_place:
            self.desk_app.leave_lost_library()
        elif (
            self.is_current
            and not self.removing
            and not (self.desk is None and self.desk_app.is_adding)
        ):
            try:
                version = database.version()
                if version != self._version:
                    self._version = version
                    self._read_again()
            except LibraryError:
                return  # the next key says it, not a clock

    def _read_again(self) -> None:
        if self.desk is None:
            self.refresh_list()
            return
        # A filter asks every article, which takes too long of a long list.
        if not self.listing.typed or self._library.counts().articles <= LISTED_AT_ONCE:
            self._list.follow(self._library, self.listing)
        self._follow_open(self.desk)
        self._show_bars()

    def _follow_open(self, desk: Desk) -> None:
        before = desk.stored
        stored = self._library.article(before.id)
        if stored is None:
            self.app.notify(f"{before.heading}: was taken out of the library.", timeout=10)
            self._open_selected()
        elif stored.article.text != before.article.text:
            self.open_article(before.id)
        elif (fresh := desk.reread(self._library)) != desk:
            self.desk = fresh
            self._view.show_head(fresh.stored)
            self._show_claims()
