"""The desk: four panes over one library, bound to keys, mouse and each other.

What is shown is worked out elsewhere, without a screen: which articles (`listing`), the open
article (`desk_state`), its claims and summary as blocks (`blocks`), the words (`wording`), the bars
(`bars`). The summary pane is driven by `summarising`. A new command is a line in `commands` and an
`action_` method here, there or on the app; a new mark beside a claim is drawn in
`blocks.claim_block`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.worker import get_current_worker

from tui.app.commands import EVERYWHERE, bindings
from tui.app.desk_state import Desk
from tui.app.digesting import articles_for
from tui.app.listing import Listing
from tui.app.matches import next_match
from tui.app.screens.summarising import SummarisingScreen
from tui.app.wording import citation, copied_from, copyable, explained
from tui.library import Library, LibraryError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.binding import BindingType
    from textual.timer import Timer

    from tui.app.matches import Match
    from tui.app.widgets.article_view import ArticleView
    from tui.app.widgets.filter_line import FilterLine
    from tui.app.widgets.row_list import RowList

# Held keys and slow lines: nothing but the list is drawn until the cursor rests this long.
_SETTLED = 0.2
# More articles than these are filtered in a worker: a key would wait for it.
LISTED_AT_ONCE = 20_000


class DeskScreen(SummarisingScreen):
    """What lies in the four panes, and what the reader does with it."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings(EVERYWHERE))

    def __init__(self, library: Library, *, method: str, sentences: int) -> None:
        super().__init__(library, method=method, sentences=sentences)
        self.listing = Listing()
        # Whether letters that nothing uses are meant for the filter that is just opening.
        self.takes_letters = False
        self.matches: tuple[Match, ...] = ()
        # Where the reader was in each article, as the first character in view.
        self._places: dict[int, int] = {}
        self._settling: Timer | None = None

    def on_mount(self) -> None:
        """List the articles and open the first."""
        self.refresh_list()

    def on_screen_suspend(self) -> None:
        """Take along nothing that was said about what is no longer seen."""
        self.desk_app.end_explanation()

    # The list of articles

    def refresh_list(self, *, afresh: bool = False) -> None:
        """Read the order of the articles again, keeping the one that is open unless `afresh`."""
        self._show_listing(self.listing.ids(self._library), afresh=afresh)

    def _show_listing(self, ids: Sequence[int], *, afresh: bool) -> None:
        select = None if afresh or self.desk is None else self.desk.stored.id
        self._list.show_listing(self._library, self.listing, ids, select=select)
        if self._list.selected not in {None, select}:
            self._open_selected()
        self._show_bars()

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """Follow the cursor: open the article, or show the place of claim or sentence."""
        if event.source is self._list:
            if self._settling is not None:
                self._settling.stop()
            self._settling = self.set_timer(_SETTLED, self._open_selected)
        elif event.source is self._claims:
            self.select_claim(event.row)
        else:
            self.show_sentence(event.row)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Go deeper: from the list into the article, from a claim or sentence to its place."""
        if event.source is self._list:
            self._open_selected()
            self._mark_read()
        else:
            self.on_row_list_moved(event)
        self.show_pane("article")

    def _open_selected(self) -> None:
        selected = self._list.selected
        if selected is not None and (self.desk is None or self.desk.stored.id != selected):
            self.open_article(selected)

    def _mark_read(self) -> None:
        if self.desk is not None and self.desk.stored.unread:
            self._library.mark_read(self.desk.stored.id)
            self.reread()

    def reread(self) -> None:
        """Show what the reader has changed about the open article."""
        if self.desk is not None:
            self.desk = self.desk.reread(self._library)
            self._view.show_head(self.desk.stored)
        self._list.reread()
        self._show_bars()

    def action_filter(self) -> None:
        """Filter the list while typing."""
        from tui.app.widgets.filter_line import FilterLine  # noqa: PLC0415  (not needed to start)

        if not self.query(FilterLine):
            self.show_pane("articles")
            self.takes_letters = True
            self.mount(FilterLine(self.listing.typed), before="#hints")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Give letters to the filter only until it takes them by itself."""
        if event.widget.id == "filter":
            self.takes_letters = False

    def on_filter_line_typed(self, event: FilterLine.Typed) -> None:
        """Narrow the list with every key."""
        self.listing = self.listing.filtered(event.text)
        if self._library.counts().articles <= LISTED_AT_ONCE:
            self.refresh_list(afresh=True)
        else:
            self._filter_list(self.listing)

    @work(thread=True, exclusive=True, group="listing")
    def _filter_list(self, listing: Listing) -> None:
        """Filter a long list while the reader goes on typing."""
        worker = get_current_worker()
        try:
            with Library.open(self._library.path) as library:
                ids = listing.ids(library)
        except LibraryError as problem:
            self.app.call_from_thread(self.app.notify, str(problem), severity="error")
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._filtered, listing, ids)

    def _filtered(self, listing: Listing, ids: Sequence[int]) -> None:
        # What was typed meanwhile has its own list coming.
        if self.is_attached and listing == self.listing:
            self._show_listing(ids, afresh=True)

    def on_filter_line_done(self, event: FilterLine.Done) -> None:
        """Go back to the list, filtered or not."""
        self.takes_letters = False
        self.set_focus(self._list)  # now: what is removed with the focus gives it to the next pane
        self.query("FilterLine").remove()
        if not event.keep:
            self._end_filter()

    def _end_filter(self) -> None:
        self.listing = self.listing.filtered("")
        self.refresh_list()

    # The open article and its claims

    def open_article(self, article_id: int) -> None:
        """Put an article on the desk, with its claims and its summary."""
        try:
            desk = Desk.opened(self._library, article_id, before=self.desk)
        except LibraryError as problem:
            self.app.notify(str(problem), severity="error", timeout=10)
            return
        if desk is None:
            return
        if self.desk is not None:
            self._places[self.desk.stored.id] = self._view.place
        self.desk = desk
        self._view.show_article(desk.stored, place=self._places.get(article_id, 0))
        self._show_claims()
        self.summarise_open()

    def open_claim(self, claim_id: int) -> None:
        """Go to a claim in its article."""
        stored = self._library.claim(claim_id)
        if stored is None:
            self.app.notify("That claim's article has been removed.")
            return
        if self.desk is None or self.desk.stored.id != stored.article_id:
            self.open_article(stored.article_id)
            self._list.select(stored.article_id)
        place = self.desk.place_of(claim_id) if self.desk else None
        if place is not None:
            self.select_claim(place)
        self._mark_read()
        self.show_pane("article")

    def select_claim(self, number: int) -> None:
        """Select a claim: light it up in the article and in the list."""
        if self.desk is None or number >= len(self.desk.claims):
            return
        self.desk = replace(self.desk, selected=number, lit=None)
        self._view.set_marks(self.desk.marks())
        self._view.show_place(self.desk.claims[number].claim.start)
        self._claims.move_to(number, quietly=True)

    def _show_claims(self) -> None:
        if self.desk is not None:
            self._claims.show_claims(self.desk)
            self._view.set_marks(self.desk.marks())
            self._view.border_title = f"Article · {self.desk.standing}"

    def on_article_view_claim_picked(self, event: ArticleView.ClaimPicked) -> None:
        """Find the claim that was picked in the text."""
        self.select_claim(event.number)
        if self.has_class("-narrow"):
            self.show_pane("claims")

    def action_step_claim(self, steps: int) -> None:
        """Select the next or the previous claim in the order of the article."""
        if self.desk is not None and self.desk.claims:
            self.select_claim(self.desk.step(steps))

    def action_step_match(self, steps: int) -> None:
        """Go to the next or the previous place that the last search found."""
        if self.matches:
            self.open_match(next_match(self.matches, self.desk, steps))
        else:
            self.app.notify("Search first: press / and type a scrap of a claim.")

    def open_newest(self, article_id: int) -> None:
        """Put an article that has just come in on the desk, and the cursor on it."""
        self.open_article(article_id)
        self._list.select(article_id)

    def open_match(self, match: Match) -> None:
        """Go to what a search found: a claim, or a sentence, which is lit in its article."""
        if match.claim is not None:
            self.open_claim(match.claim)
            return
        self.open_at(match.article, match.start)
        if self.desk is None or self.desk.stored.id != match.article:
            self.app.notify("That sentence's article has been removed.")
            return
        self.desk = replace(self.desk, lit=(match.start, match.end))
        self._view.set_marks(self.desk.marks())
        self._mark_read()

    # Digests

    def action_pick(self) -> None:
        """Pick the article under the cursor for a digest, or leave it out again."""
        self._list.pick()

    def action_digest(self) -> None:
        """Show one digest of the picked articles, or of those that the last search found."""
        from tui.app.screens.digest import DigestScreen  # noqa: PLC0415  (not needed to start)

        found = (match.article for match in self.matches)
        articles = articles_for(self._library, self._list.picked, found)
        if articles:
            query = "" if self._list.picked else self.asked.strip()
            self.app.push_screen(DigestScreen(articles, query))
        else:
            self.app.notify("Pick articles with Space in the list, or search first with /.")

    # Verdicts

    @property
    def picks(self) -> dict[int, None]:
        """The same, to add to and take from where other screens list claims."""
        return self._claims.picked

    @property
    def picked_claims(self) -> tuple[int, ...]:
        """The claims picked for a report or an export, of whichever article, by id."""
        return tuple(self._claims.picked)

    def show_verdicts(self) -> None:
        """Read the signs of verdicts again, and show them and what is picked."""
        if self.desk is not None:
            self.desk = self.desk.reread(self._library)
            self._show_claims()

    def action_check(self, section: str) -> None:
        """Open the claim that is selected: evidence and verdict."""
        if self.desk is None or self.desk.claim is None:
            self.app.notify("Select a claim first.")
        else:
            self.desk_app.check_claim(self.desk.claim.id, section)

    def open_at(self, article_id: int, position: int) -> None:
        """Put an article on the desk, at a place."""
        if self.desk is None or self.desk.stored.id != article_id:
            self.open_article(article_id)
            self._list.select(article_id)
        self.show_pane("article")
        self._view.call_after_refresh(self._view.show_place, position)

    def action_show(self, pane: str) -> None:
        """Go to a pane by its name."""
        if pane == "article":
            self._mark_read()
        super().action_show(pane)

    def action_back(self) -> None:
        """Go back to the list of articles; from there, end the filter."""
        if self.pane != "articles":
            self.show_pane("articles")
        elif self.listing.typed:
            self._end_filter()

    def action_sort(self) -> None:
        """Sort the list that has the focus by the next order."""
        if self.pane == "articles":
            self.listing = self.listing.sorted_next()
            self.refresh_list()
        elif self.desk is not None:
            self.desk = self.desk.sorted_next()
            self._show_claims()

    def action_reverse(self) -> None:
        """Turn the order of the list round."""
        if self.pane == "articles":
            self.listing = self.listing.turned()
            self.refresh_list()
        elif self.desk is not None:
            self.desk = self.desk.turned()
            self._show_claims()

    # What the reader decides, and takes along

    def action_star(self) -> None:
        """Give the article a star, or take it away."""
        if self.desk is not None:
            self._library.star(self.desk.stored.id, starred=not self.desk.stored.starred)
            self.reread()

    def action_unread(self) -> None:
        """Mark the article as unread, or as read."""
        if self.desk is not None:
            self._library.mark_read(self.desk.stored.id, read=self.desk.stored.unread)
            self.reread()

    def action_note(self) -> None:
        """Write a note on the article; every change is stored."""
        if self.desk is None:
            return
        from tui.app.screens.dialogues import NoteScreen  # noqa: PLC0415  (not needed to start)

        stored = self.desk.stored
        note = NoteScreen(
            stored.heading, stored.note, lambda text: self._library.set_note(stored.id, text)
        )
        self.app.push_screen(note, lambda _: self.reread())

    def action_open_source(self) -> None:
        """Open the article's address in a browser."""
        if self.desk is not None:
            self.desk_app.open_address(self.desk.stored.article.url)

    def action_why(self) -> None:
        """Say why the selected claim or sentence stands where it does."""
        if self.desk is None:
            return
        if self.pane == "summary":
            row = self._summary.cursor
            if 0 <= row < len(self.desk.summary):
                self.desk_app.explain(self.desk.summary[row].why)
        elif self.desk.claim is not None:
            self.desk_app.explain(explained(self.desk.claim.claim))

    def action_copy(self, cited: bool = False) -> None:
        """Copy what has the focus, with where it is from if `cited`."""
        if self.desk is None:
            return
        text, what = copyable(self.desk, self.pane)
        if self.selections:
            text, what = self.get_selected_text() or "", "selection"
        if not text:
            self.app.notify(f"There is no {what} to copy.", severity="warning")
        elif cited:
            starts = () if self.selections else copied_from(self.desk, self.pane)
            cited_text = f"{text}\n\n{citation(self.desk.stored, *starts)}"
            self.desk_app.copy_out(cited_text, f"{what} with citation")
        else:
            self.desk_app.copy_out(text, what)
