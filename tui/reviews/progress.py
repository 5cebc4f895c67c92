"""How far a long piece of work has come."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How much is done of how much, and of what: `"articles compared"`, say."""

    done: int
    total: int
    what: str
