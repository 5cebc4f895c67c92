"""The Textual app: the only package that draws."""

from __future__ import annotations

import codecs
import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tui.app.reviewing import Reviewing
    from tui.settings import Settings


# Seconds for which a key may wait for another program's write, before it is told so.
_PATIENCE = 2.0


class StartError(Exception):
    """The app can't be opened, or had to stop: says what is wrong and the mend."""


def open_app(library: Path | None = None) -> None:
    """Open the app with the user's settings and return when the reader leaves it.

    Args:
        library: The library's database, instead of the user's own; it is made where there is none.

    Raises:
        StartError: There is no terminal to draw on, or library or settings can't be used.
    """
    _refuse_poor_terminal()
    # Nearly all that is made while starting stays: looking through it for garbage, again and
    # again, takes a fifth of the start. The app collects again once its first screen stands.
    gc.disable()
    from tui.app.app import ClaimdeskApp  # noqa: PLC0415
    from tui.app.leaving import BriefExecutor  # noqa: PLC0415
    from tui.library import Library, LibraryError  # noqa: PLC0415
    from tui.paths import library_path  # noqa: PLC0415
    from tui.settings import SettingsError, load, settings_path  # noqa: PLC0415

    try:
        settings = load(settings_path())
        with Library.open(library or library_path(), patience=_PATIENCE) as opened:
            app = ClaimdeskApp(
                opened,
                theme=settings.theme,
                method=settings.method,
                sentences=settings.sentences,
                keys=settings.keys,
                reviewing=_reviewing(settings),
            )
            app.executor = BriefExecutor()
            app.run()
            app.executor.end_with(1 if app.failure else 0)
            if app.failure is not None:
                raise StartError(app.account())
    except (LibraryError, SettingsError) as problem:
        raise StartError(str(problem)) from problem
    finally:
        gc.enable()


def _refuse_poor_terminal() -> None:
    # `claimdesk serve` starts the app with a driver that speaks to a browser through pipes.
    in_browser = "TEXTUAL_DRIVER" in os.environ
    if not in_browser and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise StartError("the app needs a terminal; `claimdesk --help` lists commands for pipes")
    if (os.environ.get("TERM") or "dumb") == "dumb":
        raise StartError(
            "this terminal (TERM=dumb) can't show the app; `claimdesk --help` lists commands"
        )
    # Textual draws on standard error, where Python names what it can't encode: `\u250f`.
    if not in_browser and codecs.lookup(sys.stderr.encoding).name != "utf-8":
        raise StartError(
            f"the app needs UTF-8 and may write only {sys.stderr.encoding} here: set LANG (LC_ALL "
            "and PYTHONIOENCODING too, where they are set) to a UTF-8 one, such as C.UTF-8"
        )


def _reviewing(settings: Settings) -> Reviewing:
    """Return how the user gives verdicts; the environment names the model before the settings."""
    from tui.app.reviewing import Reviewing  # noqa: PLC0415

    return Reviewing(
        settings.reviewer,
        settings.scale,
        settings.labels,
        settings.ordered,
        settings.publisher,
        settings.site,
        os.environ.get("CLAIMDESK_ASSISTANT_URL") or settings.base_url,
        os.environ.get("CLAIMDESK_ASSISTANT_MODEL") or settings.model,
    )
