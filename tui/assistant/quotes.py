"""Whether a quote stands in a text."""

from __future__ import annotations

import re

_LEAST_WORDS = 3
_FOLDS = {
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‘’‚‛′`´", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
}
_ENDS = " \"'.,;:!?-"
_WORD = re.compile(r"\w+")


def find_quote(quote: str, text: str) -> tuple[int, int] | None:
    """Find a quote in a text, exactly or after folding quotes, dashes and spaces.

    Args:
        quote: What is said to stand there; at least three words.
        text: Where it is sought.

    Returns:
        Its span in `text`, in characters, or None where it is not there, or only with a word or
        a number cut at one of its ends.
    """
    sought, _ = _folded(quote)
    sought = sought.strip(_ENDS)
    if len(_WORD.findall(sought)) < _LEAST_WORDS:
        return None
    folded, places = _folded(text)
    start = folded.find(sought)
    while start >= 0:
        end = start + len(sought)
        if not _cut(folded, start, end):
            return places[start], places[end - 1] + 1
        start = folded.find(sought, start + 1)
    return None


def _folded(text: str) -> tuple[str, list[int]]:
    """Return the folded text and, for each of its characters, the place it had."""
    made: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character.isspace():
            if made and made[-1] == " ":
                continue
            made.append(" ")
        else:
            made.append(_FOLDS.get(character, character))
        places.append(place)
    return "".join(made), places


def _cut(text: str, start: int, end: int) -> bool:
    """Tell whether a word or number goes on beyond the span."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    first, last = text[start], text[end - 1]
    if before and first.isalnum() and _joined(before[::-1], number=first.isdigit()):
        return True
    if first.isdigit() and before.endswith("-"):
        return True
    return bool(after) and last.isalnum() and _joined(after, number=last.isdigit())


def _joined(beyond: str, *, number: bool) -> bool:
    """Tell whether what lies beyond an end, read away from it, belongs to the same word."""
    if beyond[0].isalnum() or (number and beyond[0] == "%"):
        return True
    links = "-'.,/:" if number else "-'"
    return len(beyond) > 1 and beyond[0] in links and beyond[1].isalnum()
