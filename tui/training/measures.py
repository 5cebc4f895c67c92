"""Measures of rankings and of calibration, and Platt scaling, over scikit-learn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score, roc_auc_score

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Labels = NDArray[np.int64]


def average_precision(labels: Labels, scores: Numbers) -> float:
    """Area under the precision-recall steps."""
    return float(average_precision_score(labels, scores))


def auc(labels: Labels, scores: Numbers) -> float:
    """Area under the ROC curve."""
    return float(roc_auc_score(labels, scores))


def macro_f1(labels: Labels, scores: Numbers) -> float:
    """Macro F1 at a score of one half."""
    return float(f1_score(labels, scores > 0.5, average="macro"))


def calibration_error(labels: Labels, scores: Numbers, bins: int = 10) -> float:
    """Expected calibration error over equally wide bins (Naeini et al., 2015)."""
    bin_of = np.minimum((scores * bins).astype(int), bins - 1)
    gaps = [
        abs(labels[bin_of == one].mean() - scores[bin_of == one].mean()) * (bin_of == one).mean()
        for one in range(bins)
        if (bin_of == one).any()
    ]
    return float(sum(gaps))


def platt(labels: Labels, margins: Numbers) -> tuple[float, float]:
    """Slope and offset that turn margins into log-odds (Platt, 1999)."""
    fitted = LogisticRegression(C=100.0).fit(margins[:, None], labels)
    return float(fitted.coef_[0, 0]), float(fitted.intercept_[0])


def decided(labels: Labels, margins: Numbers) -> tuple[float, float]:
    """Platt's slope, and the offset by which one half divides best (macro F1).

    Fact and opinion are mixed differently in every set: an offset fitted to the frequency of one
    calls too few sentences of the next opinions.
    """
    slope, offset = platt(labels, margins)
    tried = offset + np.arange(-10, 11) / 10
    found = [macro_f1(labels, 1 / (1 + np.exp(-(slope * margins + one)))) for one in tried]
    best = np.flatnonzero(np.isclose(found, max(found)))
    return slope, float(tried[best[len(best) // 2]])
