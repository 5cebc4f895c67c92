"""What SOURCE stands for: a file, standard input, or an article of the library."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from tui.articles import Article
    from tui.library import Library
    from tui.reviews import Scale
    from tui.settings import Settings


def read_settings() -> Settings:
    """Read the user's settings."""
    from tui.settings import SettingsError, load, settings_path

    try:
        return load(settings_path())
    except SettingsError as problem:
        raise click.ClickException(str(problem)) from problem


def own_scale(settings: Settings) -> Scale | None:
    """Return the rating scale that the settings choose, or None where they leave the default."""
    from tui.reviews import choose_scale

    if settings.scale == "averitec" and not settings.labels:
        return None
    return choose_scale(settings.scale, settings.labels, ordered=settings.ordered)


def open_library(path: Path | None) -> Library:
    """Open the library that the user or the platform names."""
    from tui.library import Library, LibraryError
    from tui.paths import library_path

    try:
        return Library.open(path or library_path())
    except LibraryError as problem:
        raise click.ClickException(str(problem)) from problem


def article_of(source: str, library: Path | None) -> Article:
    """Read the article that SOURCE names.

    Args:
        source: A path, `-` for standard input, or an article's id.
        library: Where to look for an id, if not in the user's own library.

    Raises:
        click.ClickException: There is no such file or article, or it can't be read.
    """
    from tui.articles import ReadError, read

    if source != "-" and not Path(source).exists() and source.isdecimal():
        with open_library(library) as opened:
            stored = opened.article(int(source))
        if stored is None:
            raise click.ClickException(
                f"article {source}: not in the library; `claimdesk list` shows what is"
            )
        return stored.article
    try:
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
        return read(data, "standard input" if source == "-" else Path(source).name)[0]
    except ReadError as problem:
        raise click.ClickException(str(problem)) from problem
    except OSError as problem:
        mend = "name a file, - for standard input, or an article's id"
        raise click.ClickException(f"{source}: {problem.strerror}; {mend}") from problem
