"""Lines of an article that are not its text: bylines, captions, calls to read on, link lists."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.language import Sentence

_WHOLE = re.compile(
    r"""\A[\s|•·*–—-]*(?:
        by\.?(?:\s+[A-Z][\w.'’-]+){0,5}\s*[.|]?
      | (?:published|updated|last\ updated|created|posted)\s*:?\.?.{0,60}
      | \d{1,2}:\d\d\s*(?:am|pm|est|edt|gmt|bst|et)?\b.{0,40}
      | scroll\ down\ (?:for|to).*
      | (?:read|see|find\ out|learn)\ more\b.*
      | click\ here\b.*
      | (?:watch|video|photos?|pictures?|gallery|image|related|also\ read|more\ from|don't\ miss)
        \s*[:|].*
      | (?:share|tweet|email|print|comments?|advertisement|sponsored|subscribe|sign\ up)\b.{0,60}
      | follow\ (?:us|him|her|@).*
      | (?:copyright|©|all\ rights\ reserved|getty\ images|associated\ press|reuters|afp)\b.{0,80}
      | the\ associated\ press\ contributed.*
      | this\ (?:story|article)\ (?:has\ been|was)\ (?:updated|corrected|first).*
      | e-?mail\ .{0,60}@.{0,60}
      | https?://\S+
      | [\W\d_]*
    )\s*\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_BY = re.compile(r"\A(?:by|and)\W*\Z", re.IGNORECASE)
_NAMES = re.compile(r"\A[A-Z][\w'’-]*(?:\s+(?:and|for|of|in|[A-Z][\w'’.-]*)){0,7}\.?\Z")
_LETTERS = re.compile(r"[^\W\d_]")


def boilerplate(found: Sequence[Sentence]) -> list[bool]:
    """Mark the sentences that are not part of an article's text.

    Args:
        found: The sentences of one article, in order.

    Returns:
        For each sentence, whether it is a byline, a caption, a call to read on, a line in
        capitals or one that is repeated word for word.
    """
    times = Counter(item.text for item in found)
    seen: set[str] = set()
    marks = []
    before = ""
    for item in found:
        repeated = times[item.text] > 1 and item.text in seen
        seen.add(item.text)
        signed = bool(before and _BY.match(before) and _NAMES.match(item.text))
        marks.append(repeated or signed or _is_boilerplate(item.text))
        before = item.text
    return marks


def _is_boilerplate(text: str) -> bool:
    if len(text) <= 200 and _WHOLE.match(text):
        return True
    letters = _LETTERS.findall(text[:400])
    capitals = bool(letters) and len(letters) > 3 and all(letter.isupper() for letter in letters)
    return capitals and len(text) < 200
