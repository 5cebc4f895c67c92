"""Fit the order of claims to lists of key claims by hand.

`python -m tui.training.order --lists DIR` writes `order.json` and its model card, from the lists
that are not held back. Seconds. The measure is the one that matters to a reader, recall of ten in
ten, each list judged by weights fitted to the others.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from sklearn.linear_model import LogisticRegression

from tui.claims.extraction import described
from tui.claims.ranking import Traits
from tui.training.card import Card, write
from tui.training.key_claims import HALVES, Listed, Places, lists, missed, shared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_STRENGTH = 0.05
_SET = {"vague": -0.6, "acts": 0.7, "routine": -1.0}
"""Weights that so few lists say nothing of: what a named actor does comes before what is vague, and
greetings and visits after both."""
Example = tuple["NDArray[np.float64]", "NDArray[np.float64]"]


def example(listed: Listed) -> Example:
    """Traits of an article's claims, (claims, traits), and which of them a person listed."""
    found = described(listed.article)
    seen = np.array([traits for _, traits in found], dtype=np.float64)
    chosen = np.zeros(len(found))
    for key in listed.spans:
        covers = [0 if chosen[at] else shared(key, (span,)) for at, (span, _) in enumerate(found)]
        best = int(np.argmax(covers))
        if covers[best] * 2 >= key[1] - key[0]:
            chosen[best] = 1
    return seen, chosen


def fit(examples: Sequence[Example]) -> tuple[NDArray[np.float64], float]:
    """Weights of the traits as they are, and the offset; all traits are held back alike."""
    seen = np.concatenate([traits for traits, _ in examples])
    seen[:, [Traits._fields.index(name) for name in _SET]] = 0
    chosen = np.concatenate([listed for _, listed in examples])
    mean, spread = seen.mean(0), seen.std(0) + 1e-9
    model = LogisticRegression(C=_STRENGTH, max_iter=1000).fit((seen - mean) / spread, chosen)
    weights = model.coef_[0] / spread
    for name, weight in _SET.items():
        weights[Traits._fields.index(name)] = weight
    return weights, float(model.intercept_[0] - weights @ mean)


def left_out(folder: Path) -> list[tuple[Listed, list[Places]]]:
    """Each development list with the article's claims in order by weights of the other lists."""
    known = [one for one in lists(folder) if one.half == HALVES[0]]
    examples = [example(one) for one in known]
    ordered = []
    for at, one in enumerate(known):
        weights, _ = fit(examples[:at] + examples[at + 1 :])
        spans = [(span,) for span, _ in described(one.article)]
        order = np.argsort(-(examples[at][0] @ weights), kind="stable")
        ordered.append((one, [spans[index] for index in order]))
    return ordered


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--lists", type=Path, required=True, help="folder of the lists by hand")
    out = Path(__file__).parents[1] / "claims" / "weights"
    parser.add_argument("--out", type=Path, default=out, help="folder to write to")
    given = parser.parse_args()
    known = [one for one in lists(given.lists) if one.half == HALVES[0]]
    weights, offset = fit([example(one) for one in known])
    path = given.out / "order.json"
    named = dict(zip(Traits._fields, (round(float(one), 3) for one in weights), strict=True))
    stored = json.dumps({"offset": round(offset, 3), "weights": named}, indent=1)
    path.write_text(stored + "\n", encoding="utf-8")
    shares = [1 - len(missed(one, found)) / len(one.spans) for one, found in left_out(given.lists)]
    card = Card(
        name=path.name,
        what="the order of an article's claims: logistic regression over their traits",
        digest=hashlib.sha256(path.read_bytes()).hexdigest(),
        bytes=path.stat().st_size,
        trained_on=f"{len(known)} articles written for claimdesk or shipped as seeds, each with a "
        "list of key claims by hand",
        measured=(
            ("Recall of ten in our first ten, each list left out in turn", float(np.mean(shares))),
        ),
    )
    write(card, given.out)


if __name__ == "__main__":
    main()
