"""Near-identical claims told as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.search.fold import folded_words

if TYPE_CHECKING:
    from collections.abc import Sequence

_ALIKE = 93.0
_DENYING = frozenset("no not never none nobody nothing neither nor without cannot".split())


def same_claims(texts: Sequence[str]) -> list[int]:
    """Say for each text which earlier one it repeats.

    Two texts are the same claim when they are alike letter by letter but for a word or so, and
    hold the same figures and denials: another number is another claim.

    Args:
        texts: Claims, the one to be shown first first.

    Returns:
        For each the place of the first text that says the same, its own where none does.
    """
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415

    words = [[word for word, _, _ in folded_words(text)] for text in texts]
    plain = [" ".join(own) for own in words]
    kept: dict[tuple[str, ...], list[int]] = {}
    heads: list[int] = []
    for place, own in enumerate(words):
        telling = tuple(sorted(word for word in own if _tells_apart(word)))
        among = kept.setdefault(telling, [])
        for head in among:
            if plain[head] == plain[place] or ratio(plain[head], plain[place], score_cutoff=_ALIKE):
                heads.append(head)
                break
        else:
            heads.append(place)
            among.append(place)
    return heads


def _tells_apart(word: str) -> bool:
    return word in _DENYING or word.endswith("nt") or any(char.isdigit() for char in word)
