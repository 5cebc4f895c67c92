"""What a search gives back, in which order, and near-identical claims told as one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tui.search.folding import same_claims
from tui.search.kept import indexed
from tui.search.lit import lit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.library import ClaimText
    from tui.search.fields import Scope
    from tui.search.query import Problem

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """A claim that was found: its closeness in 0..1.

    `words` are those of the query, folded, and `repeated` the identifiers of near-identical claims
    that it stands for. In other scopes than claims it is a sentence, with a sentence's identifier.
    """

    claim: ClaimText
    closeness: float
    words: tuple[str, ...] = ()
    repeated: tuple[int, ...] = ()
    scope: Scope = "claims"

    @property
    def claim_id(self) -> int | None:
        """The claim's identifier, None for a sentence that was searched as such."""
        return self.claim.id if self.scope == "claims" else None

    @property
    def spans(self) -> tuple[Span, ...]:
        """The characters of the claim to light up; worked out when read, for what is drawn."""
        # What is lit in the name of who said it is no part of the claim.
        end = len(self.claim.text)
        lit_up = lit(indexed(self.claim), self.words) if self.words else ()
        return tuple((left, min(right, end)) for left, right in lit_up if left < end)


@dataclass(frozen=True, slots=True)
class Results:
    """What a search gave; in other scopes than claims all is said of sentences.

    Attributes:
        found: The first, in the order asked for.
        total: How many claims were searched.
        seconds: Processor time.
        problems: What of the query was not understood, and where.
        scope: What was searched.
        matching: How many claims pass what the query holds them to, which are all found where
            `limit` allows; None where it is a matter of likeness alone.
    """

    found: tuple[Found, ...]
    total: int
    seconds: float
    problems: tuple[Problem, ...] = ()
    scope: Scope = "claims"
    matching: int | None = None


def _later_first(day: str) -> int:
    return -int(day.replace("-", "")) if day else 0


ORDERS: dict[str, Callable[[Found], tuple[Any, ...]]] = {
    "closeness": lambda found: (
        -found.closeness,
        -found.claim.score,
        _later_first(found.claim.date),
        found.claim.id,
    ),
    "score": lambda found: (-found.claim.score, -found.closeness, found.claim.id),
    "date": lambda found: (_later_first(found.claim.date), -found.closeness, found.claim.id),
}


def told_once(found: Sequence[Found]) -> list[Found]:
    """Tell near-identical claims as one, the first standing for the others."""
    heads = same_claims([item.claim.text for item in found])
    repeated: dict[int, list[int]] = {}
    for place, head in enumerate(heads):
        repeated.setdefault(head, []).append(found[place].claim.id)
    return [replace(found[head], repeated=tuple(ids[1:])) for head, ids in repeated.items()]
