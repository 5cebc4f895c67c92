"""The raw source beside the text: what came, packed, so that a better reader can take it again."""

from __future__ import annotations

import zlib
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from tui.articles.raw import Raw
from tui.library.database import LibraryError
from tui.library.records import Origin

if TYPE_CHECKING:
    from tui.library.database import Database
    from tui.library.library import Library

# Bytes; larger sources keep their SHA-256 alone unless the settings say otherwise.
LARGEST = 20_000_000
_LEVEL = 6


def packed(raw: Raw, *, largest: int = LARGEST) -> Origin:
    """Pack a source for the library.

    Args:
        raw: The source.
        largest: Bytes up to which it is kept; of a larger one only the SHA-256 and the size are.
    """
    data = raw.data
    digest = sha256(data).hexdigest()
    origin = Origin(digest, len(data), "", b"", raw.name, raw.charset, raw.url, raw.fetched)
    if len(data) > largest:
        return origin
    small = zlib.compress(data, _LEVEL)
    if len(small) < len(data):
        return replace(origin, packing="zlib", packed=small)
    return replace(origin, packing="none", packed=data)


def keep(database: Database, article_id: int, origin: Origin, *, newest: bool = False) -> None:
    """Store, inside a transaction, what an article was taken from; the first stays, or the newest.

    Args:
        database: Where to.
        article_id: The article.
        origin: Its source.
        newest: Put it in the place of the one that is there.
    """
    if newest:
        database.write("DELETE FROM taken_from WHERE article = ?", (article_id,))
    elif database.row("SELECT 1 FROM taken_from WHERE article = ?", (article_id,)) is not None:
        return
    database.write(
        "INSERT OR IGNORE INTO source VALUES (?,?,?,?)",
        (origin.sha256, origin.size, origin.packing, origin.packed),
    )
    database.write(
        "INSERT INTO taken_from VALUES (?,?,?,?,?,?,?)",
        (
            article_id,
            origin.sha256,
            origin.name,
            origin.charset,
            origin.url,
            origin.fetched,
            origin.place,
        ),
    )


def origin_of(library: Library, article_id: int) -> Origin | None:
    """Read where an article was taken from, with the packed bytes; None where nobody noted it.

    Raises:
        LibraryError: The library can't be read.
    """
    row = library.database.row(
        """SELECT sha256, size, packing, packed, name, charset, url, fetched, place
        FROM taken_from JOIN source USING (sha256) WHERE article = ?""",
        (article_id,),
    )
    return None if row is None else Origin(*row)


def raw_of(library: Library, origin: Origin) -> Raw | None:
    """Unpack a source; None where its bytes were not kept.

    Raises:
        LibraryError: They are not those that were stored.
    """
    if not origin.packing:
        return None
    try:
        data = zlib.decompress(origin.packed) if origin.packing == "zlib" else origin.packed
    except zlib.error:
        data = b""
    if sha256(data).hexdigest() != origin.sha256:
        raise LibraryError(f"{library.path}: the source of {origin.name} is damaged")
    return Raw(data, origin.name, origin.charset, origin.url, origin.fetched)


def forget_unused(database: Database) -> None:
    """Delete, inside a transaction, sources that no article was taken from any more."""
    database.write("DELETE FROM source WHERE sha256 NOT IN (SELECT sha256 FROM taken_from)")
