"""Lines of an article that are not its text: bylines, captions, calls to read on, link lists."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.language import Sentence

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_WHOLE = re.compile(
    rf"""\A[\s|•·*–—-]*(?:
        by\.?(?:\s+(?:(?-i:[A-Z])[\w.'’-]+|and|for|of)){{0,6}}\s*[.|]?
      | (?:published|updated|last\ updated|created|posted)\s*
        (?::.{{0,60}}|\.?|(?:at|on)?\s*(?:\d{{1,2}}:\d\d|\d{{1,2}}\ {_MONTH}|{_MONTH}\ \d).{{0,50}})
      | \d{{1,2}}:\d\d\s*(?:am|pm)?\s*(?:est|edt|et|gmt|bst|utc|cet)?[\s,]*
        (?:\d{{1,2}}\ {_MONTH}(?:\ \d{{4}})?|{_MONTH}\ \d{{1,2}}(?:,?\ \d{{4}})?)?\.?
      | (?:\w+:\ )?scroll\ down\ (?:for|to)\b.*
      | (?:read|see|find\ out|learn)\ more\b.*
      | click\ here\b.*
      | (?:watch|videos?|photos?|pictures?|gallery|image|related|also\ read|more\ from|don't\ miss
        |pictured|above|below|inset|file\ photo|photo\ credit|credit|source)\s*[:|].*
      | (?:advertisement|sponsored(?:\ content)?|comments?(?:\ \(\d+\))?|print|share|tweet|e-?mail
        |subscribe|sign\ up)\W*
      | (?:share|tweet|e-?mail|print|like)\s+(?:this|us|on\ (?:facebook|twitter|x))\b.{{0,60}}
      | share\ your\ (?:story|photos?|views|thoughts|comments)\b.{{0,60}}
      | (?:subscribe|sign\ up)\s+(?:to|for|here|now|today)\b.{{0,60}}
      | follow\ (?:us|@).*
      | follow\ .{{1,40}}\ on\ (?:twitter|facebook|instagram|x)\b.*
      | (?:copyright\W{{1,4}}\d{{4}}|©|all\ rights\ reserved).{{0,80}}
      | (?:getty\ images|(?:the\ )?associated\ press|ap|reuters|afp|pa\ wire)
        (?:\s*/\s*[\w\ ]{{1,40}})?\W*
      | .{{1,80}}\ contributed\ to\ this\ (?:report|story|article)\W*
      | this\ (?:story|article)\ (?:has\ been|was)\ (?:last\ |first\ )?
        (?:updated|corrected|published)\b.{{0,100}}
      | e-?mail\ .{{0,60}}@.{{0,60}}
      | https?://\S+
      | [\W\d_]*
    )\s*\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_LIST_AHEAD = re.compile(
    r"\A\W*(?:related(?: (?:stories|articles|news|links|topics))?|more on this(?: story)?|see also"
    r"|most (?:read|popular|viewed)|recommended(?: for you)?|read (?:more|next|also)"
    r"|you may also like|top stories|latest news|trending)\W*\Z",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?…][\"'”’)\]]*\s*\Z")
_LINK_WORDS, _LINKS = 14, 3
_BY = re.compile(r"\A(?:by|and)\W*\Z", re.IGNORECASE)
_NAMES = re.compile(r"\A[A-Z][\w'’-]*(?:\s+(?:and|for|of|in|[A-Z][\w'’.-]*)){0,7}\.?\Z")
# Capitals in quotation marks, or with an exclamation mark, are a voice and no heading.
_SHOUTED = re.compile(r"[\"“”!]")
# Shorter ones, such as "Yes.", are said more than once in earnest.
_FEW = 3
_LETTERS = re.compile(r"[^\W\d_]")


def boilerplate(found: Sequence[Sentence]) -> list[bool]:
    """Mark the sentences that are not part of an article's text.

    Args:
        found: The sentences of one article, in order.

    Returns:
        For each sentence, whether it is a byline, a caption, a call to read on, a line in
        capitals, one of a list of links or one that is repeated word for word.
    """
    times = Counter(item.text for item in found)
    seen: set[str] = set()
    marks = []
    before = ""
    for item in found:
        repeated = times[item.text] > 1 and item.text in seen and item.text.count(" ") >= _FEW
        seen.add(item.text)
        signed = bool(before and _BY.match(before) and _NAMES.match(item.text))
        marks.append(repeated or signed or _is_boilerplate(item.text))
        before = item.text
    for index in _links([item.text for item in found]):
        marks[index] = True
    return marks


def _is_boilerplate(text: str) -> bool:
    if len(text) <= 200 and _WHOLE.match(text):
        return True
    letters = _LETTERS.findall(text[:400])
    capitals = len(letters) > 3 and all(letter.isupper() for letter in letters)
    return capitals and len(text) < 200 and not _SHOUTED.search(text)


def _links(texts: Sequence[str]) -> list[int]:
    """Return the places of links: lines without an end, after a heading of links or last of all.

    A line without a full stop stands in a paragraph of its own, or the splitter would have joined
    it to the next.
    """
    loose = [not _ENDED.search(text) and text.count(" ") < _LINK_WORDS for text in texts]
    found: list[int] = []
    for index, text in enumerate(texts):
        if len(text) < 40 and _LIST_AHEAD.match(text):
            found.append(index)
            for following in range(index + 1, len(texts)):
                if not loose[following]:
                    break
                found.append(following)
    last = len(texts)
    while last and loose[last - 1]:
        last -= 1
    if _LINKS <= len(texts) - last < len(texts) / 2:
        found += range(last, len(texts))
    return found
