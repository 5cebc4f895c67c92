"""Check-worthiness and subjectivity on the development splits, beside plain baselines."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

from tui import semantic
from tui.claims import score, subjectivity
from tui.training.corpora import Labelled, binary, claimbuster, newssd
from tui.training.measures import auc, average_precision, calibration_error, macro_f1

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Judge = Callable[[Sequence[str]], NDArray[np.float64]]
    Measure = Callable[[NDArray[np.int64], NDArray[np.float64]], float]

_FIGURE = re.compile(r"\d|\b(?:percent|million|billion|most|first|than|never|every)\b", re.I)
_PAST = re.compile(r"\b(?:was|were|had|has|did|voted|cut|lost|\w+ed)\b", re.I)
_TALK = re.compile(r"\?|\b(?:I|you|thank|think|hope|believe|should|would|let)\b", re.I)
_LOADED = re.compile(
    r"!|\?|\b(?:\w+ly|must|should|shame\w*|radical|so-called|absurd|ridiculous|terrible|great"
    r"|awful|disgrace\w*|lie|lies|I|we|our|you)\b",
    re.I,
)


def _regex_worth(sentences: Sequence[str]) -> NDArray[np.float64]:
    return np.array(
        [
            0.5
            + 0.1 * (2 * min(2, len(_FIGURE.findall(one))) + bool(_PAST.search(one)))
            - 0.1 * min(3, len(_TALK.findall(one)))
            for one in sentences
        ]
    )


def _regex_opinion(sentences: Sequence[str]) -> NDArray[np.float64]:
    return np.array([min(1.0, 0.2 * len(_LOADED.findall(one))) for one in sentences])


def _random(sentences: Sequence[str]) -> NDArray[np.float64]:
    return np.random.default_rng(1).random(len(sentences))


def _all(sentences: Sequence[str]) -> NDArray[np.float64]:
    return np.ones(len(sentences))


def _tfidf(known: Sequence[Labelled], positive: int) -> Judge:
    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
    model = make_pipeline(words, LogisticRegression(C=3, max_iter=1000, class_weight="balanced"))
    model.fit([one.text for one in known], [int(one.label == positive) for one in known])
    return lambda sentences: np.asarray(model.predict_proba(sentences)[:, 1])


def _judges(regex: Judge, tfidf: Judge, ours: Callable[..., NDArray[np.float64]]) -> list[Judge]:
    judges: list[Judge] = [_random, _all, regex, tfidf, ours]
    if semantic.available():
        judges.append(lambda sentences: ours(sentences, tier="full"))
    return judges


def _line(name: str, told: Sequence[Labelled], judges: list[Judge], measure: Measure) -> str:
    truth = np.array([one.label for one in told], dtype=np.int64)
    texts = [one.text for one in told]
    figures = [f"{measure(truth, judge(texts)):.3f}" for judge in judges]
    return f"| {name} | {len(told)} | " + " | ".join(figures) + " |"


def _speed(told: Sequence[Labelled], judges: list[Judge]) -> str:
    texts = [one.text for one in told]
    figures = []
    for judge in judges:
        judge(texts[:50])
        begun = time.process_time()
        judge(texts)
        figures.append(f"{len(texts) / max(1e-4, time.process_time() - begun):,.0f}")
    return f"| sentences per CPU second | {len(texts)} | " + " | ".join(figures) + " |"


def table(data: Path, *, final: bool = False) -> list[str]:
    """The table's lines; `final` adds the CheckThat! 2023 test, to be looked at seldom."""
    dev = [Labelled(one.text, int(one.label == 2)) for one in claimbuster(data, "groundtruth")]
    worth = _judges(_regex_worth, _tfidf(claimbuster(data, "crowdsourced"), 2), score)
    opinion = _judges(_regex_opinion, _tfidf(newssd(data, "train"), 1), subjectivity)
    policlaim = binary(data, "policlaim/train", positive="1")
    debates = binary(data, "debates/ct20_train", positive="1")[::5]
    babe = binary(data, "babe/dev", positive="SUBJ")
    columns = ["random", "all", "regex", "TF-IDF + LR", "light", "full"][: len(worth)]
    lines = [
        "| data and measure | sentences | " + " | ".join(columns) + " |",
        "| --- |" + " --- |" * (1 + len(columns)),
        _line("ClaimBuster groundtruth (= CheckThat! 2024 dev), AP", dev, worth, average_precision),
        _line("the same, calibration error", dev, worth, calibration_error),
    ]
    if final:
        test = binary(data, "ct24/dev-test", positive="Yes")
        lines.append(_line("CheckThat! 2023 test, AP", test, worth, average_precision))
    lines += [
        _line("transfer: debates 2012 to 2019, every fifth, AP", debates, worth, average_precision),
        _line("transfer: PoliClaim (policy speeches), AUC", policlaim, worth, auc),
        _line("transfer: BABE dev (news), opinion, AUC", babe, opinion, auc),
        _line("the same, calibration error", babe, opinion, calibration_error),
    ]
    for name, told in (
        ("NewsSD val, opinion, macro F1", newssd(data, "val")),
        ("transfer: CheckThat! 2025 dev-test, opinion, macro F1", _subjectivity(data, "dev_test")),
        ("transfer: CheckThat! 2025 dev, opinion, macro F1", _subjectivity(data, "dev")),
    ):
        lines.append(_line(name, told, opinion, macro_f1))
    return [*lines, _speed(dev, worth)]


def _subjectivity(data: Path, part: str) -> list[Labelled]:
    return binary(data, f"subjectivity/{part}_en", positive="SUBJ", text="sentence")
