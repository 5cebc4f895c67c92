"""What a query strictly asks for, told by looking at each claim: what a search must equal."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import ratio

from tui.library.records import id_of
from tui.search.fold import APOSTROPHES, WORD, fold, folded_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tui.library import ClaimText
    from tui.search.fields import Filter
    from tui.search.query import Query, Term


def admits(query: Query, claim: ClaimText) -> bool:
    """Tell whether a claim passes a query's filters and strict words, by looking at it alone.

    Fuzzy words hold nothing back here. It is written with whole strings, and the search with
    postings and places of words: the two agree only where both are right.

    Args:
        query: What was asked.
        claim: The claim.
    """
    if not all(_passes(each, claim) != each.negated for each in query.filters):
        return False
    return all(any(_holds(term, claim.text) for term in group) for group in query.groups)


def _holds(term: Term, text: str) -> bool:
    if term.how == "fuzzy":
        return True
    found = _stands(term, _spaced(map(fold, WORD.findall(text))), fold)
    if found and any(char.isupper() for char in term.text):
        found = _stands(term, _spaced(map(_written, WORD.findall(text))), _written)
    return found != term.negated


def _stands(term: Term, text: str, form: Callable[[str], str]) -> bool:
    """Look for a term in words that stand between spaces."""
    wanted = _spaced(map(form, WORD.findall(term.text)))
    divided = not any("\u3040" <= char <= "\u9fff" for char in term.text)
    if divided and term.how == "phrase":
        left = right = " "
    elif divided:
        left = "" if term.at_end and not term.at_start else " "
        right = " " if term.at_end else ""
    else:
        left, right = " " * term.at_start, " " * term.at_end
    wanted = f"{left}{wanted.strip()}{right}"
    if term.at_start and term.at_end:
        return text == wanted
    if term.at_start:
        return text.startswith(wanted)
    if term.at_end:
        return text.endswith(f"{wanted.rstrip()} ")
    return wanted in text


def _spaced(words: Iterable[str]) -> str:
    return f" {' '.join(words)} "


def _written(word: str) -> str:
    divided = unicodedata.normalize("NFKD", word.translate(APOSTROPHES))
    return "".join(char for char in divided if not unicodedata.combining(char)) or word


def _passes(asked: Filter, claim: ClaimText) -> bool:
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
        any(_alike(word, other) for other in own) for word, _, _ in folded_words(wanted)
    )


def _alike(wanted: str, word: str) -> bool:
    return word.startswith(wanted) or (len(wanted) > 3 and ratio(wanted, word) >= 80)


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
