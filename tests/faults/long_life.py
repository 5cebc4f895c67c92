"""A long session: open, search, review, note and add, over and over; memory must stay flat.

`python -m tests.faults.long_life --actions 5000` prints a table of resident memory, with `--light`
that of the app without the model of meaning.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from dataclasses import astuple, dataclass
from pathlib import Path
from statistics import linear_regression
from typing import TYPE_CHECKING

from tests.e2e.terminal import Terminal
from tui.articles import Article
from tui.library import Library, add_seeds, prepare, problems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ARTICLES = 200
_WORDS = "bridges council million euros flood ministry report winter harbour school".split()
# What a reader does, as keys; a dialogue is left by Esc at the end of each.
_DOES: dict[str, tuple[str, ...]] = {
    "open": ("1", "j", "\r", "\x04", "4", "j"),
    "search": ("/", "{word}", " {word}", "\x1b[B", "\r", "n"),
    "review": ("4", "j", "v", "2", "j", "4", "\x1b", "\x1b"),
    "note": ("t", "{word} ", "\x1b"),
    "mark": ("1", "*", "u", "s", "S"),
    "summarise": ("1", "\r", "m"),
}


@dataclass(frozen=True, slots=True)
class Sample:
    """After so many actions: resident memory in megabytes."""

    actions: int
    resident: float


def fill(path: Path) -> None:
    """Make a library of some hundred articles."""
    choose = random.Random(8)
    with Library.open(path) as library:
        add_seeds(library)
        for number in range(_ARTICLES):
            words = " ".join(choose.choices(_WORDS, k=30))
            text = f"Town {number} spent {number + 3} million euros on {words}, the mayor said."
            library.add(prepare(Article(text=text, title=f"Town {number}")))


def live(path: Path, actions: int, *, every: int, light: bool = False) -> Iterator[Sample]:
    """Do so many actions in one app at a pseudo-terminal.

    Args:
        path: The library.
        actions: How many; one is a few keys.
        every: How many lie between two samples.
        light: Whether the app runs as if the semantic extra were not installed.

    Yields:
        Memory over time; the first sample is taken when the app stands.

    Raises:
        AssertionError: The app has ended, or the library is not sound afterwards.
    """
    choose = random.Random(5)
    names = [*_DOES, "add"]
    program = ("-m", "tests.faults.without_model") if light else ("-m", "tui")
    with Terminal(path, extra=None, program=program) as terminal:
        terminal.wait_for("Articles")
        terminal.read(1.5)
        for done in range(actions + 1):
            if done % every == 0:
                terminal.read(0.5)
                yield Sample(done, _resident(terminal.process.pid))
                terminal.output = b""
            # First each once, at leisure, so that all that is ever loaded is.
            first = done < len(names)
            name = names[done] if first else choose.choices(names, weights=(5, 4, 4, 2, 2, 1, 1))[0]
            word = choose.choice(_WORDS)
            if name == "add":
                _add(terminal, path, f"The {word} of {done} cost {done} million.\nIt rained.")
            for keys in _DOES.get(name, ()):
                # The next key comes when this one is drawn, whatever works behind it.
                terminal.send(keys.format(word=word))
                terminal.read() if first else _drawn(terminal, 0.03)
            terminal.send("\x1b")
            _drawn(terminal, 0.06)
            assert terminal.process.poll() is None, terminal.output[-2000:].decode(errors="replace")
        # The end of the block kills it, in the middle of what its workers do.
    assert problems(path) == []


def _resident(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def _drawn(terminal: Terminal, seconds: float) -> None:
    end = time.monotonic() + 5
    while terminal.take(seconds) and time.monotonic() < end:
        pass


def _add(terminal: Terminal, path: Path, text: str) -> None:
    """Leave what is open, paste an article into the dialogue and wait until it is stored."""
    with Library.open(path) as library:
        before = library.counts().articles
        terminal.press("\x1b", "\x1b", "\x1b", "a", f"\x1b[200~{text}\x1b[201~")
        end = time.monotonic() + 300
        while library.counts().articles == before:
            assert time.monotonic() < end, terminal.output[-2000:].decode(errors="replace")
            terminal.read(0.1)


def growth(samples: Sequence[Sample]) -> float:
    """Return by how many megabytes memory grows in 1,000 actions: the least-squares slope."""
    return 1000 * linear_regression(*zip(*map(astuple, samples), strict=True)).slope


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--actions", type=int, default=5000)
    parser.add_argument("--light", action="store_true")
    arguments = parser.parse_args()
    samples = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.sqlite3"
        fill(path)
        print("| actions | articles | resident MB |\n| --- | --- | --- |")
        every = max(arguments.actions // 20, 1)
        for sample in live(path, arguments.actions, every=every, light=arguments.light):
            with Library.open(path) as library:
                articles = library.counts().articles
            print(f"| {sample.actions:,} | {articles} | {sample.resident:.0f} |", flush=True)
            samples.append(sample)
    print(f"\nin the last half: {growth(samples[len(samples) // 2 :]):+.1f} MB in 1,000 actions")


if __name__ == "__main__":
    main()
