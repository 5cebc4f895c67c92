"""Whether two sentences of different articles are of one story, by the names around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.evidence import terms

if TYPE_CHECKING:
    from tui.library import ArticleRow, Library, StoredSentence

# Names in the middle of a sentence: what opens one has a capital whatever it is.
_NAME = re.compile(r"(?<=[\w,;’'-]\s)[A-Z][\w’'-]+")
_HE = re.compile(r"['\"“‘]?(?:S?[Hh]e|We|I|They|It)(?:['’]\w+)?\s")
_COMMON = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december cnn reuters afp bbc mr mrs ms dr sir col "
    "gen i english american british european us u.s the a an he she it they we on in at of for "
    "one two but and his her president minister prime court judge police university north south "
    "east west fbi united states department state congress house white los new york twitter "
    "facebook youtube".split()
)
# Characters: two or three sentences.
_LEAD = 500
# Without a name in common, most of the shorter sentence's stems must be shared.
_ALIKE, _STEMS = 0.6, 6


def names(text: str) -> frozenset[str]:
    """Return the names in a text, in small letters."""
    found = (match[0].lower() for match in _NAME.finditer(text))
    return frozenset(re.sub(r"['’]s?$", "", name) for name in found) - _COMMON


def shared_stems(one: str, other: str) -> float:
    """Return what share of the shorter sentence's stems the other has; 0 for very short ones."""
    left, right = set(terms(one)), set(terms(other))
    fewer = min(len(left), len(right))
    return len(left & right) / fewer if fewer >= _STEMS else 0.0


def shared_names(
    library: Library,
    one: tuple[ArticleRow, StoredSentence],
    other: tuple[ArticleRow, StoredSentence],
) -> float:
    """Tell how much two sentences seem to be of one story.

    A sentence says little of who "he" or what "the attack" is: the names of the opening of its
    article are counted in, by half where neither sentence holds them.

    Args:
        library: Where the articles are.
        one: An article and a sentence of it.
        other: Another article and a sentence of it.

    Returns:
        0..1; 0 where the two seem to be of different stories.

    Raises:
        LibraryError: The library can't be read.
    """
    (mine, around), (theirs, about) = (_names(library, *item) for item in (one, other))
    said = len(mine & (theirs | about) | theirs & (mine | around))
    for own, (_, sentence), rest in ((theirs, one, around), (mine, other, about)):
        others = own - names(sentence.text)
        if _HE.match(sentence.text) and others and not others & rest:
            # Whoever "she" is, the other sentence is about somebody else.
            return 0.0
    silent = not (mine | around) or not (theirs | about)
    found = said + 0.5 * len((around & about) - mine - theirs)
    if found < 1 and shared_stems(one[1].text, other[1].text) >= _ALIKE:
        return 0.5
    if found < 1 and silent:
        return 0.25
    return min(1.0, found / 2) if found >= 1 else 0.0


def _names(
    library: Library, row: ArticleRow, sentence: StoredSentence
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the names of a sentence, and those of the opening of its article."""
    return names(sentence.text), names(library.text(row.id)[:_LEAD])
