"""Pastes with escape characters in them: a paste is text, and none of it is a key.

Textual looks for sequences in what is pasted as well: an escape character that nothing follows in
time is the key Esc to it, which leaves a dialogue with what was typed, and one before what it does
not know gives that as keys, which are commands. Terminals take out what would end a paste, but not
all of them take out the rest.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from textual._xterm_parser import XTermParser

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.driver import Driver
    from textual.message import Message

_BEGIN, _END = "\x1b[200~", "\x1b[201~"
# Stands for an escape character in a paste; Unicode keeps it for inside a program.
_ESCAPE = "\ufdd0"


class PasteGate:
    """Takes what a terminal sends piece by piece; in pastes, sets another sign for each escape."""

    def __init__(self) -> None:
        self._pasting = False
        # What may be the start of a mark: held back in a paste, passed on outside.
        self._tail = ""

    def passed(self, data: str) -> str:
        """Return what of a piece, and of what was held back of those before, is to be read."""
        made: list[str] = []
        while data:
            data = self._to_mark(data, made)
        return "".join(made)

    def _to_mark(self, data: str, made: list[str]) -> str:
        """Pass on what comes up to the next mark and that mark; return what is behind it."""
        mark = _END if self._pasting else _BEGIN
        known, joined = len(self._tail), self._tail + data
        head, found, rest = joined.partition(mark)
        self._tail = "" if found else _begun(head, mark)
        if self._pasting:
            kept = head if found else head.removesuffix(self._tail)
            made.append(kept.replace("\x1b", _ESCAPE) + found)
        else:
            made.append((head + found)[known:])
        self._pasting ^= bool(found)
        return rest


def _begun(text: str, mark: str) -> str:
    """Return the longest end of a text that a mark may begin with."""
    lengths = range(min(len(mark) - 1, len(text)), 0, -1)
    return next((mark[:length] for length in lengths if text.endswith(mark[:length])), "")


def pasted(text: str) -> str:
    """Return a paste as it was sent."""
    return text.replace(_ESCAPE, "\x1b")


class _Parser(XTermParser):
    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._gate = PasteGate()

    def feed(self, data: str) -> Iterable[Message]:
        """Read a piece; an empty one is the end."""
        passed = self._gate.passed(data)
        return super().feed(passed) if passed or not data else ()


def whole_pastes(driver: type[Driver]) -> type[Driver]:
    """Let a driver read pastes as text; it makes the parser that its module names."""
    module = sys.modules[driver.__module__]
    if hasattr(module, "XTermParser"):
        module.XTermParser = _Parser  # type: ignore[attr-defined]
    return driver
