"""Whether a claim is what a query strictly asks for."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Protocol

from tui.library.records import id_of
from tui.search.fold import folded_words

if TYPE_CHECKING:
    from tui.search.fields import Filter
    from tui.search.query import Query, Term

_LIKE_ENOUGH = 80.0
_ANY_TYPO = 3
_CURLED = str.maketrans("‘’ʼ“”", "'''\"\"")


class Described(Protocol):
    """What is asked of a claim: its text and fields; `date` is ISO 8601 or empty."""

    @property
    def article_id(self) -> int: ...  # noqa: D102
    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def speaker(self) -> str: ...  # noqa: D102
    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def score(self) -> float: ...  # noqa: D102
    @property
    def date(self) -> str: ...  # noqa: D102
    @property
    def source(self) -> str: ...  # noqa: D102
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def status(self) -> str: ...  # noqa: D102
    @property
    def verdict(self) -> str: ...  # noqa: D102


def admits(query: Query, claim: Described) -> bool:
    """Tell whether a claim passes a query's filters and strict words.

    Fuzzy words are the engine's matter and hold nothing back here. Strict words ignore accents
    and, unless they are written with a capital, case.

    Args:
        query: What was asked.
        claim: The claim.
    """
    if not all(_passes(each, claim) != each.negated for each in query.filters):
        return False
    folded = _folded(claim.text) if query.strict else ""
    return all(any(_holds(term, claim.text, folded) for term in group) for group in query.groups)


def _folded(text: str) -> str:
    return f" {' '.join(word for word, _, _ in folded_words(text))} "


def _holds(term: Term, text: str, folded: str) -> bool:
    if term.how == "fuzzy":
        return True
    wanted = _folded(term.text)
    if not _is_spaced(term.text):
        # Chinese, Japanese and Thai do not divide words: any place will do.
        wanted = wanted.strip()
    elif term.at_start or term.how == "exact":
        wanted = wanted if term.how == "phrase" else wanted.rstrip()
    if term.at_start:
        found = folded.startswith(wanted if wanted.startswith(" ") else f" {wanted}")
    elif term.at_end:
        found = folded.rstrip().endswith(wanted.strip())
    else:
        found = wanted in folded
    if found and term.at_start and term.at_end:
        found = folded.rstrip().endswith(wanted.strip())
    if found and any(char.isupper() for char in term.text):
        found = _straight(term.text) in _straight(text)
    return found != term.negated


def _straight(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).translate(_CURLED).split())


def _is_spaced(text: str) -> bool:
    """Whether the script of a text puts spaces between words."""
    return not any(
        "\u0e00" <= char <= "\u0eff" or "\u3040" <= char <= "\u9fff" or char >= "\U00020000"
        for char in text
    )


def _passes(asked: Filter, claim: Described) -> bool:
    wanted = asked.value
    match asked.field:
        case "speaker":
            return _named(wanted, claim.speaker)
        case "source":
            return _named(wanted, claim.source)
        case "article":
            number = id_of(wanted)
            return _named(wanted, claim.title) if number is None else number == claim.article_id
        case "kind":
            return claim.kind in wanted.split(",")
        case "status":
            return claim.status in wanted.split(",")
        case "verdict":
            return _named(wanted, claim.verdict)
        case "date":
            return bool(claim.date) and _compares(asked, claim.date)
        case _:
            return _compares_numbers(asked, claim.score)


def _named(wanted: str, name: str) -> bool:
    """Whether every word asked for is in a name."""
    own = [word for word, _, _ in folded_words(name)]
    return bool(own) and all(
        any(word_of_name(word, other) for other in own) for word, _, _ in folded_words(wanted)
    )


def word_of_name(wanted: str, word: str) -> bool:
    """Whether a folded word of a name is what is wanted: begun alike, or like it but for a typo."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415

    alike = len(wanted) > _ANY_TYPO and ratio(wanted, word) >= _LIKE_ENOUGH
    return word.startswith(wanted) or alike


def _compares(asked: Filter, day: str) -> bool:
    """Compare ISO dates at the precision that was asked for: `>2023` starts in 2024."""
    own = day[: len(asked.value)]
    match asked.operator:
        case "=":
            return own == asked.value
        case ">":
            return own > asked.value
        case ">=":
            return own >= asked.value
        case "<":
            return own < asked.value
        case "<=":
            return own <= asked.value
        case "..":
            return own >= asked.value and day[: len(asked.until)] <= asked.until


def _compares_numbers(asked: Filter, number: float) -> bool:
    value = float(asked.value)
    match asked.operator:
        case "=":
            return abs(number - value) < 0.005
        case ">":
            return number > value
        case ">=":
            return number >= value
        case "<":
            return number < value
        case "<=":
            return number <= value
        case "..":
            return value <= number <= float(asked.until)
