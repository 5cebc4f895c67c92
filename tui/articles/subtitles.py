"""Subtitles and transcripts: SubRip (`.srt`) and WebVTT (W3C), as text for reading."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui.articles.article import Article
from tui.articles.clean import line, paragraphs
from tui.articles.errors import ReadError
from tui.articles.locators import Locator

_TIMING = re.compile(
    r"^[ \t]*(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{3})[ \t]*-->[ \t]*"
    r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{3})[^\n]*\n?",
    re.MULTILINE,
)
_OPENING = re.compile(
    r"\s*(?:WEBVTT(?=\s|$)|\d+[ \t]*\n[ \t]*\d{1,3}:\d{2}:\d{2}[.,]\d{3}[ \t]*-->)"
)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_VOICE = re.compile(r"<v(?:\.[^ \t>]*)?[ \t]+([^>]{1,80})>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,80}>|<\d[\d:.]{0,20}>|\{\\[^{}]{0,40}\}")
_PAUSE = 2.0
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&amp;", "&"))


@dataclass(frozen=True, slots=True)
class _Cue:
    start: float
    end: float
    speaker: str
    text: str


def is_subtitles(text: str) -> bool:
    """Tell whether text opens as SubRip or WebVTT does."""
    return _OPENING.match(text) is not None


def read_subtitles(text: str, name: str) -> Article:
    """Read subtitles as running text.

    A new paragraph begins with each speaker, whose name stands before it as in `Ana: Yes.`, and
    after two seconds without a word. Cues that repeat the one before (rolled-up captions) are
    taken once. The time and speaker of each cue are kept with its place in the text; styles and
    positions are left out.

    Raises:
        ReadError: No cue was found.
    """
    parts: list[str] = []
    locators: list[Locator] = []
    length = 0
    last: _Cue | None = None
    for cue in _cues(text):
        if last is not None and cue.text == last.text and cue.speaker == last.speaker:
            continue
        changed = last is None or cue.speaker != last.speaker
        paused = last is not None and cue.start - last.end > _PAUSE
        before = ("\n\n" if changed or paused else " ") if parts else ""
        said = f"{cue.speaker}: {cue.text}" if cue.speaker and changed else cue.text
        locators.append(Locator(length + len(before), seconds=cue.start, speaker=cue.speaker))
        parts.append(before + said)
        length += len(parts[-1])
        last = cue
    if not parts:
        raise ReadError(name, "", "no subtitle was found; give each a `00:00:00,000 -->` line")
    return Article(text=paragraphs("".join(parts)), locators=tuple(locators))


def _cues(text: str) -> list[_Cue]:
    found: list[_Cue] = []
    timings = list(_TIMING.finditer(text))
    for number, timing in enumerate(timings):
        following = timings[number + 1].start() if number + 1 < len(timings) else len(text)
        body = text[timing.end() : following]
        body = _BLANK_LINE.split(body, maxsplit=1)[0]
        voice = _VOICE.search(body)
        words = _TAG.sub("", body)
        for entity, character in _ENTITIES:
            words = words.replace(entity, character)
        if words.strip():
            speaker = line(voice[1]) if voice else ""
            found.append(_Cue(_seconds(timing, 1), _seconds(timing, 5), speaker, line(words)))
    return found


def _seconds(timing: re.Match[str], first: int) -> float:
    hours, minutes, seconds, thousandths = (int(timing[first + n] or 0) for n in range(4))
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000
