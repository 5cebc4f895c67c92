"""What tests of screens share."""

import asyncio
import sys
import time
from collections.abc import Iterator
from typing import Any, TypeVar

from textual.app import App
from textual.message_pump import MessagePump
from textual.pilot import Pilot

from tui.app.app import ClaimdeskApp
from tui.app.desk_state import Desk
from tui.app.screens.desk import DeskScreen

Thing = TypeVar("Thing")
WIDE, NARROW = (160, 50), (80, 24)

_DEADLINE = 120.0
# What is put off for a moment is waited for; the backup of the day and fading toasts are not.
_SOON = 0.9


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
    await _calm(pilot.app, workers=True)


async def worked_off(app: App[Any]) -> None:
    """Wait until every widget has done what it was asked, whatever workers are still at."""
    await _calm(app, workers=False)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, each when the work of the one before is done."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def _calm(app: App[Any], *, workers: bool) -> None:
    """Wait until nothing is left to do, seen several times: work hops from widget to widget."""
    pilot: Pilot[Any] = Pilot(app)
    end = time.monotonic() + _DEADLINE
    seen = 0
    while seen < 3 and app.is_running and not app._exit:
        assert time.monotonic() < end, f"never calm: {list(_pending(app, workers=workers))}"
        await app.animator.wait_until_complete()
        await pilot.pause(0)
        if next(_pending(app, workers=workers), None) is None:
            seen += 1
        else:
            seen = 0
            await asyncio.sleep(0.004)


def _pending(app: App[Any], *, workers: bool) -> Iterator[object]:
    """Tell what the app has still to do; with workers also what is put off for a moment."""
    pumps: list[MessagePump] = [app]
    for screen in app.screen_stack:
        yield from screen._callbacks
        pumps += screen.walk_children(with_self=True)
    for pump in pumps:
        if pump.message_queue_size or pump._next_callbacks:
            yield pump
        if workers:
            yield from (timer for timer in pump._timers if _due(timer))
    if workers:
        yield from (worker for worker in app.workers if not worker.is_finished)
        yield from range(_threads_at_work())


def _threads_at_work() -> int:
    """Count threads, of workers that were cancelled too: those go on to their next look.

    The executor's own count of idle threads goes wrong from Python 3.12 on, where a busy thread
    may take the work that an idle one was counted for.
    """
    executor: Any = getattr(asyncio.get_running_loop(), "_default_executor", None)
    if executor is None:
        return 0
    frames = sys._current_frames()
    at = [frames[thread.ident] for thread in executor._threads if thread.ident in frames]
    waiting: int = executor._work_queue.qsize()
    return waiting + sum(frame.f_code.co_name != "_worker" for frame in at)


def _due(timer: Any) -> bool:
    runs = timer._task is not None and not timer._task.done()
    return runs and timer._repeat == 0 and timer._interval < _SOON
