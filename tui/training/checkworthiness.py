"""Train the light tier's check-worthiness head on ClaimBuster.

`python -m tui.training.checkworthiness --data DIR` writes `worth.npz` and its model card. With
`--teacher` the labels are mixed with the full tier's judgement of the same sentences
(distillation: Hinton et al., 2015), so run `tui.training.encoder` first.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from tui.claims.worth_light import calibrated, margins
from tui.training.card import Card, arguments, write
from tui.training.corpora import claimbuster, newssd
from tui.training.light import fit, held_out_margins, save
from tui.training.measures import average_precision, calibration_error, platt

if TYPE_CHECKING:
    from pathlib import Path

_STRENGTH = 1.0
_FOLDS = 4
_TEACHER_SHARE = 0.7


def train(data: Path, out: Path, *, teacher: bool) -> Card:
    """Fit, calibrate on held-out folds, measure on the expert-labelled part, write."""
    told = claimbuster(data, "crowdsourced")
    texts = [one.text for one in told]
    labels = np.array([one.label == 2 for one in told], dtype=np.float64)
    # ClaimBuster lists debate after debate: unbroken folds keep a debate's talk together.
    folds = np.arange(len(texts)) * _FOLDS // len(texts)
    chances = labels
    if teacher:
        from tui.semantic import judge  # noqa: PLC0415  (only with --teacher)

        news = [one.text for one in newssd(data, "train")]
        texts += news
        folds = np.concatenate([folds, np.full(len(news), -1)])
        judged = judge(texts)[0]
        chances = judged.copy()
        share = _TEACHER_SHARE
        chances[: len(labels)] = share * judged[: len(labels)] + (1 - share) * labels
    weights = np.ones(len(texts))
    apart = held_out_margins(texts, chances, weights, folds, strength=_STRENGTH)[: len(labels)]
    slope, offset = platt(labels.astype(np.int64), apart)
    head = fit(texts, chances, weights, strength=_STRENGTH)
    head = replace(head, slope=slope, offset=offset + slope * head.offset)
    digest = save(head, out / "worth.npz")
    unseen = claimbuster(data, "groundtruth")
    truth = np.array([one.label == 2 for one in unseen], dtype=np.int64)
    sums = margins([one.text for one in unseen], head)
    scores = calibrated(sums, head.slope, head.offset)
    return Card(
        name="worth.npz",
        what="check-worthiness, light tier: hashed n-grams, logistic regression, int8",
        digest=digest,
        bytes=(out / "worth.npz").stat().st_size,
        trained_on=f"ClaimBuster crowdsourced, {len(told)} sentences"
        + (f"; {len(texts) - len(told)} of NewsSD-ENG judged by the full tier" if teacher else ""),
        measured=(
            ("ClaimBuster groundtruth, average precision", average_precision(truth, scores)),
            ("ClaimBuster groundtruth, calibration error", calibration_error(truth, scores)),
        ),
    )


def main() -> None:
    """Train and write."""
    given = arguments(__doc__)
    write(train(given.data, given.out, teacher=given.teacher), given.out)


if __name__ == "__main__":
    main()
