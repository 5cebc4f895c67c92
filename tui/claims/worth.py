"""How worth checking a sentence is, and whether it is written as opinion or as fact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tui.claims import worth_light

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

Tier = Literal["light", "full"]


def score(sentences: Sequence[str], *, tier: Tier = "light") -> NDArray[np.float64]:
    """The chance that a fact-checker would call each sentence check-worthy.

    The classes are ClaimBuster's (Hassan et al., 2017): not factual, factual but unimportant,
    check-worthy; the score is the chance of the third.

    Args:
        sentences: Bare sentences; context is not looked at.
        tier: `light` needs numpy alone; `full` runs the tuned encoder of `tui.semantic`.

    Returns:
        Calibrated scores in 0..1, shape `(len(sentences),)`.

    Raises:
        ValueError: No such tier.
        tui.semantic.MissingExtraError: The full tier without its extra.
    """
    if tier == "light":
        return worth_light.both(sentences)[0]
    return _judged(sentences, tier)[0]


def subjectivity(sentences: Sequence[str], *, tier: Tier = "light") -> NDArray[np.float64]:
    """The chance that each sentence is written as opinion: 1 opinion, 0 fact.

    A sentence can be check-worthy and subjective at once; the two heads are apart on purpose.
    Annotation follows Antici et al. (2021): a sentence is subjective when it is based on its
    author's own feelings, tastes or opinions; reported opinions of others are not.

    Args:
        sentences: Bare sentences.
        tier: `light` needs numpy alone; `full` runs the tuned encoder of `tui.semantic`.

    Returns:
        Calibrated chances in 0..1, shape `(len(sentences),)`.

    Raises:
        ValueError: No such tier.
        tui.semantic.MissingExtraError: The full tier without its extra.
    """
    if tier == "light":
        return worth_light.both(sentences)[1]
    return _judged(sentences, tier)[1]


def _judged(
    sentences: Sequence[str], tier: Tier
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    if tier != "full":
        raise ValueError(f"tier is {tier!r}: choose 'light' or 'full'")
    from tui.semantic import judge  # noqa: PLC0415  (needs the extra)

    return judge(sentences)
