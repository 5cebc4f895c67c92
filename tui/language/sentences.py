"""Sentence splitting on news text, with character offsets.

A rule splitter of our own: candidates are found by one regular expression over the full stops,
and each is judged by the words beside it. It takes no model, so that it opens at once and runs
in one pass; quotations and brackets are never left behind their sentence.
"""

from __future__ import annotations

import re

from tui.language.prefixes import BEFORE_NAME, BEFORE_NUMBER, EITHER, OPENERS
from tui.language.spans import Sentence

_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?![ \t]*(?:\n|\Z))[^\n]*)*")
_CLOSERS = "\"'”’»)\\]}"
_CANDIDATE = re.compile(
    r"(?P<stop>[.!?…]{1,8}|[。！？।॥۔؟])"
    rf"(?P<close>(?:[{_CLOSERS}]{{1,4}}|[ \u00a0\u202f]»)?)"
    r"(?P<gap>\s+|(?=[^\s\w])|$|(?<=[。！？]))"
)
_LAST_WORD = re.compile(r"(?:[^\W\d_]\.)*[^\W_]+\Z|§\Z")
_NEXT = re.compile(r"[\"'“‘«(\[¿¡—–-]*\s?(\w+)")
_HARD_BREAK = re.compile(r"\n(?=[ \t]*(?:[-*•‣]|\d{1,2}[.)])[ \t])|(?<=:)\n")
_INITIAL = re.compile(r"[^\W\d_]")
_SAYING = frozenset(
    """said says told added asked replied wrote explained insisted noted warned continued argued
    announced recalled shouted cried declared stressed highlighted""".split()
)
_WIDE_STOPS = "。！？"
_LOOK_BACK = 24


def sentences(text: str) -> list[Sentence]:
    """Split a text into sentences.

    Args:
        text: Clean text, paragraphs divided by blank lines.

    Returns:
        Sentences in order, never overlapping; every non-space character is in exactly one.
    """
    found: list[Sentence] = []
    for paragraph in _PARAGRAPH.finditer(text):
        start = paragraph.start()
        for cut in _cuts(text, start, paragraph.end()):
            _append(found, text, start, cut)
            start = cut
        _append(found, text, start, paragraph.end())
    return found


def _append(found: list[Sentence], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        begin = start + len(piece) - len(piece.lstrip())
        found.append(Sentence(begin, begin + len(stripped), stripped))


def _cuts(text: str, start: int, end: int) -> list[int]:
    cuts = [match.end() for match in _HARD_BREAK.finditer(text, start, end)]
    cuts += [
        match.end() for match in _CANDIDATE.finditer(text, start, end) if _ends(text, match, end)
    ]
    return sorted(set(cuts))


def _ends(text: str, match: re.Match[str], end: int) -> bool:
    stop, close = match["stop"], match["close"]
    if match.end() >= end:
        return False
    if stop[0] in _WIDE_STOPS:
        return True
    following = _NEXT.match(text, match.end())
    if following is None or following.start(1) >= end:
        return bool(match["gap"])
    if not match["gap"]:
        return False
    word = following.group(1)
    if word[0].islower():
        return False
    if stop == "." and not close:
        return _full_stop_ends(text, match.start(), word, text[match.end() : following.start(1)])
    if close and _attribution_follows(text, following.start(1), end):
        return False
    return not (stop == "…" or stop.startswith("..")) or word.lower() in OPENERS or bool(close)


def _full_stop_ends(text: str, stop: int, following: str, opening: str) -> bool:
    before = _LAST_WORD.search(text, max(0, stop - _LOOK_BACK), stop)
    if before is None:
        return True
    word = before.group().lower()
    if word in BEFORE_NAME and not (word == "st" and following.lower() in OPENERS):
        return False
    if word in BEFORE_NUMBER:
        return not following[0].isdigit()
    if word in EITHER:
        return following.lower() in OPENERS or bool(opening.strip())
    if _is_initials(word, before.group()):
        return following.lower() in OPENERS or bool(opening.strip())
    is_list_number = word.isdigit() and len(word) <= 2
    return not (is_list_number and _starts_line(text, before.start()))


def _is_initials(word: str, written: str) -> bool:
    if "." in word:
        return True
    return len(word) == 1 and bool(_INITIAL.match(word)) and written.isupper() and word != "i"


def _starts_line(text: str, position: int) -> bool:
    line_start = text.rfind("\n", 0, position) + 1
    return not text[max(line_start, position - _LOOK_BACK) : position].strip()


def _attribution_follows(text: str, position: int, end: int) -> bool:
    """Tell whether `"Is it so?" Smith asked.` goes on after its quotation."""
    for word in text[position : min(position + 40, end)].split()[1:3]:
        if word.strip(".,;:").lower() in _SAYING:
            return text[position].isupper() and text[position : position + 4] not in {"The "}
    return False
