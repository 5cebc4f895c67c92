"""The desk from which articles are taken out, after asking, in a worker."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from tui.app.screens.desk import DeskScreen
from tui.library import Library, LibraryError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.library import ArticleRow


class RemovingDesk(DeskScreen):
    """Takes out the picked articles, or the one under the cursor; `removing` while it does."""

    removing = False

    def action_remove(self) -> None:
        """Ask, then take the picked articles out of the library, or the one under the cursor."""
        from tui.app.screens.dialogues import ConfirmScreen  # noqa: PLC0415  (not needed to start)
        from tui.app.taking_out import question  # noqa: PLC0415

        selected = self._list.selected
        wanted = tuple(self._list.picked) or (() if selected is None else (selected,))
        rows = self._library.rows(wanted)
        if self.removing:
            self.app.notify("Articles are being taken out; x stops.")
        elif not rows:
            self.app.notify("There is no article to take out.")
        else:

            def answered(sure: bool | None) -> None:
                if sure:
                    self.removing = True
                    self._remove(rows)

            notes = [stored.note for row in rows if (stored := self._library.article(row.id))]
            self.app.push_screen(ConfirmScreen(question(rows, sum(map(bool, notes)))), answered)

    def _remove(self, rows: Sequence[ArticleRow]) -> None:
        # The app's own worker: `x` stops it as it stops adding.
        self.app.run_worker(partial(self._take_out, rows), thread=True, group="adding")

    def _take_out(self, rows: Sequence[ArticleRow]) -> None:
        from tui.library import remove  # noqa: PLC0415

        worker = get_current_worker()
        removed: list[int] = []
        kept: list[tuple[str, str]] = []
        try:
            with Library.open(self._library.path) as library:
                for done, row in enumerate(rows):
                    if worker.is_cancelled:
                        break
                    line = f"taking articles out · {done:,} of {len(rows):,} · x stops"
                    self.app.call_from_thread(self.show_work, line)
                    _, failures = remove(library, [row.id])
                    kept += [(row.title, failure.reason) for failure in failures]
                    removed += [] if failures else [row.id]
        except LibraryError as problem:
            kept.append(("", str(problem)))
        self.app.call_from_thread(self._removed, removed, kept)

    def _removed(self, removed: Sequence[int], kept: Sequence[tuple[str, str]]) -> None:
        """List what is left: the cursor is on what it was on, or on what has come in its place."""
        from tui.app.taking_out import told  # noqa: PLC0415

        self.removing = False
        for number in removed:
            self._list.picked.pop(number, None)
        for claim in [number for number in self.picks if self._library.claim(number) is None]:
            del self.picks[claim]
        self._list.follow(self._library, self.listing)
        if self.desk is not None and self.desk.stored.id in removed:
            self._leave_open()
        self.show_progress(None)
        self.app.notify(told(len(removed), kept), severity="warning" if kept else "information")

    def _leave_open(self) -> None:
        """Open what is under the cursor in the place of an article that is gone."""
        self.desk = None
        self._open_selected()
        if self.desk is None:
            self._view.clear()
            self._claims.clear()
            self._summary.clear()
