"""Units and currencies by the words that news writes them with."""

from __future__ import annotations

_MINUTE = 1 / 1440
_LISTED = (
    ("metre", 1.0, "metre metres meter meters m"),
    ("metre", 1000.0, "kilometre kilometres kilometer kilometers km kms"),
    ("metre", 0.01, "centimetre centimetres centimeter centimeters cm"),
    ("metre", 0.001, "millimetre millimetres millimeter millimeters mm"),
    ("metre", 1609.344, "mile miles"),
    ("metre", 0.3048, "foot feet ft"),
    ("metre", 0.0254, "inch inches"),
    ("square metre", 1e4, "hectare hectares ha"),
    ("square metre", 4046.856, "acre acres"),
    ("kilogram", 1.0, "kilogram kilograms kilo kilos kg"),
    ("kilogram", 0.001, "gram grams g"),
    ("kilogram", 1000.0, "tonne tonnes ton tons"),
    ("kilogram", 0.45359237, "pound-weight lb lbs"),
    ("litre", 1.0, "litre litres liter liters"),
    ("litre", 158.987, "barrel barrels"),
    ("degree", 1.0, "degree degrees °c °f °"),
    ("watt", 1e6, "megawatt megawatts mw"),
    ("watt", 1e9, "gigawatt gigawatts gw"),
    ("day", _MINUTE, "minute minutes"),
    ("day", _MINUTE / 60, "seconds"),
    ("day", 1 / 24, "hour hours"),
    ("day", 1.0, "day days"),
    ("day", 7.0, "week weeks"),
    ("day", 30.436875, "month months"),
    ("day", 365.2425, "year years"),
    ("day", 3652.425, "decade decades"),
)
# Word, in lower case -> (unit, how many of the unit it is).
UNITS = {word: (unit, factor) for unit, factor, spelt in _LISTED for word in spelt.split()}
UNITS |= {
    "square kilometres": ("square metre", 1e6),
    "square kilometers": ("square metre", 1e6),
    "square miles": ("square metre", 2589988.11),
    "square metres": ("square metre", 1.0),
}

# ISO 4217 codes.
CURRENCY_SIGNS = {
    "$": "USD",
    "US$": "USD",
    "USD": "USD",
    "C$": "CAD",
    "A$": "AUD",
    "HK$": "HKD",
    "NZ$": "NZD",
    "€": "EUR",
    "EUR": "EUR",
    "£": "GBP",
    "GBP": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
}
CURRENCY_WORDS = {
    "dollar": "USD",
    "dollars": "USD",
    "euro": "EUR",
    "euros": "EUR",
    "pound": "GBP",
    "pounds": "GBP",
    "yen": "JPY",
    "yuan": "CNY",
    "rupees": "INR",
    "roubles": "RUB",
    "rubles": "RUB",
    "francs": "CHF",
    "pesos": "MXN",
    "lira": "TRY",
    "rials": "IRR",
}
