"""Who speaks right behind a quotation: `"...," Berg fumed`, `"..." Berg asked.`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.claims.cues import AUXILIARY, BARRIER, NO_SPEECH, STRONG
from tui.claims.hit import Hit
from tui.claims.noun_phrases import phrase_after

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.claims.hit import Span, Word
    from tui.language import Sentence

_MARKS = '"“„«'
_BEHIND_MARK = re.compile(r"[,?!…—-][”\"]\s+(?=\w)")
_SPEAKS = re.compile(
    r"(?:said|says|told|tells|wrote|writes|began|begins|shot back|went on|reads?|asks|adds|notes"
    r"|explains|argues|continues|recalls|\w{3,}ed)\b"
)
_ALONE = re.compile(
    rf"(?P<source>(?:[A-Z][\w.'’-]+)(?: [A-Z][\w.'’-]+){{0,3}}) (?P<cue>{_SPEAKS.pattern})"
    r"[^\"“”]{0,60}\Z"
)
_NAME_THEN_CUE = re.compile(
    r"(?P<source>(?:[^\W\d_][\w.'’&-]*\s(?:\([^()]{1,40}\)\s)?){1,7}?)"
    rf"(?P<cue>{_SPEAKS.pattern})"
)


def behind_quotation(item: Sentence, words: Sequence[Word]) -> Hit | None:
    """Find who speaks right behind a quotation: `"...," Berg fumed`, `"...," recalled Berg`."""
    text = item.text
    if text[0] not in _MARKS:
        return None
    for behind in _BEHIND_MARK.finditer(text):
        begins = behind.end()
        if text.count("“", 0, begins) > text.count("”", 0, begins):
            continue
        found = _name_then_cue(text, begins) or _cue_then_name(text, words, begins)
        if found is not None:
            source, cue = found
            goes_on = text[max(source[1], cue[1]) :].lstrip(" ,:")[:1]
            whole = goes_on != "" and goes_on in _MARKS
            return Hit((0, len(text) if whole else behind.start() + 2), cue, source, closes=True)
    return None


def behind_question(quoted: Sentence, item: Sentence) -> Hit | None:
    """Find who asks or shouts in a sentence of its own: `"How many?"` `Berg asked.`

    Args:
        quoted: The sentence before.
        item: A sentence without a cue of the usual sort.
    """
    match = _ALONE.match(item.text)
    asks = quoted.text[0] in _MARKS and quoted.text.endswith(('?"', "?”", '!"', "!”"))
    if match is None or not asks or item.start - quoted.end > 1:
        return None
    begins, ends = match.span("source")
    cue = match.span("cue")
    source = (item.start + begins, item.start + ends)
    return Hit(
        (quoted.start, quoted.end), (item.start + cue[0], item.start + cue[1]), source, closes=True
    )


def _name_then_cue(text: str, begins: int) -> tuple[Span, Span] | None:
    match = _NAME_THEN_CUE.match(text, begins)
    if match is None or match["cue"] in NO_SPEECH:
        return None
    source = match["source"].split()
    while len(source) > 1 and (source[-1].lower() in AUXILIARY or source[-1].endswith("ly")):
        source.pop()
    end = begins + match["source"].index(source[-1], len(" ".join(source[:-1]))) + len(source[-1])
    if any(word.lower() in BARRIER - {"for", "and", "from"} for word in source):
        return None
    return (begins, end), match.span("cue")


def _cue_then_name(text: str, words: Sequence[Word], begins: int) -> tuple[Span, Span] | None:
    at = next((at for at, word in enumerate(words) if word.start >= begins), len(words))
    if at == len(words) or words[at].start > begins or words[at].text in NO_SPEECH:
        return None
    says = words[at].text in STRONG or words[at].text in {"asked", "asks"}
    source = phrase_after(text, words, at + 1, surely=says) if _SPEAKS.match(text, begins) else None
    return (source, (words[at].start, words[at].end)) if source else None
