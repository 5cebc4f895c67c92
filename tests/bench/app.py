"""Measure the app from outside beside a minimal Textual app, in the same run.

`python -m tests.bench.app --harness PATH` where PATH is a program that runs a command in a
pseudo-terminal and prints, as JSON, the time to its first paint, key latencies, bytes and memory.
"""

from __future__ import annotations

import argparse
import json
import shlex
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tui.articles import Article
from tui.library import Library, add_seeds, prepare

CHECKOUT = Path(__file__).parents[2]
MANY = 10_000
LONG = 50_000


@dataclass(frozen=True, slots=True)
class Case:
    """One thing to measure: the app or its peer, what shows that it is up, and keys to press."""

    name: str
    arguments: str
    library: Path | None
    ready: str
    keys: str


def fill(path: Path, articles: int) -> None:
    """Make a library of so many short articles beside the seeds."""
    with Library.open(path) as library:
        if articles:
            for number in range(articles):
                text = f"The council of town {number} spent {number + 3} million euros on roads."
                library.add(prepare(Article(text=text, title=f"Town {number} mends roads")))
        add_seeds(library)


def fill_long(path: Path, words: int) -> None:
    """Make a library of one long article."""
    sentence = "In {} the council of the town spent {} million euros on its roads and bridges."
    count = words // 14
    parts = [sentence.format(1900 + n % 120, n + 3) for n in range(count)]
    text = "\n\n".join(" ".join(parts[n : n + 6]) for n in range(0, count, 6))
    with Library.open(path) as library:
        library.add(prepare(Article(text=text, title="A long report")))


def cases(folder: Path) -> list[Case]:
    """List what is measured; the libraries are made on the way."""
    seeds, many, long = (folder / f"{name}.sqlite3" for name in ("seeds", "many", "long"))
    fill(seeds, 0)
    fill(many, MANY)
    fill_long(long, LONG)
    app = "-m tui"
    return [
        Case("minimal", "-m tests.bench.minimal_app", None, "line 20", "j*40"),
        Case("seeds, list", app, seeds, "Zhang Haizhou", "j*3,k*3,j*3,k*3,j*3,k*3,j*3,k*3"),
        Case(f"{MANY:,} articles, list", app, many, "Town", "j*40"),
        Case("seeds, article", app, seeds, "Zhang Haizhou", "!2,j*12,k*12,j*12"),
        Case(f"{LONG:,} words, article", app, long, "council of the town", "!2,j*20,space*10"),
        Case("seeds, search", app, seeds, "Zhang Haizhou", "!/,type:zang haizou iran memb"),
        Case(f"{MANY:,} articles, search", app, many, "Town", "!/,sleep:1500,type:concil ton road"),
    ]


def measured(case: Case, harness: Path, runs: int) -> dict[str, Any]:
    """Run one case."""
    command = [
        *(sys.executable, str(harness), "--cmd", f"{shlex.quote(sys.executable)} {case.arguments}"),
        *("--ready", case.ready, "--keys", case.keys, "--runs", str(runs), "--size", "120x36"),
        *("--idle", "3", "--cwd", str(CHECKOUT), "--quit-keys", "q", "--warm-up", "1"),
    ]
    if case.library is not None:
        command += ["--env", f"CLAIMDESK_LIBRARY={case.library}"]
        command += ["--env", f"CLAIMDESK_CONFIG={case.library}.toml"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=CHECKOUT)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--harness", type=Path, required=True, help="the measuring program")
    parser.add_argument("--runs", type=int, default=3, help="runs to take the median of")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for case in cases(Path(folder)):
            print(case.name, json.dumps(measured(case, chosen.harness, chosen.runs)))


if __name__ == "__main__":
    main()
