"""The methods of sumy, on our sentences and words: no tokenizer data, offsets kept.

sumy's stemmers and stop words serve all of them. Luhn and Edmundson are sumy's own summarizers;
LexRank, TextRank, LSA, KL, Reduction and SumBasic, whose time in sumy grows with the square of the
sentences, are the same scores by arrays (`sentence_graph`, `word_shares`). Where scores are
equal but for rounding, sumy takes what rounding makes the greater; we take the earlier sentence.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from tui.language import words
from tui.summary.sentence_graph import lexrank, reduction, textrank
from tui.summary.word_counts import count_words
from tui.summary.word_shares import kl_order, lsa, sumbasic_order

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

_CLASSES = {
    "luhn": ("luhn", "LuhnSummarizer"),
    "edmundson": ("edmundson", "EdmundsonSummarizer"),
}
SUMY_METHODS = ("lexrank", "textrank", "lsa", "luhn", "edmundson", "kl", "sumbasic", "reduction")

_LANGUAGES = {
    "ar": "arabic",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "nl": "dutch",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sk": "slovak",
    "sv": "swedish",
    "uk": "ukrainian",
}
# Cue words of Edmundson (1969) for news: what points to a result, and what leads away from it.
_BONUS = "announced because confirmed figure first found major more most report result showed total"
_STIGMA = "hardly impossible maybe perhaps might possibly"
_STEMS_KEPT = 100_000
_SAME = 1e-12


class _Words:
    """The tokenizer that sumy asks for; sentences are given to it ready-made."""

    @staticmethod
    def to_words(sentence: str) -> tuple[str, ...]:
        return tuple(words(sentence))


def rank_with_sumy(
    texts: Sequence[str], method: str, count: int, language: str
) -> list[tuple[int, float]]:
    """Put sentences in the order in which a method of sumy takes them.

    Args:
        texts: The sentences of one article, in order.
        method: A name from `SUMY_METHODS`.
        count: How many sentences are wanted at least; only the order of those is sure.
        language: ISO 639-1 code; where sumy has no stemmer for it, words are only lower-cased.

    Returns:
        Indices and the method's own ratings, best first. Sentences without a word are left out.
    """
    tokens = [words(text) for text in texts]
    wordless = sum(not found for found in tokens)
    if wordless == len(tokens):
        return []
    if method in _CLASSES:
        ranked: Sequence[tuple[int, float]] = _by_sumy(texts, method, language)
    else:
        ranked = _by_arrays(texts, tokens, method, count + wordless, language)
    return [(index, float(rating)) for index, rating in ranked if tokens[index]]


def _by_arrays(
    texts: Sequence[str], tokens: list[list[str]], method: str, count: int, language: str
) -> Sequence[tuple[int, float]]:
    import numpy as np  # noqa: PLC0415

    stop_words = stop_words_of(language)
    numbers: dict[str, int] = {}
    same = np.array([numbers.setdefault(text.strip(), len(numbers)) for text in texts])
    if method == "kl":
        return kl_order(tokens, stop_words, same, count)
    stem = stemmer_of(language)
    lowered = [[word.lower() for word in sentence] for sentence in tokens]
    stems = [[stem(word) for word in sentence if word not in stop_words] for sentence in lowered]
    if method == "lsa":
        # sumy looks for the stems of all words among those of the words that are not stopped.
        known = {word for sentence in stems for word in sentence}
        every = [[made for word in line if (made := stem(word)) in known] for line in lowered]
        return _best_first(lsa(count_words(every)))
    if method == "sumbasic":
        return sumbasic_order(stems, same, count)
    counted = count_words(stems)
    if method == "reduction":
        return _best_first(reduction(counted, same))
    return _best_first((lexrank if method == "lexrank" else textrank)(counted))


def _best_first(scores: NDArray[np.float64]) -> list[tuple[int, float]]:
    """Order by score, earlier sentences first where scores differ by rounding alone."""
    import numpy as np  # noqa: PLC0415

    if np.isnan(scores).any():
        return [(index, 0.0) for index in range(len(scores))]
    order = np.argsort(-scores, kind="stable")
    gaps = np.diff(scores[order], prepend=scores[order[:1]]) < -_SAME * max(scores.max(), _SAME)
    order = order[np.lexsort((order, np.cumsum(gaps)))]
    return [(int(index), float(scores[index])) for index in order]


def _by_sumy(texts: Sequence[str], method: str, language: str) -> list[tuple[int, float]]:
    dom = import_module("sumy.models.dom")
    module, name = _CLASSES[method]
    summarizer = getattr(import_module(f"sumy.summarizers.{module}"), name)(stemmer_of(language))
    stop_words = stop_words_of(language)
    if method == "edmundson":
        summarizer.bonus_words = _BONUS.split()
        summarizer.stigma_words = _STIGMA.split()
        summarizer.null_words = stop_words or ("the",)
    else:
        summarizer.stop_words = stop_words
    if method == "luhn":
        _look_up_in_set(summarizer)
    document = dom.ObjectDocumentModel([dom.Paragraph([dom.Sentence(t, _Words) for t in texts])])
    ranked: list[tuple[int, float]] = []

    def keep(infos: Sequence[Any]) -> Sequence[Any]:
        ranked.extend((info.order, info.rating) for info in infos)
        return infos

    summarizer(document, keep)
    return ranked


def _look_up_in_set(summarizer: Any) -> None:
    """Let Luhn look for its significant words in a set: sumy looks through a tuple of them."""
    listed = summarizer._get_significant_words

    def in_set(found: Sequence[str]) -> frozenset[str]:
        return frozenset(listed(found))

    summarizer._get_significant_words = in_set


@cache
def stemmer_of(language: str) -> Callable[[str], str]:
    """Return sumy's stemmer of a language, which remembers the words that it has met."""
    stemmers = import_module("sumy.nlp.stemmers")
    known = _LANGUAGES.get(language)
    stem = stemmers.Stemmer(known) if known else stemmers.null_stemmer
    remembered: Callable[[str], str] = lru_cache(_STEMS_KEPT)(stem)
    return remembered


@cache
def stop_words_of(language: str) -> frozenset[str]:
    """Return sumy's stop words of a language, lower-cased; none where sumy has none."""
    utils = import_module("sumy.utils")
    known = _LANGUAGES.get(language)
    try:
        found = utils.get_stop_words(known) if known else ()
    except LookupError:
        found = ()
    return frozenset(word.lower() for word in found)
