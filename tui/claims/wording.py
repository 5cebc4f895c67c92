"""Lists of words looked for in a statement, by its words: quicker than by one pattern each."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Words:
    """A statement's words in small letters, in order, as a set and joined by blanks."""

    each: tuple[str, ...]
    known: frozenset[str]
    joined: str

    @classmethod
    def of(cls, text: str) -> Words:
        """Take a text apart at whatever is no letter, digit or underscore."""
        each = tuple(_TOKEN.findall(text.lower()))
        return cls(each, frozenset(each), f" {' '.join(each)} ")


@dataclass(frozen=True, slots=True)
class Listed:
    """Words and phrases to look for; the phrases by their first word."""

    single: frozenset[str]
    phrases: dict[str, tuple[str, ...]]

    def held(self, words: Words) -> bool:
        """Tell whether a statement has any of them."""
        return not self.single.isdisjoint(words.known) or any(
            phrase in words.joined for phrase in self._possible(words)
        )

    def count(self, words: Words) -> int:
        """How many of them a statement has, repeated ones too."""
        return sum(map(self.single.__contains__, words.each)) + sum(
            words.joined.count(phrase) for phrase in self._possible(words)
        )

    def _possible(self, words: Words) -> list[str]:
        opened = self.phrases.keys() & words.known
        return [phrase for first in opened for phrase in self.phrases[first]]


def listed(entries: str) -> Listed:
    """Read a list divided by bars; an entry of several words is a phrase.

    Args:
        entries: For instance `caused|led to|won't`.
    """
    parts = [_TOKEN.findall(entry.lower()) for entry in entries.split("|")]
    phrases: dict[str, tuple[str, ...]] = {}
    for part in parts:
        if len(part) > 1:
            phrases[part[0]] = (*phrases.get(part[0], ()), f" {' '.join(part)} ")
    return Listed(frozenset(part[0] for part in parts if len(part) == 1), phrases)
