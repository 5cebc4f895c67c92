"""Readers of the labelled sentence sets, by the folder each comes in.

What may be trained on and what is for measuring only is said by `licences`: training reads
ClaimBuster and NewsSD-ENG alone.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

WORTH_CLASSES = ("NFS", "UFS", "CFS")
"""Not factual, factual but unimportant, check-worthy: ClaimBuster's three classes, in order."""

ATTRIBUTION = (
    "ClaimBuster: Arslan, Hassan, Li, Tremayne, *A Benchmark Dataset of Check-worthy Factual "
    "Claims* (ICWSM 2020), Zenodo record 3836810. Open; CC BY 4.0 as far as known: to be "
    "confirmed before a public release.",
    "NewsSD-ENG: University of Bologna, `nlp-unibo/newssd-eng`. CC BY 4.0.",
)
"""The sets that shipped weights are trained on, with their licences."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence and its class, a number."""

    text: str
    label: int


def rows(path: Path) -> list[dict[str, Any]]:
    """Read a JSON Lines file.

    Raises:
        SystemExit: The file is missing or a line of it is not JSON; the message names both.
    """
    if not path.is_file():
        raise SystemExit(f"{path}: no such file; point --data at the folder that holds claims/")
    read = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                read.append(json.loads(line))
            except json.JSONDecodeError as problem:
                raise SystemExit(f"{path}:{number}: not JSON: {problem}") from problem
    return read


def claimbuster(data: Path, part: str) -> list[Labelled]:
    """ClaimBuster's `crowdsourced` or `groundtruth` part; labels index `WORTH_CLASSES`."""
    found = rows(data / "claims" / "claimbuster" / f"{part}.jsonl")
    return [Labelled(row["text"].strip(), WORTH_CLASSES.index(row["label"])) for row in found]


def newssd(data: Path, part: str) -> list[Labelled]:
    """NewsSD-ENG's `train` or `val` part; 1 is subjective."""
    found = rows(data / "claims" / "newssd" / f"{part}.jsonl")
    return [Labelled(row["Sentence"].strip(), int(row["Label"] == "SUBJ")) for row in found]


def binary(data: Path, name: str, *, positive: str, text: str = "text") -> list[Labelled]:
    """Any two-class set of `claims/`, by its path without the suffix; 1 where `positive`."""
    found = rows(data / "claims" / f"{name}.jsonl")
    return [Labelled(row[text].strip(), int(str(row["label"]) == positive)) for row in found]
