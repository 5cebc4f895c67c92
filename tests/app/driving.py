"""What tests of screens share."""

from typing import TypeVar

from textual.pilot import Pilot

from tui.app.app import ClaimdeskApp
from tui.app.desk_state import Desk
from tui.app.screens.desk import DeskScreen

Thing = TypeVar("Thing")
WIDE, NARROW = (160, 50), (80, 24)


def there(thing: Thing | None) -> Thing:
    """Return what must be there."""
    assert thing is not None
    return thing


def desk_of(app: ClaimdeskApp) -> DeskScreen:
    screen = app.screen_stack[0]
    assert isinstance(screen, DeskScreen)
    return screen


def opened(app: ClaimdeskApp) -> Desk:
    """Return the article that lies open on the desk."""
    return there(desk_of(app).desk)


async def settled(pilot: Pilot[None]) -> None:
    """Wait until timers have fired, workers are done and what they sent has been drawn."""
    for _ in range(4):
        await pilot.pause(0.08)
        await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, each when the work of the one before is done."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)
