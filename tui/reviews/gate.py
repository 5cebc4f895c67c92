"""Two sentences compared, with a second look at their meaning where the rules find a difference."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tui.evidence import compare
from tui.semantic import available, embed

if TYPE_CHECKING:
    from datetime import date as Date  # noqa: N812

    import numpy as np
    from numpy.typing import NDArray

    from tui.evidence import Comparison


def compare_gated(a: str, b: str, *, date_a: Date | None, date_b: Date | None) -> Comparison:
    """Compare two sentences as `compare` does; those far apart in meaning never differ.

    Meanings are worked out for the few pairs that differ by the rules, and only where the extra
    `claimdesk[semantic]` is installed; without it the rules alone decide.

    Args:
        a: One sentence.
        b: Another.
        date_a: The day the first was published.
        date_b: The day the second was published.
    """
    found = compare(a, b, date_a=date_a, date_b=date_b)
    if found.verdict != "differs" or found.firm or not available():
        return found
    return compare(a, b, date_a=date_a, date_b=date_b, likeness=float(_vector(a) @ _vector(b)))


@lru_cache(maxsize=512)
def _vector(text: str) -> NDArray[np.float32]:
    found: NDArray[np.float32] = embed([text])[0]
    return found
