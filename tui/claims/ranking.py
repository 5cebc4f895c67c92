"""The number that claims are ordered by: the chance that a person would list the claim.

A logistic model over what a claim's words hold, the light tier's two scores and the claim's place
in its article. Its few weights were fitted to lists of key claims by hand (`tui.training.order`).
Traits whose weight went against what is known of them (names and causes down) were left out, and
those of vague words, named actors and greetings are set: so few lists say nothing of them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp, log
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tui.claims.signals import Signals

_LEAST = 1e-3
_ODD = 1.5
"""Log-odds for a name that looks like a slip: none of the lists has one."""


class Traits(NamedTuple):
    """What the order looks at, each 0 or 1 unless said."""

    figures: float
    """Square root of the number of figures, of two at most."""
    more_figures: float
    """Number of figures, of four at most."""
    dated: float
    comparison: float
    contrast: float
    extreme: float
    denies: float
    """Says that something is not so, or was not done."""
    rule: float
    acts: float
    """A named actor does something."""
    routine: float
    """Greetings, visits and votes to come."""
    aside: float
    """How often it speaks by the way: a schedule, somebody's background, a figure before."""
    vague: float
    """Square root of the number of vague words, of three at most."""
    dangling: float
    no_verb: float
    short: float
    length: float
    """Logarithm of the number of words, of eight at most: what is shorter says little."""
    more_words: float
    """Logarithm of the number of words beyond eight, of twenty at most."""
    attributed: float
    quoted: float
    learned: float
    """The light tier's check-worthiness, 0..1."""
    learned_odds: float
    """The same as log-odds."""
    opinion: float
    """The light tier's subjectivity, 0..1."""
    place: float
    """0 for the article's first claim, 1 for its last."""
    opens: float
    """Opens a paragraph."""
    disputed: float
    """One of the two sentences after it speaks of denial, doubt or error."""
    at_end: float
    """Among the last seventh, where articles tell about themselves."""


_SHORT = 6
_LONG = 8
_LONGEST = 20
_END = 0.85


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a claim stands.

    Attributes:
        place: Among the article's claims, 0..1.
        attributed: Whether somebody is named as saying so.
        quoted: Whether it stands in quotation marks.
        opens: Whether it opens a paragraph.
        disputed: Whether one of the two sentences after it speaks of denial, doubt or error.
    """

    place: float
    attributed: bool
    quoted: bool
    opens: bool
    disputed: bool


def traits(found: Signals, learned: float, opinion: float, setting: Setting) -> Traits:
    """What the order looks at in one claim.

    Args:
        found: What the claim's words hold.
        learned: The light tier's check-worthiness, 0..1.
        opinion: The light tier's subjectivity, 0..1.
        setting: Where the claim stands.
    """
    chance = min(max(learned, _LEAST), 1 - _LEAST)
    return Traits(
        figures=min(found.figures, 2) ** 0.5,
        more_figures=min(found.figures, 4),
        dated=found.dated,
        comparison=found.comparison,
        contrast=found.contrast,
        extreme=found.extreme,
        denies=found.denies,
        rule=found.rule,
        acts=found.named_actor and (found.event or found.prediction) and not found.routine,
        routine=found.routine,
        aside=found.aside,
        vague=min(found.vague, 3) ** 0.5,
        dangling=found.dangling,
        no_verb=not found.has_verb,
        short=found.words < _SHORT,
        length=log(1 + min(found.words, _LONG)),
        more_words=log(1 + min(max(found.words - _LONG, 0), _LONGEST)),
        attributed=setting.attributed,
        quoted=setting.quoted,
        learned=learned,
        learned_odds=log(chance / (1 - chance)),
        opinion=opinion,
        place=setting.place,
        opens=setting.opens,
        disputed=setting.disputed,
        at_end=setting.place > _END,
    )


@cache
def load() -> tuple[tuple[float, ...], float]:
    """The weights that ship with the package, in the order of `Traits`, and the offset."""
    path = resources.files("tui.claims") / "weights" / "order.json"
    stored = json.loads(path.read_text("utf-8"))
    weights = stored["weights"]
    return tuple(float(weights[name]) for name in Traits._fields), float(stored["offset"])


def chance(found: Traits, *, odd: bool) -> float:
    """The chance, 0..1, that a person would list the claim among an article's first ten.

    Args:
        found: What the order looks at.
        odd: Whether a name in the claim looks like a slip.
    """
    weights, offset = load()
    odds = offset + _ODD * odd + sum(map(float.__mul__, weights, map(float, found)))
    return 1 / (1 + exp(-odds))
