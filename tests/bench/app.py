"""Measure the app from outside beside a minimal Textual app, in the same run.

`python -m tests.bench.app --harness PATH` where PATH is a program that runs a command in a
pseudo-terminal and prints, as JSON, the time to its first paint, key latencies, bytes and memory.
Every round runs the minimal app and then each case once, so that noise of the machine falls on
all of them; the table gives medians, and how many times the minimal app's they are.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import shlex
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

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
    """List what is measured, the minimal app first; the libraries are made on the way."""
    seeds, many, long = (folder / f"{name}.sqlite3" for name in ("seeds", "many", "long"))
    fill(seeds, 0)
    fill(many, MANY)
    fill_long(long, LONG)
    app = "-m tui"
    # Titles that are written when a pane is filled, and text: all four panes stand on the screen.
    seed = r"(?s)desk · 3 sentences.*Times reporter.*Claims · \d+ .*twenty"
    return [
        Case("minimal app, list", "-m tests.bench.minimal_app", None, "line 30", "j*40"),
        Case("list, seeds", app, seeds, seed, "j*3,k*3,j*3,k*3,j*3,k*3,j*3,k*3"),
        Case(f"list, {MANY:,} articles", app, many, seed, "j*40"),
        Case("article, seeds", app, seeds, seed, "!2,sleep:500,j*12,k*12,j*12"),
        Case(
            f"article, {LONG:,} words",
            app,
            long,
            "(?s)3 sentences.*Claims.*council",
            "!2,sleep:500,j*25,space*10",
        ),
        Case("search, seeds", app, seeds, seed, "!/,sleep:1500,type:zang haizou iran memb"),
        Case(
            f"search, {MANY:,} articles",
            app,
            many,
            seed,
            "!/,sleep:2500,type:concil ton road",
        ),
    ]


def as_installed(folder: Path) -> dict[str, str]:
    """Return an environment in which both apps start from bytecode, as installed ones do."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def measured(
    case: Case, harness: Path, environment: dict[str, str], *, idle: float = 2
) -> dict[str, Any]:
    """Run one case once, watching for `idle` seconds whether anything is written untouched."""
    command = [
        *(sys.executable, str(harness), "--cmd", f"{shlex.quote(sys.executable)} {case.arguments}"),
        *("--ready", case.ready, "--keys", case.keys, "--size", "120x36", "--each-key"),
        *(
            "--key-timeout",
            "10000",
            "--idle",
            str(idle),
            "--cwd",
            str(CHECKOUT),
            "--quit-keys",
            "esc,q",
        ),
    ]
    if case.library is not None:
        command += ["--env", f"CLAIMDESK_LIBRARY={case.library}"]
        command += ["--env", f"CLAIMDESK_CONFIG={case.library}.toml"]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=CHECKOUT, env=environment
    )
    if done.returncode:
        raise SystemExit(f"{case.name}: {done.stdout[-3000:]}{done.stderr}")
    return cast("dict[str, Any]", json.loads(done.stdout))


@dataclass(frozen=True, slots=True)
class Figures:
    """What a case took over all rounds: milliseconds, seconds, bytes and megabytes."""

    paint_ms: float
    start_cpu: float
    key_p95_ms: float
    key_cpu_ms: float
    key_bytes: float
    idle_bytes: int
    resident_mb: float


def figures(rounds: list[dict[str, Any]]) -> Figures:
    """Take medians over the rounds; the keys of all rounds are taken together."""

    def median(name: str) -> float:
        return statistics.median(float(run[name]) for run in rounds)

    keys = [key for run in rounds for key in run["keys"] if key["first_ms"] is not None]
    waits = sorted(float(key["first_ms"]) for key in keys)
    return Figures(
        paint_ms=median("first_paint_ms"),
        start_cpu=median("startup_cpu_s"),
        key_p95_ms=waits[max(math.ceil(0.95 * len(waits)) - 1, 0)],
        key_cpu_ms=median("cpu_ms_per_key"),
        key_bytes=statistics.median(float(key["bytes"]) for key in keys),
        idle_bytes=max((int(run["idle"]["bytes"]) for run in rounds if "idle" in run), default=0),
        resident_mb=median("rss_mb_after_keys"),
    )


def table(found: dict[str, Figures], rounds: int) -> str:
    """Write the table; the first case is the one that the others are measured by."""
    peer = next(iter(found.values()))

    def beside(value: float, by: float, digits: int) -> str:
        times = "" if value == by else f" ({value / by:.2f} x)"
        return f"{value:,.{digits}f}{times}"

    lines = [
        f"Medians of {rounds} interleaved rounds at 120x36; in brackets, times the minimal app's.",
        "",
        "| case | first full paint, ms | start CPU, s | key p95, ms | CPU a key, ms "
        "| bytes a key | idle bytes | resident MB |",
        "| --- " * 8 + "|",
    ]
    lines += [
        f"| {name} | {beside(row.paint_ms, peer.paint_ms, 0)} "
        f"| {beside(row.start_cpu, peer.start_cpu, 2)} "
        f"| {beside(row.key_p95_ms, peer.key_p95_ms, 1)} "
        f"| {beside(row.key_cpu_ms, peer.key_cpu_ms, 1)} "
        f"| {row.key_bytes:,.0f} | {row.idle_bytes} | {row.resident_mb:.0f} |"
        for name, row in found.items()
    ]
    return "\n".join(lines)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--harness", type=Path, required=True, help="the measuring program")
    parser.add_argument("--runs", type=int, default=3, help="rounds to take the median of")
    parser.add_argument(
        "--big", type=Path, help="a library to search in too, such as tests.bench.big_library makes"
    )
    parser.add_argument("--only", default="", help="only cases whose name holds this")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        every = cases(Path(folder))
        if chosen.big is not None:
            # The first search opens the index, or makes it.
            keys = "!/,sleep:9000,type:presdent obma heath,backspace*6,type:wite hous budjet"
            every.append(Case("search, a big library", "-m tui", chosen.big, "Claims", keys))
        environment = as_installed(Path(folder))
        every = [every[0], *(case for case in every[1:] if chosen.only in case.name)]
        runs: dict[str, list[dict[str, Any]]] = {case.name: [] for case in every}
        for number in range(chosen.runs + 1):
            for case in every:
                run = measured(case, chosen.harness, environment)
                # The first round only writes the bytecode and brings the files into memory.
                if number:
                    runs[case.name].append(run)
    print(table({name: figures(rounds) for name, rounds in runs.items()}, chosen.runs))


if __name__ == "__main__":
    main()
