"""Text to spans: sentences and words.

Spans and words are imported at once; the splitter, when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.language.spans import Sentence
from tui.language.words import word_spans, words

if TYPE_CHECKING:
    from tui.language.splitting import sentences

__all__ = ["Sentence", "sentences", "word_spans", "words"]


def __getattr__(name: str) -> object:
    if name != "sentences":
        raise AttributeError(name)
    from tui.language import splitting  # noqa: PLC0415

    return splitting.sentences
