"""What the app does about claims that are checked; the desk's own work is in `tui.app.app`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from textual import work
from textual.worker import Worker, get_current_worker

from tui.app.mishaps import MishapApp
from tui.library import Library, LibraryError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tui.app.claim_page import ClaimPage
    from tui.app.exporting import Reach
    from tui.app.reviewing import Reviewing
    from tui.app.screens.desk import DeskScreen
    from tui.library import StoredArticle, StoredClaim
    from tui.reviews import Scale

# Toasts say so many problems; a list shows more.
_TOLD = 1


class FactCheckingApp(MishapApp):
    """Opens the screens on which claims are checked, and does the work behind their keys."""

    # Whether pages of this machine and its own network may be fetched; tests do.
    allow_private = False
    ascii_only: bool
    reviewing: Reviewing
    _desk: DeskScreen

    @cached_property
    def reviewer(self) -> str:
        """Who sits here."""
        import getpass  # noqa: PLC0415  (not needed to start)

        return self.reviewing.reviewer or getpass.getuser()

    @cached_property
    def scale(self) -> Scale | None:
        """The user's rating scale, or None for the default."""
        from tui.reviews import choose_scale  # noqa: PLC0415  (not needed to start)

        chosen = self.reviewing
        return choose_scale(chosen.scale, chosen.labels, ordered=chosen.ordered)

    # Screens

    def check_claim(self, claim_id: int, section: str) -> None:
        """Open the claim screen."""
        from tui.app.claim_page import ClaimPage  # noqa: PLC0415  (not needed to start)
        from tui.app.screens.claim import ClaimScreen  # noqa: PLC0415
        from tui.reviews import ReviewError  # noqa: PLC0415

        try:
            page = ClaimPage.opened(self.library, claim_id)
        except (ReviewError, LibraryError) as problem:
            self._complain(str(problem))
            return
        self.push_screen(ClaimScreen(self.library, page, section=section))

    def open_place(self, article_id: int, start: int, end: int) -> None:
        """Open an article at a place; Esc leads back to where the reader was."""
        from tui.app.screens.place import PlaceScreen  # noqa: PLC0415

        stored = self.library.article(article_id)
        if stored is None:
            self.notify("That article has been removed.")
            return

        def answered(to_desk: bool | None) -> None:
            if to_desk:
                self.to_desk()
                self._desk.open_at(article_id, start)

        self.push_screen(PlaceScreen(stored, start, end), answered)

    def to_desk(self) -> None:
        """Leave every screen that lies over the desk."""
        while self.screen is not self._desk:
            self.pop_screen()

    def action_library_checks(self) -> None:
        """List what differs between articles, over the whole library."""
        from tui.app.screens.differing import DifferingScreen  # noqa: PLC0415

        self.push_screen(DifferingScreen(self.library))

    def action_news(self) -> None:
        """List what came in since verdicts, over the whole library."""
        from tui.app.screens.news import NewsScreen  # noqa: PLC0415

        self.push_screen(NewsScreen(self.library))

    def weigh_arrivals(self, library: Library, worker: Worker[None]) -> None:
        """Set new articles beside all that is there, in a worker thread: figures and verdicts."""
        from tui.app.arriving import arrived, told  # noqa: PLC0415
        from tui.reviews import Progress, compare_articles  # noqa: PLC0415  (slow)

        def tell(progress: Progress) -> None:
            line = f"comparing figures · article {progress.done:,} of {progress.total:,} · x stops"
            self.call_from_thread(self._desk.show_work, line)

        compare_articles(library, progress=tell, cancelled=lambda: worker.is_cancelled)
        news = told(arrived(library, cancelled=lambda: worker.is_cancelled))
        self.call_from_thread(self._desk.show_progress, None)
        self.call_from_thread(self._desk.show_verdicts)
        if news:
            self.call_from_thread(self.notify, news, timeout=8)

    def verdicts_changed(self) -> None:
        """Show the signs of verdicts as they are now."""
        self._desk.show_verdicts()

    @work(thread=True, group="saving")
    def commit_typed(
        self, page: ClaimPage, who: str, unsourced: bool, then: Callable[[Exception | None], object]
    ) -> None:
        """Put what was typed into the history; who leaves the claim meanwhile stops nothing.

        Args:
            page: The claim; where its repetitions are not found yet they are looked for.
            who: Who decides.
            unsourced: Save a done verdict though it names no source.
            then: Called in the app's thread, with what went wrong or None.
        """
        from tui.reviews import ReviewError, commit_draft  # noqa: PLC0415

        problem: Exception | None = None
        try:
            with Library.open(self.library.path) as library:
                commit_draft(
                    library,
                    page.claim_id,
                    who=who,
                    unsourced=unsourced,
                    scale=self.scale,
                    same=page.same(library),
                )
        except (ReviewError, LibraryError) as raised:
            problem = raised
        if not get_current_worker().is_cancelled:
            self.call_from_thread(then, problem)

    def let_stand(self, claim_id: int, then: Callable[[], object]) -> None:
        """Ask, then write into the history that a verdict stands; `then` shows it."""
        from tui.app.screens.dialogues import ConfirmScreen  # noqa: PLC0415
        from tui.reviews import ReviewError, confirm  # noqa: PLC0415

        def answered(sure: bool | None) -> None:
            if not sure:
                return
            try:
                confirm(self.library, claim_id, who=self.reviewer)
            except (ReviewError, LibraryError) as problem:
                self._complain(str(problem))
            else:
                self.notify("The history says that the verdict stands.")
                then()

        question = "Does the verdict stand after what came in? The history will say so."
        self.push_screen(ConfirmScreen(question), answered)

    # Files

    def export(self, claim: StoredClaim | None, article: StoredArticle | None) -> None:
        """Ask for claims, format and file, and write them there."""
        from tui.app.exporting import reaches  # noqa: PLC0415  (not needed to start)

        self.export_reach(*reaches(claim, article, self._desk.picked_claims))

    def export_reach(self, *found: Reach) -> None:
        """Ask for format and file of one of these, and write it there."""
        from tui.app.screens.export import ExportScreen  # noqa: PLC0415
        from tui.reviews import Publisher  # noqa: PLC0415

        chosen = self.reviewing
        publisher = Publisher(chosen.publisher or self.reviewer, chosen.site)
        self.push_screen(ExportScreen(self.library, found, publisher))

    def action_export(self) -> None:
        """Write verdicts of the open article, of the picked claims, or all."""
        desk = self._desk.desk
        self.export(desk.claim if desk else None, desk.stored if desk else None)

    def action_report(self) -> None:
        """Show a report of the picked claims, or of the open article."""
        from tui.app.exporting import reaches  # noqa: PLC0415
        from tui.app.screens.report import ReportScreen  # noqa: PLC0415

        article = self._desk.desk.stored if self._desk.desk else None
        reach = reaches(None, article, self._desk.picked_claims)[0]
        self.push_screen(ReportScreen(self.library, reach))

    def action_import_checks(self) -> None:
        """Ask for a file or an address, and bring in the fact-checks there."""
        from tui.app.screens.dialogues import PathScreen, path_typed  # noqa: PLC0415
        from tui.articles.addresses import is_address  # noqa: PLC0415

        def answered(text: str | None) -> None:
            text = (text or "").strip()
            if is_address(text):
                self._import_checks(text, None)
            elif (path := path_typed(text)) is not None:
                self._import_checks(path.name, path)

        hint = "ClaimReview in a file, a saved page or a feed dump; or the address of a page."
        self.push_screen(PathScreen("Import fact-checks", hint, verb="imports"), answered)

    @work(thread=True, group="adding")
    def _import_checks(self, name: str, path: Path | None) -> None:
        """Bring in fact-checks from a file, or from the address that is their name."""
        from itertools import takewhile  # noqa: PLC0415

        from tui.articles.errors import FetchError  # noqa: PLC0415
        from tui.reviews import ReviewError, import_checks, read_checks  # noqa: PLC0415

        worker = get_current_worker()

        def tell(done: int) -> None:
            line = f"importing fact-checks · {done:,} · x stops"
            self.call_from_thread(self._desk.show_work, line)

        self.call_from_thread(self._desk.show_work, f"reading {name}")
        try:
            data = path.read_bytes() if path else self._fetched(name)
            found = read_checks(data, name)
            kept = takewhile(lambda _: not worker.is_cancelled, found)
            with Library.open(self.library.path) as library:
                done = import_checks(library, kept, progress=tell)
        except (ReviewError, FetchError, LibraryError) as problem:
            self.call_from_thread(self._complain, str(problem))
        except OSError as problem:
            self.call_from_thread(self._complain, f"{path}: {problem.strerror}")
        else:
            passed = f", {done.passed_over} without claim or rating" if done.passed_over else ""
            stopped = "; stopped, import again to go on" if worker.is_cancelled else ""
            line = f"{name}: {done.added} added, {done.known} known already{passed}{stopped}."
            self.call_from_thread(self.notify, line, timeout=8)
        finally:
            self.call_from_thread(self._desk.show_progress, None)

    def _fetched(self, address: str) -> bytes:
        from tui.articles.fetch import Fetcher  # noqa: PLC0415  (the network: only when named)

        return Fetcher(allow_private=self.allow_private).get(address).data

    def action_verify(self) -> None:
        """Ask for a dossier and recompute its sums."""
        from tui.app.screens.dialogues import PathScreen, path_typed  # noqa: PLC0415

        def answered(text: str | None) -> None:
            path = path_typed(text or "")
            if path is not None:
                self._verify(path.absolute())

        hint = "A dossier: its folder, or its zip file."
        self.push_screen(PathScreen("Verify a dossier", hint, verb="verifies"), answered)

    @work(thread=True, exclusive=True, group="verifying")
    def _verify(self, path: Path) -> None:
        from tui.app.screens.dialogues import LinesScreen  # noqa: PLC0415
        from tui.reviews import verify  # noqa: PLC0415

        try:
            problems = verify(path)
        except OSError as problem:
            self.call_from_thread(self._complain, f"{path}: {problem.strerror}")
            return
        if not problems:
            self.call_from_thread(self.notify, f"{path}: every file is as it was written.")
        elif len(problems) <= _TOLD:
            self.call_from_thread(self._complain, f"{path.name}: {problems[0]}")
        else:
            title = f"{path.name}: {len(problems)} things do not match"
            self.call_from_thread(self.push_screen, LinesScreen(title, problems))
