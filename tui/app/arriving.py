"""What came in since a verdict, as the list over the whole library shows and copies it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.app.passages import Pair, Side, differs
from tui.app.verdicts import sign, source_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.app.laying import Laid
    from tui.library import Library
    from tui.reviews import Item, Place

_SIGNS = {"differs": "≠", "agrees": "="}


@dataclass(frozen=True, slots=True)
class Arrival:
    """A sentence that came in, beside the claim that has a verdict."""

    claim_id: int
    place: Place
    rating: str
    item: Item


def arrived(
    library: Library,
    tell: Callable[[str], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> list[Arrival]:
    """Look through the articles that are new and list what bears on a verdict; slow.

    Args:
        library: Where to look.
        tell: Told how far it is, in words.
        cancelled: Asked before each article.

    Raises:
        LibraryError: The library can't be read or written.
    """
    from tui.reviews import news, scan  # noqa: PLC0415  (slow)

    def progress(done: int, total: int) -> None:
        tell(f"Looking through article {done:,} of {total:,}")

    scan(library, progress=progress, cancelled=cancelled)
    return [
        Arrival(found.claim_id, found.place, found.rating, item)
        for found in news(library)
        for item in found.items
    ]


def told(found: Sequence[Arrival]) -> str:
    """Say after adding how many verdicts there is something new for; empty where none."""
    count = len({item.claim_id for item in found})
    if not count:
        return ""
    verdicts = "1 verdict" if count == 1 else f"{count:,} verdicts"
    return f"New articles bear on {verdicts}: press i to see why."


def arrival_items(rows: Sequence[Arrival], *, ascii_only: bool = False) -> list[Laid]:
    """Lay the claim with its verdict beside each sentence that is new, and say why."""
    return [
        Pair(
            f" {_SIGNS.get(row.item.verdict, '+')} ",
            Side(row.place.text, (), _verdict(row, ascii_only=ascii_only)),
            Side(row.item.text, (), _where(row.item)),
            differs(row.item.why) if row.item.verdict == "differs" else row.item.why,
        )
        for row in rows
    ]


def _verdict(row: Arrival, *, ascii_only: bool) -> str:
    mark = sign(row.rating, ascii_only=ascii_only)
    place = row.place
    return source_line(place.title, f"{mark.glyph} {mark.word}", place.date, place.publisher)


def _where(item: Item) -> str:
    return source_line(item.heading, item.date or "no date", item.source)


def searched(row: Arrival) -> str:
    """Return the text in which the filter looks for words."""
    parts = (row.place.text, row.rating, row.item.text, _where(row.item), row.item.why)
    return "\n".join(parts)


def arrival_text(row: Arrival) -> tuple[str, str]:
    """Return the claim with its verdict, the new sentence and why, and where it is from."""
    text = f"{row.place.text}\n({row.rating})\n\n{row.item.text}\n\n{row.item.why}"
    return text, _where(row.item)
