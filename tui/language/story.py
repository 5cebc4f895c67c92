"""Where the story of an article begins: behind bylines, times of publication and the dateline."""

from __future__ import annotations

import re

from tui.language.spans import Sentence

_LOOKED_AT, _LINES = 4000, 12
# Longer lines are text.
_SHORT = 90
_DATELINE = re.compile(
    r"(?:\(CNN[^)]{0,20}\)\s*(?:--|—|–|-)?|[A-Z][A-Z .'’-]{2,30}(?:,\s[\w .]{2,20}){0,2}"
    r"\s*(?:\([\w ]{2,20}\)\s*)?(?:--|—|–|-)(?=\s))\s*"
)


def story_start(text: str) -> int:
    """Return the first character of the story; 0 where nothing stands before it.

    Args:
        text: Clean text of an article.
    """
    position = 0
    for line in text[:_LOOKED_AT].splitlines(keepends=True)[:_LINES]:
        bare = line.strip()
        if bare and not _stands_aside(bare):
            position += len(line) - len(line.lstrip())
            dateline = _DATELINE.match(text, position)
            return dateline.end() if dateline else position
        position += len(line)
    return 0


def _stands_aside(line: str) -> bool:
    if len(line) > _SHORT:
        return False
    from tui.language.boilerplate import boilerplate  # noqa: PLC0415  (not needed to start)

    return boilerplate([Sentence(0, len(line), line)])[0]
