"""The quantities of a text, normalised."""

from __future__ import annotations

import re
from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING, Any

from tui.evidence.calendar_dates import dates
from tui.evidence.counting import AFTER, STOP, counted, following
from tui.evidence.figure import Figure
from tui.evidence.numerals import (
    CARDINAL_WORDS,
    DIGITS,
    ORDINAL_WORDS,
    SCALES,
    VAGUE,
    cardinal,
    digits,
    ordinal,
)
from tui.evidence.results import results
from tui.evidence.units import CURRENCY_SIGNS, CURRENCY_WORDS, FAHRENHEIT, UNITS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date as Date  # noqa: N812

    from tui.evidence.calendar_dates import When
    from tui.evidence.figure import Bound

_SIGN = r"(?:US|C|A|HK|NZ)?\$|[€£¥₹₽]|(?:USD|EUR|GBP)\s"
_SCALE = "trillion|billion|million|thousand|bn|mn|tn|m|k"
_UNIT_WORDS = "|".join(re.escape(word) for word in sorted(UNITS, key=len, reverse=True))
_MONEY_WORDS = "|".join(sorted(CURRENCY_WORDS, key=len, reverse=True))
_FRACTIONS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "sixth": 1 / 6}
_FRACTIONS |= {"seventh": 1 / 7, "eighth": 0.125, "ninth": 1 / 9, "tenth": 0.1}
# By how many percent something changed; for halving, down.
MULTIPLES = {
    "doubled": 100.0,
    "tripled": 200.0,
    "trebled": 200.0,
    "quadrupled": 300.0,
    "halved": 50.0,
}
_SMALL = "one two three four five six seven eight nine ten".split()
_SMALL_WORD = "|".join(_SMALL)
# How a figure may begin: most words are passed over by this alone.
_OPENING = rf"(?=\d|{_SIGN}|an?[\s-]|z|on|tw|t[ehr]|f[oi]|s[iec]|ei|ni|el|h[ua]|do|mi|qu)"
_FIGURE = re.compile(
    rf"""(?<![\w.])(?<![A-Za-z]-)(?<!=)(?<!=\s){_OPENING}(?:
    (?P<ra>{_SMALL_WORD}|\d+)(?:(?<=\bone)\s[a-z]+)?\s(?:in|out\sof(?:\severy)?|of\severy)\s(?:every\s)?(?P<rb>{_SMALL_WORD}|\d+|{CARDINAL_WORDS})
      (?!\s(?:percent|per\scent|%|million|billion|days?|weeks|months|years|hours|minutes|games|matches|attempts))\b
    |(?P<fn>(?:{_SMALL_WORD}|an?)[\s-])?(?P<fr>third|quarter|fifth|sixth|seventh|eighth|tenth|half)s?
      (?=\s(?:of|the|its|their|his|her|all)\b|\s*[,.;]?$)
    |(?P<of>half)(?=\s(?:of|the|its|their|all)\b)
    |(?P<mult>doubled|tripled|trebled|quadrupled|halved)\b
    |(?P<vague>dozens|scores|(?:tens\sof\s|hundreds\sof\s)?thousands|hundreds|millions)(?=\sof\s|\s[a-z]+ed\b)
    |(?P<clock>\d{{1,2}}(?:[:.]\d\d)?)\s?(?P<noon>[ap]\.?m\b\.?)
    |(?<=\btakes\s|.\btook\s|.\btake\s|lasts\s|asted\s|ithin\s|after\s|..for\s)(?P<span>an?\s(?P<per>minute|hour|day|week|month|year|decade|century)(?P<too>\sand\sa\shalf)?)\b
    |(?:(?P<between>(?<=\bbetween\s))?(?P<sign1>{_SIGN})\s?(?P<sn1>{DIGITS})(?:\s?-?(?P<ss1>{_SCALE})\b)?
        (?(between)\sand\s|(?:\s(?:to|or)\s(?={_SIGN}|{DIGITS}\s?-?(?:{_SCALE})\b)|\s?[–-]\s?)))?
      (?P<sign>{_SIGN})?(?(sign1)|(?(sign)|(?!)))\s?(?P<sn>{DIGITS})(?:\s?-?(?P<ss>{_SCALE})\b)?
    |(?P<an>{DIGITS}|{CARDINAL_WORDS})[-\s]years?[-\s]olds?\b
    |(?<=\baged\s)(?P<ag>\d{{1,3}})\b
    |(?<=,\s)(?P<ap>\d{{1,2}})(?=,)
    |(?P<on>\d+(?:,\d{{3}})*(?:st|nd|rd|th))\b(?!\scentur)
    |(?P<ow>{ORDINAL_WORDS})\b(?!-|\scentur|\sperson\b)
    |(?P<hp>half\sa\s(?:percentage\s)?point)\b
    |(?:(?:(?<=\bbetween\s)(?P<r1>{DIGITS}|{CARDINAL_WORDS})(?:\s?(?:%|percent|per\scent))?\sand\s
        |(?P<r2>{DIGITS}|{CARDINAL_WORDS})(?:\s?%)?(?:\s(?:to|or)\s|\s?–\s?|(?<=\d)-(?=\d)))
        (?={DIGITS}|{CARDINAL_WORDS}))?
     (?P<n>{DIGITS}|{CARDINAL_WORDS})
      (?:\s?-?(?P<sc>trillion|billion|million|thousand|hundred|dozen|bn|mn|tn|m(?=\s(?:{_MONEY_WORDS}))|k)\b)?
      (?P<half>\sand\sa\shalf\b)?
      (?:\s?(?P<pp>percentage\spoints?|points?\sof\sa\spercent|pp)\b
        |\s?(?P<pc>%|per\scent\b|percent\b|pct\b)
        |[\s-]?(?P<money>(?:US\s|American\s|Canadian\s|Australian\s)?(?:{_MONEY_WORDS}))\b
        |(?:\s|-)?(?P<unit>{_UNIT_WORDS})(?![\w]))?
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_THE = re.compile(r"\b(?:the|these|those|all|other)\s$", re.IGNORECASE)
_RISEN = re.compile(
    r"\b(?:r[io]se|risen|rises|rising|f[ae]ll|fallen|falls|falling|gr[eo]wn?|grows|growing|climb\w*|drop\w*|"
    r"increas\w+|decreas\w+|declin\w+|reduc\w+|shr[aiu]nk|jump\w*|slid|soar\w*|plung\w*|dip\w*|up|down|went|"
    r"cut|raised|lowered|lifted|upgraded|revised)\s(?:[\w’'-]+\s){0,6}?from\s$",
    re.IGNORECASE,
)
# "Flight 9525" and "Channel 2" are names.
_DESIGNATES = re.compile(
    r"\b(?:Flight|Route|Highway|Interstate|Channel|Apollo|Section|Article|Chapter|Room|Platform|Gate|Pier|Boeing|"
    r"Airbus|Title|Rule|Area|Figure|Table|Part|No\.|Number|Building|Apartment|Formula|iPhone|Windows|Proposition)\s$"
)
_CIRCUIT = re.compile(
    r"\s(?:Circuit|Amendment|Avenue|Street|District|Division|Battalion|Brigade|Regiment|Army|Fleet|Corps|Reich|"
    r"World\sWar|Lady|Minister|Republic|Precinct|Infantry|Floor)\b"
)
_NAME_BEFORE = re.compile(r"\b[A-Z]\w+\s$")
_OPENS = re.compile(r"\s\((?:(?:about|or|around|some|nearly)\s)?")
_WEIGHED = re.compile(r"\b(?:weigh\w*|heav\w+|mass)\b", re.IGNORECASE)
_ABOUT = (
    "just over|just under|slightly over|slightly under|a little over|a little under|about|around|"
    "some|roughly|approximately|nearly|almost|close to|an estimated|circa"
)
_LEAST = (
    "more than|over|at least|above|no fewer than|no less than|upwards of|exceeding|in excess of|"
    "a minimum of"
)
_MOST = (
    "fewer than|less than|under|below|up to|at most|no more than|not more than|a maximum of|"
    "just short of|as many as"
)
_BOUND = re.compile(
    rf"\b(?:(?P<about>{_ABOUT})|(?P<least>{_LEAST})"
    rf"|(?P<most>{_MOST}))\s(?:an?\s|the\s)?$",
    re.IGNORECASE,
)
_MOVES_UP = re.compile(
    r"\b(?:go(?:es|ing|ne)?|went|mov(?:ed?|es|ing)|push(?:ed|es)?|edg(?:ed|es)|creep|crept|drove|"
    r"climb(?:s|ed)?|pull(?:ed|s)?|back|it|them|prices?)\sup\sto\s$",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\b(?:in|across|at|near|outside)\s((?:[A-Z][\w'’-]+\s?){1,3})")


def figures(
    text: str, *, date: Date | None = None, dated: Sequence[When] | None = None
) -> list[Figure]:
    """Find every quantity in a text.

    Args:
        text: What to read; spans are characters of it.
        date: The day it was published, against which "this year" and "on Monday" are resolved.
        dated: The dates of the text, where they have been read.

    Returns:
        Figures in the order of the text, none overlapping another.
    """
    calendar = list(dates(text, date) if dated is None else dated)
    taken = [(item.start, item.end) for item in calendar]
    place, period = _place(text, calendar), _period(text, calendar)
    found = [_dated(text, item) for item in calendar]
    for start, end, value in results(text):
        if not any(start < right and left < end for left, right in taken):
            taken.append((start, end))
            score = Figure(start, end, text[start:end], value, value, "exact", "score")
            found.append(replace(score, place=place, period=period))
    for match in _FIGURE.finditer(text):
        start, end = match.span()
        if any(start < right and left < end for left, right in taken):
            continue
        read = None if _restated(text, start, found) else _read(match, text)
        if read is None:
            continue
        low, high, unit = read
        if _risen(match, text):
            # "Rose from 510 to 640" says 640, and what it was before.
            start = match.start("n")
        left, bound = _bounded(text, start, end, low)
        if low < high:
            bound = "between"
        low, high = _limits(low, high, bound)
        found.append(
            Figure(
                left,
                end,
                text[left:end],
                low,
                high,
                bound,
                unit,
                counted(text, left, end) if unit == "count" else following(text, end),
                place,
                period,
            )
        )
    return sorted(found, key=lambda item: item.start)


def _risen(match: re.Match[str], text: str) -> bool:
    return bool(match["r2"]) and bool(_RISEN.search(text[: match.start()]))


def _restated(text: str, start: int, found: list[Figure]) -> bool:
    """Tell whether a figure says the one before it again, in brackets: "2 m (7 ft)"."""
    return any(_OPENS.fullmatch(text, item.end, start) for item in found[-1:])


def _dated(text: str, when: When) -> Figure:
    days = when.days() or (0, 0)
    return Figure(
        when.start,
        when.end,
        text[when.start : when.end],
        float(days[0]),
        float(days[1]),
        "exact" if when.day else "between",
        "date",
        day=when.said(),
    )


def _read(match: re.Match[str], text: str) -> tuple[float, float, str] | None:
    group = match.groupdict()
    if group["ra"]:
        value = 100 * _small(group["ra"]) / max(_small(group["rb"]), 1e-9)
        return (value, value, "percent") if value <= 100 else None
    if group["fr"] or group["of"]:
        name = (group["fr"] or "half").lower()
        times = _small((group["fn"] or "a").strip(" -"))
        return (100 * times * _FRACTIONS[name],) * 2 + ("percent",)
    if group["hp"]:
        return 0.5, 0.5, "points"
    if group["mult"]:
        value = {"doubled": 100.0, "quadrupled": 300.0, "halved": 50.0}.get(
            group["mult"].lower(), 200.0
        )
        return value, value, "percent"
    if group["vague"]:
        return *VAGUE[" ".join(group["vague"].lower().split())], "count"
    if group["clock"]:
        return _clock(group["clock"], group["noon"])
    if group["span"]:
        unit, factor = UNITS[group["per"].lower()]
        factor *= 1.5 if group["too"] else 1.0
        return factor, factor, unit
    if group["sign"] or group["sign1"]:
        return _money(group)
    aged = group["an"] or group["ag"] or group["ap"]
    if aged:
        value = _number(aged)
        return value, value, "age"
    if group["on"] or group["ow"]:
        return _ordinal(match, text)
    return _plain(match, text)


def _money(group: dict[str, Any]) -> tuple[float, float, str]:
    """Read a sum, or a range of two: "$2 to $3 billion" has its scale at the end."""
    last = SCALES.get((group["ss"] or "").lower(), 1.0)
    high = digits(group["sn"]) * last
    low = high
    if group["sign1"]:
        first = SCALES[group["ss1"].lower()] if group["ss1"] else last
        low = min(high, digits(group["sn1"]) * first)
    return low, high, CURRENCY_SIGNS[(group["sign1"] or group["sign"]).strip().upper()]


def _clock(said: str, noon: str) -> tuple[float, float, str] | None:
    hour, _, minute = said.replace(".", ":").partition(":")
    if int(hour) > 12:
        return None
    value = int(hour) % 12 + int(minute or 0) / 60 + (12 if noon[0].lower() == "p" else 0)
    return value, value, "clock"


def _ordinal(match: re.Match[str], text: str) -> tuple[float, float, str] | None:
    said = match["on"] or match["ow"]
    if said.lower() == "second" and re.search(
        r"(?:\d|per|a|each|every)\s?$", text[: match.start()]
    ):
        return None
    if _CIRCUIT.match(text, match.end()):
        return None
    value = ordinal(said)
    return value, value, "ordinal"


def _plain(match: re.Match[str], text: str) -> tuple[float, float, str] | None:
    number = match["n"]
    after = text[match.end() : match.end() + 12]
    before = text[: match.start()]
    if _DESIGNATES.search(before):
        return None
    if (number == "2" and re.search(r"\bCO\s?$", before)) or re.search(r"\bc\.\s?$", before):
        return None
    if number.lower() == "one" and re.match(r"\s(?:of|another|day|thing|who|that|can)\b", after):
        return None
    if _refers_back(number, before, after):
        return None
    scale = (match["sc"] or "").lower()
    times = 12.0 if scale == "dozen" else SCALES.get(scale, 1.0)
    value = _number(number) * times + (0.5 if match["half"] else 0.0)
    first = None if _risen(match, text) else match["r1"] or match["r2"]
    # "52 to 48" is a result, not a range.
    low = _number(first) * times if first else value
    unit, factor = _unit(match, text)
    if unit == "count" and number.lower() == "one" and not following(text, match.end()):
        return None
    if (match["unit"] or "").lower() in FAHRENHEIT:
        low, value = (low - 32) / 1.8, (value - 32) / 1.8
    if re.search(r"\bminus\s$|(?:^|\s)[−-]$", text[: match.start()]) and low == value:
        factor = -factor
    return (low * factor, (value if low < value else low) * factor, unit)


def _refers_back(number: str, before: str, after: str) -> bool:
    """Tell whether a number word names what was said before, or is a name: "the Shanghai Five"."""
    if number[0].isupper() and _NAME_BEFORE.search(before):
        return True
    following = re.match(r"\s(\w+)", after)
    alone = following is None or following[1].lower() in STOP
    return number.isalpha() and alone and bool(_THE.search(before))


def _unit(match: re.Match[str], text: str) -> tuple[str, float]:
    """Return the unit said after a number, and how many of it one is."""
    if match["pp"]:
        return "points", 1.0
    if match["pc"]:
        return "percent", 1.0
    if match["money"]:
        word = match["money"].lower().split()[-1]
        if word in {"pound", "pounds"} and _WEIGHED.search(text):
            return UNITS["lb"]
        return CURRENCY_WORDS[word], 1.0
    return UNITS[match["unit"].lower()] if match["unit"] else ("count", 1.0)


def _small(word: str) -> float:
    return 1.0 if word.lower() in {"a", "an"} else _number(word)


def _number(text: str) -> float:
    return digits(text) if text[0].isdigit() else cardinal(text)


def _moved(found: re.Match[str], before: str) -> bool:
    """Tell whether the "up" of "up to" belongs to a verb: "went up to 14 euros"."""
    return found[0].lower().startswith("up to") and bool(_MOVES_UP.search(before))


def _bounded(text: str, start: int, end: int, value: float) -> tuple[int, Bound]:
    found = _BOUND.search(text[max(0, start - 24) : start])
    after = AFTER.match(text, end)
    if after and value:
        return start, "at least" if after["least"] else "at most"
    if found is None or value == 0 or _moved(found, text[:start]):
        return start, "exact"
    left = start - (min(24, start) - found.start())
    if found["about"]:
        return left, "about"
    return left, "at least" if found["least"] else "at most"


def _limits(low: float, high: float, bound: Bound) -> tuple[float, float]:
    if bound == "at least":
        return low, inf
    return (0.0, high) if bound == "at most" else (low, high)


def _place(text: str, calendar: list[When]) -> str:
    for found in _PLACE.finditer(text):
        if not any(item.start <= found.start(1) < item.end for item in calendar):
            return found[1].strip()
    return ""


def _period(text: str, calendar: list[When]) -> str:
    return text[calendar[0].start : calendar[0].end] if calendar else ""
