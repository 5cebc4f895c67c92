"""What SOURCE stands for: a file, standard input, or an article of the library."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from tui.articles import Article
    from tui.library import Library, StoredArticle, StoredClaim
    from tui.reviews import Bearing, Scale
    from tui.settings import Settings


def read_settings() -> Settings:
    """Read the user's settings.

    Raises:
        SettingsError: They can't be used.
    """
    from tui.settings import load, settings_path

    return load(settings_path())


def own_scale(settings: Settings) -> Scale | None:
    """Return the rating scale that the settings choose, or None where they leave the default."""
    from tui.reviews import choose_scale

    if settings.scale == "averitec" and not settings.labels:
        return None
    return choose_scale(settings.scale, settings.labels, ordered=settings.ordered)


def open_library(path: Path | None) -> Library:
    """Open the library that the user or the platform names.

    Raises:
        LibraryError: It can't be used.
    """
    from tui.library import Library
    from tui.paths import library_path

    return Library.open(path or library_path())


def claim_of(library: Library, number: int) -> StoredClaim:
    """Return a claim of the library by its id.

    Raises:
        click.ClickException: There is none.
    """
    stored = library.claim(number)
    if stored is None:
        raise click.ClickException(
            f"claim {number}: not in the library; `claimdesk search` --json shows ids"
        )
    return stored


def article_in(library: Library, number: int) -> StoredArticle:
    """Return an article of the library by its id.

    Raises:
        click.ClickException: There is none.
    """
    stored = library.article(number)
    if stored is None:
        raise click.ClickException(
            f"article {number}: not in the library; `claimdesk list` shows what is"
        )
    return stored


def evidence_on(library: Library, claim: StoredClaim, limit: int) -> list[Bearing]:
    """Find the sentences of the library that bear on one of its claims, best first."""
    from tui.reviews import bearing

    article = library.article(claim.article_id)
    return bearing(
        library,
        claim.claim.text,
        date=article.article.date if article else None,
        apart_from=(claim.article_id, claim.claim.start, claim.claim.end),
        limit=limit,
    )


def article_of(source: str, library: Path | None) -> Article:
    """Read the article that SOURCE names.

    Args:
        source: A path, `-` for standard input, or an article's id.
        library: Where to look for an id, if not in the user's own library.

    Raises:
        click.ClickException: There is no such file or article.
        ReadError: It can't be read.
    """
    from tui.articles import read
    from tui.library import id_of

    number = id_of(source)
    if number is not None and not Path(source).exists():
        with open_library(library) as opened:
            return article_in(opened, number).article
    if source == "-":
        return read(sys.stdin.buffer.read(), "standard input")[0]
    try:
        return read(Path(source).read_bytes(), Path(source).name)[0]
    except OSError as problem:
        mend = "name a file, - for standard input, or an article's id"
        raise click.ClickException(f"{source}: {problem.strerror}; {mend}") from problem
