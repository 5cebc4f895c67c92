"""The methods of sumy, on our sentences and words: no tokenizer data, offsets kept."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from tui.language import words

if TYPE_CHECKING:
    from collections.abc import Sequence

_CLASSES = {
    "lexrank": ("lex_rank", "LexRankSummarizer"),
    "textrank": ("text_rank", "TextRankSummarizer"),
    "lsa": ("lsa", "LsaSummarizer"),
    "luhn": ("luhn", "LuhnSummarizer"),
    "edmundson": ("edmundson", "EdmundsonSummarizer"),
    "kl": ("kl", "KLSummarizer"),
    "sumbasic": ("sum_basic", "SumBasicSummarizer"),
    "reduction": ("reduction", "ReductionSummarizer"),
}
SUMY_METHODS = tuple(_CLASSES)

_LANGUAGES = {
    "ar": "arabic",
    "cs": "czech",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "pl": "polish",
    "pt": "portuguese",
    "sk": "slovak",
    "sv": "swedish",
    "uk": "ukrainian",
}
# Cue words of Edmundson (1969) for news: what points to a result, and what leads away from it.
_BONUS = "announced because confirmed figure first found major more most report result showed total"
_STIGMA = "hardly impossible maybe perhaps might possibly"


class _Words:
    """The tokenizer that sumy asks for; sentences are given to it ready-made."""

    @staticmethod
    def to_words(sentence: str) -> tuple[str, ...]:
        return tuple(words(sentence))


def choose_with_sumy(texts: Sequence[str], method: str, count: int, language: str) -> list[int]:
    """Let a method of sumy choose sentences.

    Args:
        texts: The sentences of one article, in order.
        method: A name from `SUMY_METHODS`.
        count: How many sentences to choose.
        language: ISO 639-1 code; where sumy has no stemmer for it, words are only lower-cased.

    Returns:
        Indices of the chosen sentences, in article order.
    """
    usable = [index for index, text in enumerate(texts) if words(text)]
    if len(usable) <= count:
        return usable
    dom = import_module("sumy.models.dom")
    built = [dom.Sentence(texts[index], _Words) for index in usable]
    document = dom.ObjectDocumentModel([dom.Paragraph(built)])
    places = {id(sentence): index for sentence, index in zip(built, usable, strict=True)}
    chosen = _summarizer(method, language)(document, count)
    return sorted(places[id(sentence)] for sentence in chosen)


def _summarizer(method: str, language: str) -> Any:
    module, name = _CLASSES[method]
    stemmers = import_module("sumy.nlp.stemmers")
    utils = import_module("sumy.utils")
    known = _LANGUAGES.get(language)
    stem = stemmers.Stemmer(known) if known else stemmers.null_stemmer
    summarizer = getattr(import_module(f"sumy.summarizers.{module}"), name)(stem)
    stop_words = utils.get_stop_words(known) if known else frozenset()
    if method == "edmundson":
        summarizer.bonus_words = _BONUS.split()
        summarizer.stigma_words = _STIGMA.split()
        summarizer.null_words = stop_words or ("the",)
    elif method != "reduction" or stop_words:
        summarizer.stop_words = stop_words
    if method == "lsa":
        _number_words_in_order(summarizer)
    return summarizer


def _number_words_in_order(summarizer: Any) -> None:
    """Make LSA the same in every process: sumy numbers words in the order of a set of them."""
    numbered = summarizer._create_dictionary

    def in_order(document: Any) -> dict[str, int]:
        return {word: place for place, word in enumerate(sorted(numbered(document)))}

    summarizer._create_dictionary = in_order
