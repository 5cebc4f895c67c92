"""What is being typed into a verdict, kept apart from its history until it is committed."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Required, TypedDict, Unpack

from tui.reviews.changes import change, head_of, history, refuse_unknown, review
from tui.reviews.records import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.library import Library
    from tui.reviews.records import HistoryEntry, Review
    from tui.reviews.scales import Scale


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed and not committed: field -> value, `sources` as a tuple of `Source`.

    `saved` is when something was last typed, ISO 8601 in UTC; empty where nothing was.
    """

    fields: dict[str, Any]
    saved: str = ""


class Deciding(TypedDict, total=False):
    """Who decides and how it is checked, as `change` takes it."""

    who: Required[str]
    unsourced: bool
    scale: Scale | None
    same: Sequence[int] | None


@dataclass(frozen=True, slots=True)
class Desk:
    """All that a verdict form shows of a claim.

    Attributes:
        review: The review as committed.
        draft: What was typed since.
        history: Its entries, oldest first.
    """

    review: Review
    draft: Draft
    history: list[HistoryEntry]

    def value(self, field: str) -> Any:
        """Return what a field of the form holds: the draft's value, else the review's."""
        return self.draft.fields.get(field, getattr(self.review, field))


def load_desk(library: Library, claim_id: int) -> Desk:
    """Read the review of a claim with its draft and history.

    Raises:
        ReviewError: There is no such claim, and there was no review of it.
        LibraryError: The library can't be read.
    """
    return Desk(review(library, claim_id), draft(library, claim_id), history(library, claim_id))


def draft(library: Library, claim_id: int) -> Draft:
    """Read what was typed for a claim's review and not committed.

    Raises:
        LibraryError: The library can't be read.
    """
    fields: dict[str, Any] = {}
    saved = ""
    for name, value, at in library.database.rows(
        "SELECT field, value, saved FROM review_draft WHERE head = ? ORDER BY field",
        (head_of(library, claim_id),),
    ):
        fields[name] = json.loads(value)
        saved = max(saved, at)
    if "sources" in fields:
        fields["sources"] = tuple(Source(**item) for item in fields["sources"])
    return Draft(fields, saved)


def save_draft(library: Library, claim_id: int, **fields: object) -> None:
    """Keep what is being typed; it is on disk when this returns, and nothing is checked yet.

    Args:
        library: Where it is kept.
        claim_id: The claim.
        **fields: What the form holds of `rating`, `explanation`, `sources` (of `Source`),
            `notes`, `reviewer`, `status`; other fields of the draft stay as they are.

    Raises:
        ReviewError: An unknown field.
        LibraryError: The library can't be written.
    """
    refuse_unknown(fields)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    head = head_of(library, claim_id)
    with library.database.writing():
        library.database.write_each(
            "INSERT OR REPLACE INTO review_draft VALUES (?,?,?,?)",
            ((head, name, _written(name, value), now) for name, value in fields.items()),
        )


def _written(name: str, value: Any) -> str:
    """Write a field as it is stored."""
    plain = [asdict(item) for item in value] if name == "sources" else value
    return json.dumps(plain, ensure_ascii=True)


def drop_draft(library: Library, claim_id: int) -> None:
    """Forget what was typed and not committed.

    Raises:
        LibraryError: The library can't be written.
    """
    with library.database.writing():
        library.database.write(
            "DELETE FROM review_draft WHERE head = ?", (head_of(library, claim_id),)
        )


def commit_draft(library: Library, claim_id: int, **how: Unpack[Deciding]) -> Review:
    """Make one entry of the history out of what was typed, and empty the draft.

    Where the entry is refused the draft stays as it is; what is typed meanwhile stays a draft.

    Args:
        library: Where it is kept.
        claim_id: The claim.
        **how: `who`, and if wanted `unsourced`, `scale` and `same`, as for `change`.

    Raises:
        UnsourcedError: A done verdict without a source: ask, then save with `unsourced=True`.
        ReviewError: As for `change`.
        LibraryError: The library can't be written.
    """
    typed = draft(library, claim_id)
    found = change(library, claim_id, **how, **typed.fields)
    # Killed between the two, the draft only says again what is committed.
    head = head_of(library, claim_id)
    with library.database.writing():
        library.database.write_each(
            "DELETE FROM review_draft WHERE head = ? AND field = ? AND value = ?",
            ((head, name, _written(name, value)) for name, value in typed.fields.items()),
        )
    return found


def drafted(library: Library) -> list[int]:
    """List the claims (heads of their groups) that have a draft, the one typed last at the end.

    Raises:
        LibraryError: The library can't be read.
    """
    return [
        int(row[0])
        for row in library.database.rows(
            "SELECT head FROM review_draft GROUP BY head ORDER BY max(saved), head"
        )
    ]
