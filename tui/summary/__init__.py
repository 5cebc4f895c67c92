"""Sentences to a summary: spans of the article, in article order."""

from tui.summary.boilerplate import boilerplate
from tui.summary.summarize import METHODS, SummarySentence, UnknownMethodError, summarize

__all__ = ["METHODS", "SummarySentence", "UnknownMethodError", "boilerplate", "summarize"]
