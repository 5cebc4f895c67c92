"""Random keys, mouse, pastes and sizes, while other programs write to the same library.

`python -m tests.faults.monkey --keys 5000 --seed 7` runs one round and prints what came of it; the
same seed sends the same keys. The app must stay alive or leave in order, print no traceback, put
the terminal back, and leave a library that is sound.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import select
import signal
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.e2e.terminal import Terminal
from tests.hostile.corpus import STRINGS
from tui.articles import Article, clean
from tui.library import Library, LibraryError, add_seeds, prepare, problems

if TYPE_CHECKING:
    from collections.abc import Callable

# Keys that lead somewhere are pressed more often than those that only type.
_LEADING = (
    *"1234567890",
    *"/nN][",
    *"mDLotb*uveciIVOarF?:xsSfwARPzydYjkghlG+-=",
    "q",
    *("\r", "\r", "\x1b", "\x1b", "\x1b", "\t", "\x1b[Z", " "),
    *("\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[H", "\x1b[F", "\x1b[5~", "\x1b[6~"),
    *("\x04", "\x15", "\x06", "\x02", "\x0e", "\x10", "\x13", "\x12", "\x0f", "\x19", "\x03"),
    *("\x7f", "\x1b[3~", "\x1bOQ", "\x01", "\x05", "\x0b", "\x17"),
)
_TYPED = "abcdefghij klmnopqrstuvwxyz.,:;*?\"'()[]{}<>|~éß中🙂"
_SIZES = ((80, 24), (100, 30), (120, 36), (160, 50), (40, 12), (20, 5), (3, 2), (1, 1), (240, 70))
_ANSWER = 30.0
_SEQUENCES = re.compile(r"\x1b\[[0-9;?<>=$]*[A-Za-z]|\x1b.")


@dataclass(slots=True)
class Told:
    """What came of a round."""

    keys: int = 0
    starts: int = 0
    suspended: int = 0


class Monkey:
    """Presses keys in one app after the other until it has pressed enough of them."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._choose = random.Random(seed)
        self._folder = folder
        self._library = folder / "library.sqlite3"
        self.told = Told()
        self.sent: list[str] = []
        with Library.open(self._library) as library:
            add_seeds(library)
            for name, text in STRINGS.items():
                safe = clean(text).text
                body = f"{safe} told reporters on 3 May 2023 that {len(name)} of 12 states met."
                library.add(prepare(Article(text=body, title=safe)))
            for text in ("x", "中", "Is it?", "word" * 3000):
                library.add(prepare(Article(text=text)))

    def run(self, keys: int) -> None:
        """Press so many keys; an app that was left is started again.

        Raises:
            AssertionError: An app crashed, hung or left the terminal or the library in disorder.
        """
        files = self._folder / "files"
        files.mkdir(exist_ok=True)
        while self.told.keys < keys:
            self.told.starts += 1
            # No file outside this folder is read or written, whatever is typed.
            extra = {"CLAIMDESK_FILES": str(files), "HOME": str(self._folder)}
            with Terminal(self._library, extra=extra) as terminal:
                terminal.wait_for("Articles")
                self._use(terminal, keys)
                self._leave(terminal)
        assert problems(self._library) == [], problems(self._library)

    def _use(self, terminal: Terminal, keys: int) -> None:
        doing: tuple[tuple[int, Callable[[Terminal], None]], ...] = (
            (60, self._lead),
            (20, self._type),
            (8, self._mouse),
            (3, self._resize),
            (2, self._paste),
            (1, self._suspend),
            (1, self._meddle),
        )
        while self.told.keys < keys:
            self.told.keys += 1
            does = self._choose.choices(doing, weights=[weight for weight, _ in doing])[0][1]
            does(terminal)
            self._look(terminal, 0.02 if self._choose.random() < 0.9 else 0.3)
            if terminal.process.poll() is not None:
                return

    def _look(self, terminal: Terminal, seconds: float) -> None:
        terminal.watch(seconds)
        assert b"Traceback" not in terminal.output, self._tail(terminal)
        # The modes that were set at the start are compared with the end: those bytes stay.
        terminal.output = terminal.output[:20_000] + terminal.output[20_000:][-20_000:]

    def _send(self, terminal: Terminal, text: str) -> None:
        """Send a text, however long, while what the app draws is read."""
        self.sent.append(text)
        left, end = text.encode("utf-8", "replace"), time.monotonic() + _ANSWER
        while left:
            reads, writes, _ = select.select([terminal.master], [terminal.master], [], 1.0)
            if reads:
                terminal.take(0)
            self._wake(terminal)
            if terminal.process.poll() is not None:
                return
            if writes:
                left = left[os.write(terminal.master, left[:512]) :]
                end = time.monotonic() + _ANSWER
            assert time.monotonic() < end, f"takes no more keys: {self._tail(terminal)}"

    def _lead(self, terminal: Terminal) -> None:
        self._send(terminal, self._choose.choice(_LEADING))

    def _type(self, terminal: Terminal) -> None:
        self._send(terminal, self._choose.choice(_TYPED))

    def _mouse(self, terminal: Terminal) -> None:
        column, line = self._choose.randint(1, 120), self._choose.randint(1, 36)
        button = self._choose.choice((0, 0, 0, 2, 32, 35, 64, 65))
        self._send(terminal, f"\x1b[<{button};{column};{line}M")
        if button == 0:
            aside = self._choose.choice((0, 0, 9))
            if aside:
                self._send(terminal, f"\x1b[<32;{column + aside};{line + 1}M")
            self._send(terminal, f"\x1b[<0;{column + aside};{line}m")

    def _resize(self, terminal: Terminal) -> None:
        columns, lines = self._choose.choice(_SIZES)
        self.sent.append(f"{columns}x{lines}")
        terminal.resize(columns, lines)

    def _paste(self, terminal: Terminal) -> None:
        text = self._choose.choice([*STRINGS.values(), "word " * 40_000, "a\n" * 300])
        self._send(terminal, f"\x1b[200~{text}\x1b[201~")

    def _suspend(self, terminal: Terminal) -> None:
        self._send(terminal, "\x1a")
        # In a field the key undoes. Else no key may be sent meanwhile: the terminal is the shell's.
        for _ in range(20):
            self._look(terminal, 0.1)
            if self._wake(terminal):
                return

    def _wake(self, terminal: Terminal) -> bool:
        """Bring an app back that was suspended: keys reach it no more."""
        stopped = os.WSTOPPED | os.WNOHANG
        if terminal.process.poll() is None and os.waitid(os.P_PID, terminal.process.pid, stopped):
            self.told.suspended += 1
            terminal.process.send_signal(signal.SIGCONT)
            self._look(terminal, 0.5)
            return True
        return False

    def _meddle(self, _: Terminal) -> None:
        """Add, change or take out articles, as another program does."""
        number = self._choose.randint(1, 60)
        self.sent.append(f"meddles with {number}")
        try:
            with Library.open(self._library) as library:
                if number % 3:
                    text = f"Town {number} spent {number} million euros on bridges, it said."
                    library.add(prepare(Article(text=text, title=f"Town {number}")))
                else:
                    library.remove(number)
        except LibraryError as problem:
            if "busy" not in str(problem) and "locked" not in str(problem):
                raise

    def _leave(self, terminal: Terminal) -> None:
        end = time.monotonic() + 2 * _ANSWER
        while terminal.process.poll() is None:
            assert time.monotonic() < end, f"does not leave: {self._tail(terminal)}"
            for key in ("\x1b", "\x1b", "\x1b", "q"):
                self._send(terminal, key)
                self._look(terminal, 0.3)
        self._look(terminal, 0.3)
        assert terminal.process.returncode == 0, self._tail(terminal)
        assert terminal.left_clean(), self._tail(terminal)

    def _tail(self, terminal: Terminal) -> str:
        drawn = _SEQUENCES.sub(" ", terminal.output[-20_000:].decode(errors="replace"))
        status = terminal.process.poll()
        keys = [sent[:20] for sent in self.sent[-40:]]
        return f"status {status}, the last keys {keys!r}; drawn last: {drawn[-3000:]}"


def main() -> None:
    """Run rounds with a seed each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keys", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=1)
    options = parser.parse_args()
    for seed in range(options.seed, options.seed + options.rounds):
        with tempfile.TemporaryDirectory() as folder:
            print(f"seed {seed}: ", end="", flush=True)
            monkey = Monkey(Path(folder), seed)
            monkey.run(options.keys)
            told = monkey.told
            print(
                f"{told.keys:,} keys, left and started {told.starts} times, "
                f"suspended {told.suspended} times; library sound",
                flush=True,
            )


if __name__ == "__main__":
    main()
