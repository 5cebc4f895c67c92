"""Reviews kept in a library as a history that only grows."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tui.reviews.review import STATUSES, HistoryEntry, Place, Review, ReviewError, Source

if TYPE_CHECKING:
    from tui.library import Library

_FIELDS = ("rating", "explanation", "sources", "notes", "reviewer", "status")


def review(library: Library, claim_id: int) -> Review:
    """Read the review of a claim; one without history is open and empty.

    Raises:
        ReviewError: There is no such claim, and there was no review of it.
        LibraryError: The library can't be read.
    """
    row = library.database.row(
        "SELECT place, made FROM review_entry WHERE claim = ? ORDER BY number DESC", (claim_id,)
    )
    if row is None:
        return Review(claim_id, _place(library, claim_id)[0])
    state = _state(library, claim_id)
    sources = tuple(Source(**item) for item in state.pop("sources", ()))
    return Review(claim_id, Place(**json.loads(row[0])), sources=sources, changed=row[1], **state)


def reviewed(library: Library) -> list[Review]:
    """Read all reviews that have a history, those changed last at the end.

    Raises:
        LibraryError: The library can't be read.
    """
    rows = list(
        library.database.rows("SELECT claim FROM review_entry GROUP BY claim ORDER BY max(number)")
    )
    return [review(library, number) for (number,) in rows]


def history(library: Library, claim_id: int) -> list[HistoryEntry]:
    """Read the history of a claim's review, oldest first.

    Raises:
        LibraryError: The library can't be read.
    """
    rows = library.database.rows(
        "SELECT number, made, who, changes, undoes FROM review_entry WHERE claim = ? "
        "ORDER BY number",
        (claim_id,),
    )
    return [
        HistoryEntry(
            number,
            datetime.fromisoformat(made),
            who,
            {name: (before, after) for name, (before, after) in json.loads(changes).items()},
            undoes,
        )
        for number, made, who, changes, undoes in rows
    ]


def change(
    library: Library,
    claim_id: int,
    *,
    who: str,
    unsourced: bool = False,
    **fields: object,
) -> Review:
    """Add an entry to a review's history; what is as it was adds nothing.

    Args:
        library: Where it is kept.
        claim_id: The claim.
        who: Who decides.
        unsourced: Save a done verdict though it names no source.
        **fields: New values of `rating`, `explanation`, `sources`, `notes`, `reviewer`, `status`.

    Raises:
        ReviewError: No such claim, an unknown field or status, or a done verdict without a
            rating or a source.
        LibraryError: The library can't be written; what was there before is unharmed.
    """
    unknown = set(fields) - set(_FIELDS)
    if unknown:
        raise ReviewError(f"{', '.join(sorted(unknown))}: not a part of a review")
    if "sources" in fields:
        given: Any = fields["sources"]
        fields["sources"] = [asdict(item) for item in given]
    if fields.get("status", "open") not in STATUSES:
        raise ReviewError(f"{fields['status']}: the status is one of {', '.join(STATUSES)}")
    with library.database.writing():
        before = _state(library, claim_id)
        changes = {
            name: (before.get(name), value)
            for name, value in fields.items()
            if before.get(name, [] if name == "sources" else "") != value
        }
        _refuse_unfounded({**before, **fields}, unsourced=unsourced)
        if changes:
            _append(library, claim_id, who, changes, None)
    return review(library, claim_id)


def undo(library: Library, claim_id: int, *, who: str) -> Review:
    """Take back the last change that was not taken back yet, as a new entry.

    Raises:
        ReviewError: There is nothing to undo.
        LibraryError: The library can't be written.
    """
    with library.database.writing():
        entries = history(library, claim_id)
        gone = {entry.undoes for entry in entries}
        left = [item for item in entries if item.undoes is None and item.number not in gone]
        if not left:
            raise ReviewError(f"claim {claim_id}: there is nothing to undo")
        state = _state(library, claim_id)
        changes = {
            name: (state.get(name), before) for name, (before, _) in left[-1].changes.items()
        }
        _append(library, claim_id, who, changes, left[-1].number)
    return review(library, claim_id)


def _refuse_unfounded(state: dict[str, Any], *, unsourced: bool) -> None:
    if state.get("status") != "done":
        return
    if not state.get("rating"):
        raise ReviewError("a done review needs a rating; Not Enough Evidence is one")
    if not state.get("sources") and not unsourced:
        raise ReviewError("a done verdict names a source; add one, or say that it has none")


def _state(library: Library, claim_id: int) -> dict[str, Any]:
    state: dict[str, Any] = {}
    for entry in history(library, claim_id):
        state |= {name: after for name, (_, after) in entry.changes.items()}
    return {name: value for name, value in state.items() if value is not None}


def _append(
    library: Library,
    claim_id: int,
    who: str,
    changes: dict[str, tuple[object, object]],
    undoes: int | None,
) -> None:
    place, text = _place(library, claim_id)
    database = library.database
    if text:
        database.write("INSERT OR IGNORE INTO review_text VALUES (?,?)", (place.content_hash, text))
    database.write(
        "INSERT INTO review_entry (claim, made, who, changes, undoes, place) VALUES (?,?,?,?,?,?)",
        (
            claim_id,
            datetime.now(UTC).isoformat(timespec="seconds"),
            who,
            json.dumps(changes, ensure_ascii=False),
            undoes,
            json.dumps(asdict(place), ensure_ascii=False),
        ),
    )


def _place(library: Library, claim_id: int) -> tuple[Place, str]:
    """Return where a claim stands and the whole text, or what was kept of a removed one."""
    stored = library.claim(claim_id)
    article = library.article(stored.article_id) if stored else None
    if stored is None or article is None:
        kept = library.database.row("SELECT place FROM review_entry WHERE claim = ?", (claim_id,))
        if kept is None:
            raise ReviewError(f"claim {claim_id}: not in the library")
        return Place(**json.loads(kept[0])), ""
    claim, known = stored.claim, article.article
    return Place(
        text=claim.text,
        start=claim.start,
        end=claim.end,
        content_hash=article.content_hash,
        title=known.title,
        publisher=known.source,
        url=known.url,
        date=known.date.isoformat() if known.date else "",
        speaker=claim.speaker.text if claim.speaker else "",
    ), known.text
