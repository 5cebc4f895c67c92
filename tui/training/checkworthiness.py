"""Train the light tier's check-worthiness over hashed n-grams, and join it with the network.

`python -m tui.training.checkworthiness --data DIR` writes `worth.npz` and its model card. The
labels are mixed with the full tier's judgement of the same sentences (distillation: Hinton et al.,
2015), so run `tui.training.encoder` and `tui.training.subjectivity` first.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from tui.claims.worth_light import calibrated, joined
from tui.claims.worth_net import load_net, log_odds
from tui.semantic import judge
from tui.training.card import Card, arguments, write
from tui.training.corpora import claimbuster, newssd
from tui.training.light import fit, held_out_margins, save
from tui.training.measures import average_precision, calibration_error, platt

if TYPE_CHECKING:
    from pathlib import Path

    from tui.claims.worth_light import Linear

_STRENGTH = 1.0
_FOLDS = 4
_TEACHER_SHARE = 0.7


def fitted(data: Path) -> Linear:
    """The hashed n-grams' weights, their slope placed on held-out folds."""
    told = claimbuster(data, "crowdsourced")
    labels = np.array([one.label == 2 for one in told], dtype=np.float64)
    texts = [one.text for one in told] + [one.text for one in newssd(data, "train")]
    # ClaimBuster lists debate after debate: unbroken folds keep a debate's talk together.
    folds = np.full(len(texts), -1)
    folds[: len(labels)] = np.arange(len(labels)) * _FOLDS // len(labels)
    chances = judge(texts)[0]
    mixed = _TEACHER_SHARE * chances[: len(labels)] + (1 - _TEACHER_SHARE) * labels
    chances[: len(labels)] = mixed
    weights = np.ones(len(texts))
    apart = held_out_margins(texts, chances, weights, folds, strength=_STRENGTH)[: len(labels)]
    slope, _ = platt(labels.astype(np.int64), apart)
    return replace(fit(texts, chances, weights, strength=_STRENGTH), slope=slope, offset=0.0)


def train(data: Path, out: Path) -> Card:
    """Fit, calibrate on half of the expert-labelled part, measure on the other half, write."""
    head, net = fitted(data), load_net()
    unseen = claimbuster(data, "groundtruth")
    truth = np.array([one.label == 2 for one in unseen], dtype=np.int64)
    sentences = [one.text for one in unseen]
    sums = joined(sentences, head, log_odds(sentences, net))
    joint, offset = platt(truth[::2], sums[::2])
    digest = save(replace(head, joint=joint, offset=offset), out / "worth.npz")
    scores = calibrated(sums, joint, offset)
    return Card(
        name="worth.npz",
        what="check-worthiness, light tier: hashed n-grams, logistic regression, int8",
        digest=digest,
        bytes=(out / "worth.npz").stat().st_size,
        trained_on="ClaimBuster crowdsourced, 22501 sentences by their labels and the full tier; "
        "731 of NewsSD-ENG judged by the full tier",
        measured=(
            (
                "With words.npz, ClaimBuster groundtruth, average precision",
                average_precision(truth, scores),
            ),
            (
                "The half not calibrated on, calibration error",
                calibration_error(truth[1::2], scores[1::2]),
            ),
        ),
    )


def main() -> None:
    """Train and write."""
    given = arguments(__doc__)
    write(train(given.data, given.out), given.out)


if __name__ == "__main__":
    main()
