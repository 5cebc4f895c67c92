"""Sentence splitting on news text, with character offsets.

Rules of our own, no model: each full stop, question or exclamation mark that something may follow
is found by one regular expression and judged by the words beside it, in one pass over the text.
The idea of judging stops by lists of prefixes is that of the Moses splitter (Koehn and Schroeder),
that of openers and of abbreviations that may end a sentence that of Punkt (Kiss and Strunk 2006);
lists and rules are ours. Quotation marks and brackets stay with the sentence that they close.
"""

from __future__ import annotations

import re

from tui.language.lines import blocks
from tui.language.prefixes import (
    AFTER_TIME,
    MARKED_NAMES,
    MONTHS,
    OPENERS,
    ORDINAL_ARTICLES,
    PREFIXES,
    REPORTED,
    SAYING,
    Prefix,
)
from tui.language.spans import Sentence

_CLOSERS = "\"'”’“»›)\\]}」』）》】〉"
_CANDIDATE = re.compile(
    r"(?P<stop>[.!?…]{1,8}|[。！？｡।॥۔؟]{1,8})"
    rf"(?P<close>(?:[{_CLOSERS}]|\[\d{{1,3}}\]|[ \u00a0\u202f]»){{0,6}})"
    r"(?:\s+|(?<=[。！？｡」』”）])(?=\w)|(?=[A-Z“\"]))"
)
_FOLLOWING = re.compile(r"([\"'“‘„«‹(\[¿¡—–-]{0,6})\s?(?:[$€£¥₹#@]\s?)?(\w+)")
_NO_OPENING = frozenset(".!?…,;:%)]}»”’")
_PIECE = re.compile(r"[^\W_]+(?:\.[^\W_]+)*\Z|§\Z")
_ATTRIBUTION = re.compile(
    r"(?:(?:[A-Z][\w'’.-]*|de|van|von|bin|al|of|the)[ \u00a0]){1,6}([a-z]+)"
    r"(?:[ \u00a0](\w+)|[.,:;])"
)
_WIDE_ATTRIBUTION = re.compile(r"[^\s。！？，：“”]{0,8}?(?:说|道|问|称|表示|指出|と述べ|と語)")
_CAMEL = re.compile(r"[a-z]{1,2}[A-Z]")
_WIDE = frozenset("。！？｡")
_LOOK_BACK = 26


def sentences(text: str) -> list[Sentence]:
    """Split a text into sentences.

    Works for English news first; stops of Arabic, Chinese, Hindi, Japanese and Urdu and the
    common titles of French, German, Italian, Portuguese, Spanish and Turkish are known too.

    Args:
        text: Clean text, paragraphs divided by blank lines.

    Returns:
        Sentences in order, never overlapping; every non-space character is in exactly one.
    """
    found: list[Sentence] = []
    for start, end in blocks(text):
        for stop in _CANDIDATE.finditer(text, start, end):
            if _ends(text, start, stop, end):
                _append(found, text, start, stop.end())
                start = stop.end()  # noqa: PLW2901  (the rest of the block)
        _append(found, text, start, end)
    return found


def _append(found: list[Sentence], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        begin = start + len(piece) - len(piece.lstrip())
        found.append(Sentence(begin, begin + len(stripped), stripped))


def _ends(text: str, start: int, stop: re.Match[str], end: int) -> bool:
    """Tell whether the sentence that begins at `start` ends at `stop`."""
    position = stop.end()
    if position >= end:
        return False
    mark, close = stop["stop"], stop["close"]
    if position == stop.end("close") and mark[0] not in _WIDE:
        return _is_glued(text, stop, end)
    if mark[0] in _WIDE:
        return not (close and _WIDE_ATTRIBUTION.match(text, position, end))
    following = _FOLLOWING.match(text, position, end)
    if following is None:
        return text[position] not in _NO_OPENING or text.startswith(("...", "…"), position)
    opening, word = following.groups()
    if word[0].islower() and not _CAMEL.match(word):
        return False
    if mark == ".":
        return (bool(close) and not close.isspace()) or _full_stop_ends(
            text, start, stop, opening, word
        )
    if mark == "!" and not close and _before(text, start, stop.start()) in MARKED_NAMES:
        return word.lower() in OPENERS
    return not (close and mark[-1] in "?!…" and _is_attributed(text, following.start(2), end))


def _before(text: str, start: int, stop: int) -> str:
    """Return the word that a stop follows, inner full stops kept, or an empty string."""
    piece = text[max(start, stop - _LOOK_BACK) : stop]
    if not piece or piece[-1].isspace():
        return ""
    word = piece.split()[-1]
    if word.isalnum():
        return word
    match = _PIECE.search(word)
    return match.group() if match else ""


def _full_stop_ends(
    text: str, start: int, stop: re.Match[str], opening: str, following: str
) -> bool:
    word = _before(text, start, stop.start())
    kind = PREFIXES.get(word) or (PREFIXES.get(word.title()) if word.isupper() else None)
    is_opener = (following.lower() in OPENERS and not following.isupper()) or following in {
        "A",
        "I",
    }
    if kind is not None:
        return _prefix_ends(kind, following, is_opener=is_opener, opening=opening)
    if word.isalpha() and len(word) > 1:
        return True
    if word.isdigit():
        return _number_ends(text, start, stop.start(), word, following)
    is_initials = "." in word or (len(word) == 1 and not word.islower())
    if not is_initials:
        return True
    if "." in word and not all(len(part) <= 2 for part in word.split(".")):
        return True
    if not text[start : stop.start() - len(word)].strip("\"'“‘([ \n"):
        return False
    return is_opener or opening[:1] in {'"', "“", "«", "„"}


def _prefix_ends(kind: Prefix, following: str, *, is_opener: bool, opening: str) -> bool:
    is_number = following[0].isdigit()
    is_quote = opening[:1] in {'"', "“", "«", "„"}
    match kind:
        case Prefix.TITLE | Prefix.LATIN:
            return False
        case Prefix.NUMBER:
            return not is_number
        case Prefix.SECTION:
            return is_opener
        case Prefix.MONTH:
            return not is_number and following.lower() not in AFTER_TIME
        case Prefix.TIME:
            return not is_number and following.lower() not in AFTER_TIME and opening != "("
        case Prefix.PLACE | Prefix.NAME:
            return is_opener or is_quote


def _number_ends(text: str, start: int, stop: int, word: str, following: str) -> bool:
    before = text[max(start, stop - len(word) - 12) : stop - len(word)]
    if len(word) <= 3 and not before.strip("\"'“‘([ \n"):
        return False
    if len(word) <= 2 and following.lower() in MONTHS:
        return False
    last = before.split()
    return not (last and last[-1].lower() in ORDINAL_ARTICLES and len(word) <= 3)


def _is_glued(text: str, stop: re.Match[str], end: int) -> bool:
    """Tell whether a space was lost between two sentences: `the bank.The clerks`."""
    following = _FOLLOWING.match(text, stop.end(), end)
    if following is None or following[2].lower() not in OPENERS or following[2].isupper():
        return False
    before = text[max(0, stop.start() - 3) : stop.start()]
    return len(before) == 3 and before.isalpha() and before.islower()


def _is_attributed(text: str, position: int, end: int) -> bool:
    """Tell whether a quotation goes on with its speaker: `"Is it so?" Smith asked.`"""
    match = _ATTRIBUTION.match(text, position, min(end, position + 120))
    return match is not None and match[1] in SAYING and match[2] not in REPORTED
