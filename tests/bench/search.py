"""Recall, time, size and memory of the search, beside fzf, rapidfuzz and SQLite's full text.

    python -m tests.bench.search --data DIR [--size 10000|100000|1000000]

DIR holds `claims_1m.txt.xz`, a claim a line, and `queries.json`: kind -> [query, number of the
line meant]; for `e_names` [query, name], any line with the name being right; for `d_traces`
[states of the input, line]. Times are processor time, so that a busy machine changes them little.
"""

from __future__ import annotations

import argparse
import json
import lzma
import shutil
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from threading import Event, Thread
from time import process_time
from typing import TYPE_CHECKING, Any

from tests.bench.search_peers import PEERS, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

KINDS = {
    "a_exact": "exact",
    "b1_typo": "one or two typos a word",
    "b2_typoheavy": "heavy typos",
    "c_gaps": "gaps and order",
    "c2_gaps_typo": "gaps, order and typos",
    "e_names": "misspelt names",
    "g_spaces": "broken spaces",
    "h_partial": "part of a word",
    "f_para": "paraphrase (a tweet)",
}
TRACES = ("d_traces", "d2_traces_typo")
LONG = "f_para"
TOP = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, and the lines that are a right answer to it."""

    text: str
    right: frozenset[int]


def lines(data: Path, size: int) -> Iterator[str]:
    """Yield the first `size` claims."""
    with lzma.open(data / "claims_1m.txt.xz", "rt", encoding="utf-8") as file:
        yield from (line.rstrip("\n") for line in islice(file, size))


def read_queries(
    data: Path, claims: Sequence[str], half: str
) -> tuple[dict[str, list[Asked]], dict[str, list[list[str]]]]:
    """Read the queries of one half, or all, whose answers are among the claims."""
    raw = json.loads((data / "queries.json").read_text(encoding="utf-8"))
    part = {"all": slice(None), "tune": slice(0, None, 2), "judge": slice(1, None, 2)}[half]
    names = {name for _, name in raw["e_names"][part]}
    holding: dict[str, set[int]] = {name: set() for name in names}
    for number, claim in enumerate(claims):
        for name in names:
            if name in claim:
                holding[name].add(number)
    asked = {
        kind: [
            Asked(query, frozenset(holding[meant] if kind == "e_names" else {meant}))
            for query, meant in raw[kind][part]
            if kind == "e_names" or meant < len(claims)
        ]
        for kind in KINDS
    }
    return asked, {kind: [states for states, _ in raw[kind][part]] for kind in TRACES}


def build(data: str, size: int, path: str) -> dict[str, float]:
    """Build the index; run in a process of its own, so that its memory is its own."""
    from resource import RUSAGE_SELF, getrusage

    from tui.search import SearchIndex

    reading = process_time()
    for _ in lines(Path(data), size):
        pass
    reading = process_time() - reading
    started = process_time()
    with _private_peak() as private:
        SearchIndex.create(Path(path), enumerate(lines(Path(data), size))).close()
    seconds = process_time() - started - reading
    held = sum(file.stat().st_size for file in Path(path).rglob("*") if file.is_file())
    # What getrusage tells begins with the memory of the process that started this one.
    peak = 1e6 * _status("VmHWM")
    if not peak:
        peak = getrusage(RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return {
        "seconds": seconds,
        "bytes": held / size,
        "peak": peak / 1e6,
        "private": max(private),
        "before": private[0],
    }


@contextmanager
def _private_peak() -> Iterator[list[float]]:
    """Give the private memory in MB, read every twentieth of a second and once before."""
    seen, done = [memory()[1]], Event()

    def watch() -> None:
        while not done.wait(0.05):
            seen.append(memory()[1])

    watcher = Thread(target=watch)
    watcher.start()
    try:
        yield seen
    finally:
        done.set()
        watcher.join()


def measure(
    path: str, asked: dict[str, list[Asked]], traces: dict[str, list[list[str]]]
) -> dict[str, Any]:
    """Ask everything; run in a process of its own, so that its memory is its own."""
    from tui.search import SearchIndex, Session

    started = process_time()
    index = SearchIndex.open(Path(path))
    outcome: dict[str, Any] = {"opening": process_time() - started, "kinds": {}, "keys": {}}
    started = process_time()
    index.search("warming")
    outcome["first"] = process_time() - started
    for kind, queries in asked.items():
        found, times = 0, []
        for query in queries:
            started = process_time()
            hits = index.search(query.text)
            # What a screen shows at first is lit too.
            assert all(hit.spans is not None for hit in hits[:TOP])
            times.append(process_time() - started)
            found += any(hit.claim_id in query.right for hit in hits[:TOP])
        outcome["kinds"][kind] = (found / max(len(queries), 1), times)
    for kind, inputs in traces.items():
        outcome["keys"][kind] = times = []
        for states in inputs:
            session = Session(index)
            for state in states:
                started = process_time()
                session.type(state)
                times.append(process_time() - started)
    outcome["resident"], outcome["private"] = memory()
    started = process_time()
    index.add([(10**9 + n, f"A fresh claim with the number {n}.") for n in range(20)])
    assert any(hit.claim_id >= 10**9 for hit in index.search("fresh claim with the number"))
    outcome["adding"] = process_time() - started
    index.remove([10**9 + n for n in range(20)])
    index.close()
    return outcome


def memory() -> tuple[float, float]:
    """Return resident and private memory in MB, zeros where the system doesn't tell."""
    return _status("VmRSS"), _status("RssAnon")


def _status(name: str) -> float:
    """Return what the system tells of this process's memory, in MB; zero where it doesn't."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    held = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
    return int(held[name].split()[0]) / 1000


def share(times: Sequence[float], part: float) -> float:
    """Return the time in ms that `part` of all stay below."""
    ordered = sorted(times)
    return 1000 * ordered[min(int(part * len(ordered)), len(ordered) - 1)] if ordered else 0.0


def report(size: int, built: dict[str, float] | None, outcome: dict[str, Any]) -> float:
    """Print what was measured of our own search; return its median in ms."""
    print(f"\n{size:,} claims\n\n| kind of query | n | recall@10 | p50 ms | p95 ms |")
    print("| --- | --- | --- | --- | --- |")
    everything: list[float] = []
    for kind, (recall, times) in outcome["kinds"].items():
        name, count = KINDS[kind], len(times)
        times_shown = f"{share(times, 0.5):.1f} | {share(times, 0.95):.1f}"
        print(f"| {name} | {count} | {recall:.3f} | {times_shown} |")
        everything += times if kind != LONG else []
    median = share(everything, 0.5)
    print(
        f"| all but tweets | {len(everything)} | | {median:.1f} | {share(everything, 0.95):.1f} |"
    )
    for kind, times in outcome["keys"].items():
        name = "a key, typing" if kind == TRACES[0] else "a key, typing with typos"
        print(f"| {name} | {len(times)} | | {share(times, 0.5):.1f} | {share(times, 0.95):.1f} |")
    if built is not None:
        print(
            f"\nBuilding: {built['seconds']:.1f} s of one core, {built['peak']:.0f} MB resident at "
            f"peak, {built['private']:.0f} MB of them private ({built['before']:.0f} MB before it "
            f"began); {built['bytes']:.0f} bytes of index a claim."
        )
    print(
        f"Opening {1000 * outcome['opening']:.0f} ms, the first search "
        f"{1000 * outcome['first']:.0f} ms, adding 20 claims and finding them "
        f"{1000 * outcome['adding']:.0f} ms; {outcome['resident']:.0f} MB resident after it all, "
        f"{outcome['private']:.0f} MB of them private."
    )
    return median


def compare(claims: Sequence[str], asked: dict[str, list[Asked]], each: int, own: float) -> None:
    """Print the same of the peers, on the first `each` queries of every kind."""
    kinds = [kind for kind in KINDS if kind != LONG]
    print(f"\n| peer | {' | '.join(KINDS[kind] for kind in kinds)} | p50 ms | times ours |")
    print(f"| --- {'| --- ' * (len(kinds) + 2)}|")
    with ExitStack() as stack:
        for name, start in PEERS.items():
            ask = start(claims, stack)
            recalls, times = [], []
            for kind in kinds:
                outcomes: list[Outcome] = [ask(query.text) for query in asked[kind][:each]]
                right = [
                    any(number in query.right for number in outcome.numbers[:TOP])
                    for query, outcome in zip(asked[kind], outcomes, strict=False)
                ]
                recalls.append(sum(right) / max(len(right), 1))
                times += [outcome.seconds for outcome in outcomes]
            median = share(times, 0.5)
            cells = " | ".join(f"{recall:.2f}" for recall in recalls)
            print(f"| {name} | {cells} | {median:,.0f} | {median / own:,.0f} |", flush=True)


def main() -> None:
    """Build, ask, print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.search", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--half", choices=("all", "tune", "judge"), default="all")
    parser.add_argument("--index", type=Path, help="keep the index here, and use it if it is there")
    parser.add_argument("--peers", type=int, help="queries of a kind for the peers, 0 for none")
    options = parser.parse_args()
    if not (options.data / "queries.json").is_file():
        parser.error(f"{options.data}: holds no queries.json; name the folder of the search data")
    kept = options.index or Path(tempfile.mkdtemp()) / "index"
    claims = list(lines(options.data, options.size))
    asked, traces = read_queries(options.data, claims, options.half)
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as pool:
        built = None
        if not kept.exists():
            built = pool.submit(build, str(options.data), options.size, str(kept)).result()
        outcome = pool.submit(measure, str(kept), asked, traces).result()
    own = report(options.size, built, outcome)
    each = (2 if options.size > 100_000 else 15) if options.peers is None else options.peers
    if each:
        compare(claims, asked, each, own)
    if options.index is None:
        shutil.rmtree(kept.parent)


if __name__ == "__main__":
    main()
