"""Dates and periods in a text, relative ones resolved against the day it was published."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
_NUMBER = {name[:3]: place for place, name in enumerate(_MONTHS.split("|")[:12], start=1)}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_YEAR = r"(?:1[0-9]|20)\d\d"
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_DATE = re.compile(
    rf"""\b(?:
    (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m1>{_MONTHS})\b\.?(?:,?\s(?P<y1>{_YEAR})\b)?
    |(?P<m2>{_MONTHS})\b\.?\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*(?:%|percent|per\scent))
      (?:,?\s(?P<y2>{_YEAR})\b)?
    |(?P<m3>{_MONTHS})\b\.?,?\s(?:of\s)?(?P<y3>{_YEAR})\b
    |(?P<y4>{_YEAR})-(?P<m4>\d\d)-(?P<d4>\d\d)\b
    |(?:the\s)?(?P<decade>{_YEAR[:-2]})0s\b
    |(?:Q(?P<q>[1-4])|(?:the\s)?(?P<qw>first|second|third|fourth)\squarter)\b(?!\s(?:finals?|of\s(?:the|its|all)\b))
      (?:(?:\sof|,)?\s(?P<yq>{_YEAR})\b)?
    |(?P<relative>(?i:this|last|next))\s(?P<span>year|month|week)\b
    |(?P<day>(?i:yesterday|today|tomorrow))\b
    |(?P<weekday>Mondays?|Tuesdays?|Wednesdays?|Thursdays?|Fridays?|Saturdays?|Sundays?)\b
    |(?P<m5>January|February|March|April|June|July|August|September|October|November|December)\b
    |(?:(?<=\b[Ii]n\s)|(?<=\b[Bb]y\s)|(?<=\b[Ss]ince\s)|(?<=\bon\s)|(?<=\bof\s)|(?<=\b[Ll]ast\s)|(?<=\bfor\s)|(?<=\bto\s))
      (?P<may>May)\b
    |(?P<y6>{_YEAR})\b(?![,.]?\d|[-\s](?:people|votes|euros|dollars|pounds|km|metres|kg|tonnes))
    )""",
    re.VERBOSE,
)
_SINGLE_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|the|since|by|from|until|till|of|to|and|before|after|year|during|around|early|late|mid)"
    r"|[(,/–-])\s?$|^$",
    re.IGNORECASE,
)
# "2,009 arrests" may be written without its comma.
_THINGS = re.compile(r"\s(?:[a-z]+\s)?[a-z]+(?:s|people|men|women|children|dead)\b|\s?[%€$£]")
_MONTH_BEFORE = re.compile(
    r"\b(?:in|by|since|from|to|until|till|last|this|next|of|and|early|late|mid)[\s-]$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class When:
    """A date as far as it is said: fields that are not said are 0, `weekday` counts from 1.

    `floating` is a period such as "last year" that cannot be placed, as the day of publication is
    not known.
    """

    start: int
    end: int
    year: int = 0
    month: int = 0
    day: int = 0
    quarter: int = 0
    decade: int = 0
    weekday: int = 0
    floating: str = ""

    def days(self) -> tuple[int, int] | None:
        """Return the first and last day as proleptic ordinals, or None where no year is said."""
        try:
            if self.decade:
                return (
                    Date(self.decade, 1, 1).toordinal(),
                    Date(self.decade + 9, 12, 31).toordinal(),
                )
            if not self.year:
                return None
            first, last = (self.month or 1), (self.month or 12)
            if self.quarter:
                first, last = 3 * self.quarter - 2, 3 * self.quarter
            end = self.day or monthrange(self.year, last)[1]
            return (
                Date(self.year, first, self.day or 1).toordinal(),
                Date(self.year, last, end).toordinal(),
            )
        except ValueError:
            return None

    def conflicts(self, other: When) -> bool:
        """Tell whether no day can be meant by both; what one leaves unsaid never conflicts."""
        for field in ("year", "month", "day", "quarter", "weekday"):
            mine, theirs = getattr(self, field), getattr(other, field)
            if mine and theirs and mine != theirs:
                return True
        if self.floating and other.floating and self.floating != other.floating:
            return True
        years = (self, other), (other, self)
        return any(
            a.decade and b.year and not a.decade <= b.year <= a.decade + 9 for a, b in years
        ) or bool(self.decade and other.decade and self.decade != other.decade)

    def said(self) -> str:
        """Write the date with `?` for what is not said."""
        if self.weekday and not self.year:
            return f"weekday {self.weekday}"
        if self.decade:
            return f"{self.decade // 10}?"
        year = f"{self.year or '????'}"
        if self.quarter:
            return f"{year}-Q{self.quarter}"
        month = f"{self.month:02}" if self.month else "??"
        return f"{year}-{month}-{f'{self.day:02}' if self.day else '??'}"


def dates(text: str, published: Date | None = None) -> Iterator[When]:
    """Yield the dates and periods of a text, in order.

    Args:
        text: What to read.
        published: The day that "this year", "yesterday" or "on Monday" are counted from.
    """
    for match in _DATE.finditer(text):
        before = text[max(0, match.start() - 12) : match.start()]
        if match["y6"] and not _SINGLE_YEAR_BEFORE.search(before) and not _of_a_year(match, text):
            continue
        if match["m5"] == "March" and not _MONTH_BEFORE.search(before):
            continue
        found = _when(match, published)
        if found is not None:
            yield found


def _of_a_year(match: re.Match[str], text: str) -> bool:
    """Tell whether a bare number says of which year something is: "his 2009 arrest"."""
    counted = _THINGS.match(text, match.end())
    return text[match.start() - 1 : match.start()] == "©" or (
        int(match["y6"]) % 100 != 0 and counted is None
    )


def _when(match: re.Match[str], published: Date | None) -> When | None:
    start, end = match.span()
    if match["decade"]:
        return When(start, end, decade=int(match["decade"]) * 10)
    if match["relative"]:
        return _relative(match, published)
    if match["day"]:
        if published is None:
            return When(start, end)
        shift = {"yesterday": -1, "today": 0, "tomorrow": 1}[match["day"].lower()]
        day = published + timedelta(days=shift)
        return When(start, end, day.year, day.month, day.day, weekday=day.isoweekday())
    if match["weekday"]:
        return When(start, end, weekday=_WEEKDAYS.index(match["weekday"].lower().rstrip("s")) + 1)
    if match["q"] or match["qw"]:
        quarter = int(match["q"]) if match["q"] else _QUARTERS[match["qw"]]
        return When(start, end, year=int(match["yq"] or 0), quarter=quarter)
    year = next((int(match[key]) for key in ("y1", "y2", "y3", "y4", "y6") if match[key]), 0)
    name = next((match[key] for key in ("m1", "m2", "m3", "m5", "may") if match[key]), "")
    month = _NUMBER[name[:3]] if name else int(match["m4"] or 0)
    day_said = int(match["d1"] or match["d2"] or match["d4"] or 0)
    if day_said > 31 or month > 12:
        return None
    weekday = _weekday(year, month, day_said)
    return When(start, end, year, month, day_said, weekday=weekday)


def _weekday(year: int, month: int, day: int) -> int:
    try:
        return Date(year, month, day).isoweekday()
    except ValueError:
        return 0


def _relative(match: re.Match[str], published: Date | None) -> When:
    start, end = match.span()
    step = {"last": -1, "this": 0, "next": 1}[match["relative"].lower()]
    if published is None or match["span"] == "week":
        return When(start, end, floating=match[0].lower())
    if match["span"] == "year":
        return When(start, end, year=published.year + step)
    month = published.year * 12 + published.month - 1 + step
    return When(start, end, year=month // 12, month=month % 12 + 1)
