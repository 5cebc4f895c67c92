"""Measure the app on a large library beside a minimal Textual app, in the same run.

`python -m tests.bench.load --harness PATH LIBRARY`: LIBRARY is one that
`python -m tests.bench.big_library` has made; PATH is the program that `tests.bench.app` uses. The
search index is built first, unless it is there, and its time is printed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.bench.app import Case, as_installed, figures, measured, table
from tui.library import Library
from tui.search import ClaimSearch

READY = r"(?s)3 sentences.*Claims · \d+"


def cases(library: Path) -> list[Case]:
    """List what is measured, the minimal app first."""
    app = "-m tui"
    return [
        Case("minimal app, list", "-m tests.bench.minimal_app", None, "line 30", "j*40"),
        Case("list", app, library, READY, "j*20,space*5,G,g"),
        Case("sort the list", app, library, READY, "s,sleep:1000,S"),
        Case("filter the list", app, library, READY, "!f,sleep:500,type:council"),
        Case("open an article", app, library, READY, "enter,!esc,!j,sleep:900," * 4 + "enter"),
        Case("search", app, library, READY, "!/,sleep:6000,type:said goverment milion"),
        Case("open a claim", app, library, READY, "!4,v,sleep:4000,!esc,!j,v,sleep:4000"),
        Case("type a verdict", app, library, READY, "!4,!v,sleep:4000,!tab,!tab,type:counted it"),
    ]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", type=Path)
    parser.add_argument("--harness", type=Path, required=True, help="the measuring program")
    parser.add_argument("--runs", type=int, default=3, help="rounds to take the median of")
    chosen = parser.parse_args()
    with Library.open(chosen.library) as library:
        counts = library.counts()
        started = time.process_time()
        ClaimSearch(library).search("said")
        built = time.process_time() - started
    print(
        f"{counts.articles:,} articles, {counts.claims:,} claims; index ready in {built:.1f} CPU s"
    )
    sys.stdout.flush()
    runs: dict[str, list[dict[str, Any]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        environment = as_installed(Path(folder))
        for number in range(chosen.runs + 1):
            for case in cases(chosen.library):
                run = measured(case, chosen.harness, environment)
                # The first round only writes the bytecode and brings the files into memory.
                if number:
                    runs.setdefault(case.name, []).append(run)
    print(table({name: figures(found) for name, found in runs.items()}, chosen.runs))


if __name__ == "__main__":
    main()
