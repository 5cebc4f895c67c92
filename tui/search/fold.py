"""Words as search compares them: lower case, without accents, number words as digits."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Scripts written without spaces: each character is a word.
_WIDE = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af"
# All that is typed and printed for one; a query is read with `'` for each of them.
_MARKS = "'’ʼ‘‚‛`´"
WORD = re.compile(rf"[{_WIDE}]|[^\W_{_WIDE}]+(?:[{_MARKS}][^\W_{_WIDE}]+)*")
APOSTROPHES = str.maketrans("", "", _MARKS)
NUMBERS = {
    word: str(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "hundred": "100"}


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """Fold a word: case, accents and apostrophes away, number words to digits.

    A word that comes out empty, such as a lone accent, stays as it is in lower case.
    """
    if word.isascii():
        plain = word.lower().translate(APOSTROPHES)
    else:
        # Before it is divided: an acute accent that stands alone would become a space.
        divided = unicodedata.normalize("NFKD", word.casefold().translate(APOSTROPHES))
        plain = "".join(c for c in divided if not unicodedata.combining(c))
    return NUMBERS.get(plain, plain) or word.lower()


def folded_words(text: str) -> list[tuple[str, int, int]]:
    """Return `(folded word, start, end)` of each word, offsets in characters."""
    return [(fold(match.group()), *match.span()) for match in WORD.finditer(text)]


LOWER, CAPITALISED, UPPER, MIXED = range(4)


def case_of(word: str) -> int:
    """Say how a word is written: small, with a capital first, in capitals, or some other way."""
    first, rest = word[0], word[1:]
    if not first.isupper():
        return LOWER if word == word.lower() else MIXED
    if rest == rest.lower():
        return CAPITALISED
    return UPPER if word == word.upper() else MIXED
