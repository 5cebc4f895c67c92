"""Fewer bytes to the terminal for the same picture, for slow lines.

Textual names every colour and attribute anew for each piece of text and resets them behind it:
on a line of the article that is more bytes than the text. Here only what differs from the piece
before is named, and pieces of blanks take what they find where that looks the same.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.driver import Driver

# Select Graphic Rendition (ECMA-48 8.3.117): what styles text.
_SGR = re.compile(r"\x1b\[([0-9;]*)m")
# What moves or switches and draws nothing.
_UNSEEN = re.compile(r"(?:\x1b\[\d+;\d+H|\x1b\[\?[\d;]+[hl]|\r?\n)*")
# A move that another move follows at once leads nowhere; the last line break must not be touched,
# for on the bottom row it would scroll.
_IDLE_MOVE = re.compile(r"\x1b\[\d+;\d+H(?:\r?\n)?(?=\x1b\[\d+;\d+H)")
_RESET = "\x1b[0m"
# What switches an attribute off; the two of bold and faint, and of the underlines, share one.
_OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "7": "27", "9": "29"}
# Attributes that are seen on a blank too: underline, reverse, strike.
_SEEN_ON_BLANKS = frozenset({"4", "7", "9"})


def thrifty(data: str) -> str:
    """Return what draws the same picture with fewer bytes.

    Args:
        data: What goes to a terminal, from a state without styles to a state without styles.
    """
    if _RESET not in data:
        return data
    pieces = _SGR.split(_IDLE_MOVE.sub("", data))
    written = [pieces[0]]
    wanted = now = ""
    for place in range(1, len(pieces), 2):
        wanted = _normal(pieces[place])
        text = pieces[place + 1]
        if not text:
            continue
        if wanted != now and not _UNSEEN.fullmatch(text):
            blank = not text.strip(" ")
            if not (blank and _alike_on_blanks(now, wanted)):
                written.append(_change(now, wanted))
                now = wanted
        written.append(text)
    if now:
        written.append(_RESET)
    return "".join(written)


def thrifty_driver(driver: type[Driver]) -> type[Driver]:
    """Return a driver that writes what `thrifty` leaves of all that is written with another."""

    def write(self: Driver, data: str) -> None:
        driver.write(self, thrifty(data))

    return type(f"Thrifty{driver.__name__}", (driver,), {"write": write})


def _normal(parameters: str) -> str:
    return "" if parameters in {"", "0"} else parameters


@lru_cache(maxsize=4096)
def _parsed(parameters: str) -> tuple[frozenset[str], str, str]:
    """Return the attributes, the foreground and the background that a sequence sets."""
    attributes, foreground, background = set(), "", ""
    left = parameters.split(";") if parameters else []
    while left:
        first = left.pop(0)
        colour = first
        if first in {"38", "48"} and left:
            count = 4 if left[0] == "2" else 2
            colour = ";".join([first, *left[:count]])
            del left[:count]
        if len(first) == 2 and first[0] in "39":
            foreground = colour
        elif len(first) == 3 or (len(first) == 2 and first[0] == "4"):
            background = colour
        else:
            attributes.add(first)
    return frozenset(attributes), foreground, background


@lru_cache(maxsize=4096)
def _alike_on_blanks(now: str, wanted: str) -> bool:
    attributes, _, background = _parsed(now)
    others, _, behind = _parsed(wanted)
    return background == behind and not (attributes | others) & _SEEN_ON_BLANKS


@lru_cache(maxsize=4096)
def _change(now: str, wanted: str) -> str:
    """Return the shortest sequence that leads from one style to another."""
    if not wanted:
        return _RESET
    whole = f"\x1b[0;{wanted}m" if now else f"\x1b[{wanted}m"
    attributes, foreground, background = _parsed(now)
    others, front, behind = _parsed(wanted)
    gone = attributes - others
    if not gone <= set(_OFF):
        return whole
    off = {_OFF[name] for name in gone}
    kept = {name for name in others & attributes if _OFF.get(name) in off}
    parts = [*sorted(off), *sorted((others - attributes) | kept)]
    if front != foreground:
        parts.append(front or "39")
    if behind != background:
        parts.append(behind or "49")
    step = f"\x1b[{';'.join(parts)}m"
    return step if len(step) < len(whole) else whole
