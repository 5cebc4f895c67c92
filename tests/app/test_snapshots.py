from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from tests.app.driving import press, settled
from tui.app.app import ClaimdeskApp
from tui.app.reviewing import Reviewing
from tui.library import Library
from tui.reviews import compare_articles

SIZES = {"80x24": (80, 24), "160x50": (160, 50)}
SCREENS = {
    "articles": [],
    "article": ["2"],
    "summary": ["3"],
    "claims": ["4", "j"],
    "search": ["slash", *"zang haizou iran membr"],
    "keys": ["question_mark"],
    "light": ["f2"],
    "verdict": ["4", "v"],
    "evidence": ["4", "e", "j"],
    "claim-differs": ["4", "e", "3"],
    "differing": ["c"],
    "repeats": ["4", "v", "5"],
    "picked": ["4", "space", "down", "space"],
    "export": ["O"],
    "report": ["4", "space", "down", "space", "R"],
    "news": ["i"],
    "import": ["I"],
    "remove": ["X"],
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", SCREENS)
def test_the_screen_looks_as_it_did(
    library: Library,
    snap_compare: Callable[..., bool],
    monkeypatch: pytest.MonkeyPatch,
    size: str,
    screen: str,
) -> None:
    # The time a search took is on the screen, and differs from run to run.
    monkeypatch.setattr("tui.search.claims.time.thread_time", lambda: 0.0)
    compare_articles(library)

    async def opened(pilot: Pilot[None]) -> None:
        await settled(pilot)
        await press(pilot, *SCREENS[screen])

    app = ClaimdeskApp(library, reviewing=Reviewing(reviewer="ana"))
    app.animation_level = "none"
    assert snap_compare(app, terminal_size=SIZES[size], run_before=opened)
