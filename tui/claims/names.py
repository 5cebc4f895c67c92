"""Names that look like a slip of a known one: "United Union", "Untied Nations"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

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
World Economic Forum; World Meteorological Organization; World Intellectual Property Organization
Human Rights Watch; Amnesty International; Doctors Without Borders; Transparency International
Human Rights Council; Economic and Social Council; International Civil Aviation Organization
International Telecommunication Union; International Criminal Police Organization
Food and Agriculture Organization; Universal Postal Union; Inter-Parliamentary Union
European Court of Justice; European Court of Human Rights; European Medicines Agency
European Investment Bank; European Free Trade Association; European Space Agency
Bank of England; Bank of Japan; Bank for International Settlements; New Development Bank
Asian Infrastructure Investment Bank; Organization of Islamic Cooperation
Collective Security Treaty Organization; Commonwealth of Independent States
Association of Southeast Asian Nations; Pacific Islands Forum
Southern African Development Community; Economic Community of West African States
House of Commons; House of Lords
House of Representatives; State Department; Justice Department; Defense Department
Department of Homeland Security; Food and Drug Administration; National Security Council
Securities and Exchange Commission; Environmental Protection Agency; Prime Minister
Secretary of State; Attorney General; Foreign Minister; Vice President; Finance Minister
Finance Ministry; Bosnia and Herzegovina; Trinidad and Tobago; Antigua and Barbuda
El Salvador; Ivory Coast; Equatorial Guinea; Marshall Islands; Solomon Islands
Central African Republic; Hong Kong
"""
_COUNTRIES = """
Afghanistan Albania Algeria Argentina Armenia Australia Austria Azerbaijan Bahrain Bangladesh
Belarus Belgium Bolivia Botswana Bulgaria Cambodia Cameroon Colombia Croatia Denmark Ecuador
Estonia Ethiopia Finland Georgia Germany Guatemala Honduras Hungary Iceland Indonesia Ireland
Jamaica Kazakhstan Kyrgyzstan Lebanon Lithuania Luxembourg Malaysia Moldova Mongolia Morocco
Mozambique Myanmar Namibia Netherlands Nicaragua Nigeria Pakistan Palestine Paraguay Philippines
Portugal Romania Senegal Singapore Slovakia Slovenia Somalia Switzerland Tajikistan Tanzania
Thailand Tunisia Turkmenistan Ukraine Uruguay Uzbekistan Venezuela Vietnam Zimbabwe
"""
# Names of people and places that are one letter away from a country's.
_OTHERS = frozenset("Cameron Columbia Hungry".split())
_WORD = re.compile(r"(?<![\w'’-])[A-Z][a-z]{5,}(?![\w'’-])")
_NAME = re.compile(r"(?<![\w-])(?!The )[A-Z][a-z]+(?: (?:of|for)(?= [A-Z])| [A-Z][a-z]+){1,4}")
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
    found = [(*match.span(), _slip(match.group())) for match in _NAME.finditer(text)]
    found += [(*match.span(), _country_slip(match.group())) for match in _WORD.finditer(text)]
    return sorted(one for one in found if one[2])


def _is_mixture(first: str, last: str) -> bool:
    pairs = [pair.split() for pair in _PAIRS.split("; ")]
    known = [first, last] in pairs
    return not known and any(first == a for a, _ in pairs) and any(last == b for _, b in pairs)


@lru_cache(maxsize=4096)
def _country_slip(word: str) -> str:
    """Tell which country a word one letter away from it may mean: "Belraus"."""
    from rapidfuzz import process  # noqa: PLC0415  (loads when first needed)
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    known = _COUNTRIES.split()
    nearest = process.extractOne(word, known, scorer=OSA.distance, score_cutoff=1)
    # What differs at its end is a people or a language: "Algerian".
    if nearest is None or word in known or word in _OTHERS or word[-2:] != nearest[0][-2:]:
        return ""
    return f'"{word}" may be a slip of "{nearest[0]}"'


@lru_cache(maxsize=4096)
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
