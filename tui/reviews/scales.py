"""Rating scales: three that are known, and one of the user's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Scale:
    """A rating scale.

    Attributes:
        name: What it is called.
        labels: Its ratings, from the least to the most true where `ordered`.
        ordered: Whether the labels are steps that have numbers, from 1.
    """

    name: str
    labels: tuple[str, ...]
    ordered: bool = False

    def numbers(self, rating: str) -> tuple[int, int, int] | None:
        """Return `(worst, value, best)` of a rating, or None where the scale has no order."""
        if not self.ordered or rating not in self.labels:
            return None
        return 1, self.labels.index(rating) + 1, len(self.labels)


# AVeriTeC (Schlichtkrull, Guo and Vlachos 2023).
AVERITEC = Scale(
    "averitec",
    ("Supported", "Refuted", "Not Enough Evidence", "Conflicting Evidence/Cherrypicking"),
)
SCALES: dict[str, Scale] = {
    scale.name: scale
    for scale in (
        AVERITEC,
        Scale(
            "politifact",
            ("Pants on Fire", "False", "Mostly False", "Half True", "Mostly True", "True"),
            ordered=True,
        ),
        Scale("google", ("1", "2", "3", "4", "5"), ordered=True),
    )
}
UNDECIDED = "Not Enough Evidence"


def choose_scale(name: str, labels: Sequence[str] = (), *, ordered: bool = False) -> Scale:
    """Return the scale that the settings name, with labels of the user's own where given.

    Args:
        name: `averitec`, `politifact`, `google`, or any name with `labels`.
        labels: The user's own labels, at least two different ones.
        ordered: Whether those go from the least to the most true.

    Raises:
        ValueError: An unknown name without labels, or labels that are no scale.
    """
    if not labels:
        if name not in SCALES:
            known = ", ".join(SCALES)
            raise ValueError(f"scale {name!r} is not known; there is {known}, or give labels")
        return SCALES[name]
    kept = tuple(" ".join(label.split()) for label in labels)
    if len(kept) < 2 or len({label.casefold() for label in kept}) < len(kept) or not all(kept):
        raise ValueError("labels must be two or more different texts")
    return Scale(name, kept, ordered)


def place_on_scale(rating: str, preferred: Scale) -> tuple[Scale, str] | None:
    """Find a rating on a scale, whatever its case: on the preferred one, else on a known one.

    "Not Enough Evidence" is an answer on every scale.

    Returns:
        The scale and the label as the scale writes it, or None where no scale has it.
    """
    sought = " ".join(rating.split()).casefold()
    for scale in (preferred, *SCALES.values()):
        for label in scale.labels:
            if label.casefold() == sought:
                return scale, label
    return None
