"""sumy itself, all of it, on our sentences and words: what ours is compared with."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from tui.language import words
from tui.summary.sumy_methods import _BONUS, _STIGMA

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMES = {
    "lexrank": ("lex_rank", "LexRankSummarizer"),
    "textrank": ("text_rank", "TextRankSummarizer"),
    "lsa": ("lsa", "LsaSummarizer"),
    "luhn": ("luhn", "LuhnSummarizer"),
    "edmundson": ("edmundson", "EdmundsonSummarizer"),
    "kl": ("kl", "KLSummarizer"),
    "sumbasic": ("sum_basic", "SumBasicSummarizer"),
    "reduction": ("reduction", "ReductionSummarizer"),
}


class OurWords:
    @staticmethod
    def to_words(sentence: str) -> tuple[str, ...]:
        return tuple(words(sentence))


def sumy_itself(texts: Sequence[str], method: str, tokenizer: Any = OurWords) -> list[Any]:
    """Return sumy's `(sentence, order, rating)` of each sentence, best first."""
    dom = import_module("sumy.models.dom")
    module, name = NAMES[method]
    stemmers, utils = import_module("sumy.nlp.stemmers"), import_module("sumy.utils")
    summarizer = getattr(import_module(f"sumy.summarizers.{module}"), name)(
        stemmers.Stemmer("english")
    )
    stop_words = utils.get_stop_words("english")
    if method == "edmundson":
        summarizer.bonus_words, summarizer.stigma_words = _BONUS.split(), _STIGMA.split()
        summarizer.null_words = stop_words
    else:
        summarizer.stop_words = stop_words
    kept: list[Any] = []

    def keep(infos: list[Any]) -> list[Any]:
        kept.extend(infos)
        return infos

    sentences = [dom.Sentence(text, tokenizer) for text in texts]
    summarizer(dom.ObjectDocumentModel([dom.Paragraph(sentences)]), keep)
    return kept
