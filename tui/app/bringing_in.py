"""What the app does to bring articles in: files, pages, pasted text and feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work
from textual.worker import get_current_worker

from tui.app.fact_checking import FactCheckingApp
from tui.app.touring import TouringApp
from tui.library import Library, LibraryError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tui.articles.raw import Raw
    from tui.library import Progress, Report


_NO_FEED = "No feed is followed yet: add one by its address (a), or an OPML file."


class BringingInApp(TouringApp, FactCheckingApp):
    """Fills the library in worker threads, with progress on the desk."""

    @work(thread=True, group="adding")
    def _add_seeds(self) -> None:
        from tui.library import add_seeds  # noqa: PLC0415

        with Library.open(self.library.path) as library:
            report = add_seeds(library)
            self.call_from_thread(self._added, report, "that claimdesk ships with, to try it on")
            self.call_from_thread(self.begin_tour)
            self.weigh_arrivals(library, get_current_worker())

    @work(thread=True, group="adding")
    def add_paths(
        self, paths: Sequence[Path], *, addresses: Sequence[str] = (), given: Sequence[Raw] = ()
    ) -> None:
        """Add files, folders, pages and pasted text; an address of a feed is followed."""
        from tui.articles.fetch import Fetcher  # noqa: PLC0415
        from tui.library import add_files  # noqa: PLC0415
        from tui.library.subscriptions import follow, refresh  # noqa: PLC0415

        worker = get_current_worker()

        def tell(progress: Progress) -> None:
            self.call_from_thread(self._desk.show_progress, progress)

        def add(library: Library, largest: int) -> Report:
            fetcher = None
            if addresses:
                self.call_from_thread(self._desk.show_work, f"fetching {addresses[0]}")
                fetcher = Fetcher(
                    allow_private=self.allow_private, cancelled=lambda: worker.is_cancelled
                )
            report = add_files(
                library,
                paths,
                addresses=addresses,
                given=given,
                fetcher=fetcher,
                largest=largest,
                progress=tell,
                cancelled=lambda: worker.is_cancelled,
            )
            if not report.feeds or fetcher is None:
                return report
            for feed in report.feeds:
                follow(library, feed)
                self.call_from_thread(self.notify, f"{feed} is a feed; it is followed now.")
            return refresh(
                library,
                fetcher,
                only=report.feeds,
                largest=largest,
                cancelled=lambda: worker.is_cancelled,
            )

        self._work_on_library(add, "added")

    @work(thread=True, group="adding", exclusive=True)
    def refresh_feeds(self) -> None:
        """Bring in what is new in the feeds that are followed, with progress on the desk."""
        from tui.articles.fetch import Fetcher  # noqa: PLC0415
        from tui.library.subscriptions import followed, refresh  # noqa: PLC0415

        worker = get_current_worker()

        def tell(done: int, total: int, name: str) -> None:
            line = f"refreshing feed {done + 1:,} of {total:,} · {name}"
            self.call_from_thread(self._desk.show_work, line)

        def bring(library: Library, largest: int) -> Report | None:
            if not followed(library):
                return None
            fetcher = Fetcher(
                allow_private=self.allow_private, cancelled=lambda: worker.is_cancelled
            )
            return refresh(
                library,
                fetcher,
                largest=largest,
                progress=tell,
                cancelled=lambda: worker.is_cancelled,
            )

        self._work_on_library(bring, "from feeds")

    def follow_listed(self, path: Path) -> None:
        """Follow the feeds of an OPML file; nothing is fetched until they are refreshed."""
        from tui.articles import ReadError  # noqa: PLC0415
        from tui.articles.feeds import listed_feeds  # noqa: PLC0415
        from tui.library.subscriptions import follow  # noqa: PLC0415

        try:
            addresses = list(listed_feeds(path.read_bytes(), path.name))
            new = sum(follow(self.library, address) for address in addresses)
        except (ReadError, LibraryError) as problem:
            self._complain(str(problem))
        except OSError as problem:
            self._complain(f"{path}: {problem.strerror or problem}")
        else:
            known = len(addresses) - new
            self.notify(f"{new} feeds followed, {known} known already. Refresh brings them in.")

    def _work_on_library(self, run: Callable[[Library, int], Report | None], how: str) -> None:
        """Run what fills the library, in a worker thread, and tell what came of it."""
        from tui.settings import SettingsError, load, settings_path  # noqa: PLC0415

        try:
            largest = load(settings_path()).largest_source
            with Library.open(self.library.path) as library:
                report = run(library, largest)
                if report is not None:
                    self.call_from_thread(self._added, report, how)
                    if report.added:
                        self.weigh_arrivals(library, get_current_worker())
        except (LibraryError, SettingsError) as problem:
            self.call_from_thread(self._desk.show_progress, None)
            self.call_from_thread(self._complain, str(problem))
            return
        if report is None:
            self.call_from_thread(self.notify, _NO_FEED)

    def _added(self, report: Report, how: str) -> None:
        self._desk.show_progress(None)
        self._desk.refresh_list()
        count = "1 article" if report.added == 1 else f"{report.added} articles"
        known = f", {report.known} known already" if report.known else ""
        cancelled = "; cancelled, add again to go on" if report.cancelled else ""
        self.notify(f"{count} {how}{known}{cancelled}.{self._newest(report)}")
        for failure in report.failures[:3]:
            self._complain(f"{failure.name}: {failure.reason}")
        if len(report.failures) > 3:
            self._complain(f"{len(report.failures) - 3} more files could not be added.")

    def _newest(self, report: Report) -> str:
        """Name the one article that was added; a reader who waits at the list is shown it."""
        if report.added != 1:
            return ""
        number = self.library.article_ids(sort="added")[0]
        if self._desk.is_current and self._desk.pane == "articles":
            self._desk.open_newest(number)
        (row,) = self.library.rows([number])
        return f" {row.title}"

    # Commands

    def action_add(self) -> None:
        """Ask for a path, an address or text, and add it."""
        from tui.app.pasting import is_prose  # noqa: PLC0415  (not needed to start)
        from tui.app.screens.dialogues import PathScreen, path_typed  # noqa: PLC0415
        from tui.articles.addresses import is_address  # noqa: PLC0415
        from tui.articles.raw import Raw  # noqa: PLC0415

        def answered(text: str | None) -> None:
            text = (text or "").strip()
            if "\n" in text or is_prose(text):
                self.add_paths([], given=[Raw(text.encode(), "pasted text")])
            elif is_address(text):
                self.add_paths([], addresses=[text])
            elif (path := path_typed(text)) is not None:
                if path.suffix.lower() == ".opml":
                    self.follow_listed(path)
                else:
                    self.add_paths([path])

        hint = "A file, a folder, the address of a page or feed. Paste text, drop files."
        self.push_screen(PathScreen("Add articles", hint, verb="adds"), answered)

    def action_refresh(self) -> None:
        """Bring in what is new in the feeds that are followed."""
        self.refresh_feeds()

    def action_feeds(self) -> None:
        """List the feeds that are followed."""
        from tui.app.screens.dialogues import LinesScreen  # noqa: PLC0415
        from tui.library.subscriptions import followed  # noqa: PLC0415

        lines = []
        for feed in followed(self.library):
            lines += [feed.title or feed.url, f"  {feed.url}" if feed.title else ""]
            asked = f"  asked {feed.checked[:16].replace('T', ' ')}" if feed.checked else ""
            lines += [asked or "  not asked yet", f"  {feed.problem}" if feed.problem else ""]
        shown = [line for line in lines if line]
        self.push_screen(LinesScreen("Feeds", shown or [_NO_FEED]))

    @property
    def is_adding(self) -> bool:
        """Whether a worker fills the library."""
        return any(item.group == "adding" and item.is_running for item in self.workers)

    def action_cancel_adding(self) -> None:
        """Stop adding; what has been stored stays."""
        if self.is_adding:
            self.workers.cancel_group(self, "adding")
        else:
            self.notify("Nothing is being added.")
