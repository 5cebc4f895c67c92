"""Text to spans: sentences and words."""

from tui.language.sentences import sentences
from tui.language.spans import Sentence
from tui.language.words import word_spans, words

__all__ = ["Sentence", "sentences", "word_spans", "words"]
