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
    """

    id: str
    keys: str
    title: str
    help: str
    action: str
    where: str = EVERYWHERE
    hint: str = ""
    palette: bool = True


COMMANDS: tuple[Command, ...] = (
    Command("search", "slash", "Search claims", "Find a claim in the whole library by a scrap of it, typos and all.", "app.search", hint="search"),
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
    Command("digest", "D", "Digest", "One digest of the articles picked with v, or of those that the last search found.", "digest"),
    Command("longer", "plus,equals_sign", "Longer summary", "One sentence more.", "length(1)", hint="longer"),
    Command("shorter", "minus", "Shorter summary", "One sentence less.", "length(-1)"),
    Command("note", "t", "Note", "Write a note on the article.", "note", hint="note"),
    Command("star", "asterisk", "Star", "Give the article a star, or take it away.", "star"),
    Command("unread", "u", "Read or unread", "Mark the article as unread, or as read again.", "unread"),
    Command("add", "a", "Add articles", "Add files or folders to the library.", "app.add", hint="add"),
    Command("keys", "question_mark", "Keys", "List every key for the pane that has the focus.", "app.keys", hint="keys"),
    Command("palette", "colon,ctrl+p", "Command palette", "Find a command by its name.", "app.command_palette", palette=False),
    Command("theme", "f2", "Light or dark", "Change to the next theme.", "app.next_theme"),
    Command("cancel", "x", "Cancel adding", "Stop adding articles; what has been stored stays.", "app.cancel_adding"),
    Command("back", "escape", "Back", "Go back: to the list, or out of a dialogue.", "back", palette=False),
    Command("suspend", "ctrl+z", "Suspend", "Put claimdesk in the background; `fg` brings it back.", "app.suspend_process"),
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
    Command("pick-article", "v", "Pick for a digest", "Pick the article for a digest, or leave it out again.", "screen.pick", ARTICLES),
    Command("sort-claims", "s", "Sort claims", "Sort by worth, place, speaker or kind.", "screen.sort", CLAIMS, hint="sort"),
    Command("reverse-claims", "S", "Reverse claims", "Turn the order round.", "screen.reverse", CLAIMS),
    Command("why", "w", "Why", "Say why this claim or sentence stands where it does.", "screen.why", CLAIMS, hint="why"),
    Command("about", "o", "On the search", "Summarise what the article says on the last search, or the whole again.", "screen.about", SUMMARY, hint="on search"),
    Command("why-sentence", "w", "Why", "Say why this sentence was chosen.", "screen.why", SUMMARY, hint="why"),
    Command("search-down", "down,ctrl+n", "Next result", "Move down while typing.", "move(1)", SEARCH, palette=False),
    Command("search-up", "up,ctrl+p", "Previous result", "Move up while typing.", "move(-1)", SEARCH, palette=False),
    Command("search-page-down", "pagedown", "Page down", "Move a page down.", "page(1.0)", SEARCH, palette=False),
    Command("search-page-up", "pageup", "Page up", "Move a page up.", "page(-1.0)", SEARCH, palette=False),
    Command("search-open", "enter", "Open result", "Go to the claim in its article.", "choose", SEARCH, hint="open", palette=False),
    Command("search-copy", "ctrl+y", "Copy result", "Copy the claim.", "screen.copy", SEARCH, hint="copy", palette=False),
    Command("search-close", "escape", "Close search", "Go back to where you were.", "screen.close", SEARCH, hint="back", palette=False),
)  # fmt: skip


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
    "enter": "Enter",
    "tab": "Tab",
    "space": "Space",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
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


def hints(where: str, width: int, keymap: dict[str, str] | None = None) -> str:
    """Write the footer of a pane: its own commands first, as many as fit.

    Args:
        where: The pane that has the focus.
        width: Cells there are.
        keymap: Keys the user has changed, by command id.
    """
    own = [] if where == EVERYWHERE else commands_of(where)
    general = [] if where == SEARCH else commands_of(EVERYWHERE)
    parts = [
        (
            command.id,
            f" {spoken((keymap or {}).get(command.id, command.keys).split(',')[0])} "
            f"{command.hint} ",
        )
        for command in (*own, *general)
        if command.hint
    ]
    # Whoever knows the key that lists the keys can find all the others.
    last = "".join(part for name, part in parts if name == "keys")
    line = ""
    for name, part in parts:
        if name == "keys":
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
