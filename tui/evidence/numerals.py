"""Numbers in words and digits."""

from __future__ import annotations

import re

_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * place
    for place, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
    "trn": 1e12,
}
# What a writer who says "hundreds" may have counted.
VAGUE = {
    "dozens": (24.0, 300.0),
    "scores": (40.0, 400.0),
    "hundreds": (200.0, 5e3),
    "thousands": (1e3, 1e5),
    "tens of thousands": (1e4, 9e5),
    "hundreds of thousands": (1e5, 3e6),
    "millions": (1e6, 1e9),
}
_PLURAL_SCALES = {"dozen": 12.0, "score": 20.0}
_ORDINAL_UNITS = dict(
    zip(
        (
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
            "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
        ).split(),
        range(1, 20),
        strict=True,
    )
)
_ORDINAL_TENS = {f"{word[:-1]}ieth": value for word, value in _TENS.items()}
_ORDINAL_TENS["hundredth"] = 100

_SMALL = "|".join([*_UNITS, *_TENS])
DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
CARDINAL_WORDS = (
    r"half\sa\s(?:million|billion|dozen)(?![a-z])|"
    rf"(?:a[ -](?=hundred|thousand|million|billion|trillion|dozen)|(?:{_SMALL})(?![a-z]))"
    rf"(?:(?:[ -]and[ -]|[ -])?(?:{_SMALL}|hundred|thousand|million|billion|trillion|dozen)"
    r"(?![a-z]))*"
)
ORDINAL_WORDS = (
    rf"(?:(?:{'|'.join(_TENS)})[- ])?(?:{'|'.join(_ORDINAL_UNITS)})(?![a-z])"
    rf"|(?:{'|'.join(_ORDINAL_TENS)})(?![a-z])"
)
_WORD = re.compile(r"[a-z]+")


def digits(text: str) -> float:
    """Read a number in digits, with or without commas between thousands."""
    return float(text.replace(",", ""))


def cardinal(text: str) -> float:
    """Read a cardinal number in words, such as `two hundred and five` or `half a million`.

    Raises:
        ValueError: There is a word that is part of no number.
    """
    total, current = 0.0, 0.0
    for word in _WORD.findall(text.lower()):
        if word in _UNITS:
            current += _UNITS[word]
        elif word in _TENS:
            current += _TENS[word]
        elif word == "half":
            current = 0.5
        elif word in {"a", "an"}:
            current = current or 1.0
        elif word in _PLURAL_SCALES:
            current = (current or 1.0) * _PLURAL_SCALES[word]
        elif word == "hundred":
            current = (current or 1.0) * 100
        elif word in SCALES:
            total += (current or 1.0) * SCALES[word]
            current = 0.0
        elif word != "and":
            raise ValueError(f"{word!r} is part of no number")
    return total + current


def ordinal(text: str) -> float:
    """Read an ordinal number in words or digits, such as `twenty-first` or `3rd`."""
    if text[0].isdigit():
        return digits(re.sub(r"[a-z]+$", "", text.lower()))
    parts = _WORD.findall(text.lower())
    return float(
        sum(_TENS.get(word, 0) + {**_ORDINAL_UNITS, **_ORDINAL_TENS}.get(word, 0) for word in parts)
    )
