"""Train the sentence ranker: `python -m tui.training.summary --data DIR`.

Logistic regression with an L2 penalty, fitted by Newton's method, on whether a sentence is among
those that greedily maximise ROUGE-1 + ROUGE-2 with the reference (Nallapati and others 2017).
Nothing is random but the folds of the cross-validation, whose seed is fixed.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import snowballstemmer

from tui.language import sentences
from tui.language.boilerplate import boilerplate
from tui.summary.desk import choose
from tui.summary.features import NAMES, Terms, features, terms_of
from tui.summary.ranker import WEIGHTS, standardised

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

FILES = ("cnndm_mix.jsonl", "cnndm_val.jsonl")
_FOLDS = 5
_PENALTY = 100.0
_ORACLE_LENGTH, _ORACLE_REACH = 4, 60
_STEPS = 12
# The mixed articles are few and nearer to what people read; each counts as so many others.
_MIXED = 3.0
_PORTER = snowballstemmer.stemmer("porter")
Grams = tuple[Counter[str], Counter[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Example:
    """An article to learn from: features, labels and what is needed to judge a choice."""

    texts: list[str]
    tokens: list[list[str]]
    lead: list[list[str]]
    reference: Grams
    terms: Terms
    described: Floats
    labels: Floats
    is_mixed: bool


def main(arguments: Sequence[str] | None = None) -> None:
    """Cross-validate, then train on everything and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with " + ", ".join(FILES))
    parser.add_argument("--out", type=Path, default=Path("tui/summary/weights") / WEIGHTS)
    options = parser.parse_args(arguments)
    examples = [
        example(json.loads(line), is_mixed=name == FILES[0])
        for name in FILES
        for line in (options.data / name).read_text(encoding="utf-8").splitlines()
    ]
    cross_validate(examples)
    weights = fit(examples)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    np.save(options.out, weights)
    print(f"{options.out}: {options.out.stat().st_size} bytes, {len(NAMES)} features")


def example(row: dict[str, str], *, is_mixed: bool) -> Example:
    """Describe one article and label its sentences by the greedy oracle."""
    found = sentences(row["text"])
    marks = boilerplate(found)
    kept = [index for index, mark in enumerate(marks) if not mark] or list(range(len(found)))
    texts = [found[index].text for index in kept]
    tokens = [stems(text) for text in texts]
    reference = grams(stems(row["reference"]))
    terms = terms_of(texts)
    labels = np.zeros(len(texts))
    labels[oracle(tokens, reference)] = 1
    return Example(
        texts,
        tokens,
        [stems(item.text) for item in found[:3]],
        reference,
        terms,
        features(texts, kept, terms),
        labels,
        is_mixed,
    )


def oracle(tokens: Sequence[list[str]], reference: Grams) -> list[int]:
    """Choose greedily the sentences that raise ROUGE-1 + ROUGE-2, while one does."""
    chosen: list[int] = []
    best = 0.0
    while len(chosen) < _ORACLE_LENGTH:
        tried = [
            (sum(rouge([tokens[other] for other in sorted([*chosen, index])], reference)), -index)
            for index in range(min(len(tokens), _ORACLE_REACH))
            if index not in chosen
        ]
        if not tried or max(tried)[0] <= best:
            break
        best = max(tried)[0]
        chosen.append(-max(tried)[1])
    return chosen


@cache
def _stem(word: str) -> str:
    return str(_PORTER.stemWord(word)) if len(word) > 3 else word


def stems(text: str) -> list[str]:
    """Cut a text into stems as ROUGE does."""
    return [_stem(word) for word in re.findall(r"[a-z0-9]+", text.lower())]


def grams(tokens: list[str]) -> Grams:
    """Count words and pairs of words."""
    return Counter(tokens), Counter(pairwise(tokens))


def rouge(tokens: Sequence[list[str]], reference: Grams) -> tuple[float, float]:
    """Return ROUGE-1 and ROUGE-2 F1 of some sentences (Lin 2004)."""
    unigrams, bigrams = grams([word for sentence in tokens for word in sentence])
    return (
        _f1((unigrams & reference[0]).total(), unigrams.total(), reference[0].total()),
        _f1((bigrams & reference[1]).total(), bigrams.total(), reference[1].total()),
    )


def _f1(shared: int, ours: int, theirs: int) -> float:
    return 2 * shared / (ours + theirs) if shared else 0.0


def fit(examples: Sequence[Example]) -> Floats:
    """Fit the weights.

    Returns:
        Three rows: mean, spread and weight of each feature; the last entry is the intercept.
    """
    described = np.concatenate([item.described for item in examples])
    labels = np.concatenate([item.labels for item in examples])
    mean, spread = described.mean(0), described.std(0)
    spread[spread < 1e-9] = 1.0
    scaled = np.column_stack([standardised(described, mean, spread), np.ones(len(described))])
    share = np.concatenate(
        [np.full(len(item.labels), _MIXED if item.is_mixed else 1.0) for item in examples]
    )
    penalty = np.full(scaled.shape[1], _PENALTY)
    penalty[-1] = 1e-6
    weights = np.zeros(scaled.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (share * (chance - labels)) + penalty * weights
        curve = (scaled * (share * chance * (1 - chance))[:, None]).T @ scaled + np.diag(penalty)
        weights -= np.linalg.solve(curve, slope)
    return np.vstack([np.r_[mean, 0.0], np.r_[spread, 1.0], weights])


def cross_validate(examples: Sequence[Example]) -> None:
    """Print ROUGE-1 and ROUGE-2 of articles that were not trained on, beside the leads."""
    folds = np.random.default_rng(0).permutation(len(examples)) % _FOLDS
    results = np.zeros((len(examples), 3, 2))
    for fold in range(_FOLDS):
        weights = fit([item for item, at in zip(examples, folds, strict=True) if at != fold])
        for index in map(int, np.flatnonzero(folds == fold)):
            results[index] = _judge(examples[index], weights)
    mixed = np.array([item.is_mixed for item in examples])
    print("ROUGE-1 / ROUGE-2, three sentences, 5-fold cross-validation")
    for name, rows in ((FILES[0], mixed), (FILES[1], ~mixed)):
        cells = [f"{one:.2f} / {two:.2f}" for one, two in 100 * results[rows].mean(0)]
        print(f"{name}: lead {cells[0]}, filtered lead {cells[1]}, ranker {cells[2]}")


def _judge(item: Example, weights: Floats) -> list[tuple[float, float]]:
    scaled = standardised(item.described, weights[0], weights[1])
    chosen = sorted(choose(item.terms, scaled @ weights[2, :-1], item.texts)[:3])
    picks = [item.lead, item.tokens[:3], [item.tokens[index] for index in chosen]]
    return [rouge(pick, item.reference) for pick in picks]


if __name__ == "__main__":
    main()
