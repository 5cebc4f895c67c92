"""Train the light tier's subjectivity head on NewsSD-ENG.

`python -m tui.training.subjectivity --data DIR` writes `subjectivity.npz` and its model card.
With `--teacher` the full tier also labels ClaimBuster's sentences and single words of the base
model's vocabulary, since NewsSD-ENG alone has too few words to learn an opinion from.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from tui.claims.worth_light import calibrated, margins
from tui.training.card import Card, arguments, write
from tui.training.corpora import claimbuster, newssd
from tui.training.light import fit, held_out_margins, save
from tui.training.measures import auc, calibration_error, platt

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

_STRENGTH = 1.0
_FOLDS = 5
_LABEL_WEIGHT = 3.0
_TEACHER_SHARE = 0.5


def train(data: Path, out: Path, *, teacher: bool) -> Card:
    """Fit, calibrate on held-out folds, measure on the validation part, write."""
    told = newssd(data, "train")
    texts = [one.text for one in told]
    labels = np.array([one.label for one in told], dtype=np.float64)
    folds = np.arange(len(texts)) % _FOLDS
    chances, weights = labels, np.ones(len(texts))
    strength = _STRENGTH
    if teacher:
        texts, chances, weights = _taught(data, texts, labels)
        folds = np.concatenate([folds, np.full(len(texts) - len(folds), -1)])
    apart = held_out_margins(texts, chances, weights, folds, strength=strength)[: len(labels)]
    slope, offset = platt(labels.astype(np.int64), apart)
    head = fit(texts, chances, weights, strength=strength)
    head = replace(head, slope=slope, offset=offset + slope * head.offset)
    digest = save(head, out / "subjectivity.npz")
    unseen = newssd(data, "val")
    truth = np.array([one.label for one in unseen], dtype=np.int64)
    scores = calibrated(margins([one.text for one in unseen], head), head.slope, head.offset)
    return Card(
        name="subjectivity.npz",
        what="subjectivity, light tier: hashed n-grams, logistic regression, int8",
        digest=digest,
        bytes=(out / "subjectivity.npz").stat().st_size,
        trained_on=f"NewsSD-ENG train, {len(told)} sentences"
        + (f"; {len(texts) - len(told)} texts judged by the full tier" if teacher else ""),
        measured=(
            ("NewsSD-ENG val (99 sentences), AUC", auc(truth, scores)),
            ("NewsSD-ENG val (99 sentences), calibration error", calibration_error(truth, scores)),
        ),
    )


def _taught(
    data: Path, texts: list[str], labels: NDArray[np.float64]
) -> tuple[list[str], NDArray[np.float64], NDArray[np.float64]]:
    from tui.semantic import judge  # noqa: PLC0415  (only with --teacher)

    debates = [one.text for one in claimbuster(data, "crowdsourced")]
    everything = [*texts, *debates]
    judged = judge(everything)[1]
    chances = judged.copy()
    chances[: len(labels)] = _TEACHER_SHARE * judged[: len(labels)] + (1 - _TEACHER_SHARE) * labels
    weights = np.ones(len(everything))
    weights[: len(labels)] = _LABEL_WEIGHT
    return everything, chances, weights


def main() -> None:
    """Train and write."""
    given = arguments(__doc__)
    write(train(given.data, given.out, teacher=given.teacher), given.out)


if __name__ == "__main__":
    main()
