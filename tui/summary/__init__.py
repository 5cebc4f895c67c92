"""Sentences to a summary: spans of the article, in article order."""
