"""What the app loads and paints until its first screen stands."""

import json
import subprocess
import sys
from pathlib import Path

# What the first screen needs none of: engines, what fills a library, what other screens need.
LATE = (
    *("click", "numpy", "sumy", "nltk", "rapidfuzz", "onnxruntime", "yaml", "tomllib"),
    *("hashlib", "multiprocessing"),
    *("tui.cli", "tui.search", "tui.summary", "tui.evidence", "tui.semantic", "tui.assistant"),
    *("tui.reviews", "tui.articles.readers", "tui.articles.raw", "tui.articles.fetch"),
    *("tui.library.adding", "tui.library.storing", "tui.library.origins", "tui.claims.extraction"),
    *("tui.app.clipboard", "tui.app.claim_page", "tui.app.screens.claim", "tui.app.screens.search"),
    *("tui.app.screens.dialogues", "tui.app.screens.digest", "tui.app.screens.place"),
)
PROGRAM = f"""
import asyncio, json, sys
from pathlib import Path
import tui.__main__
from tui.app.app import ClaimdeskApp
from tui.library import Library

painted = []
ClaimdeskApp.post_display_hook = lambda app: painted.append(app.size)

async def main(library):
    app = ClaimdeskApp(library)
    async with app.run_test(size=(120, 36)) as pilot:
        while app.screen.desk is None or not painted:
            await pilot.pause(0.02)
        await pilot.pause(0.3)
        stands = app.screen.desk.stored.heading
    print(json.dumps([stands, len(painted), [name for name in {LATE!r} if name in sys.modules]]))

with Library.open(Path(sys.argv[1])) as library:
    asyncio.run(main(library))
"""


def test_nothing_heavy_is_loaded_to_start_and_the_screen_is_painted_once(seeded: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(seeded)], capture_output=True, text=True, check=True
    )
    stands, paints, loaded = json.loads(done.stdout)
    assert stands
    assert loaded == []
    # Once as a whole; what a terminal's answers change may follow.
    assert 1 <= paints <= 3
