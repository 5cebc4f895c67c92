"""Fuzzy search over the claims of the whole library."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import work
from textual.screen import Screen
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from tui.app.blocks import PICKED
from tui.app.commands import SEARCH, bindings, hints
from tui.app.content import Content, cut, one_line, padded, plain
from tui.app.desk_state import ASCII_ONLY
from tui.app.matches import Match
from tui.app.offering import Offered
from tui.app.typed_query import SCOPES, as_typed, completed, scope_of, scoped
from tui.app.verdicts import sign
from tui.app.widgets.row_list import Part, RowList
from tui.app.widgets.suggesting import WordSuggester
from tui.articles import shown
from tui.search.completing import begun_at
from tui.search.fields import FIELDS

if TYPE_CHECKING:
    from collections.abc import Container

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.app.desk_state import Desk
    from tui.library import Library
    from tui.search import Found, Results
    from tui.search.completing import Begun, Completion
    from tui.search.fields import Scope

_AROUND = 400
_BEFORE = 160
_ASIDE_FROM = 90


class QueryInput(Input):
    """The line one types in; keys that move the results pass it by."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings(SEARCH))

    def action_move(self, rows: int) -> None:
        """Move in the results."""
        self.screen.query_one(ResultList).action_move(rows)

    def action_page(self, pages: float) -> None:
        """Move by a page in the results."""
        self.screen.query_one(ResultList).action_page(pages)

    def action_check(self) -> None:
        """Open the claim under the cursor: evidence and verdict."""
        results = self.screen.query_one(ResultList)
        if results.cursor < 0:
            return
        claim = results.found[results.cursor].claim_id
        if claim is None:
            self.app.notify("Verdicts are on claims; Enter shows the sentence in its article.")
        else:
            self.app.check_claim(claim, "verdict")  # type: ignore[attr-defined]

    def action_choose(self) -> None:
        """Open the result under the cursor."""
        self.screen.query_one(ResultList).action_choose()


class ResultList(RowList):
    """Claims that were found, one to a line, what matched lit up."""

    can_focus = False

    def __init__(self, picked: Container[int]) -> None:
        super().__init__(id="results", empty="Searching …")
        self.found: tuple[Found, ...] = ()
        self._picked = picked
        self._signed = False

    def show_found(self, found: tuple[Found, ...]) -> None:
        """Show results: other ones with the cursor on the first, the same ones where it was."""
        same = [Match.of(item) for item in found] == [Match.of(item) for item in self.found]
        self.found = found
        self._empty = "Nothing like that in what is searched."
        self._signed = any(item.claim.status != "open" or item.claim.verdict for item in found)
        self.set_count(len(found), cursor=self.cursor if same else 0)

    def parts(self, row: int, line: int, width: int) -> list[Part]:  # noqa: ARG002
        """Draw closeness, the claim with its lit characters, and where it stands."""
        found, selected = self.found[row], row == self.cursor
        picked = None
        if any(item.claim_id in self._picked for item in self.found):
            picked = found.claim_id in self._picked
        return result_parts(found, width, selected=selected, signed=self._signed, picked=picked)


def result_parts(
    found: Found, width: int, *, selected: bool, signed: bool, picked: bool | None = None
) -> list[Part]:
    """Lay out one result on one line of `width` cells.

    Where `signed`, a column before the claim holds the signs of verdicts; one before that says
    whether it is picked, unless none is.
    """
    claim = found.claim
    mark = sign(claim.verdict, claim.status, ascii_only=ASCII_ONLY)
    score = f"{round((found.closeness or claim.score) * 100)}"
    if found.claim_id is None and not found.closeness:
        score = ""  # A sentence that no word led to has no number.
    lead = f"{'▌' if selected else ' '}{score:>3} "
    times = f"×{len(found.repeated) + 1}" if found.repeated else ""
    said = (times, one_line(claim.speaker), one_line(claim.source), claim.date)
    where = " · ".join(part for part in said if part)
    aside = f" {where}" if where and width >= _ASIDE_FROM else ""
    aside = padded(aside, min(cell_len(aside), 40)) if aside else ""
    parts: list[Part] = [(lead, "row--sign")]
    parts += [] if picked is None else [(f"{PICKED if picked else ' '} ", "row--sign")]
    parts += [(f"{mark.glyph} ", mark.style)] if signed else []
    room = width - sum(len(text) for text, _ in parts) - cell_len(aside) - 1
    used = 0
    for text, is_lit in lit_pieces(claim.text, found.spans, room):
        parts.append((text, "row--lit" if is_lit else ""))
        used += cell_len(text)
    parts.append((" " * max(room - used + 1, 0), ""))
    parts.append((aside, "row--muted"))
    return parts


def lit_pieces(text: str, spans: tuple[tuple[int, int], ...], width: int) -> list[tuple[str, bool]]:
    """Cut a claim into lit and unlit pieces of at most `width` cells, the first match in view."""
    safe = shown(text).replace("\n", " ").replace("\t", " ")
    start = 0
    if spans and cell_len(safe[: spans[-1][1]]) > width:
        start = max(0, min(spans[0][0] - 8, len(safe) - width + 1))
    pieces: list[tuple[str, bool]] = [("…", False)] if start else []
    room = width - len(pieces)
    position = start
    for left, right in (*spans, (len(safe), len(safe))):
        for begin, end, is_lit in ((position, max(left, position), False), (left, right, True)):
            piece = safe[max(begin, position) : end]
            if not piece or room <= 0:
                continue
            if cell_len(piece) > room:
                piece = padded(piece, room)
            room -= cell_len(piece)
            pieces.append((piece, is_lit))
        position = max(position, right)
    return pieces


class SearchScreen(Screen[Match | None]):
    """Gives back the place that was chosen, or None."""

    takes_letters = True

    def __init__(
        self, library: Library, query: str, desk: Desk | None, picked: dict[int, None]
    ) -> None:
        super().__init__()
        self._picked = picked
        self._library = library
        self._desk = desk
        self._in_article = False
        self.query_text = query
        self._texts: dict[int, str] = {}
        self.matches: tuple[Match, ...] = ()
        self._offered: Offered | None = None
        self._told = ""

    def compose(self) -> ComposeResult:
        """Lay out input, results and preview."""
        query = QueryInput(
            self.query_text,
            id="query",
            placeholder="any scrap of a claim, typos too",
            suggester=WordSuggester(completed),
        )
        query.cursor_blink = False
        query.border_title = self._heading()
        yield query
        yield ResultList(self._picked)
        preview = Static(id="preview")
        preview.border_title = "In the article"
        yield preview
        yield Static(id="hints", classes="bar")

    def on_mount(self) -> None:
        """Take the keys."""
        self.query_one(QueryInput).focus()

    def on_screen_resume(self) -> None:
        """Search for what was typed last, and again when a verdict may have been given."""
        self._ask(self.query_text)

    def on_resize(self, event: events.Resize) -> None:
        """Fit the hints."""
        keymap: dict[str, str] = self.app.keymap_changes  # type: ignore[attr-defined]
        line = hints(SEARCH, event.size.width - 2, keymap)
        self.query_one("#hints", Static).update(Content(line))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search anew with every key."""
        self.query_text = event.value
        self.query_one(QueryInput).border_title = self._heading()
        # What was typed is drawn first: a search beside it would hold it up.
        self.call_after_refresh(self._ask_if_last, event.value)

    def _ask_if_last(self, typed: str) -> None:
        if typed == self.query_text:
            self._ask(typed)

    def action_complete(self) -> None:
        """Complete the value of a field; elsewhere change what is searched."""
        entry = self.query_one(QueryInput)
        begun = begun_at(entry.value, entry.cursor_position)
        offered = self._offered
        if offered is not None and offered.told and offered.text == entry.value:
            self._take(offered.following())
        elif begun is None:
            self._change_scope()
        else:
            self._complete(entry.value, begun)

    @work(thread=True, exclusive=True, group="complete")
    def _complete(self, typed: str, begun: Begun) -> None:
        names = begun.choices() or self.app.known_names(begun.field, begun.value)  # type: ignore[attr-defined]
        self.app.call_from_thread(self._offer, typed, begun, tuple(begun.become(names)))

    def _offer(self, typed: str, begun: Begun, found: tuple[Completion, ...]) -> None:
        if typed != self.query_one(QueryInput).value:
            return
        if not found:
            self.app.notify(f"Nothing known goes on so. {begun.field}: {FIELDS[begun.field]}")
        elif [item.put_into(typed) for item in found] == [typed]:
            self._change_scope()
        else:
            self._take(Offered(typed, found))

    def _take(self, offered: Offered) -> None:
        self._offered = offered
        entry = self.query_one(QueryInput)
        entry.value = offered.text
        entry.cursor_position = offered.cursor

    def _change_scope(self) -> None:
        if self._desk is None:
            self.app.notify("No article is open on the desk: all claims are searched.")
            return
        self._in_article = not self._in_article
        self.query_one(QueryInput).border_title = self._heading()
        self._ask(self.query_text)

    @property
    def _article(self) -> int | None:
        """The article that the search stays in."""
        return self._desk.stored.id if self._desk is not None and self._in_article else None

    def _heading(self, problem: str = "") -> Content:
        everywhere, here, _ = SCOPES[scope_of(self.query_text)]
        if self._desk is None or not self._in_article:
            return plain(f"{everywhere} · {problem}" if problem else everywhere)
        return plain(f"{here} · {problem or one_line(self._desk.stored.heading)}")

    @work(thread=True, exclusive=True, group="search")
    def _ask(self, typed: str) -> None:
        worker = get_current_worker()
        article = self._article
        results = self.app.search_claims(scoped(typed, article), worker)  # type: ignore[attr-defined]
        if results is not None and not worker.is_cancelled:
            problems = as_typed(results.problems, typed, article)
            shown_results = replace(results, problems=problems)
            self.app.call_from_thread(self._show, typed, article, shown_results)
        if not typed:
            self.app.ready_search()  # type: ignore[attr-defined]

    def _show(self, typed: str, article: int | None, results: Results) -> None:
        if (typed, article) != (self.query_text, self._article):
            return
        self.matches = tuple(Match.of(item) for item in results.found)
        self.query_one(ResultList).show_found(results.found)
        milliseconds = max(round(results.seconds * 1000), 1)
        total = results.total if results.matching is None else results.matching
        entry = self.query_one(QueryInput)
        what = SCOPES[results.scope][2]
        told = f"{len(results.found)} of {total:,} {what} · {milliseconds} ms"
        if self._offered is not None and self._offered.text == typed and self._offered.told:
            told = f"{self._offered.told} · {told}"
        self._told = told
        self._show_told()
        problem = results.problems[0].message if results.problems else ""
        entry.border_title = self._heading(one_line(problem))
        self._preview()

    def _show_told(self) -> None:
        """Say how many were found, and how many are picked, here or on the desk."""
        picked = f"{len(self._picked)} picked · " if self._picked else ""
        self.query_one(QueryInput).border_subtitle = f"{picked}{self._told}"

    def action_pick(self) -> None:
        """Pick the claim under the cursor, or leave it out again; the cursor moves on."""
        results = self.query_one(ResultList)
        if results.cursor < 0:
            return
        claim = results.found[results.cursor].claim_id
        if claim is None:
            self.app.notify("Only claims are picked; Enter shows the sentence in its article.")
            return
        if claim in self._picked:
            del self._picked[claim]
        else:
            self._picked[claim] = None
        results.refresh()
        results.action_move(1)
        self._show_told()

    def show_indexing(self, scope: Scope, done: int, total: int) -> None:
        """Say how far the index has come that is made before a scope is first searched."""
        if scope == scope_of(self.query_text):
            entry = self.query_one(QueryInput)
            entry.border_subtitle = f"indexing · {done:,} of {total:,} {SCOPES[scope][2]}"

    def on_row_list_moved(self) -> None:
        """Show the place of another result."""
        self._preview()

    def _preview(self) -> None:
        results = self.query_one(ResultList)
        preview = self.query_one("#preview", Static)
        if results.cursor < 0:
            preview.update(Content(""), layout=False)
            return
        claim = results.found[results.cursor].claim
        if claim.article_id not in self._texts:
            article = self._library.article(claim.article_id)
            self._texts = {claim.article_id: article.article.text if article else ""}
        text = self._texts[claim.article_id]
        start, end = claim.start, claim.end
        if text[start:end] != claim.text:
            preview.update(plain("The article has been removed or read anew."), layout=False)
            return
        mark = sign(claim.verdict, claim.status, ascii_only=ASCII_ONLY)
        verdict = f"{mark.glyph} {one_line(mark.word)}" if mark.style else ""
        said = (one_line(claim.source), claim.date, verdict)
        aside = "".join(f" · {part}" for part in said if part)
        room = preview.content_size.width - cell_len(aside)
        head = cut(one_line(claim.title), max(room, 8)) + aside
        before = shown(text[max(start - _AROUND, 0) : start])
        before = before.rpartition("\n")[2]
        if len(before) > _BEFORE:
            before = f"…{before[-_BEFORE:].partition(' ')[2]}"
        after = shown(text[end : end + _AROUND]).partition("\n")[0]
        preview.update(
            Content.assemble(
                (head, "bold"),
                "\n",
                before,
                (shown(text[start:end]), "underline"),
                after,
            ),
            layout=False,
        )

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Go to the claim in its article."""
        event.stop()
        results = self.query_one(ResultList)
        if self.is_current:  # else Esc was quicker
            self.dismiss(Match.of(results.found[event.row]))

    def action_close(self) -> None:
        """Go back to where the reader was."""
        self.dismiss(None)

    def action_copy(self) -> None:
        """Copy the claims that are picked here, or the one under the cursor."""
        results = self.query_one(ResultList)
        picked = [found.claim.text for found in results.found if found.claim_id in self._picked]
        if picked:
            what = f"{len(picked)} claims" if len(picked) > 1 else "claim"
            self.app.copy_out("\n\n".join(picked), what)  # type: ignore[attr-defined]
        elif results.cursor >= 0:
            found = results.found[results.cursor]
            what = "sentence" if found.claim_id is None else "claim"
            self.app.copy_out(found.claim.text, what)  # type: ignore[attr-defined]
