"""Claims whose identifier comes twice."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def first_of_each(claims: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Leave out claims whose identifier came before.

    While identifiers rise, as a library's do, none can have come before: a set of them all, the
    largest thing in memory while a million claims are indexed, is made only when one doesn't.
    """
    known = array("q")
    seen: set[int] | None = None
    highest = None
    for identifier, text in claims:
        if highest is None or identifier > highest:
            highest = identifier
        else:
            seen = set(known) if seen is None else seen
            if identifier in seen:
                continue
        if seen is None:
            known.append(identifier)
        else:
            seen.add(identifier)
        yield identifier, text
