"""Kill work at random moments and see that nothing acknowledged is lost.

`python -m tests.faults.rounds --rounds 50` runs each kind of work so often and prints a table.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.faults import work
from tests.faults.old_libraries import all_versions, filled, problems_of
from tui.library import Library, problems
from tui.reviews import history
from tui.search import ClaimSearch, SearchIndex

if TYPE_CHECKING:
    from collections.abc import Callable

CHECKOUT = Path(__file__).parents[2]
_LONGEST = 0.6


def killed_after(name: str, folder: Path, seconds: float) -> int:
    """Start work, kill it so many seconds after its first word; return what it acknowledged."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.work", name, str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=CHECKOUT,
        start_new_session=True,
    )
    assert process.stdout is not None
    acknowledged = process.stdout.readline()
    assert acknowledged.endswith("\n"), f"{name} did not start"
    time.sleep(seconds)
    os.killpg(process.pid, signal.SIGKILL)
    whole = [line for line in process.stdout.read().splitlines(keepends=True) if line[-1] == "\n"]
    process.wait()
    process.stdout.close()
    return int((whole or [acknowledged])[-1])


def run_round(name: str, folder: Path, seed: int) -> int:
    """Kill one kind of work once and check what it leaves behind.

    Args:
        name: A name of `tests.faults.work.WORK`.
        folder: Its folder; what earlier rounds left there goes on.
        seed: Decides when it is killed.

    Returns:
        What had been acknowledged.
    """
    (folder / "acknowledged").touch()
    if name == "migration" and not (folder / work.OLD).exists():
        (folder / work.OLD).mkdir()
        filled(folder / "whole.sqlite3")
        all_versions(folder / "whole.sqlite3", folder / work.OLD)
    acknowledged = killed_after(name, folder, random.Random(f"{name} {seed}").uniform(0, _LONGEST))
    _CHECKS[name](folder, acknowledged)
    (folder / "acknowledged").write_text(str(acknowledged))
    library = folder / work.LIBRARY
    if library.exists():
        assert not problems(library), problems(library)
    return acknowledged


def _claim(library: Library) -> int:
    seeds = [row for row in library.rows(library.article_ids()) if row.kind == "background"]
    assert len(seeds) == 5
    return library.claims(library.article_ids()[0])[0].id


def _review(folder: Path, acknowledged: int) -> None:
    with Library.open(folder / work.LIBRARY) as library:
        last = str(history(library, _claim(library))[-1].changes["explanation"][1])
        assert int(last.rsplit(maxsplit=1)[-1]) in {acknowledged, acknowledged + 1}


def _typing(folder: Path, acknowledged: int) -> None:
    with Library.open(folder / work.LIBRARY) as library:
        # The draft after the last acknowledged one may be there too, whole.
        assert work.draft_number(library, _claim(library)) in {acknowledged, acknowledged + 1}


def _export(folder: Path, acknowledged: int) -> None:
    found = json.loads((folder / "export.json").read_bytes())
    assert found["number"] in {acknowledged, acknowledged + 1}
    assert len(found["body"]) == 20_000


def _index(folder: Path, acknowledged: int) -> None:
    opened = SearchIndex.open(folder / "index.search")
    for number in {1, acknowledged // 2 or 1, acknowledged}:
        hits = opened.search(work.town(number).text, limit=5)
        assert number in {hit.claim_id for hit in hits}, number


def _refresh(folder: Path, acknowledged: int) -> None:
    with Library.open(folder / work.LIBRARY) as library:
        found = ClaimSearch(library).search(f'"town number {acknowledged}"').found
        assert any(f"number {acknowledged} " in hit.claim.text for hit in found)


def _feed(folder: Path, acknowledged: int) -> None:
    with Library.open(folder / work.LIBRARY) as library:
        titles = {row.title for row in library.rows(library.article_ids())}
        # What the feed no longer lists was acknowledged in an earlier round.
        assert f"Fed {acknowledged}" in titles
        assert len(titles & {f"Fed {n}" for n in range(1, acknowledged + 1)}) == acknowledged


def _migration(folder: Path, acknowledged: int) -> None:
    # The last one acknowledged, and the one that was being opened when the program was killed.
    for number in (acknowledged, acknowledged + 1):
        for copy in (folder / work.COPIES / str(number)).glob("*.sqlite3"):
            assert problems_of(folder / work.OLD / copy.name, copy) == [], copy
    shutil.rmtree(folder / work.COPIES)


_CHECKS: dict[str, Callable[[Path, int], None]] = {
    "review": _review,
    "typing": _typing,
    "export": _export,
    "index": _index,
    "refresh": _refresh,
    "feed": _feed,
    "migration": _migration,
}


def main() -> None:
    """Print a table of rounds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=50)
    rounds = parser.parse_args().rounds
    print("| work killed | rounds | acknowledged in the last |\n| --- | --- | --- |")
    for name in work.WORK:
        with tempfile.TemporaryDirectory() as folder:
            for seed in range(rounds):
                acknowledged = run_round(name, Path(folder), seed)
        print(f"| {name} | {rounds} | {acknowledged} |", flush=True)


if __name__ == "__main__":
    main()
