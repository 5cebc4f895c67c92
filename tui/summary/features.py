"""What the trained ranker knows of each sentence: shape, place and likeness, never its words.

Centrality is directed as in PacSum (Zheng and Lapata 2019): likeness to the sentences after and
to those before are two features. All likeness is the cosine of TF-IDF vectors whose corpus is the
article itself. Vectors are kept as triples of arrays, so the work grows with the words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.language import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int64]

_OPENS_BACK = re.compile(
    r"\A[\"“'‘]?(?:he|she|it|they|this|that|these|those|his|her|hers|its|their|but|and|however|so"
    r"|such|then|also|instead|still|yet|meanwhile|him|them|there)\b",
    re.IGNORECASE,
)
_SAYING = re.compile(r"\b(?:said|says|told|added|according to|tweeted|wrote|asked|insisted)\b")
_PERSONAL = re.compile(r"\b(?:I|I'm|we|We|my|My|our|you|You|your|me|us)\b")
_CAPTION = re.compile(
    r"\b(?:pictured|above|below|left|right|centre|file photo|image|images|photo|video|scroll"
    r"|posing|poses|pose)\b",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(r"(?<=[\w,;:'’\"”] )[A-Z][\w'’-]*")
_NUMBER = re.compile(r"\b\d[\d,.]*")
_QUOTE = re.compile(r"[\"“”]")
_DATE = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:19|20)\d\d\b")
_DATELINE = re.compile(r"\(CNN[^)]{0,30}\)|\A[A-Z][A-Z ,.]{3,40}(?:\([\w ]+\) )?(?:--|-|–|—) ")
_STEM = 7
NAMES = (
    "place place_log place_relative place_end count words words_relative characters forward"
    " backward forward_rank both centroid opening opening_three like_previous like_any_before"
    " frequency frequency_sum new_terms capitalised numbers quotes in_quote saying dangling"
    " personal question caption date parenthesis words_before words_after dangling_after"
    " caption_after dropped removed_before short_article like_next commas"
    " first_capitalised idf_mean place_inverse first second third first_five place_decay words_log"
    " words_below words_above dateline dateline_first dateline_second"
    " dateline_third dateline_first_five dateline_decay dateline_inverse dateline_words"
).split()


@dataclass(frozen=True, slots=True)
class Terms:
    """TF-IDF vectors of length one of some sentences, as sorted triples.

    Attributes:
        rows: Sentence of each entry, ascending.
        columns: Term of each entry.
        weights: Its weight.
        counts: How often the term stands in the sentence.
        sentences: How many sentences there are.
        vocabulary: How many terms there are.
        idf: Of each term.
    """

    rows: Integers
    columns: Integers
    weights: Floats
    counts: Integers
    sentences: int
    vocabulary: int
    idf: Floats


def terms_of(texts: Sequence[str]) -> Terms:
    """Weigh the terms of sentences.

    A term is a word of four letters or more, or a number, cut to seven letters, which serves as
    a stem in any language written in letters.
    """
    import numpy as np  # noqa: PLC0415

    known: dict[str, int] = {}
    columns: list[int] = []
    lengths: list[int] = []
    for text in texts:
        before = len(columns)
        columns += [
            known.setdefault(word[:_STEM], len(known))
            for word in words(text.lower())
            if len(word) > 3 or word[0].isdigit()
        ]
        lengths.append(len(columns) - before)
    vocabulary, total = max(len(known), 1), len(texts)
    keys = np.repeat(np.arange(total), lengths) * vocabulary + np.array(columns, dtype=np.int64)
    unique, counts = np.unique(keys, return_counts=True)
    rows, cells = unique // vocabulary, unique % vocabulary
    idf = np.log((1 + total) / (0.5 + np.bincount(cells, minlength=vocabulary)))
    weights = counts * idf[cells]
    norms = np.sqrt(np.bincount(rows, weights * weights, minlength=total))
    norms[norms == 0] = 1.0
    return Terms(rows, cells, weights / norms[rows], counts, total, vocabulary, idf)


def likeness(terms: Terms, vector: Floats) -> Floats:
    """Return the dot product of each sentence with a dense vector over the vocabulary."""
    import numpy as np  # noqa: PLC0415

    products = terms.weights * vector[terms.columns]
    return np.asarray(np.bincount(terms.rows, products, minlength=terms.sentences), dtype=float)


def dense(terms: Terms, start: int, stop: int) -> Floats:
    """Return the sum of the vectors of sentences `start` to `stop`."""
    import numpy as np  # noqa: PLC0415

    low, high = np.searchsorted(terms.rows, (start, stop))
    columns, weights = terms.columns[low:high], terms.weights[low:high]
    return np.asarray(np.bincount(columns, weights, minlength=terms.vocabulary), dtype=float)


def dangling(text: str) -> bool:
    """Tell whether a sentence opens with a word that points back to another one."""
    return bool(_OPENS_BACK.match(text))


def names_and_figures(text: str) -> tuple[int, int]:
    """Count the capitalised words within a sentence, and its numbers."""
    return len(_CAPITALISED.findall(text)), len(_NUMBER.findall(text))


def features(texts: Sequence[str], places: Sequence[int], terms: Terms) -> Floats:
    """Describe the sentences of one article, boilerplate left out.

    Args:
        texts: The sentences.
        places: Place of each among all sentences of the article, boilerplate counted.
        terms: Their vectors, from `terms_of`.

    Returns:
        A row for each sentence, a column for each of `NAMES`.
    """
    import numpy as np  # noqa: PLC0415

    total = len(texts)
    place = np.arange(total, dtype=float)
    likes = _likeness(terms)
    shape = np.array([_shape(text) for text in texts], dtype=float)
    (length, characters, capitals, numbers, quotes, in_quote, saying, back, personal, question,
     caption, date, bracket, commas, first) = shape.T  # fmt: skip
    where = np.array(places, dtype=float)
    # Papers whose stories begin with a dateline are written, and summed up, in another way.
    wired = float(bool(_DATELINE.search(texts[0][:80])))
    columns = [
        place, np.log1p(place), place / total, total - place, np.full(total, total),
        length, length / max(length.mean(), 1), characters,
        *likes,
        capitals, numbers, quotes, in_quote, saying, back, personal, question, caption, date,
        bracket, _moved(length, -1), _moved(length, 1), _moved(back, 1),
        _moved(caption, 1), where - place,
        where - _moved(where, -1), np.full(total, total < 12),
        _neighbours(terms), commas, first, _idf_mean(terms),
        1 / (1 + place), place == 0, place == 1, place == 2, place < 5, np.exp(-place / 3),
        np.log1p(length), np.minimum(length, 12), np.maximum(length, 35),
        *(wired * column for column in (
            np.ones(total), place == 0, place == 1, place == 2, place < 5, np.exp(-place / 3),
            1 / (1 + place), length,
        )),
    ]  # fmt: skip
    return np.column_stack(columns)


def _moved(values: Floats, by: int) -> Floats:
    import numpy as np  # noqa: PLC0415

    result = np.zeros_like(values)
    if by > 0:
        result[:-1] = values[1:]
    else:
        result[1:] = values[:-1]
    return result


def _shape(text: str) -> tuple[float, ...]:
    marks = len(_QUOTE.findall(text))
    parts = _QUOTE.split(text) if marks else ()
    return (
        text.count(" ") + 1,
        len(text),
        len(_CAPITALISED.findall(text)),
        len(_NUMBER.findall(text)),
        marks,
        sum(map(len, parts[1::2])) / len(text) if marks else 0.0,
        bool(_SAYING.search(text)),
        dangling(text),
        len(_PERSONAL.findall(text)),
        "?" in text,
        len(_CAPTION.findall(text)),
        bool(_DATE.search(text)),
        "(" in text,
        text.count(","),
        text[:1].isupper(),
    )


def _likeness(terms: Terms) -> list[Floats]:
    """Return forward to new_terms of `NAMES`: the ways in which a sentence is like the others."""
    import numpy as np  # noqa: PLC0415

    total = terms.sentences
    by_column = np.lexsort((terms.rows, terms.columns))
    column, weight = terms.columns[by_column], terms.weights[by_column]
    running = np.cumsum(weight)
    starts = np.flatnonzero(np.diff(column, prepend=-1))
    ends = np.r_[starts[1:], len(column)][: len(starts)]
    run = np.repeat(np.arange(len(starts)), ends - starts)
    before = running - weight - (running - weight)[starts][run]
    after = running[ends - 1][run] - running
    rows = terms.rows[by_column]
    forward = np.bincount(rows, weight * after, minlength=total)
    backward = np.bincount(rows, weight * before, minlength=total)
    is_new = np.zeros(len(column))
    is_new[starts] = weight[starts]
    centroid = dense(terms, 0, total)
    norm = np.sqrt(centroid @ centroid) or 1.0
    spread = max(total - 1, 1)
    order = np.empty(total)
    order[np.argsort(-(forward - 0.5 * backward), kind="stable")] = np.arange(total)
    frequency = np.bincount(terms.columns, terms.counts, minlength=terms.vocabulary)
    mass = np.bincount(terms.rows, frequency[terms.columns], minlength=total) / max(
        frequency.sum(), 1
    )
    size = np.maximum(np.bincount(terms.rows, minlength=total), 1)
    previous = _moved(_neighbours(terms), -1)
    return [
        forward / spread, backward / spread, order / total, (forward + backward) / spread,
        likeness(terms, centroid) / norm, likeness(terms, dense(terms, 0, 1)),
        likeness(terms, dense(terms, 0, 3)), previous, backward / np.maximum(np.arange(total), 1),
        mass / size, mass, np.bincount(rows, is_new, minlength=total),
    ]  # fmt: skip


def _neighbours(terms: Terms) -> Floats:
    """Return the likeness of each sentence to the next."""
    import numpy as np  # noqa: PLC0415

    keys = terms.rows * terms.vocabulary + terms.columns
    wanted = keys + terms.vocabulary
    if not len(keys):
        return np.zeros(terms.sentences)
    found = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    same = keys[found] == wanted
    products = terms.weights * terms.weights[found] * same
    return np.asarray(np.bincount(terms.rows, products, minlength=terms.sentences), dtype=float)


def _idf_mean(terms: Terms) -> Floats:
    import numpy as np  # noqa: PLC0415

    size = np.maximum(np.bincount(terms.rows, minlength=terms.sentences), 1)
    return np.bincount(terms.rows, terms.idf[terms.columns], minlength=terms.sentences) / size
