"""Every command: its keys, title and help. Bindings, palette, footer and `?` come from here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.binding import Binding

if TYPE_CHECKING:
    from collections.abc import Sequence

EVERYWHERE = "everywhere"
LISTS = "lists"
ARTICLES = "articles"
ARTICLE = "article"
SUMMARY = "summary"
CLAIMS = "claims"
SEARCH = "search"
CLAIM = "claim screen"
EVIDENCE = "evidence"
CHECKS = "fact-checks of others"
CHOICES = "rating and status"
SOURCES = "sources of a verdict"
PLACE = "place in an article"
LIBRARY = "whole library"
NEWS = "new since verdicts"
REPORT = "report"


# Screens of their own: the commands of the desk do not hold there.
_ALONE = frozenset(
    {SEARCH, CLAIM, EVIDENCE, CHECKS, CHOICES, SOURCES, PLACE, LIBRARY, NEWS, REPORT}
)


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the app can do.

    Attributes:
        id: Stable name, used in settings to change its keys.
        keys: Default keys, as Textual names them, divided by commas.
        title: A few words for palette and help.
        help: One sentence.
        action: What Textual runs.
        where: The pane it belongs to.
        hint: Words for the footer; empty keeps it out.
        palette: Whether the palette lists it.
        anywhere: Whether it holds on every screen, not on the desk alone.
    """

    id: str
    keys: str
    title: str
    help: str
    action: str
    where: str = EVERYWHERE
    hint: str = ""
    palette: bool = True
    anywhere: bool = False


COMMANDS: tuple[Command, ...] = (
    Command("search", "slash", "Search claims", "Find a claim in the whole library by a scrap of it, typos and all.", "app.search", hint="search", anywhere=True),
    Command("copy", "y", "Copy", "Copy the summary, claim or article that has the focus.", "copy", hint="copy"),
    Command("copy-cited", "Y", "Copy with citation", "Copy it with title, source, date and link.", "copy(True)", hint="cite"),
    Command("next-pane", "tab,l", "Next pane", "Go to the next pane.", "pane(1)", hint="pane", palette=False),
    Command("previous-pane", "shift+tab,h", "Previous pane", "Go to the pane before.", "pane(-1)", palette=False),
    Command("pane-articles", "1", "Articles", "Go to the list of articles.", "show('articles')"),
    Command("pane-article", "2", "Article", "Go to the article.", "show('article')"),
    Command("pane-summary", "3", "Summary", "Go to the summary.", "show('summary')"),
    Command("pane-claims", "4", "Claims", "Go to the claims.", "show('claims')"),
    Command("next-claim", "right_square_bracket", "Next claim", "Select the next claim in the order of the article.", "step_claim(1)"),
    Command("previous-claim", "left_square_bracket", "Previous claim", "Select the claim before, in the order of the article.", "step_claim(-1)"),
    Command("next-match", "n", "Next match", "Go to the next claim that the last search found.", "step_match(1)"),
    Command("previous-match", "N", "Previous match", "Go to the match before.", "step_match(-1)"),
    Command("method", "m", "Summary method", "Summarise by the next method.", "method", hint="method"),
    Command("digest", "D", "Digest", "One digest of the articles picked with Space, or of those that the last search found.", "digest"),
    Command("longer", "plus,equals_sign", "Longer summary", "Make the summary longer: a sentence, 20 words or 5 percent.", "length(1)", hint="longer"),
    Command("shorter", "minus", "Shorter summary", "Make it shorter by as much.", "length(-1)"),
    Command("unit", "L", "Unit of the summary's length", "Measure the summary in sentences, words, percent of the article, or by what fits the pane.", "unit"),
    Command("about", "o", "Summary on the search", "Summarise what the article says on the last search, or the whole again.", "about"),
    Command("note", "t", "Note", "Write a note on the article.", "note", hint="note"),
    Command("open-source", "b", "Open in browser", "Open the article's address in your browser, after asking.", "open_source"),
    Command("star", "asterisk", "Star", "Give the article a star, or take it away.", "star"),
    Command("unread", "u", "Read or unread", "Mark the article as unread, or as read again.", "unread"),
    Command("verdict", "v", "Verdict", "Open the claim: what bears on it, and your verdict.", "check('verdict')", hint="verdict"),
    Command("evidence", "e", "Evidence", "Open the claim at what the library holds for and against it.", "check('evidence')"),
    Command("differing", "c", "Figures that differ", "List what differs between articles, over the whole library.", "app.library_checks", hint="differs"),
    Command("news", "i", "New since your verdicts", "List what came in since your verdicts and bears on them, over the whole library.", "app.news"),
    Command("import-checks", "I", "Import fact-checks", "Bring in fact-checks of others: ClaimReview from a file, a saved page, a feed dump or an API answer.", "app.import_checks"),
    Command("verify", "V", "Verify a dossier", "Recompute every sum of a dossier and name what does not match.", "app.verify"),
    Command("export", "O", "Export", "Write claims and verdicts to a file: ClaimReview, a report, or a dossier.", "app.export", hint="export"),
    Command("add", "a", "Add articles", "Add files, folders, a page or feed by its address, or pasted text.", "app.add", hint="add"),
    Command("refresh", "r", "Refresh feeds", "Fetch what is new in the feeds that are followed.", "app.refresh"),
    Command("feeds", "F", "Feeds", "List the feeds that are followed, when they were asked and what failed.", "app.feeds"),
    Command("keys", "question_mark", "Keys", "List every key for the pane that has the focus.", "app.keys", hint="keys", anywhere=True),
    Command("palette", "colon,ctrl+p", "Command palette", "Find a command by its name.", "app.command_palette", palette=False, anywhere=True),
    Command("theme", "f2", "Light or dark", "Change to the next theme.", "app.next_theme", anywhere=True),
    Command("cancel", "x", "Cancel adding", "Stop adding articles; what has been stored stays.", "app.cancel_adding"),
    Command("back", "escape", "Back", "Go back: to the list, or out of a dialogue.", "back", palette=False),
    Command("suspend", "ctrl+z", "Suspend", "Put claimdesk in the background; `fg` brings it back.", "app.suspend_process", anywhere=True),
    Command("quit", "q", "Quit", "Leave claimdesk.", "app.quit", hint="quit"),
    Command("down", "j,down", "Down", "Move down.", "move(1)", LISTS, palette=False),
    Command("up", "k,up", "Up", "Move up.", "move(-1)", LISTS, palette=False),
    Command("top", "g,home", "Top", "Go to the top.", "top", LISTS, palette=False),
    Command("bottom", "G,end", "Bottom", "Go to the bottom.", "bottom", LISTS, palette=False),
    Command("half-down", "ctrl+d", "Half a page down", "Move half a page down.", "page(0.5)", LISTS, palette=False),
    Command("half-up", "ctrl+u", "Half a page up", "Move half a page up.", "page(-0.5)", LISTS, palette=False),
    Command("page-down", "space,pagedown,ctrl+f", "Page down", "Move a page down.", "page(1.0)", LISTS, palette=False),
    Command("page-up", "pageup,ctrl+b", "Page up", "Move a page up.", "page(-1.0)", LISTS, palette=False),
    Command("open", "enter", "Open", "Open the article, or go to the claim's place in it.", "choose", LISTS, palette=False),
    Command("sort-articles", "s", "Sort articles", "Sort by date, title, source, claims or when added.", "screen.sort", ARTICLES, hint="sort"),
    Command("reverse-articles", "S", "Reverse articles", "Turn the order round.", "screen.reverse", ARTICLES),
    Command("filter-articles", "f", "Filter articles", "Keep only articles whose title, source or author holds the words you type; `*` keeps those with a star, `is:unread` those not read yet.", "screen.filter", ARTICLES, hint="filter"),
    Command("pick-article", "space", "Pick article", "Pick the article for a digest or for taking out, or leave it out again.", "screen.pick", ARTICLES, palette=False),
    Command("remove-article", "X,delete", "Take out", "Take the picked articles, or this one, out of the library, after asking; one with a verdict stays.", "screen.remove", ARTICLES),
    Command("sort-claims", "s", "Sort claims", "Sort by worth, place, speaker or kind.", "screen.sort", CLAIMS, hint="sort"),
    Command("reverse-claims", "S", "Reverse claims", "Turn the order round.", "screen.reverse", CLAIMS),
    Command("why", "w", "Why", "Say why this claim or sentence stands where it does.", "screen.why", CLAIMS, hint="why"),
    Command("pick-claim", "space", "Pick claim", "Pick the claim for a report or an export, or leave it out again.", "pick", CLAIMS, hint="pick", palette=False),
    Command("pick-all", "A", "Pick all claims", "Pick all claims of the article, or leave them all out.", "pick_all", CLAIMS, palette=False),
    Command("report", "R", "Report", "Show a report of the picked claims, or of the article's.", "app.report", CLAIMS, hint="report"),
    Command("why-sentence", "w", "Why", "Say why this sentence was chosen.", "screen.why", SUMMARY, hint="why"),
    Command("search-down", "down,ctrl+n", "Next result", "Move down while typing.", "move(1)", SEARCH, palette=False),
    Command("search-up", "up,ctrl+p", "Previous result", "Move up while typing.", "move(-1)", SEARCH, palette=False),
    Command("search-page-down", "pagedown", "Page down", "Move a page down.", "page(1.0)", SEARCH, palette=False),
    Command("search-page-up", "pageup", "Page up", "Move a page up.", "page(-1.0)", SEARCH, palette=False),
    Command("search-open", "enter", "Open result", "Go to the claim in its article.", "choose", SEARCH, hint="open", palette=False),
    Command("search-scope", "tab", "Search this article", "Search the open article only, or all claims again; behind `speaker:`, `source:` or another field, complete its value.", "screen.complete", SEARCH, hint="scope", palette=False),
    Command("search-pick", "ctrl+t", "Pick result", "Pick the claim for a report, an export or copying, or leave it out again.", "screen.pick", SEARCH, hint="pick", palette=False),
    Command("search-copy", "ctrl+y", "Copy result", "Copy the claims picked here, or the one under the cursor.", "screen.copy", SEARCH, hint="copy", palette=False),
    Command("claim-claim", "1", "Claim", "Go to the claim in its place.", "screen.section('claim')", CLAIM),
    Command("claim-evidence", "2,e", "Evidence", "Go to this claim's evidence.", "screen.section('evidence')", CLAIM),
    Command("claim-figures", "3", "What differs", "Go to what differs from the claim.", "screen.section('figures')", CLAIM),
    Command("claim-verdict", "4,v", "Verdict form", "Go to the verdict form.", "screen.section('verdict')", CLAIM),
    Command("claim-repeats", "5", "Repeated", "Go to the claim's repetitions, by date.", "screen.section('repeats')", CLAIM),
    Command("claim-history", "6", "History", "Go to this claim's history.", "screen.section('history')", CLAIM),
    Command("claim-checks", "7", "Checked before", "Go to the fact-checks of others that are about the claim.", "screen.section('checks')", CLAIM),
    Command("claim-news", "8", "New since your verdict", "Go to what came in since the verdict and bears on the claim.", "screen.section('news')", CLAIM),
    Command("claim-next", "tab", "Next section", "Go to the next section, or the next field of the form.", "screen.step(1)", CLAIM, palette=False),
    Command("claim-previous", "shift+tab", "Section before", "Go to the section or field before.", "screen.step(-1)", CLAIM, palette=False),
    Command("claim-copy", "y", "Copy", "Copy the claim, evidence, verdict or change under the cursor.", "screen.copy", CLAIM, hint="copy"),
    Command("claim-cite", "Y", "Copy with citation", "Copy it with title, source, date and link.", "screen.copy(True)", CLAIM, hint="cite"),
    Command("claim-save", "ctrl+s", "Save verdict", "Put what was typed into the verdict's history.", "screen.save", CLAIM, hint="save"),
    Command("claim-undo", "z", "Undo", "Take back the last change of the verdict, as a new entry of its history.", "screen.undo", CLAIM, hint="undo"),
    Command("claim-discard", "ctrl+r", "Discard draft", "Throw away what was typed since the verdict was saved.", "screen.discard", CLAIM),
    Command("claim-stands", "s", "Verdict stands", "Say that the verdict stands after what came in; a new entry of its history.", "screen.stands", CLAIM, hint="stands"),
    Command("claim-propose", "P", "Ask your model", "Ask a model of your own for a proposal from the evidence; when it is there, show it.", "screen.propose", CLAIM),
    Command("claim-cancel", "x", "Cancel", "Stop waiting for the model.", "screen.cancel", CLAIM),
    Command("claim-export", "O", "Export", "Write the verdict to a file: ClaimReview, a report, or a dossier.", "screen.export", CLAIM, hint="export"),
    Command("claim-keys", "question_mark", "Keys", "List the keys of the claim screen.", "app.keys", CLAIM, hint="keys", palette=False),
    Command("claim-back", "escape,q", "Back", "Leave a field; then go back to where you were.", "screen.back", CLAIM, palette=False),
    Command("use-source", "a", "Use as source", "Make the sentence under the cursor a source of the verdict.", "screen.use_source", EVIDENCE, hint="use as source"),
    Command("ask-checks", "a", "Ask for fact-checks", "Ask Google's Fact Check Tools API about the claim, with your own key.", "screen.ask_checks", CHECKS, hint="ask"),
    Command("choice-left", "left,h", "Choice before", "Move to the choice before.", "choice(-1)", CHOICES, palette=False),
    Command("choice-right", "right,l", "Next choice", "Move to the next choice.", "choice(1)", CHOICES, palette=False),
    Command("choice-up", "up", "Field before", "Go to the field before.", "app.focus_previous", CHOICES, palette=False),
    Command("choice-down", "down", "Next field", "Go to the next field.", "app.focus_next", CHOICES, palette=False),
    Command("choice-row-up", "k", "Choices before", "Go to the choices before, past fields that letters would go into.", "past_text(-1)", CHOICES, palette=False),
    Command("choice-row-down", "j", "Next choices", "Go to the next choices or sources, past fields that letters would go into.", "past_text(1)", CHOICES, palette=False),
    Command("choice-take", "enter,space", "Take", "Take the choice under the cursor, or give it up.", "take", CHOICES, hint="take", palette=False),
    Command("source-add", "a", "Add source", "Add a source by its address or title.", "screen.add_source", SOURCES, hint="add", palette=False),
    Command("source-remove", "d", "Take source out", "Take the source under the cursor out of the verdict.", "screen.remove_source", SOURCES, hint="take out", palette=False),
    Command("place-copy", "y", "Copy", "Copy the sentence that is lit.", "screen.copy", PLACE, hint="copy"),
    Command("place-desk", "enter", "Open on the desk", "Open the article on the desk, at this place.", "screen.desk", PLACE, hint="open on the desk", palette=False),
    Command("place-back", "escape,q", "Back", "Go back to the claim.", "screen.back", PLACE, hint="back", palette=False),
    Command("library-copy", "y", "Copy", "Copy both sentences and why they are shown.", "screen.copy", LIBRARY, hint="copy"),
    Command("library-cite", "Y", "Copy with citation", "Copy them with where they are from.", "screen.copy(True)", LIBRARY, hint="cite"),
    Command("library-other", "o", "Open the other", "Open the place of the second sentence; Enter opens the first.", "screen.other", LIBRARY, hint="other place"),
    Command("library-filter", "f", "Filter", "Keep what holds the words you type.", "screen.filter", LIBRARY, hint="filter"),
    Command("library-keys", "question_mark", "Keys", "List the keys of this screen.", "app.keys", LIBRARY, hint="keys", palette=False),
    Command("library-back", "escape,q", "Back", "End the filter; then go back.", "screen.back", LIBRARY, hint="back", palette=False),
    Command("news-check", "v", "Verdict", "Open the claim at its verdict.", "screen.check", NEWS, hint="verdict"),
    Command("news-stands", "s", "Verdict stands", "Say that the verdict stands; what is new for it leaves the list.", "screen.stands", NEWS, hint="stands"),
    Command("news-copy", "y", "Copy", "Copy the claim, the new sentence and why it is shown.", "screen.copy", NEWS, hint="copy"),
    Command("news-cite", "Y", "Copy with citation", "Copy them with where the new sentence is from.", "screen.copy(True)", NEWS, hint="cite"),
    Command("news-filter", "f", "Filter", "Keep what holds the words you type.", "screen.filter", NEWS, hint="filter"),
    Command("news-keys", "question_mark", "Keys", "List the keys of this screen.", "app.keys", NEWS, hint="keys", palette=False),
    Command("news-back", "escape,q", "Back", "End the filter; then go back.", "screen.back", NEWS, hint="back", palette=False),
    Command("report-copy", "y", "Copy claim", "Copy the claim with its verdict.", "screen.copy", REPORT, hint="copy"),
    Command("report-copy-all", "Y", "Copy report", "Copy the whole report, as it is filtered, as Markdown.", "screen.copy_all", REPORT, hint="copy all"),
    Command("report-export", "O", "Export", "Write the report to a file.", "screen.export", REPORT, hint="export"),
    Command("report-filter", "f", "Filter", "Keep claims that hold the words you type.", "screen.filter", REPORT, hint="filter"),
    Command("report-keys", "question_mark", "Keys", "List the keys of this screen.", "app.keys", REPORT, hint="keys", palette=False),
    Command("report-back", "escape,q", "Back", "End the filter; then go back.", "screen.back", REPORT, hint="back", palette=False),
    Command("search-check", "ctrl+o", "Check result", "Open the claim: what bears on it, and your verdict.", "check", SEARCH, hint="verdict", palette=False),
    Command("search-close", "escape", "Close search", "Go back to where you were.", "screen.close", SEARCH, hint="back", palette=False),
)  # fmt: skip


_ANYWHERE = {command.id for command in COMMANDS if command.anywhere}


def bindings(where: str) -> list[Binding]:
    """Make the key bindings of one pane."""
    return [
        Binding(
            command.keys,
            command.action,
            command.title,
            id=command.id,
            show=False,
            priority=False,
        )
        for command in COMMANDS
        if command.where == where
    ]


def bindings_anywhere() -> list[Binding]:
    """Make the key bindings that hold on every screen."""
    return [binding for binding in bindings(EVERYWHERE) if binding.id in _ANYWHERE]


def commands_anywhere() -> list[Command]:
    """Return the commands that hold on every screen."""
    return [command for command in COMMANDS if command.anywhere]


def commands_of(*places: str) -> list[Command]:
    """Return the commands of some panes, in the order of the registry."""
    return [command for command in COMMANDS if command.where in places]


_SPOKEN = {
    "slash": "/",
    "question_mark": "?",
    "colon": ":",
    "plus": "+",
    "equals_sign": "=",
    "minus": "-",
    "asterisk": "*",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "escape": "Esc",
    "delete": "Del",
    "enter": "Enter",
    "tab": "Tab",
    "space": "Space",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "left": "←",
    "right": "→",
    "down": "↓",
    "up": "↑",
}


def spoken(keys: str) -> str:
    """Write keys as a reader knows them: `ctrl+d` as `Ctrl+D`, `slash` as `/`."""
    return " ".join(_spoken_key(key.strip()) for key in keys.split(","))


def _spoken_key(key: str) -> str:
    *chord, last = key.split("+")
    if not chord:
        return _SPOKEN.get(last, last.upper() if len(last) > 1 and last[0] == "f" else last)
    return "+".join([*(part.capitalize() for part in chord), _SPOKEN.get(last, last.upper())])


# The hint of the key that lists the keys, on whichever screen.
_KEYS = "keys"


def hints(where: str, width: int, keymap: dict[str, str] | None = None) -> str:
    """Write the footer of a pane: its own commands first, as many as fit.

    Args:
        where: The pane that has the focus.
        width: Cells there are.
        keymap: Keys the user has changed, by command id.
    """
    own = [] if where == EVERYWHERE else commands_of(where)
    general = [] if where in _ALONE else commands_of(EVERYWHERE)
    parts = [
        (
            command.hint,
            f" {spoken((keymap or {}).get(command.id, command.keys).split(',')[0])} "
            f"{command.hint} ",
        )
        for command in (*own, *general)
        if command.hint
    ]
    # Whoever knows the key that lists the keys can find all the others.
    last = next((part for word, part in parts if word == _KEYS), "")
    line = ""
    for word, part in parts:
        if word == _KEYS:
            continue
        if len(line) + len(part) + len(last) > width:
            break
        line += part
    return (line + last)[:width]


def key_table(places: Sequence[str] = ()) -> str:
    """Write the README's table of keys, or that of some panes."""
    rows = ["| keys | where | does |", "| --- | --- | --- |"]
    rows += [
        f"| {' '.join(f'`{key}`' for key in spoken(command.keys).split())} "
        f"| {command.where} | {command.help} |"
        for command in COMMANDS
        if not places or command.where in places
    ]
    return "\n".join(rows)
