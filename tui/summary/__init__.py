"""Sentences to a summary: spans of the article, in article order."""

from tui.language.boilerplate import boilerplate
from tui.summary.digest import Cited, digest, headline
from tui.summary.ranking import Budget, Ranking, SummarySentence, rank
from tui.summary.summarize import METHODS, UnknownMethodError, summarize

__all__ = [
    "METHODS",
    "Budget",
    "Cited",
    "Ranking",
    "SummarySentence",
    "UnknownMethodError",
    "boilerplate",
    "digest",
    "headline",
    "rank",
    "summarize",
]
