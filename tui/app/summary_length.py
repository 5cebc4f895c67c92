"""How long the summary may be, in the unit that the reader thinks in."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Unit = Literal["sentences", "words", "percent", "pane"]
UNITS: tuple[Unit, ...] = ("sentences", "words", "percent", "pane")
# By how much a key changes the amount, the least and the most.
_STEPS: Mapping[Unit, tuple[int, int, int]] = {
    "sentences": (1, 1, 40),
    "words": (20, 20, 2000),
    "percent": (5, 5, 100),
}
_FIRST: Mapping[Unit, int] = {"sentences": 3, "words": 100, "percent": 10}


@dataclass(frozen=True, slots=True)
class Length:
    """An amount in each unit, and the unit that counts; what fits the pane has no amount."""

    unit: Unit = "sentences"
    amounts: Mapping[Unit, int] = field(default_factory=lambda: dict(_FIRST))

    @classmethod
    def of_sentences(cls, sentences: int) -> Length:
        """Begin with so many sentences."""
        return cls(amounts={**_FIRST, "sentences": sentences})

    @property
    def sentences(self) -> int | None:
        """How many sentences, or None where another unit counts."""
        return self.amounts["sentences"] if self.unit == "sentences" else None

    @property
    def can_change(self) -> bool:
        """Whether there is an amount to change."""
        return self.unit in _STEPS

    def changed(self, steps: int) -> Length:
        """Make it longer or shorter by some steps of its unit."""
        if not self.can_change:
            return self
        size, least, most = _STEPS[self.unit]
        amount = max(least, min(self.amounts[self.unit] + steps * size, most))
        return replace(self, amounts={**self.amounts, self.unit: amount})

    def in_next_unit(self) -> Length:
        """Measure by the next unit, by the amount that it had before."""
        return replace(self, unit=UNITS[(UNITS.index(self.unit) + 1) % len(UNITS)])

    def budget(self, room: tuple[int, int]) -> dict[str, Any]:
        """Write it as `tui.summary.summarize` takes it.

        Args:
            room: Cells to a line of the pane, and its lines.
        """
        return {self.unit: room if self.unit == "pane" else self.amounts[self.unit]}

    def told(self, made: int) -> str:
        """Say it in words.

        Args:
            made: How many sentences came of it.
        """
        count = "1 sentence" if made == 1 else f"{made} sentences"
        if self.unit == "sentences":
            return count
        if self.unit == "pane":
            return f"fits this pane · {count}"
        of = "% of the article" if self.unit == "percent" else " words at most"
        return f"{self.amounts[self.unit]}{of} · {count}"
