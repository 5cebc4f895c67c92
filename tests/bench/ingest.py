"""Many mixed files into a library, killed and resumed: `python -m tests.bench.ingest`.

`--files N` files of ten formats are made in a folder (`--folder DIR` keeps them), each with one
article that no other has. `claimdesk add` is killed with its workers at `--kills K` random moments
and started again until it is through. Printed are articles per second of time and of processor
time and the most memory of the process that stores and of all its processes, beside a plain loop
of `trafilatura`, `pypdf` and `open` over the same files, without summaries, claims or a library.
Exits with 1 where an article is missing or there twice.
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
from dataclasses import dataclass, field
from pathlib import Path

from tests.made_files import FORMATS, story
from tui.library import Library

_CHECKOUT = Path(__file__).parents[2]
# Of a hundred files, how many are of each format.
_MIX = {
    ".txt": 30, ".html": 25, ".pdf": 15, ".md": 10, ".docx": 5, ".eml": 5, ".epub": 3, ".vtt": 3,
    ".srt": 2, ".mhtml": 2,
}  # fmt: skip
_LOOP = """
import sys
from pathlib import Path
import pypdf, trafilatura
for path in sorted(Path(sys.argv[1]).rglob("*.*")):
    if path.suffix == ".pdf":
        "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    elif path.suffix == ".html":
        trafilatura.extract(path.read_bytes())
    else:
        path.read_bytes().decode("utf-8", "replace")
"""


@dataclass(slots=True)
class Run:
    """What running took: seconds, processor seconds, megabytes; `storing` by tenth of the run."""

    seconds: float = 0.0
    processor: float = 0.0
    own: float = 0.0
    all: float = 0.0
    storing: list[float] = field(default_factory=list)


def make_files(folder: Path, count: int) -> None:
    """Fill a folder with files, a hundred to a subfolder, where it has not so many already."""
    suffixes = [suffix for suffix, share in _MIX.items() for _ in range(share)]
    random.Random(1).shuffle(suffixes)
    for number in range(count):
        suffix = suffixes[number % len(suffixes)]
        path = folder / f"{number // 100:03}" / f"{number:05}{suffix}"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(FORMATS[suffix](story(number)))


def run(command: list[str], kill_after: float | None = None, into: Run | None = None) -> bool:
    """Run a command, killing its group after so many seconds; returns whether it was through."""
    spent = into or Run()
    # What killed processes spent is told nowhere else.
    ticks: dict[str, int] = {}
    started = time.monotonic()
    process = subprocess.Popen(
        command, cwd=_CHECKOUT, start_new_session=True, stdout=subprocess.DEVNULL
    )
    while process.poll() is None:
        own, whole = _looked_at(process.pid, ticks)
        spent.own, spent.all = max(spent.own, own), max(spent.all, whole)
        spent.storing.append(own)
        if kill_after is not None and time.monotonic() - started > kill_after:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            break
        time.sleep(0.2)
    spent.seconds += time.monotonic() - started
    spent.processor += sum(ticks.values()) / os.sysconf("SC_CLK_TCK")
    return process.returncode == 0


def _looked_at(leader: int, ticks: dict[str, int]) -> tuple[float, float]:
    """Return the resident megabytes of a process and of its group; note the time each has used."""
    own = whole = 0.0
    for entry in Path("/proc").iterdir():
        if not entry.name.isdecimal():
            continue
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue  # gone since it was listed
        if int(fields[2]) == leader:
            used = int(fields[21]) * os.sysconf("SC_PAGE_SIZE") / 1e6
            whole += used
            ticks[entry.name] = int(fields[11]) + int(fields[12])
            own = used if entry.name == str(leader) else own
    return own, whole


def killed_and_resumed(folder: Path, library: Path, kills: int, longest: float) -> tuple[Run, int]:
    """Add a folder, killed so often and started again; returns what it took and the kills."""
    chance, spent, killed = random.Random(kills), Run(), 0
    command = [sys.executable, "-m", "tui", "--library", str(library), "add", str(folder)]
    for _ in range(kills):
        if run(command, chance.uniform(0.5, longest), spent):
            return spent, killed
        killed += 1
    assert run(command, None, spent), "adding failed"
    return spent, killed


def wrong(library: Path, count: int) -> list[str]:
    """Name the articles that are missing, and those that are there twice."""
    seen: dict[int, int] = {}
    with Library.open(library) as opened:
        for number in opened.article_ids():
            text = opened.text(number)
            report = int(text.partition("as report ")[2].partition("-")[0])
            seen[report] = seen.get(report, 0) + 1
    return [
        f"{number}: {seen.get(number, 0)} times" for number in range(count) if seen.get(number) != 1
    ]


def _row(name: str, count: int, spent: Run) -> str:
    tenth = max(len(spent.storing) // 10, 1)
    early, late = max(spent.storing[:tenth], default=0), max(spent.storing[-tenth:], default=0)
    return (
        f"| {name} | {count / spent.seconds:.1f} | {count / spent.processor:.1f} "
        f"| {spent.own:.0f} ({early:.0f}, {late:.0f}) | {spent.all:.0f} |"
    )


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument(
        "--longest", type=float, default=40.0, help="Seconds until a kill, at most."
    )
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.folder or Path(scratch) / "in"
        make_files(folder, options.files)
        plain = Run()
        assert run([sys.executable, "-c", _LOOP, str(folder)], None, plain)
        library = Path(scratch) / "library.sqlite3"
        ours, killed = killed_and_resumed(folder, library, options.kills, options.longest)
        problems = wrong(library, options.files)
        size = library.stat().st_size / 1e6
    print(
        "| | articles/s | articles per CPU second | MB, storing process (first, last tenth) "
        "| MB, all processes |"
    )
    print("| --- | --- | --- | --- | --- |")
    print(_row(f"claimdesk, killed {killed} times", options.files, ours))
    print(_row("plain loop, no claims", options.files, plain))
    print(f"\n{options.files} files, library {size:.0f} MB, {len(problems)} articles wrong")
    if problems:
        sys.exit("\n".join(problems[:20]))


if __name__ == "__main__":
    main()
