"""The query language: scraps of words, strict words, fields and order.

`iran membr` finds by likeness; `'exact`, `^start`, `end$`, `!not`, `"a phrase"` and `a | b` are
fzf's; `speaker:zhang`, `date:>2023` and the other fields are those of mail search. What can't be
understood is reported with its place and searched for as plain words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING, Literal

from tui.search.fields import FIELDS, OF_CLAIMS, Filter, read_field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.search.fields import Scope

How = Literal["fuzzy", "exact", "phrase"]
Sort = Literal["closeness", "date", "score"]

# Same length for same length, so that places in the query stay places in what was typed.
_QUOTES = str.maketrans("“”„‟«»＂‘’‚‛ʼ`´", "\"\"\"\"\"\"\"'''''''")
_FIELD = re.compile(r"([A-Za-z]{2,12}):(?!//)(.*)", re.DOTALL)
_MOST_READINGS = 8


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase of a query.

    Attributes:
        text: What to look for, without the signs around it.
        how: `fuzzy` forgives typos, `exact` wants the beginning of a word, `phrase` whole words.
        at_start: It must open the claim.
        at_end: It must close the claim, but for punctuation.
        negated: It must not be there.
    """

    text: str
    how: How = "fuzzy"
    at_start: bool = False
    at_end: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a query, and where: characters `start` to `end` of what was typed."""

    start: int
    end: int
    message: str


@dataclass(frozen=True, slots=True)
class Query:
    """A query as understood.

    Attributes:
        groups: One of the terms of every group must be found.
        filters: All must hold.
        sort: The order asked for.
        problems: What was not understood, in order of place.
        scope: What is searched: claims, sentences of summaries, or all sentences of articles.
    """

    groups: tuple[tuple[Term, ...], ...] = ()
    filters: tuple[Filter, ...] = ()
    sort: Sort = "closeness"
    problems: tuple[Problem, ...] = ()
    scope: Scope = "claims"

    @property
    def strict_groups(self) -> tuple[tuple[Term, ...], ...]:
        """The groups that a claim is held to; one with a fuzzy word holds nothing back."""
        return tuple(group for group in self.groups if all(term.how != "fuzzy" for term in group))

    @property
    def is_strict(self) -> bool:
        """Whether no word is fuzzy."""
        return len(self.strict_groups) == len(self.groups)

    def readings(self) -> tuple[str, ...]:
        """Return the plain texts to search for, one for each choice among `a | b`.

        At most eight; an alternative that is only forbidden adds no words. An empty tuple means
        that there is nothing to look for but filters.
        """
        choices = [
            ["" if term.negated else term.text for term in group]
            for group in self.groups
            if not all(term.negated for term in group)
        ]
        if not choices:
            return ()
        found: dict[str, None] = {}
        for chosen in product(*choices):
            found[" ".join(filter(None, chosen))] = None
            if len(found) == _MOST_READINGS:
                break
        return tuple(text for text in found if text)


@dataclass(slots=True)
class _Reading:
    """What has been understood so far."""

    groups: list[list[Term]] = field(default_factory=list)
    filters: list[tuple[Filter, int, int]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    sort: tuple[Sort, int, int] = ("closeness", 0, 0)
    scope: Scope = "claims"
    either: tuple[int, int] | None = None


def parse(text: str) -> Query:
    """Read a query; never fails.

    Args:
        text: What was typed.

    Returns:
        The query, with a `Problem` for each part that could not be understood.
    """
    reading = _Reading()
    plain = straightened(text)
    for start, end in pieces(plain):
        piece = plain[start:end]
        if piece == "|":
            _either(reading, start, end)
            continue
        if _is_field(reading, piece, start, end):
            continue
        term = _term(reading, piece, start, end)
        if term is None:
            continue
        if reading.either is not None:
            reading.groups[-1].append(term)
            reading.either = None
        else:
            reading.groups.append([term])
    if reading.either is not None:
        reading.problems.append(Problem(*reading.either, "nothing to choose from after |"))
    if reading.scope != "claims":
        _leave_to_claims(reading)
    return Query(
        tuple(tuple(group) for group in reading.groups),
        tuple(asked for asked, _, _ in reading.filters),
        reading.sort[0],
        tuple(sorted(reading.problems, key=lambda problem: problem.start)),
        reading.scope,
    )


def _leave_to_claims(reading: _Reading) -> None:
    """Take out what only claims have; sentences are searched without it, and that is said."""
    for item in reading.filters.copy():
        asked, start, end = item
        if asked.field in OF_CLAIMS:
            reading.filters.remove(item)
            reading.problems.append(Problem(start, end, f"only claims have a {asked.field}"))
    sort, start, end = reading.sort
    if sort == "score":
        reading.sort = ("closeness", 0, 0)
        reading.problems.append(Problem(start, end, "only claims have a score"))


def straightened(text: str) -> str:
    """Write quotation marks and apostrophes of all kinds as `"` and `'`, each in its place."""
    return text.translate(_QUOTES)


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of what stands between spaces; spaces between `"` divide nothing."""
    text = straightened(text)
    place, length = 0, len(text)
    while place < length:
        if text[place].isspace():
            place += 1
            continue
        start = place
        while place < length and not text[place].isspace():
            opens = text[place] == '"' and (place == start or text[place - 1] in "!:^'")
            closing = text.find('"', place + 1) if opens else place
            place = length if closing < 0 else closing + 1
        yield start, place


def _either(reading: _Reading, start: int, end: int) -> None:
    if not reading.groups or reading.either is not None:
        reading.problems.append(Problem(start, end, "nothing to choose from before |"))
    else:
        reading.either = (start, end)


def _is_field(reading: _Reading, piece: str, start: int, end: int) -> bool:
    """Take a piece as `field:value` where it is one; a bad one is reported."""
    negated = piece.startswith("!")
    match = _FIELD.fullmatch(piece[1:] if negated else piece)
    if match is None:
        return False
    name, value = match[1].lower(), match[2].strip('"').strip()
    if name not in FIELDS:
        if value:
            reading.problems.append(Problem(start, end, _unknown(name)))
        return False
    value_start = min(start + negated + len(name) + 1, end)
    outcome = read_field(name, value, negated=negated)
    if isinstance(outcome, str):
        place = (value_start, end) if value else (start, end)
        reading.problems.append(Problem(*place, outcome))
    elif name in ("sort", "in") and (negated or "," in outcome.value):
        reading.problems.append(Problem(start, end, f"{name}: takes one value, without !"))
    elif name == "sort":
        reading.sort = (outcome.value, start, end)  # type: ignore[assignment]
    elif name == "in":
        reading.scope = outcome.value  # type: ignore[assignment]
    else:
        reading.filters.append((outcome, start, end))
    return True


def _unknown(name: str) -> str:
    from rapidfuzz.process import extractOne  # noqa: PLC0415

    near = extractOne(name, tuple(FIELDS), score_cutoff=60)
    hint = f"did you mean {near[0]}:" if near else "fields are " + " ".join(f"{f}:" for f in FIELDS)
    return f"there is no field {name}: ({hint})"


def _term(reading: _Reading, piece: str, start: int, end: int) -> Term | None:
    """Read one word with the signs around it, or report why it is none."""
    body = piece
    negated = len(body) > 1 and body.startswith("!") and not body.startswith("!!")
    body = body[1:] if negated else body
    at_start = len(body) > 1 and body.startswith("^")
    body = body[1:] if at_start else body
    how: How = "exact" if negated or at_start else "fuzzy"
    if len(body) > 1 and body.startswith("'"):
        how, body = "exact", body[1:]
    at_end = len(body) > 1 and body.endswith("$")
    body = body[:-1] if at_end else body
    if at_end and how == "fuzzy":
        how = "exact"
    if body.startswith('"'):
        how = "phrase"
        if len(body) < 2 or not body.endswith('"'):
            reading.problems.append(Problem(start, end, "the quotation mark is never closed"))
    body = body.strip('"').strip()
    if not any(char.isalnum() for char in body):
        if negated or at_start or how != "fuzzy":
            reading.problems.append(Problem(start, end, "there is no word here to look for"))
        return None
    return Term(body, how, at_start, at_end, negated)
