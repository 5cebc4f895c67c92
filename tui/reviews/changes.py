"""Reviews kept in a library as a history that only grows."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tui.articles import clean
from tui.articles.clean import line
from tui.reviews.records import (
    STATUSES,
    HistoryEntry,
    Place,
    Review,
    ReviewError,
    Source,
    UnsourcedError,
)
from tui.reviews.scales import AVERITEC, Scale, place_on_scale

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.library import Library

FIELDS = ("rating", "explanation", "sources", "notes", "reviewer", "status")
# An entry that touches one of these says that the evidence was looked at.
_DECIDES = frozenset({"rating", "status", "confirmed"})


def review(library: Library, claim_id: int) -> Review:
    """Read the review of a claim; one without history is open and empty.

    A claim that says the same as a reviewed one shares its review.

    Raises:
        ReviewError: There is no such claim, and there was no review of it.
        LibraryError: The library can't be read.
    """
    head = head_of(library, claim_id)
    row = library.database.row(
        "SELECT place, made FROM review_entry WHERE claim = ? ORDER BY number DESC", (head,)
    )
    if row is None:
        return Review(claim_id, place_of(library, claim_id)[0])
    state = _state(library, head)
    state.pop("confirmed", None)
    sources = tuple(Source(**item) for item in state.pop("sources", ()))
    scale = _scale(state.pop("scale", None))
    place = Place(**json.loads(row[0]))
    return Review(head, place, sources=sources, scale=scale, changed=row[1], **state)


def reviewed(library: Library) -> list[Review]:
    """Read all reviews that have a history, those changed last at the end.

    Raises:
        LibraryError: The library can't be read.
    """
    rows = list(
        library.database.rows("SELECT claim FROM review_entry GROUP BY claim ORDER BY max(number)")
    )
    return [review(library, number) for (number,) in rows]


def head_of(library: Library, claim_id: int) -> int:
    """Return the claim whose review this claim shares; itself where it has its own or none."""
    row = library.database.row("SELECT head FROM review_member WHERE claim = ?", (claim_id,))
    return claim_id if row is None else int(row[0])


def history(library: Library, claim_id: int) -> list[HistoryEntry]:
    """Read the history of a claim's review, oldest first.

    Raises:
        LibraryError: The library can't be read.
    """
    rows = library.database.rows(
        "SELECT number, made, who, changes, undoes FROM review_entry WHERE claim = ? "
        "ORDER BY number",
        (head_of(library, claim_id),),
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
    scale: Scale | None = None,
    same: Sequence[int] | None = None,
    **fields: object,
) -> Review:
    """Add an entry to a review's history; what is as it was adds nothing.

    Args:
        library: Where it is kept.
        claim_id: The claim, or one that says the same.
        who: Who decides.
        unsourced: Save a done verdict though it names no source.
        scale: The scale to look for the rating on first; by default the review's own. A rating
            that only another known scale has is taken from that one.
        same: The claims that say the same, where they have been found already; by default they
            are looked for, which takes a while in a large library.
        **fields: New values of `rating`, `explanation`, `sources` (of `Source`), `notes`,
            `reviewer`, `status`.

    Raises:
        UnsourcedError: A done verdict without a source: ask, then save with `unsourced=True`.
        ReviewError: No such claim, an unknown field, status or rating, or a done verdict without
            a rating.
        LibraryError: The library can't be written; what was there before is unharmed.
    """
    refuse_unknown(fields)
    for name, value in fields.items():
        if isinstance(value, str):
            fields[name] = clean(value).text
    if "sources" in fields:
        given: Any = fields["sources"]
        fields["sources"] = _kept_sources(given)
    if fields.get("status", "open") not in STATUSES:
        raise ReviewError(f"{fields['status']}: the status is one of {', '.join(STATUSES)}")
    # Before others that say the same are looked for, which takes its time, and in the transaction.
    _refuse_unfounded(
        {**_state(library, head_of(library, claim_id)), **fields}, unsourced=unsourced
    )
    head, members = _joining(library, claim_id, same)
    with library.database.writing():
        before = _state(library, head)
        if fields.get("rating"):
            _place_rating(fields, scale or _scale(before.get("scale")))
        _refuse_unfounded({**before, **fields}, unsourced=unsourced)
        if changes := _differences(before, fields):
            _append(library, head, members, who, changes, None)
    return review(library, head)


def _differences(
    before: dict[str, Any], fields: dict[str, object]
) -> dict[str, tuple[object, object]]:
    """Return what is not as it was, field -> (before, after); a scale alone is no difference."""
    changes = {
        name: (before.get(name), value)
        for name, value in fields.items()
        if before.get(name, [] if name == "sources" else "") != value
    }
    return {} if set(changes) == {"scale"} else changes


def refuse_unknown(fields: Iterable[str]) -> None:
    """Refuse what is no part of a review.

    Raises:
        ReviewError: One of the names is none of `FIELDS`.
    """
    unknown = set(fields) - set(FIELDS)
    if unknown:
        raise ReviewError(f"{', '.join(sorted(unknown))}: not a part of a review")


def confirm(library: Library, claim_id: int, *, who: str) -> Review:
    """Say that a verdict stands after what came in since; an entry of its own.

    Raises:
        ReviewError: There is no verdict to confirm.
        LibraryError: The library can't be written.
    """
    head = head_of(library, claim_id)
    with library.database.writing():
        before = _state(library, head)
        if not before.get("rating"):
            raise ReviewError(f"claim {claim_id}: has no verdict to confirm")
        last = library.last_article()
        _append(library, head, (), who, {"confirmed": (before.get("confirmed"), last)}, None)
    return review(library, head)


def undo(library: Library, claim_id: int, *, who: str) -> Review:
    """Take back the last change that was not taken back yet, as a new entry.

    Raises:
        ReviewError: There is nothing to undo.
        LibraryError: The library can't be written.
    """
    head = head_of(library, claim_id)
    with library.database.writing():
        entries = history(library, head)
        gone = {entry.undoes for entry in entries}
        left = [item for item in entries if item.undoes is None and item.number not in gone]
        if not left:
            raise ReviewError(f"claim {claim_id}: there is nothing to undo")
        state = _state(library, head)
        changes = {
            name: (state.get(name), before) for name, (before, _) in left[-1].changes.items()
        }
        _append(library, head, (), who, changes, left[-1].number)
    return review(library, head)


def _joining(
    library: Library, claim_id: int, same: Sequence[int] | None
) -> tuple[int, Sequence[int]]:
    """Return whose review a change of this claim goes to, and the claims to join it to that."""
    from tui.reviews.groups import same_claims  # noqa: PLC0415  (slow: compares sentences)

    row = library.database.row("SELECT head FROM review_member WHERE claim = ?", (claim_id,))
    if row is not None:
        return int(row[0]), ()
    return claim_id, (claim_id, *(same_claims(library, claim_id) if same is None else same))


def place_of(library: Library, claim_id: int) -> tuple[Place, str]:
    """Return where a claim stands and the whole text, or what was kept of a removed one.

    Raises:
        ReviewError: There is no such claim, and there was no review of it.
        LibraryError: The library can't be read.
    """
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


def _kept_sources(given: Sequence[Source]) -> list[dict[str, str]]:
    kept = [
        {name: clean(value).text for name, value in asdict(item).items()}
        for item in given
        if item != Source("")
    ]
    for item in kept:
        if not item["url"].strip() and not item["title"].strip():
            raise ReviewError("a source needs an address or a title; add one or take it out")
    return kept


def _place_rating(fields: dict[str, object], scale: Scale) -> None:
    found = place_on_scale(str(fields["rating"]), scale)
    if found is None:
        there = ", ".join(scale.labels)
        raise ReviewError(f"{fields['rating']}: not on the scale {scale.name} ({there})")
    fields["rating"] = found[1]
    fields["scale"] = {**asdict(found[0]), "labels": list(found[0].labels)}


def _scale(stored: dict[str, Any] | None) -> Scale:
    if not stored:
        return AVERITEC
    return Scale(stored["name"], tuple(stored["labels"]), bool(stored["ordered"]))


def _refuse_unfounded(state: dict[str, Any], *, unsourced: bool) -> None:
    if state.get("status") != "done":
        return
    if not state.get("rating"):
        raise ReviewError("a done review needs a rating; Not Enough Evidence is one")
    if not state.get("sources") and not unsourced:
        raise UnsourcedError("a done verdict names a source; add one, or say that it has none")


def _state(library: Library, head: int) -> dict[str, Any]:
    state: dict[str, Any] = {}
    for entry in history(library, head):
        state |= {name: after for name, (_, after) in entry.changes.items()}
    return {name: value for name, value in state.items() if value is not None}


def _append(
    library: Library,
    head: int,
    members: Sequence[int],
    who: str,
    changes: dict[str, tuple[object, object]],
    undoes: int | None,
) -> None:
    place, text = place_of(library, head)
    database = library.database
    if text:
        database.write("INSERT OR IGNORE INTO review_text VALUES (?,?)", (place.content_hash, text))
    database.write(
        "INSERT INTO review_entry (claim, made, who, changes, undoes, place) VALUES (?,?,?,?,?,?)",
        (
            head,
            datetime.now(UTC).isoformat(timespec="seconds"),
            line(who),
            json.dumps(changes, ensure_ascii=False),
            undoes,
            json.dumps(asdict(place), ensure_ascii=False),
        ),
    )
    database.write_each(
        "INSERT OR IGNORE INTO review_member VALUES (?,?)", ((claim, head) for claim in members)
    )
    _keep_current(library, head, looked=bool(_DECIDES & set(changes)))


def _keep_current(library: Library, head: int, *, looked: bool) -> None:
    state = _state(library, head)
    database = library.database
    database.write(
        "INSERT INTO review_current VALUES (?,?,?,(SELECT coalesce(max(id), 0) FROM article)) "
        "ON CONFLICT (head) DO UPDATE SET rating = excluded.rating, status = excluded.status, "
        "seen = CASE WHEN ? THEN excluded.seen ELSE seen END",
        (head, state.get("rating", ""), state.get("status", "open"), looked),
    )
