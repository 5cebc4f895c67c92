"""Commands that look after the library: backup, restore, check, doctor."""

from __future__ import annotations

import os
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from tui.cli.options import pass_options
from tui.cli.source import open_library
from tui.cli.speech import say

# The extras of pyproject.toml: what is imported of each, and what it is good for.
_EXTRAS = {
    "semantic": (("onnxruntime", "tokenizers"), "evidence and known fact-checks by meaning"),
    "web": (
        ("trafilatura", "feedparser", "protego", "warcio", "textual_serve"),
        "pages, feeds, web archives, and the app in a browser",
    ),
    "pdf": (("pypdf",), "PDF files"),
    "assistant": (("openai", "keyring"), "questions to a model of your own"),
}
_FILE = click.Path(dir_okay=False, path_type=Path)


def _place(options: dict[str, Any]) -> Path:
    from tui.paths import library_path

    return options["library"] or library_path()


@click.command(epilog="Example: claimdesk backup ~/claims-before-the-move.sqlite3")
@click.argument("target", type=_FILE)
@pass_options
def backup(options: dict[str, Any], target: Path) -> None:
    """Copy the library to TARGET, while it may be in use.

    Backups are also made by themselves, one a day, the last five kept beside the library.
    """
    from tui.library import backup as copy

    with open_library(options["library"]) as library:
        copy(library, target)
        counts = library.counts()
    say(f"{target}: {counts.articles} articles, {counts.claims} claims")


@click.command(
    short_help="Put a backup in the library's place.", epilog="Example: claimdesk restore"
)
@click.argument("source", type=_FILE, required=False)
@pass_options
def restore(options: dict[str, Any], source: Path | None) -> None:
    """Put the backup SOURCE, or the last automatic one that is sound, in the library's place.

    What was there is kept beside it, under another name.
    """
    from tui.library import backups_of, problems
    from tui.library import restore as bring_back

    path = _place(options)
    chosen = source or next((item for item in backups_of(path) if not problems(item)), None)
    if chosen is None:
        raise click.ClickException(f"{path}: has no sound backup of its own; name one")
    aside = bring_back(path, chosen)
    kept = f"; what was there is kept as {aside.name}" if aside else ""
    say(f"{path}: restored from {chosen.name}{kept}")


@click.command(
    short_help="Check the library file from end to end.", epilog="Example: claimdesk check"
)
@pass_options
def check(options: dict[str, Any]) -> None:
    """Check the library file from end to end; exit status 1 where something is wrong."""
    from tui.library import problems

    path = _place(options)
    found = problems(path)
    for line in found:
        say(line, err=True)
    if found:
        sys.exit(1)
    say(f"{path}: sound")


@click.command(
    short_help="Tell what is amiss on this machine, and the mend.",
    epilog="Example: claimdesk doctor",
)
@pass_options
def doctor(options: dict[str, Any]) -> None:
    """Tell what claimdesk finds on this machine, and what to do about each thing amiss."""
    wrong = False
    for good, line in [*_terminal(), *_clipboard(), *_extras(), *_files(_place(options))]:
        wrong |= good is False
        sign = {True: "ok   ", False: "WRONG", None: "note "}[good]
        say(f"{sign}  {line}")
    if wrong:
        sys.exit(1)


_Finding = tuple[bool | None, str]


def _terminal() -> list[_Finding]:
    term = os.environ.get("TERM", "")
    size = shutil.get_terminal_size()
    found: list[_Finding] = []
    if term in ("", "dumb"):
        found.append((None, f"terminal: TERM is {term or 'not set'}; the app needs a real one"))
    else:
        found.append((True, f"terminal: {term}, {size.columns}x{size.lines}"))
    if os.environ.get("NO_COLOR"):
        found.append((None, "colours: off, NO_COLOR is set"))
    elif os.environ.get("COLORTERM") in ("truecolor", "24bit"):
        found.append((True, "colours: 16 million"))
    else:
        found.append((None, "colours: 256 or fewer; set COLORTERM=truecolor if yours has more"))
    return found


def _clipboard() -> list[_Finding]:
    if os.environ.get("TMUX"):
        return [(True, "clipboard: through tmux (load-buffer -w)")]
    tools = ("wl-copy", "xclip", "xsel", "pbcopy", "clip.exe", "clip")
    tool = next((name for name in tools if shutil.which(name)), None)
    if tool:
        return [(True, f"clipboard: through {tool}, and by OSC 52")]
    return [(None, "clipboard: by OSC 52 alone; if nothing arrives, install wl-copy or xclip")]


def _extras() -> list[_Finding]:
    found: list[_Finding] = []
    for name, (modules, adds) in _EXTRAS.items():
        if any(find_spec(module) is None for module in modules):
            mend = f"pip install 'claimdesk[{name}]' adds {adds}"
            found.append((None, f"{name}: not installed; {mend}"))
        else:
            found.append((True, f"{name}: installed"))
    return found


def _files(path: Path) -> list[_Finding]:
    from tui.app.preferences import refuse_unknown
    from tui.library import backups_of, problems
    from tui.settings import SettingsError, load, settings_path

    found: list[_Finding] = []
    settings = settings_path()
    try:
        chosen = load(settings)
        refuse_unknown(chosen.theme, chosen.keys)
        there = settings if settings.is_file() else f"none, defaults hold ({settings})"
        found.append((True, f"settings: {there}"))
    except SettingsError as problem:
        found.append((False, f"settings: {problem}"))
    if not path.exists():
        found.append((None, f"library: none yet; it will be made at {path}"))
        return found
    wrong = problems(path)
    found += [(False, f"library: {line}") for line in wrong]
    if not wrong:
        found.append((True, f"library: {path}, sound"))
    kept = backups_of(path)
    last = kept[0].name if kept else "none yet; `claimdesk backup FILE` makes one"
    found.append((bool(kept) or None, f"backups: {len(kept)}, the last one {last}"))
    return found
