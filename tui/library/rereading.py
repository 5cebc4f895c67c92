"""Text taken again from the sources that are kept, by the readers of today."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.library.adding import Failure
from tui.library.jobs import Job
from tui.library.marks import reviewed
from tui.library.origins import origin_of, raw_of
from tui.library.storing import overwrite
from tui.library.workers import outcomes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tui.articles import Article
    from tui.claims import Claim
    from tui.library.library import Library
    from tui.library.records import Origin, Prepared, StoredClaim


@dataclass(frozen=True, slots=True)
class Reread:
    """What became of a run: articles whose text changed, stayed, or has no source kept."""

    changed: int
    same: int
    without: int
    failures: tuple[Failure, ...]


def reread(
    library: Library,
    ids: Iterable[int],
    *,
    processes: int = 1,
    cancelled: Callable[[], bool] = lambda: False,
) -> Reread:
    """Take the text of articles again from their sources, and find their claims anew.

    Ids, stars, notes, what was read and every review stay. A claim whose words are in the new
    text keeps its id; where those of a reviewed claim are not, the article is left as it was.

    Args:
        library: The library.
        ids: Articles.
        processes: How many read at once.
        cancelled: Asked several times a second; what has been stored by then stays.

    Raises:
        LibraryError: The library can't be read or written.
    """
    waiting: dict[Job, list[tuple[int, int]]] = {}
    without: list[int] = []
    failures: list[Failure] = []
    changed = same = 0
    parts: dict[Job, list[tuple[Prepared, Origin]]] = {}
    for outcome in outcomes(_jobs(library, ids, waiting, without), processes, cancelled):
        parts.setdefault(outcome.job, []).extend(outcome.prepared)
        if not outcome.last:
            continue
        prepared = parts.pop(outcome.job)
        for article_id, place in waiting.pop(outcome.job):
            reason = outcome.reason or overwritten(library, article_id, place, prepared)
            changed += reason == CHANGED
            same += reason == SAME
            if reason not in {CHANGED, SAME}:
                failures.append(Failure(f"article {article_id}", reason))
    return Reread(changed, same, len(without), tuple(failures))


CHANGED = "changed"
SAME = "same"


def _jobs(
    library: Library,
    ids: Iterable[int],
    waiting: dict[Job, list[tuple[int, int]]],
    without: list[int],
) -> Iterator[Job]:
    """Yield each source once, and note which articles wait for it."""
    wanted = set(ids)
    while wanted:
        first = min(wanted)
        origin = origin_of(library, first)
        raw = raw_of(library, origin) if origin else None
        if origin is None or raw is None:
            without.append(first)
            wanted.discard(first)
            continue
        siblings = library.database.rows(
            "SELECT article, place FROM taken_from WHERE sha256 = ? AND name = ? AND url = ?",
            (origin.sha256, origin.name, origin.url),
        )
        job = Job(raw)
        waiting[job] = [(number, place) for number, place in siblings if number in wanted]
        wanted.difference_update(number for number, _ in waiting[job])
        yield job


def overwritten(
    library: Library,
    article_id: int,
    place: int,
    prepared: Sequence[tuple[Prepared, Origin]],
) -> str:
    """Give an article the text that was read anew from its source.

    Ids, stars, notes and reviews stay, as `reread` says.

    Args:
        library: The library.
        article_id: The article.
        place: Which of the articles of its source it is, from 0.
        prepared: What the source holds now.

    Returns:
        `CHANGED`, `SAME`, or why it was left as it was.

    Raises:
        LibraryError: The library can't be read or written.
    """
    if place >= len(prepared):
        return "its source is read as fewer articles now; it is kept as it was"
    new = prepared[place][0]
    with library.database.writing():
        stored = library.article(article_id)
        if stored is None:
            return "was removed in the meantime"
        new = replace(new, article=_with_facts(new.article, stored.article))
        other = library.find(new.content_hash)
        if other not in {None, article_id}:
            return f"its text is now that of article {other}; it is kept as it was"
        claims = _claims(library, article_id, new)
        if claims is None:
            return "the words of a reviewed claim are not in its new text; it is kept as it was"
        overwrite(library.database, article_id, new, library.stored_sentences(article_id), claims)
    return SAME if stored.content_hash == new.content_hash else CHANGED


def _with_facts(new: Article, old: Article) -> Article:
    """Keep what is known of an article where its source alone does not say it, as with feeds."""
    return replace(
        new,
        title=new.title or old.title,
        author=new.author or old.author,
        source=new.source or old.source,
        date=new.date or old.date,
        url=new.url or old.url,
        kind=old.kind,
    )


def _claims(
    library: Library, article_id: int, new: Prepared
) -> list[tuple[int | None, Claim]] | None:
    """Give claims that are found again their ids; None where a reviewed one would be lost."""
    old: dict[str, list[StoredClaim]] = {}
    for stored in library.claims(article_id):
        old.setdefault(stored.claim.text, []).append(stored)
    found: list[tuple[int | None, Claim]] = []
    for claim in new.claims:
        same = old.get(claim.text)
        found.append((same.pop(0).id if same else None, claim))
    decided = reviewed(library)
    for stored in (item for items in old.values() for item in items):
        if stored.id not in decided:
            continue
        start = new.article.text.find(stored.claim.text)
        if start < 0:
            return None
        moved = replace(
            stored.claim, start=start, end=start + len(stored.claim.text), speaker=None, places=()
        )
        found.append((stored.id, moved))
    return found
