"""Model cards: one file per folder of weights, one section per weight file."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from tui.training.corpora import ATTRIBUTION

_LIMITS = """## Limits

English only. Trained on United States debates (check-worthiness) and news of 2021 and 2022
(subjectivity): on other text the order holds better than the probability does. A sentence is
judged alone, without its context. Neither score says whether a statement is true.
"""


@dataclass(frozen=True, slots=True)
class Card:
    """What there is to say about one weight file."""

    name: str
    what: str
    digest: str
    bytes: int
    trained_on: str
    measured: tuple[tuple[str, float], ...]
    base: str = "none"


def arguments(doc: str | None) -> argparse.Namespace:
    """The options that the light tier's trainers share."""
    parser = argparse.ArgumentParser(description=(doc or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder that holds claims/")
    weights = Path(__file__).parents[1] / "claims" / "weights"
    parser.add_argument("--out", type=Path, default=weights, help="folder to write to")
    return parser.parse_args()


def _section(card: Card) -> str:
    lines = [
        f"## {card.name}",
        "",
        f"{card.what[0].upper()}{card.what[1:]}.",
        "",
        f"- SHA-256: `{card.digest}`",
        f"- Size: {card.bytes} bytes",
        f"- Base model: {card.base}",
        f"- Trained on: {card.trained_on}",
        *(f"- {what}: {figure:.3f}" for what, figure in card.measured),
    ]
    return "\n".join(lines) + "\n"


def write(card: Card, folder: Path) -> None:
    """Add `card` to the folder's MODEL_CARD.md, in place of an older one of the same file."""
    path = folder / "MODEL_CARD.md"
    old = path.read_text("utf-8").split("\n## ")[1:] if path.is_file() else []
    sections = {one.splitlines()[0]: f"## {one}".rstrip() + "\n" for one in old}
    sections[card.name] = _section(card)
    kept = [sections[name] for name in sorted(sections) if name not in {"Data", "Limits"}]
    data = "## Data and licences\n\n" + "\n".join(f"- {line}" for line in ATTRIBUTION) + "\n"
    sections.pop("Data and licences", None)
    kept = [one for one in kept if not one.startswith("## Data and licences")]
    path.write_text("\n".join(["# Model card\n", *kept, data, _LIMITS]), encoding="utf-8")
    print(_section(card))
