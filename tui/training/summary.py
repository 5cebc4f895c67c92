"""Train the sentence ranker: `python -m tui.training.summary --data DIR`.

Sentences: logistic regression with an L2 penalty, fitted by Newton's method, and gradient-boosted
trees, on whether a sentence is among those that greedily maximise ROUGE-1 + ROUGE-2 with the
reference (Nallapati and others 2017). Words and pairs of words: logistic regression on whether
they stand in the reference. Choices of three: `tui.training.choices`, on articles whose sentences
and words were judged by models that had not seen them. Seeds of folds and trees are fixed.
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
from typing import TYPE_CHECKING, Any

import numpy as np
import snowballstemmer
from sklearn.ensemble import HistGradientBoostingClassifier

from tui.language import sentences
from tui.language.boilerplate import boilerplate
from tui.summary.choices import best_three, offer
from tui.summary.features import NAMES, Terms, dangling, features, terms_of
from tui.summary.gist import REACH, Wording, pair_features, wording
from tui.summary.ranker import WEIGHTS, chances, log_odds, standardised
from tui.training.choices import choices_of, fit_choices

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Weights = dict[str, NDArray[Any]]

FILES = ("cnndm_mix.jsonl", "cnndm_val.jsonl")
_FOLDS = 5
_PENALTY, _WORD_PENALTY = 100.0, 20.0
_ORACLE_LENGTH, _ORACLE_REACH = 4, 60
_STEPS = 8
# The mixed articles are few and nearer to what people read; each counts as so many others.
_MIXED, _MIXED_CHOICES = 3.0, 3.5
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
    said: Wording
    word_labels: Floats
    pair_labels: Floats


def main(arguments: Sequence[str] | None = None) -> None:
    """Cross-validate, then train on everything and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with " + ", ".join(FILES))
    parser.add_argument("--out", type=Path, default=Path("tui/summary/weights") / WEIGHTS)
    parser.add_argument("--seeds", type=int, default=3, help="times to cross-validate")
    options = parser.parse_args(arguments)
    examples = [
        example(json.loads(line), is_mixed=name == FILES[0])
        for name in FILES
        for line in (options.data / name).read_text(encoding="utf-8").splitlines()
    ]
    for seed in range(options.seeds):
        cross_validate(examples, seed)
    folds = folds_of(examples, 0)
    weights = fit_all(examples, folds, fitting(examples, folds))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    np.savez(options.out, allow_pickle=False, **weights)
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
    said = wording(texts[:REACH])
    return Example(
        texts,
        tokens,
        [stems(item.text) for item in found[:3]],
        reference,
        terms,
        features(texts, kept, terms),
        labels,
        is_mixed,
        said,
        *_in_reference(said, texts[:REACH], row["reference"]),
    )


def _in_reference(said: Wording, texts: list[str], reference: str) -> tuple[Floats, Floats]:
    """Label the words and pairs of an article that stand in the reference."""
    both = wording([*texts, reference])
    rows = len(texts)
    size = len(said.about)
    labels = np.zeros(size)
    present = both.words[both.rows == rows]
    labels[present[present < size]] = 1
    wanted = {tuple(pair) for pair in both.parts[both.pairs[both.pair_rows == rows]].tolist()}
    return labels, np.array([tuple(pair) in wanted for pair in said.parts.tolist()], dtype=float)


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


def folds_of(examples: Sequence[Example], seed: int) -> NDArray[np.int64]:
    """Draw the fold of each article."""
    return np.random.default_rng(seed).permutation(len(examples)) % _FOLDS


def fitting(
    examples: Sequence[Example], folds: NDArray[np.int64]
) -> Callable[[frozenset[int]], Weights]:
    """Return what fits the models of sentences and words without some folds, each once."""

    @cache
    def without(left_out: frozenset[int]) -> Weights:
        return fit_each(
            [item for item, fold in zip(examples, folds, strict=True) if fold not in left_out]
        )

    return without


def fit_all(
    examples: Sequence[Example],
    folds: NDArray[np.int64],
    without: Callable[[frozenset[int]], Weights],
    left_out: frozenset[int] = frozenset(),
) -> Weights:
    """Fit all models on the folds that are not left out.

    The choices are learned from what models say of articles that they have not seen, as it will
    be when they are used.
    """
    items = []
    for fold in set(range(_FOLDS)) - left_out:
        weights = without(left_out | {fold})
        for index in map(int, np.flatnonzero(folds == fold)):
            item = examples[index]
            offered = offer(
                item.texts,
                item.terms,
                item.described,
                log_odds(item.described, weights),
                said=item.said,
                weights=weights,
            )
            share = _MIXED_CHOICES if item.is_mixed else 1.0
            items.append(choices_of(offered, item.tokens, item.reference, share, weights))
    return {**without(left_out), "choices": fit_choices(items)}


def fit_each(examples: Sequence[Example]) -> Weights:
    """Fit the models of sentences, words and pairs, as `tui.summary.ranker` reads them."""
    described = np.concatenate([item.described for item in examples])
    labels = np.concatenate([item.labels for item in examples])
    share = _shares(examples, [len(item.labels) for item in examples])
    word_share = _shares(examples, [len(item.word_labels) for item in examples])
    words = fit(
        np.concatenate([item.said.about for item in examples]),
        np.concatenate([item.word_labels for item in examples]),
        word_share,
        _WORD_PENALTY,
    )
    known = {"words": words}
    pairs = fit(
        np.concatenate(
            [pair_features(i.said, chances(i.said.about, "words", known)) for i in examples]
        ),
        np.concatenate([item.pair_labels for item in examples]),
        _shares(examples, [len(item.pair_labels) for item in examples]),
        _WORD_PENALTY,
    )
    return {
        "sentences": fit(described, labels, share, _PENALTY),
        "words": words,
        "pairs": pairs,
        **grow(described, labels, share),
    }


def _shares(examples: Sequence[Example], lengths: Sequence[int]) -> Floats:
    return np.repeat([_MIXED if item.is_mixed else 1.0 for item in examples], lengths)


def grow(described: Floats, labels: Floats, share: Floats) -> Weights:
    """Grow gradient-boosted trees, and lay them out as arrays, a row each tree."""
    model = HistGradientBoostingClassifier(
        learning_rate=0.05,
        max_iter=200,
        max_leaf_nodes=8,
        min_samples_leaf=60,
        l2_regularization=5.0,
        max_features=0.3,
        random_state=0,
    ).fit(described, labels, sample_weight=share)
    trees = [step[0].nodes for step in model._predictors]
    most = max(map(len, trees))
    columns = np.zeros((len(trees), most), dtype=np.int16)
    bounds, values = np.zeros((2, len(trees), most), dtype=np.float64)
    below = np.zeros((len(trees), most, 2), dtype=np.int16)
    for place, nodes in enumerate(trees):
        leaf = nodes["is_leaf"].astype(bool)
        itself = np.arange(len(nodes))
        columns[place, : len(nodes)] = np.where(leaf, 0, nodes["feature_idx"])
        bounds[place, : len(nodes)] = np.where(leaf, np.inf, nodes["num_threshold"])
        values[place, : len(nodes)] = np.where(leaf, nodes["value"], 0.0)
        below[place, : len(nodes), 0] = np.where(leaf, itself, nodes["left"])
        below[place, : len(nodes), 1] = np.where(leaf, itself, nodes["right"])
    return {
        "tree_columns": columns,
        "tree_bounds": bounds,
        "tree_values": values,
        "tree_below": below,
        "tree_depth": np.array(max(int(nodes["depth"].max()) for nodes in trees)),
        "tree_base": np.array(float(np.ravel(model._baseline_prediction)[0])),
    }


def fit(described: Floats, labels: Floats, share: Floats, ridge: float) -> Floats:
    """Fit a logistic regression.

    Returns:
        Three rows: mean, spread and weight of each feature; the last entry is the intercept.
    """
    mean, spread = described.mean(0), described.std(0)
    spread[spread < 1e-9] = 1.0
    scaled = np.column_stack([standardised(described, mean, spread), np.ones(len(described))])
    penalty = np.full(scaled.shape[1], ridge)
    penalty[-1] = 1e-6
    weights = np.zeros(scaled.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (share * (chance - labels)) + penalty * weights
        curve = (scaled * (share * chance * (1 - chance))[:, None]).T @ scaled + np.diag(penalty)
        weights -= np.linalg.solve(curve, slope)
    return np.vstack([np.r_[mean, 0.0], np.r_[spread, 1.0], weights])


def cross_validate(examples: Sequence[Example], seed: int) -> None:
    """Print ROUGE-1 and ROUGE-2 of articles that were not trained on, beside the leads."""
    folds = folds_of(examples, seed)
    without = fitting(examples, folds)
    results = np.zeros((len(examples), 3, 2))
    loose = np.zeros(len(examples))
    for fold in range(_FOLDS):
        weights = fit_all(examples, folds, without, frozenset({fold}))
        for index in map(int, np.flatnonzero(folds == fold)):
            results[index], loose[index] = _judge(examples[index], weights)
    mixed = np.array([item.is_mixed for item in examples])
    print(f"ROUGE-1 / ROUGE-2, three sentences, {_FOLDS}-fold cross-validation, seed {seed}")
    for name, rows in ((FILES[0], mixed), (FILES[1], ~mixed)):
        cells = [f"{one:.2f} / {two:.2f}" for one, two in 100 * results[rows].mean(0)]
        print(f"{name}: lead {cells[0]}, filtered lead {cells[1]}, ranker {cells[2]}")
        for peer, base in (("lead", 0), ("filtered lead", 1)):
            gain = 100 * (results[rows, 2] - results[rows, base])
            spans = [f"{gain[:, kind].mean():+.2f} {_interval(gain[:, kind])}" for kind in (0, 1)]
            print(f"  over the {peer}: ROUGE-1 {spans[0]}, ROUGE-2 {spans[1]}")
    print(f"dangling openings: {loose.mean():.2f} of three sentences")


def _interval(gain: Floats) -> str:
    draws = np.random.default_rng(0).integers(len(gain), size=(2000, len(gain)))
    low, high = np.percentile(gain[draws].mean(1), (2.5, 97.5))
    return f"[{low:+.2f}, {high:+.2f}]"


def _judge(item: Example, weights: Weights) -> tuple[list[tuple[float, float]], int]:
    scores = log_odds(item.described, weights)
    offered = offer(item.texts, item.terms, item.described, scores, said=item.said, weights=weights)
    chosen = sorted(best_three(offered, weights))
    picks = [item.lead, item.tokens[:3], [item.tokens[index] for index in chosen]]
    loose = sum(
        index > 0 and index - 1 not in chosen and dangling(item.texts[index]) for index in chosen
    )
    return [rouge(pick, item.reference) for pick in picks], loose


if __name__ == "__main__":
    main()
