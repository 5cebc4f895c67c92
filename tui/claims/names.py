"""Names that look like a slip of a known one: "United Union", "Untied Nations"."""

from __future__ import annotations

import re
from functools import cache

_KNOWN = """
United Nations; European Union; African Union; Arab League; World Bank; World Trade Organization
World Health Organization; Shanghai Cooperation Organization; Security Council; General Assembly
International Monetary Fund; International Criminal Court; International Court of Justice
International Labour Organization; International Atomic Energy Agency; European Commission
European Parliament; European Central Bank; European Council; Council of Europe; Red Cross
International Energy Agency; International Olympic Committee; Soviet Union; Eurasian Economic Union
North Atlantic Treaty Organization; Organization of American States; League of Nations
World Food Programme; World Meteorological Organization; International Maritime Organization
International Organization for Migration; Asian Development Bank; African Development Bank
Gulf Cooperation Council; United States; United Kingdom; United Arab Emirates; Saudi Arabia
South Africa; South Korea; North Korea; New Zealand; Sri Lanka; Costa Rica; Sierra Leone
Burkina Faso; Papua New Guinea; Czech Republic; Dominican Republic; Federal Reserve
Supreme Court; Foreign Ministry; Ministry of Foreign Affairs; Ministry of Defence; White House
"""
_NAME = re.compile(r"\b(?!The )[A-Z][a-z]+(?: (?:of|for)(?= [A-Z])| [A-Z][a-z]+){1,4}")
_CLOSE = 91.0
_SHORTEST = 10


# Bodies whose halves get mixed up: each half is known, the mixture is not.
_PAIRS = "United Nations; European Union; African Union; Arab League"


@cache
def _gazetteer() -> tuple[str, ...]:
    return tuple(name.strip() for name in re.split(r"[;\n]", _KNOWN) if name.strip())


def odd_names(text: str) -> list[tuple[int, int, str]]:
    """Find names that are nearly, but not quite, those of a known body or country.

    Args:
        text: A statement.

    Returns:
        `(start, end, words)` in order, where `words` says which known name was meant, or that a
        body of that name is not known. Few and sure rather than many.
    """
    found = []
    for match in _NAME.finditer(text):
        words = _slip(match.group())
        if words:
            found.append((*match.span(), words))
    return found


def _is_mixture(first: str, last: str) -> bool:
    pairs = [pair.split() for pair in _PAIRS.split("; ")]
    known = [first, last] in pairs
    return not known and any(first == a for a, _ in pairs) and any(last == b for _, b in pairs)


def _slip(name: str) -> str:
    from rapidfuzz import fuzz, process  # noqa: PLC0415  (loads when first needed)

    spelled = name.replace("isation", "ization")
    known = _gazetteer()
    if any(entry in spelled for entry in known):
        return ""
    parts = spelled.split()
    if len(parts) == 2 and _is_mixture(parts[0], parts[1]):
        return f'no body named "{name}" is known'
    if len(spelled) < _SHORTEST:
        return ""
    nearest = process.extractOne(spelled, known, scorer=fuzz.ratio, score_cutoff=_CLOSE)
    same_length = nearest is not None and len(nearest[0].split()) == len(parts)
    return f'"{name}" may be a slip of "{nearest[0]}"' if nearest and same_length else ""
