"""Measure the app on a large library beside a minimal Textual app and a small library.

`python -m tests.bench.load --harness PATH LIBRARY`: LIBRARY is one that
`python -m tests.bench.big_library` has made; PATH is the program that `tests.bench.app` uses. Every
round runs the minimal app, and then each case on a copy of the library and on the seeds alone. The
search index is built first, unless it is there, and its time is printed.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.bench.app import Case, Figures, as_installed, figures, fill, measured
from tui.library import Library
from tui.search import ClaimSearch

READY = r"(?s)3 sentences.*Claims · \d+"
MINIMAL = Case("minimal app", "-m tests.bench.minimal_app", None, "line 30", "j*40")
# What is done, in keys of the harness; `!` presses one that is not measured, and `{folder}` is
# where what is written goes.
_LOOKED = "sleep:1500"
KEYS = {
    "list: move, page, top, bottom": "j*20,space*5,G,g",
    "list: sort": "s,sleep:600,S,sleep:600,s,sleep:600,S,sleep:600,s",
    "list: filter": "!f,sleep:500,type:council",
    "open an article": "enter,!esc,!j,sleep:500," * 4 + "enter",
    "search": "!/,sleep:2500,type:said goverment milion",
    "open a claim": f"!4,v,{_LOOKED},!esc,!j,v,{_LOOKED},!esc,!j,v,{_LOOKED}",
    "keys while its evidence is sought": "!4,!e,tab*4,shift+tab*4,1,2,1,2",
    "type a verdict": f"!4,!v,{_LOOKED},!tab,!tab,type:counted it",
    "save a verdict": f"!4,!v,sleep:3000,!right,!space,ctrl+s,{_LOOKED},!esc,!j,!v,sleep:3000,"
    "!right,!space,ctrl+s",
    "export: ask, choose, write": "!4,O,right,right,tab,type:{folder}/x,enter",
}


def cases(library: Path, chosen: str) -> list[Case]:
    """List what is measured on a library: the cases whose name holds `chosen`."""
    return [
        Case(name, "-m tui", library, READY, keys.format(folder=library.parent))
        for name, keys in KEYS.items()
        if chosen in name
    ]


def table(peer: Figures, large: dict[str, Figures], small: dict[str, Figures], rounds: int) -> str:
    """Write the table: times the minimal app's, and what the same takes on a small library."""

    def beside(value: float, by: float, digits: int) -> str:
        return f"{value:,.{digits}f} ({value / by:.2f} x)"

    lines = [
        f"Medians of {rounds} interleaved rounds at 120x36; in brackets, times the minimal app's, "
        "and in the last columns times the same on the seeds alone.",
        "",
        "| case | first full paint, ms | start CPU, s | resident MB | key p95, ms "
        "| on the seeds, ms | times the seeds' | CPU a key, ms | times the seeds' |",
        "| --- " * 9 + "|",
        f"| minimal app | {peer.paint_ms:,.0f} | {peer.start_cpu:.2f} | {peer.resident_mb:.0f} "
        f"| {peer.key_p95_ms:.1f} | | | {peer.key_cpu_ms:.1f} | |",
    ]
    for name, row in large.items():
        seeds = small[name]
        lines.append(
            f"| {name} | {beside(row.paint_ms, peer.paint_ms, 0)} "
            f"| {beside(row.start_cpu, peer.start_cpu, 2)} | {row.resident_mb:.0f} "
            f"| {beside(row.key_p95_ms, peer.key_p95_ms, 1)} "
            f"| {beside(seeds.key_p95_ms, peer.key_p95_ms, 1)} "
            f"| {row.key_p95_ms / seeds.key_p95_ms:.2f} "
            f"| {row.key_cpu_ms:,.1f} | {row.key_cpu_ms / seeds.key_cpu_ms:.2f} |"
        )
    return "\n".join(lines)


def copied(library: Path, folder: Path) -> Path:
    """Copy a library with its search index, for verdicts are given in it."""
    there = folder / "large.sqlite3"
    shutil.copyfile(library, there)
    index = library.with_name(f"{library.name}.search")
    shutil.copytree(index, there.with_name(f"{there.name}.search"))
    return there


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", type=Path)
    parser.add_argument("--harness", type=Path, required=True, help="the measuring program")
    parser.add_argument("--runs", type=int, default=2, help="rounds to take the median of")
    parser.add_argument("--only", default="", help="only cases whose name holds this")
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
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        seeds = folder / "seeds.sqlite3"
        fill(seeds, 0)
        both = {"large": copied(chosen.library, folder), "small": seeds}
        environment = as_installed(folder)
        # Only to write the bytecode and to bring the files into memory.
        for path in both.values():
            first = Case("first", "-m tui", path, READY, "!4,!v,sleep:3000")
            measured(first, chosen.harness, environment, idle=0)
        peers: list[dict[str, Any]] = []
        runs: dict[str, dict[str, list[dict[str, Any]]]] = {"large": {}, "small": {}}
        for _ in range(chosen.runs):
            peers.append(measured(MINIMAL, chosen.harness, environment, idle=0))
            for size, path in both.items():
                for case in cases(path, chosen.only):
                    run = measured(case, chosen.harness, environment, idle=0)
                    runs[size].setdefault(case.name, []).append(run)
    large, small = (
        {name: figures(found) for name, found in runs[size].items()} for size in ("large", "small")
    )
    print(table(figures(peers), large, small, chosen.runs))


if __name__ == "__main__":
    main()
