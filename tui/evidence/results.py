"""Results of matches and votes in a text: "3-1", "52 votes to 48", "three goals to one"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.evidence.numerals import cardinal

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|nil"
)
_RESULT = re.compile(
    rf"(?<![\w.,$€£-])(?P<one>\d{{1,3}}|{_WORD})(?:\s?[-–]\s?|\s(?:votes?\s|goals?\s|points?\s|sets?\s|games?\s)?"
    rf"(?:to|against)\s)(?P<other>\d{{1,3}}|{_WORD})(?!\w|[.,:]\d|[-–]|\s?(?:%|percent|per\scent|million|billion))",
    re.IGNORECASE,
)
# A pair of numbers is a result only beside a word for contests: "10-15 people" is a range.
_BEFORE = re.compile(
    r"\b(?:beat\w*|w[io]ns?|winning|los(?:t|es?|ing)|defeat\w*|victor(?:y|ies)|scor\w+|dr[ae]w\w*|tied?|led|leads?|"
    r"leading|trail\w*|thrash\w*|edged|vot(?:e|ed|es|ing)|pass(?:ed|es)?|approv\w+|carri\w+|reject\w*|ruled|split|"
    r"crush\w*|hammer\w*|rout\w*|down|ahead|sets?|final|match|overc[ao]me)\b[^.;:]{0,60}$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s(?:win|victory|defeat|loss|draw|lead|vote|ruling|decision|majority|score|scoreline|record)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\s(?!votes\b)[a-z]{3,}s\b")


def results(text: str) -> Iterator[tuple[int, int, float]]:
    """Yield the results of a text: first character, end, and one number that stands for both.

    Whoever is named first, the same result gives the same number.
    """
    for match in _RESULT.finditer(text):
        told = _AFTER.match(text, match.end())
        if not told and not _BEFORE.search(text[: match.start()]):
            continue
        one, other = (_value(match[part]) for part in ("one", "other"))
        # "Lost 10 to 15 ships" is a range of ships.
        if not told and one < other and _NUMBERED.match(text, match.end()):
            continue
        yield match.start(), match.end(), max(one, other) + min(one, other) / 1000


def _value(text: str) -> float:
    if text[0].isdigit():
        return float(text)
    return 0.0 if text.lower() == "nil" else cardinal(text)
