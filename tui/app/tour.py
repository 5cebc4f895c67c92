"""The tour of the first start: a few lines over the footer, each until its key was pressed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.app.commands import COMMANDS, spoken

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to try: the command that does it, and what it shows."""

    command: str
    shows: str


STEPS = (
    Step("pane-claims", "the claims of this article, the one to check first on top."),
    Step("why", "why the claim under the cursor stands where it does."),
    Step("search", "find any claim again, typos and all: try `eigt membr states`, then Enter."),
    Step("verdict", "what your articles say on a claim, and your verdict on it. Esc comes back."),
    Step("add", "bring in articles of your own. From here on ? lists the keys."),
)
_COMMANDS = {command.id: command for command in COMMANDS}
SKIP = "back"


def line(step: int, keymap: Mapping[str, str]) -> str:
    """Write a step for the reader.

    Args:
        step: Its place in `STEPS`.
        keymap: Keys the user has changed, by command id.
    """
    wanted = STEPS[step]
    first = keymap.get(wanted.command, _COMMANDS[wanted.command].keys).split(",")[0]
    key = spoken(first)
    return f"Tour {step + 1} of {len(STEPS)} · press {key}: {wanted.shows} Esc ends the tour."


def after(step: int, action: str) -> int | None:
    """Return the step that follows when an action was done, or None where the tour is over.

    Args:
        step: Where the tour is.
        action: What was done, as in `Command.action`.
    """
    if action == _COMMANDS[SKIP].action:
        return None
    if action != _COMMANDS[STEPS[step].command].action:
        return step
    return step + 1 if step + 1 < len(STEPS) else None


def begin_once(settings: Path) -> bool:
    """Note beside the settings that the tour was shown; False where it has been before.

    Where that can't be noted there is no tour: it would come again each time.
    """
    seen = settings.with_name("tour-shown")
    try:
        seen.parent.mkdir(parents=True, exist_ok=True)
        seen.touch(exist_ok=False)
    except OSError:
        return False
    return True
