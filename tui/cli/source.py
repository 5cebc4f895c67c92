"""What SOURCE stands for: a file, standard input, or an article of the library."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.speech import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.articles import Article
    from tui.articles.raw import Raw
    from tui.claims import Claim
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
            f"claim {number}: not in the library; `claimdesk search` and `claims` show ids"
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
    from tui.articles import ReadError
    from tui.articles.raw import Raw

    number = _number_of(source)
    if number is not None:
        with open_library(library) as opened:
            return article_in(opened, number).article
    name = "standard input" if source == "-" else Path(source).name
    try:
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except OSError as problem:
        mend = "name a file, - for standard input, or an article's id"
        raise click.ClickException(f"{source}: {problem.strerror}; {mend}") from problem
    articles = _articles(Raw(data, name))
    first = next(articles)
    try:
        more = next(articles, None) is not None
    except ReadError:
        more = True
    if more:
        mend = "put them all into the library with `claimdesk add`"
        say(f"{name}: holds more articles than this, its first; {mend}", err=True)
    return first


def _articles(raw: Raw) -> Iterator[Article]:
    from tui.articles import ReadError
    from tui.articles.containers import pieces
    from tui.articles.readers import read_raw

    found = False
    for piece in pieces(raw):
        if isinstance(piece, ReadError):
            raise piece
        for article in read_raw(piece):
            found = True
            yield article
    if not found:
        raise ReadError(raw.name, "", "holds no article")


def claims_in(source: str, library: Path | None) -> tuple[Article, list[tuple[int | None, Claim]]]:
    """Return the article that SOURCE names, and its claims, those to check first at the head.

    Args:
        source: A path, `-` for standard input, or an article's id.
        library: Where to look for an id, if not in the user's own library.

    Returns:
        The article, and each claim with its id in the library, or None where it is not from there.

    Raises:
        click.ClickException: There is no such file or article.
        ReadError: It can't be read.
    """
    from tui.claims import extract

    number = _number_of(source)
    if number is None:
        article = article_of(source, library)
        return article, [(None, claim) for claim in extract(article)]
    with open_library(library) as opened:
        stored = article_in(opened, number)
        return stored.article, [(item.id, item.claim) for item in opened.claims(number)]


def _number_of(source: str) -> int | None:
    """Return the id that SOURCE is; None where it is a path or standard input."""
    from tui.library import id_of

    return None if Path(source).exists() else id_of(source)
