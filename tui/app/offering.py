"""Several ways a query may go on, offered one after another as a shell does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.search.completing import Completion


@dataclass(frozen=True, slots=True)
class Offered:
    """The completions of what was typed, at least one, and which of them stands in the input."""

    typed: str
    completions: tuple[Completion, ...]
    at: int = 0

    @property
    def text(self) -> str:
        """What stands in the input."""
        return self.completions[self.at].put_into(self.typed)

    @property
    def cursor(self) -> int:
        """Where the cursor is: behind what was completed."""
        completion = self.completions[self.at]
        return completion.start + len(completion.text)

    @property
    def told(self) -> str:
        """Say which of how many it is, where there are others."""
        count = len(self.completions)
        return f"{self.at + 1} of {count}, Tab for the next" if count > 1 else ""

    def following(self) -> Offered:
        """Offer the next; after the last one the first comes again."""
        return replace(self, at=(self.at + 1) % len(self.completions))
