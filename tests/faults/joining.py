"""Segments joined among hundreds of thousands of claims, the program killed while it goes on.

    python -m tests.faults.joining --data DIR [--claims 300000] [--kills 4]

DIR is that of `tests.bench.search`. Most claims are indexed first; the rest are added a thousand at
a time by a process of its own, which searches after each and is killed (SIGKILL) as soon as larger
segments are being joined; then the index is opened again. It fails where a claim that was
acknowledged is not found by its own words, one is there that never was, or leftovers stay.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from tests.bench.search import lines, share
from tui.search import SearchIndex
from tui.search.manifest import read_manifest

_BATCH = 1_000
_ASKED = 200
# Segments of one tier are joined when there are more than six.
_PLAIN_SEGMENT = 2


def add(path: Path, data: Path, first: int, last: int) -> None:
    """Add claims, search after each batch, and say how far it is and how long searching took."""
    index = SearchIndex.open(path)
    claims = enumerate(lines(data, last))
    for _ in islice(claims, first):
        pass
    while batch := list(islice(claims, _BATCH)):
        index.add(batch)
        joining = any(map(_is_being_joined, path.iterdir()))
        started = time.process_time()
        hits = index.search(" ".join(batch[0][1].split()[:6]), limit=10)
        took = 1000 * (time.process_time() - started)
        assert hits, "a claim just added is not found"
        print(batch[-1][0] + 1, int(joining), f"{took:.1f}", flush=True)
    index.settle()
    index.close()
    print("end", flush=True)


def _is_being_joined(folder: Path) -> bool:
    return folder.name.startswith("segment-") and folder.name.count("-") == _PLAIN_SEGMENT


def killed_while_joining(path: Path, data: Path, first: int, last: int, batches: int) -> list[str]:
    """Let claims be added, kill it some batches after joining began, and return what it said."""
    command = [sys.executable, "-m", "tests.faults.joining", "--data", str(data)]
    command += ["--add", str(path), str(first), str(last)]
    worker = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert worker.stdout is not None
    told, joining = [], 0
    for line in worker.stdout:
        told.append(line.strip())
        joining += told[-1] != "end" and int(told[-1].split()[1])
        if joining > batches:
            os.kill(worker.pid, signal.SIGKILL)
            break
    told += [line.strip() for line in worker.stdout if line.endswith("\n")]
    worker.wait()
    return told


def check(path: Path, claims: list[str], acknowledged: int) -> int:
    """Open the index and compare it with what was acknowledged; returns how many claims it has."""
    index = SearchIndex.open(path)
    count = len(index)
    assert acknowledged <= count <= acknowledged + _BATCH, (acknowledged, count)
    named = {entry["name"] for entry in read_manifest(path)["segments"]}
    left = [folder for folder in path.glob("segment-*") if folder.name not in named]
    assert not left, left
    for number in random.Random(count).sample(range(acknowledged), _ASKED):
        assert index.text(number) == claims[number].replace("\0", " "), number
        own = [hit.claim_id for hit in index.search(claims[number], limit=20)]
        same = any(claims[found] == claims[number] for found in own)
        assert same or not claims[number].strip(), (number, claims[number])
    index.close()
    return count


def main() -> None:
    """Run the rounds, and print each."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.joining", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--claims", type=int, default=300_000)
    parser.add_argument("--kills", type=int, default=4)
    parser.add_argument("--add", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.add:
        add(Path(options.add[0]), options.data, int(options.add[1]), int(options.add[2]))
        return
    claims = list(lines(options.data, options.claims))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index"
        there = options.claims * 2 // 3
        SearchIndex.create(path, enumerate(claims[:there])).close()
        times: list[float] = []
        for kill in range(options.kills + 1):
            # The last round is let run to its end.
            batches = 1 + 2 * kill if kill < options.kills else len(claims)
            told = killed_while_joining(path, options.data, there, len(claims), batches)
            said = [line.split() for line in told if line != "end"]
            times += [float(took) / 1000 for _, joining, took in said if int(joining)]
            there = check(path, claims, int(said[-1][0]) if said else there)
            print(f"round {kill + 1}: {there:,} claims, nothing lost", flush=True)
            if "end" in told:
                break
    print(
        f"{len(times)} searches while segments were joined: "
        f"p50 {share(times, 0.5):.1f} ms, p95 {share(times, 0.95):.1f} ms"
    )


if __name__ == "__main__":
    main()
