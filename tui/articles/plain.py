"""Plain text, and the form that the seed articles come in."""

from __future__ import annotations

import re

from tui.articles.article import Article
from tui.articles.clean import line, paragraphs
from tui.articles.dates import day

_SEED = re.compile(r"\A\s?date (\d{4}-\d{1,2}-\d{1,2})\b[ \t]*")
_HEADLINE_LIMIT = 160
_NO_HEADLINE_END = frozenset(".!:;,…\"”'’)")
_BYLINE = re.compile(r"(?i:by)\s+(?:[A-Z][\w.'’-]*\s*(?:,|and\b)?\s*){1,6}\Z")
_LIST_ITEM = re.compile(r"[-*•‣]\s|\d{1,3}[.)]\s")


def is_seed(text: str) -> bool:
    """Tell whether text opens with ` date YYYY-MM-DD`."""
    return _SEED.match(text) is not None


def read_seed(text: str, name: str) -> Article:
    """Read ` date YYYY-MM-DD` followed by the text; the date is no part of the text.

    Runs of blank lines between paragraphs become one; every word stays.

    Raises:
        ReadError: The date is none of the calendar's.
    """
    match = _SEED.match(text)
    assert match is not None, "asked for only where is_seed"
    published = day(match.group(1), name, "line 1")
    return Article(text=paragraphs(text[match.end() :]), date=published)


def read_plain(text: str, name: str) -> Article:  # noqa: ARG001  (readers share one shape)
    """Read plain text; a first short line that is no sentence and stands alone is the title."""
    body = paragraphs(text)
    first, _, rest = body.partition("\n\n")
    if rest and _is_headline(first):
        return Article(text=rest, title=line(first))
    return Article(text=body)


def _is_headline(first: str) -> bool:
    return (
        len(first) <= _HEADLINE_LIMIT
        and "\n" not in first
        and first[-1] not in _NO_HEADLINE_END
        and not _LIST_ITEM.match(first)
        and not _BYLINE.match(first)
    )
