"""The desk: articles, the open one with its marks, its summary and its claims."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, cast

from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Input, Static

from tui.app.commands import ARTICLES, EVERYWHERE, bindings, hints
from tui.app.content import Content, one_line, plain
from tui.app.desk_state import CLAIM_SORTS, Desk, about, citation, explained, summary_text
from tui.app.screens.dialogues import NoteScreen
from tui.app.widgets.article_list import ArticleList
from tui.app.widgets.article_view import ArticleView
from tui.app.widgets.claim_list import ClaimList, SummaryList
from tui.app.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer

    from tui.app.app import ClaimdeskApp
    from tui.library import ArticleSort, Library, Progress
    from tui.library.records import SummarySpan
    from tui.summary import SummarySentence

PANES = ("articles", "article", "summary", "claims")
_SORTS: tuple[ArticleSort, ...] = ("date", "title", "source", "claims", "added")
# The method whose sentences the library stores when an article is added.
STORED_METHOD = "desk"
# Held keys and slow lines: nothing but the list is drawn until the cursor rests this long.
_SETTLED = 0.2
_MOST_SENTENCES = 40


class DeskScreen(Screen[None]):
    """The four panes; in a narrow terminal one of them at a time."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings(EVERYWHERE))
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012  (Textual declares it on instances)
        (0, "-narrow"),
        (120, "-wide"),
    ]

    def __init__(self, library: Library, *, method: str, sentences: int) -> None:
        super().__init__()
        self._library = library
        self._sort: ArticleSort = "date"
        self._descending = True
        self._matching = ""
        self.desk: Desk | None = None
        self.pane = "articles"
        self.method = method
        self.sentences = sentences
        self.matches: tuple[int, ...] = ()
        self._settling: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the panes between title and hints."""
        yield Static(id="title", classes="bar")
        yield Static(id="tabs", classes="bar")
        with Horizontal(id="panes"):
            with Vertical(id="articles-pane", classes="pane"):
                yield ArticleList()
                matching = Input(id="filter", placeholder="words of title, source or author")
                matching.cursor_blink = False
                yield matching
            with Vertical(id="article-pane", classes="pane"):
                yield Static(id="article-head", classes="empty")
                yield ArticleView()
            with Vertical(id="side"):
                with Vertical(id="summary-pane", classes="pane"):
                    yield SummaryList()
                with Vertical(id="claims-pane", classes="pane"):
                    yield ClaimList()
        yield Static(id="hints", classes="bar")

    @property
    def desk_app(self) -> ClaimdeskApp:
        """The app this screen belongs to."""
        return cast("ClaimdeskApp", self.app)

    def on_mount(self) -> None:
        """List the articles and open the first."""
        for pane in PANES:
            self.query_one(f"#{pane}-pane").border_title = pane.capitalize()
        self.refresh_list()
        self.show_pane("articles")

    # The list of articles

    def refresh_list(self, *, afresh: bool = False) -> None:
        """Read the order of the articles again, keeping the one that is open unless `afresh`."""
        select = None if afresh or self.desk is None else self.desk.stored.id
        ids = self._library.article_ids(
            sort=self._sort, descending=self._descending, matching=self._matching
        )
        listing = self.query_one(ArticleList)
        listing.show_ids(self._library, ids, select=select or self._first_article(ids))
        direction = "↓" if self._descending else "↑"
        pane = self.query_one("#articles-pane")
        pane.border_title = f"Articles · {self._sort} {direction}"
        if listing.selected is not None and (select is None or listing.selected != select):
            self._open(listing.selected)
        self._show_counts()

    def _first_article(self, ids: Sequence[int]) -> int | None:
        """Return the first article on the first screenful that is not a background note."""
        rows = self._library.rows(ids[:50])
        return next((row.id for row in rows if row.kind == "article"), None)

    def _show_counts(self) -> None:
        counts = self._library.counts()
        self.query_one("#articles-pane").border_subtitle = f"{counts.articles:,}"
        title = Content.assemble(
            ("claimdesk", "bold"),
            f"   {counts.articles:,} articles · {counts.claims:,} claims",
            f" · {counts.unread:,} unread",
        )
        self.query_one("#title", Static).update(title)

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """Follow the cursor: open the article, or show the claim's place."""
        if isinstance(event.source, ArticleList):
            if self._settling is not None:
                self._settling.stop()
            self._settling = self.set_timer(_SETTLED, self._open_selected)
        elif isinstance(event.source, ClaimList):
            self.select_claim(event.row, from_list=True)
        elif isinstance(event.source, SummaryList):
            self._show_sentence(event.row)

    def _open_selected(self) -> None:
        selected = self.query_one(ArticleList).selected
        if selected is not None and (self.desk is None or self.desk.stored.id != selected):
            self._open(selected)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Go deeper: from the list into the article, from a claim to its place."""
        if isinstance(event.source, ArticleList):
            self._open_selected()
            self._mark_read()
        elif isinstance(event.source, ClaimList):
            self.select_claim(event.row, from_list=True)
        elif isinstance(event.source, SummaryList):
            self._show_sentence(event.row)
        self.show_pane("article")

    def _mark_read(self) -> None:
        if self.desk is not None and self.desk.stored.unread:
            self._library.mark_read(self.desk.stored.id)
            self._reread()

    def _reread(self) -> None:
        """Show what has changed about the open article."""
        if self.desk is None:
            return
        stored = self._library.article(self.desk.stored.id)
        if stored is not None:
            self.desk = replace(self.desk, stored=stored)
            self._show_head()
        self.query_one(ArticleList).reread()
        self._show_counts()

    def show_progress(self, progress: Progress | None) -> None:
        """Tell how far adding has come, in the title; None when it is done."""
        if progress is None:
            self._show_counts()
            return
        line = (
            f"adding {progress.done:,} of {progress.total:,} · {progress.rate:,.0f} a second"
            f" · {progress.left:,.0f} s left · {one_line(progress.name)}"
        )
        self.query_one("#title", Static).update(plain(line))

    # The open article

    def _open(self, article_id: int) -> None:
        stored = self._library.article(article_id)
        if stored is None:
            return
        sort = self.desk.sort if self.desk else "worth"
        backwards = self.desk.backwards if self.desk else False
        claims = tuple(self._library.claims(article_id))
        self.desk = Desk(stored, claims).sorted_by(sort, backwards=backwards)
        self.desk = replace(self.desk, selected=0)
        self.query_one(ArticleView).show_text(stored.article.text)
        self._show_head()
        self._show_claims()
        self.query_one(SummaryList).show_blocks(())
        self._summarise()

    def open_claim(self, claim_id: int) -> None:
        """Go to a claim in its article."""
        stored = self._library.claim(claim_id)
        if stored is None:
            self.app.notify("That claim's article has been removed.")
            return
        if self.desk is None or self.desk.stored.id != stored.article_id:
            self._open(stored.article_id)
            self.query_one(ArticleList).select(stored.article_id)
        assert self.desk is not None
        ids = [item.id for item in self.desk.claims]
        self.select_claim(ids.index(claim_id))
        self._mark_read()
        self.show_pane("article")

    def _show_head(self) -> None:
        assert self.desk is not None
        stored = self.desk.stored
        head = self.query_one("#article-head", Static)
        title = stored.article.title
        lines = [Content.styled(one_line(title)[:200], "bold")] if title else []
        lines.append(plain(about(stored), "$text-muted"))
        head.update(Content("\n").join(lines))
        head.remove_class("empty")

    def _show_claims(self) -> None:
        assert self.desk is not None
        self.query_one(ClaimList).show_blocks(self.desk.claim_blocks(), cursor=self.desk.selected)
        direction = " ↑" if self.desk.backwards else ""
        pane = self.query_one("#claims-pane")
        pane.border_title = f"Claims · {len(self.desk.claims)} · by {self.desk.sort}{direction}"
        self.query_one(ArticleView).set_marks(self.desk.marks())

    def select_claim(self, number: int, *, from_list: bool = False) -> None:
        """Select a claim: light it up in the article and in the list."""
        if self.desk is None or number >= len(self.desk.claims):
            return
        self.desk = replace(self.desk, selected=number)
        view = self.query_one(ArticleView)
        view.set_marks(self.desk.marks())
        view.show_place(self.desk.claims[number].claim.start)
        if not from_list:
            self.query_one(ClaimList).move_to(number, quietly=True)

    def on_article_view_claim_picked(self, event: ArticleView.ClaimPicked) -> None:
        """Find the claim that was picked in the text."""
        self.select_claim(event.number)
        if self.has_class("-wide"):
            return
        self.show_pane("claims")

    # The summary

    def _summarise(self) -> None:
        if self.desk is None:
            return
        stored = self.desk.stored
        if self.method == STORED_METHOD:
            ready = self._library.summary(stored.id, sentences=self.sentences)
            # Fewer than asked for: the article has no more, or no more of them are stored.
            if len(ready) == self.sentences:
                self.show_summary(stored.id, self.method, tuple(ready))
                return
        self.query_one("#summary-pane").border_title = f"Summary · {self.method} · …"
        self.desk_app.summarise(stored, self.method, self.sentences)

    def show_summary(
        self,
        article_id: int,
        method: str,
        summary: tuple[SummarySpan | SummarySentence, ...],
    ) -> None:
        """Show a summary that has been made, unless another article or method is wanted by now."""
        if self.desk is None or (self.desk.stored.id, self.method) != (article_id, method):
            return
        self.desk = replace(self.desk, summary=summary)
        self.query_one(SummaryList).show_blocks(self.desk.summary_blocks())
        self.query_one(ArticleView).set_marks(self.desk.marks())
        count = "1 sentence" if len(summary) == 1 else f"{len(summary)} sentences"
        self.query_one("#summary-pane").border_title = f"Summary · {method} · {count}"

    def _show_sentence(self, row: int) -> None:
        if self.desk is not None and row < len(self.desk.summary):
            self.query_one(ArticleView).show_place(self.desk.summary[row].start)

    def action_method(self) -> None:
        """Summarise by the next method."""
        from tui.summary import METHODS  # noqa: PLC0415  (not needed to start)

        self.method = METHODS[(METHODS.index(self.method) + 1) % len(METHODS)]
        self._summarise()

    def action_length(self, sentences: int) -> None:
        """Make the summary longer or shorter."""
        self.sentences = max(1, min(self.sentences + sentences, _MOST_SENTENCES))
        self._summarise()

    # Panes

    def show_pane(self, name: str) -> None:
        """Give a pane the focus; in a narrow terminal show it alone."""
        self.pane = name
        for pane in PANES:
            self.query_one(f"#{pane}-pane").set_class(pane == name, "-shown")
        self.query_one("#side").set_class(name in {"summary", "claims"}, "-shown")
        self.query_one(f"#{name}").focus()
        self._show_bars()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow the focus, wherever the mouse has put it."""
        if event.widget.id in PANES and event.widget.id != self.pane:
            self.show_pane(event.widget.id)

    def _show_bars(self) -> None:
        width = self.size.width - 2
        self.query_one("#hints", Static).update(
            Content(hints(self.pane, width, self.desk_app.keymap_changes))
        )
        tabs = [
            Content.styled(
                f" {number} {pane.capitalize()} ", "reverse" if pane == self.pane else ""
            )
            for number, pane in enumerate(PANES, start=1)
        ]
        self.query_one("#tabs", Static).update(Content(" ").join(tabs))

    def on_resize(self) -> None:
        """Fit the bars."""
        self._show_bars()

    def action_show(self, pane: str) -> None:
        """Go to a pane by its name."""
        if pane == "article":
            self._mark_read()
        self.show_pane(pane)

    def action_pane(self, steps: int) -> None:
        """Go to another pane."""
        self.action_show(PANES[(PANES.index(self.pane) + steps) % len(PANES)])

    def action_back(self) -> None:
        """Go back to the list of articles; from there, end the filter."""
        if self.pane != "articles":
            self.show_pane("articles")
        elif self._matching:
            self.query_one("#filter", Input).value = ""
            self._end_filter()

    # Claims by steps

    def action_step_claim(self, steps: int) -> None:
        """Select the next or the previous claim in the order of the article."""
        if self.desk is not None and self.desk.claims:
            self.select_claim(self.desk.step(steps))

    def action_step_match(self, steps: int) -> None:
        """Go to the next or the previous claim that the last search found."""
        if not self.matches:
            self.app.notify("Search first: press / and type a scrap of a claim.")
            return
        claim = self.desk.claim if self.desk else None
        current = claim.id if claim else None
        place = self.matches.index(current) if current in self.matches else -1 if steps > 0 else 0
        self.open_claim(self.matches[(place + steps) % len(self.matches)])

    def action_sort(self) -> None:
        """Sort the list that has the focus by the next order."""
        if self.pane == "claims" and self.desk is not None:
            following = CLAIM_SORTS[(CLAIM_SORTS.index(self.desk.sort) + 1) % len(CLAIM_SORTS)]
            self.desk = self.desk.sorted_by(following, backwards=False)
            self._show_claims()
        elif self.pane == ARTICLES:
            self._sort = _SORTS[(_SORTS.index(self._sort) + 1) % len(_SORTS)]
            self._descending = self._sort not in {"title", "source"}
            self.refresh_list()

    def action_reverse(self) -> None:
        """Turn the order of the list round."""
        if self.pane == "claims" and self.desk is not None:
            self.desk = self.desk.sorted_by(self.desk.sort, backwards=not self.desk.backwards)
            self._show_claims()
        elif self.pane == ARTICLES:
            self._descending = not self._descending
            self.refresh_list()

    # Filter

    def action_filter(self) -> None:
        """Filter the list while typing."""
        entry = self.query_one("#filter", Input)
        entry.add_class("-shown")
        entry.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list with every key."""
        self._matching = event.value
        self.refresh_list(afresh=True)

    def on_input_submitted(self) -> None:
        """Go back to the list, filtered."""
        self._end_filter()

    def _end_filter(self) -> None:
        entry = self.query_one("#filter", Input)
        entry.set_class(bool(entry.value), "-shown")
        self.show_pane("articles")

    def on_key(self, event: events.Key) -> None:
        """Leave the filter with Esc or Down."""
        if event.key in {"escape", "down"} and self.focused is self.query_one("#filter"):
            event.stop()
            event.prevent_default()
            if event.key == "escape":
                self.query_one("#filter", Input).value = ""
            self._end_filter()

    # Notes and marks

    def action_star(self) -> None:
        """Give the article a star, or take it away."""
        if self.desk is not None:
            self._library.star(self.desk.stored.id, starred=not self.desk.stored.starred)
            self._reread()

    def action_unread(self) -> None:
        """Mark the article as unread, or as read."""
        if self.desk is not None:
            self._library.mark_read(self.desk.stored.id, read=self.desk.stored.unread)
            self._reread()

    def action_note(self) -> None:
        """Write a note on the article; every change is stored."""
        if self.desk is None:
            return
        stored = self.desk.stored
        note = NoteScreen(
            stored.heading, stored.note, lambda text: self._library.set_note(stored.id, text)
        )
        self.app.push_screen(note, lambda _: self._reread())

    def action_why(self) -> None:
        """Say why the selected claim or sentence stands where it does."""
        if self.desk is None:
            return
        if self.pane == "summary":
            row = self.query_one(SummaryList).cursor
            if 0 <= row < len(self.desk.summary):
                self.app.notify(self.desk.summary[row].why, title="Why")
        elif self.desk.claim is not None:
            self.app.notify(explained(self.desk.claim.claim), title="Why")

    # Copying

    def action_copy(self) -> None:
        """Copy what has the focus."""
        self._copy(cited=False)

    def action_copy_cited(self) -> None:
        """Copy what has the focus, with where it is from."""
        self._copy(cited=True)

    def _copy(self, *, cited: bool) -> None:
        if self.desk is None:
            return
        text, what = self._focused_text()
        if not text:
            self.app.notify(f"There is no {what} to copy.", severity="warning")
            return
        tail = f"\n\n{citation(self.desk.stored)}" if cited else ""
        self.desk_app.copy_out(text + tail, f"{what} with citation" if cited else what)

    def _focused_text(self) -> tuple[str, str]:
        assert self.desk is not None
        if self.pane == "claims":
            claim = self.desk.claim
            return (claim.claim.text if claim else "", "claim")
        if self.pane == "summary":
            return summary_text(self.desk.summary), "summary"
        return self.desk.stored.article.text, "article"
