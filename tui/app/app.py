"""The app: the desk, its workers, and the terminal it runs in."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, work
from textual._styles_cache import StylesCache
from textual.app import SystemCommand
from textual.worker import Worker, get_current_worker

from tui.app.bringing_in import BringingInApp
from tui.app.commands import COMMANDS, EVERYWHERE, bindings_anywhere, spoken
from tui.app.desk_state import ASCII_ONLY
from tui.app.hangup import lasting_driver
from tui.app.pasting import fitted
from tui.app.preferences import refuse_unknown
from tui.app.reviewing import Reviewing
from tui.app.screens.following import FollowingDesk
from tui.app.theme import (
    HIGH_CONTRAST,
    HIGH_CONTRAST_LIGHT,
    high_contrast_themes,
    verdict_colours,
)
from tui.app.thrift import thrifty_driver
from tui.app.type_ahead import take_early
from tui.app.whole_pastes import pasted, whole_pastes
from tui.articles import clean, shown
from tui.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from textual.app import App
    from textual.await_complete import AwaitComplete
    from textual.binding import BindingType
    from textual.driver import Driver
    from textual.notifications import SeverityLevel
    from textual.screen import Screen

    from tui.app.leaving import BriefExecutor
    from tui.app.matches import Match
    from tui.library import StoredArticle
    from tui.search import ClaimSearch, Results
    from tui.search.fields import Scope
    from tui.search.names import KnownNames

THEMES = (
    "textual-dark",
    "textual-light",
    "atom-one-dark",
    "atom-one-light",
    "gruvbox",
    "ansi-dark",
    HIGH_CONTRAST,
    HIGH_CONTRAST_LIGHT,
)
# Seconds after which the first screen stands.
_STARTED = 1.0
# Seconds that a word of a toast takes to be read.
_READ_WORD = 0.35
_WHY = "Why"
# Seconds after which the backup of the day is made: not while the reader waits for the start.
_BACKED_UP = 20.0


class ClaimdeskApp(BringingInApp):
    """Reads a library; slow work runs in threads that have connections of their own."""

    TITLE = "claimdesk"
    NOTIFICATION_TIMEOUT = 3.0
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012  (Textual declares it on instances)
        (0, "-lowest"),
        (13, "-low"),
        (20, "-tall"),
    ]
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING: ClassVar[str] = "ctrl+p"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings_anywhere())
    # Runs what is slow; the event loop's own where there is none.
    executor: BriefExecutor | None = None

    def __init__(
        self,
        library: Library,
        *,
        theme: str = THEMES[0],
        method: str = "desk",
        sentences: int = 3,
        keys: dict[str, str] | None = None,
        fallback: Path | None = None,
        reviewing: Reviewing | None = None,
    ) -> None:
        super().__init__()
        # Nothing moves by itself: a slow line would feel it, and so would some readers.
        self.animation_level = "none"
        for made in high_contrast_themes():
            self.register_theme(made)
        refuse_unknown(theme, keys or {})
        self.reviewing = reviewing or Reviewing()
        self.ascii_only = ASCII_ONLY
        self.library = library
        self.keymap_changes = keys or {}
        self._wanted_theme = theme
        self._desk: FollowingDesk = FollowingDesk(library, method=method, sentences=sentences)
        self._fallback = fallback or library.path.parent / "copied"
        self._searches: dict[Scope, tuple[Lock, ClaimSearch]] = {}
        self._search_lock = Lock()
        self._names: KnownNames | None = None
        self._names_lock = Lock()
        self._query = ""

    def get_default_screen(self) -> Screen[None]:
        """Open on the desk, not on an empty screen below it."""
        self._desk.expect_width(self.size.width)
        return self._desk

    def get_driver_class(self) -> type[Driver]:
        """Draw with few bytes, for slow lines, and outlive a line that drops."""
        return thrifty_driver(lasting_driver(whole_pastes(super().get_driver_class())))

    def on_load(self) -> None:
        """Let workers run where nobody waits long for them."""
        if self.executor is not None:
            asyncio.get_running_loop().set_default_executor(self.executor)

    def on_mount(self) -> None:
        """Take the reader's theme and keys, and put the terminal back when we are told to go."""
        if self._wanted_theme != self.theme:
            self.theme = self._wanted_theme
        if self.keymap_changes:
            self.set_keymap(self.keymap_changes)
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self.exit)
        self.app_resume_signal.subscribe(self, self._draw_again)
        if not gc.isenabled():
            self.set_timer(_STARTED, _collect_garbage_again)
        self.set_timer(_BACKED_UP, self.back_up)
        if not self.library.counts().articles:
            self._add_seeds()

    def _draw_again(self, _: App[object]) -> None:
        """Draw all of the screen: after a suspension the terminal shows what others left on it."""
        self.screen.refresh(layout=True)
        self.call_after_refresh(self.screen.refresh)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Add the colours of verdicts to those of the theme."""
        return verdict_colours(self.current_theme)

    # The doors

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,  # noqa: ARG002  (never: toasts quote articles and file names)
    ) -> None:
        """Show a toast; its text is shown as it is."""
        text = shown(message)
        if any(item.message == text for item in self._notifications):
            return  # it stands there already
        if timeout is None:
            timeout = max(self.NOTIFICATION_TIMEOUT, len(text.split()) * _READ_WORD)
        super().notify(text, title=shown(title), severity=severity, timeout=timeout, markup=False)

    def explain(self, text: str) -> None:
        """Say why something stands where it does, in the place of what was explained before."""
        self.end_explanation()
        self.notify(text, title=_WHY)

    def end_explanation(self) -> None:
        """Take away what was explained: it is about what is no longer before the reader."""
        for item in list(self._notifications):
            if item.title == _WHY:
                self._unnotify(item)

    def action_help_quit(self) -> None:
        """Say what leaves: Ctrl+C does not, for it copies what is selected."""
        keys = spoken(self.keymap_changes.get("quit", "q"))
        self.notify(f"{keys} on the desk leaves claimdesk, Ctrl+Q from everywhere.")

    async def on_event(self, event: events.Event) -> None:
        """Clean what is pasted before a line or a note takes it."""
        if isinstance(event, events.Paste):
            event.text, left_out = fitted(clean(pasted(event.text)).text, self.focused)
            if left_out:
                self.notify(left_out, severity="warning", timeout=10)
        await super().on_event(event)

    def pop_screen(self) -> AwaitComplete:
        """Leave a screen, and let go of what was drawn of it."""
        left = super().pop_screen()
        # A cache of Textual's holds a thousand widgets, each with its lines, after they are gone.
        StylesCache.get_inner_outer.cache_clear()
        return left

    async def on_key(self, event: events.Key) -> None:
        """Give letters that were typed ahead of a dialogue to it, and say what does nothing."""
        if await take_early(self.screen, event) or not event.is_printable or self.screen.is_modal:
            return
        if event.key not in self.screen.active_bindings:
            keys = spoken(self.keymap_changes.get("keys", "question_mark"))
            self.notify(f"That key does nothing here; {keys} lists those that do.", timeout=2.0)

    # Workers

    @work(thread=True, exclusive=True, group="summary")
    def summarise(
        self, stored: StoredArticle, method: str, budget: dict[str, Any], query: str = ""
    ) -> None:
        """Summarise an article, or what it says on a query, and show it on the desk.

        Args:
            stored: The article.
            method: One of `tui.summary.METHODS`.
            budget: How long it may be, as arguments of `tui.summary.summarize`.
            query: What it shall be about; empty for the article as a whole.
        """
        from tui.summary import summarize  # noqa: PLC0415  (not needed to start)

        worker = get_current_worker()
        article = stored.article
        made = summarize(
            article.text,
            method=method,
            query=query,
            title=article.title,
            language=article.language,
            **budget,
        )
        if not worker.is_cancelled:
            self.call_from_thread(self._desk.show_summary, stored.id, method, tuple(made), query)

    def search_claims(self, query: str, worker: Worker[None]) -> Results | None:
        """Search, in a worker thread; None where a later key has made it stale."""
        from tui.search.query import parse  # noqa: PLC0415

        lock, search = self._search_in(parse(query).scope)
        with lock:
            return None if worker.is_cancelled else search.search(query)

    def _search_in(self, scope: Scope) -> tuple[Lock, ClaimSearch]:
        """Return who searches a scope: making the index of one holds up none of the others."""
        from tui.search import ClaimSearch  # noqa: PLC0415

        with self._search_lock:
            if scope not in self._searches:
                told = partial(self.call_from_thread, self._show_indexing, scope)
                search = ClaimSearch(Library.open(self.library.path), progress=told)
                self._searches[scope] = Lock(), search
            return self._searches[scope]

    def known_names(self, field: str, begun: str) -> Sequence[str]:
        """Return the speakers or sources that go on so, in a worker thread."""
        from tui.search.names import KnownNames  # noqa: PLC0415

        with self._names_lock:
            if self._names is None:
                self._names = KnownNames(Library.open(self.library.path))
            return self._names.of(field, begun)

    def _show_indexing(self, scope: Scope, done: int, total: int) -> None:
        from tui.app.screens.search import SearchScreen  # noqa: PLC0415

        if isinstance(self.screen, SearchScreen):
            self.screen.show_indexing(scope, done, total)

    def ready_search(self) -> None:
        """Open the index, in a worker thread, while the reader has typed nothing yet."""
        lock, search = self._search_in("claims")
        with lock:
            search.ready()

    # Commands

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer every command in the palette."""
        places = self._places(screen)
        for command in COMMANDS:
            if command.palette and (command.where in places or command.anywhere):
                run = partial(self.run_action, command.action, screen)
                yield SystemCommand(command.title, command.help, run)

    def _places(self, screen: Screen[object]) -> tuple[str, ...]:
        """Return where the reader is: whose commands hold."""
        found: tuple[str, ...] = getattr(screen, "places", ())
        return (self._desk.pane, EVERYWHERE) if screen is self._desk else found

    def action_search(self) -> None:
        """Search the claims of the whole library."""
        from tui.app.screens.search import SearchScreen  # noqa: PLC0415

        screen = SearchScreen(self.library, self._query, self._desk.desk, self._desk.picks)

        def chosen(match: Match | None) -> None:
            self._query = self._desk.asked = screen.query_text
            self._desk.matches = screen.matches
            self._desk.show_verdicts()
            if match is not None:
                self.to_desk()
                self._desk.open_match(match)

        self.push_screen(screen, chosen)

    def action_keys(self) -> None:
        """List the keys of the pane that has the focus."""
        from tui.app.screens.dialogues import KeysScreen  # noqa: PLC0415

        self.push_screen(KeysScreen(self._places(self.screen), self.keymap_changes))

    def action_command_palette(self) -> None:
        """Find a command by its name."""
        from tui.app.screens.palette import Palette  # noqa: PLC0415  (not needed to start)

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    def action_next_theme(self) -> None:
        """Change to the next theme."""
        place = THEMES.index(self.theme) if self.theme in THEMES else -1
        self.theme = THEMES[(place + 1) % len(THEMES)]

    def copy_to_clipboard(self, text: str) -> None:
        """Copy what is selected in a line or a note, by every way that is open."""
        self.copy_out(text, "selection")

    def copy_out(self, text: str, what: str) -> None:
        """Copy a text and say what was copied and how."""
        from tui.app.clipboard import copy  # noqa: PLC0415  (not needed to start)

        try:
            copied = copy(
                text, write=self._write_raw, environment=os.environ, fallback=self._fallback
            )
        except OSError as problem:
            self._complain(f"Nothing was copied: {self._fallback}: {problem.strerror}")
            return
        words = len(text.split())
        self.notify(f"Copied the {what} ({words:,} words) {copied}.")

    def open_address(self, address: str) -> None:
        """Ask, then hand an address to the system's browser."""
        from tui.app.browsing import browser, show  # noqa: PLC0415
        from tui.app.screens.dialogues import ConfirmScreen  # noqa: PLC0415
        from tui.articles.addresses import is_web_page  # noqa: PLC0415

        command = browser(os.environ, sys.platform)
        if not address:
            self.notify("The article has no address.")
        elif not is_web_page(address):
            self.notify(f"Only addresses of web pages are opened, not {address}")
        elif self.is_web or command is None:
            self.notify(f"No browser can be opened from here. The address: {address}", timeout=10)
        else:

            def answered(sure: bool | None) -> None:
                if not sure:
                    return
                try:
                    show(address, command)
                except OSError as problem:
                    self._complain(f"{command[0]}: {problem.strerror}")

            self.push_screen(ConfirmScreen(f"Open in your browser? {address}"), answered)

    def _write_raw(self, sequence: str) -> None:
        if self._driver is not None:
            self._driver.write(sequence)


def _collect_garbage_again() -> None:
    """Look for garbage from now on, but not among what was made while starting."""
    gc.freeze()
    gc.enable()
