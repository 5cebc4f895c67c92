"""How a word sounds, roughly: what is spelt differently for the same sound is written alike."""

from __future__ import annotations

import re
from zlib import crc32

# In this order; after the idea of Metaphone (Philips 1990), with vowels kept as one sign, since
# where they stand tells words apart and which they are is what people misremember.
_RULES = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        (r"^(?:kn|gn|pn)", "n"),
        (r"^wr", "r"),
        (r"^ps", "s"),
        (r"(?:[st]i|sh)(?:o|u)n", "0an"),
        (r"[st]ch|sch|sh|ch|(?<=[aeiouy])[ct]i(?=[aeo])", "0"),
        (r"ph", "f"),
        (r"gh(?=[aeiouy])", "g"),
        (r"(?<=[aeiou])gh", ""),
        (r"x", "ks"),
        (r"qu?", "k"),
        (r"ck|c(?![eiy])", "k"),
        (r"c|z", "s"),
        (r"dg|g(?=[eiy])", "j"),
        (r"(?<=[tdkgrsw])h|(?<=[aeiouy])h(?![aeiouy])", ""),
        (r"mb$", "m"),
        (r"(?<=[aeiou])w(?![aeiouy])", ""),
        (r"w", "v"),
        (r"(?<=[^aeiouy])e$", ""),
        (r"[aeiouy]+", "a"),
        (r"(.)\1+", r"\1"),
    )
)
_VOWELS = re.compile("(?<!^)a")
_LETTERS = re.compile(r"[a-z]{2,}")


def sound(word: str) -> str:
    """Write a folded word as it sounds; what is not in a to z stays as it is.

    `Philips` and `fillups` both become `falaps`. It is meant for finding what a misspelt English
    name may stand for, and for nothing finer.
    """
    if not _LETTERS.fullmatch(word):
        return word
    for pattern, written in _RULES:
        word = pattern.sub(written, word)
    return word


def sound_key(word: str) -> int:
    """Return a number in 32 bits that words with the same consonants, by sound, share."""
    return crc32(_VOWELS.sub("", sound(word)).encode())
