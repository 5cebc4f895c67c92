"""Text to spans: sentences, words, quotations, quantities."""

from tui.language.sentences import sentences
from tui.language.spans import Sentence

__all__ = ["Sentence", "sentences"]
