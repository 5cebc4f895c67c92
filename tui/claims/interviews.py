"""Who answers in an interview that is printed as questions and quoted answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.claims.people import Span

_ANSWER = re.compile(r"\?[”\"]?[ \t]*\n\s*\n[“\"„«]")
_MET = re.compile(
    r"\b(?P<cue>asked|spoke (?:to|with)|talked (?:to|with)|interviewed|interview with|met(?: with)?"
    r"|conversation with|sat down with) (?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’.-]+){1,3})"
)
_LEAST = 2


def interviewee(text: str) -> tuple[Span, Span] | None:
    """Find who is asked, where an article is an interview.

    Args:
        text: The whole text, paragraphs divided by blank lines.

    Returns:
        Spans of the words that introduce the person ("spoke to") and of the name; None where
        fewer than two questions are followed by a quoted answer, or nobody is introduced before.
    """
    answers = list(_ANSWER.finditer(text))
    if len(answers) < _LEAST:
        return None
    met = _MET.search(text, 0, answers[0].end())
    return (met.span("cue"), met.span("name")) if met else None
