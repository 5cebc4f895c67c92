"""The tricky cases in `tests/data/sentences`, written for this project.

`dev.txt` is for writing rules against, `test.txt` for judging them only. A case is a block of
lines, one sentence each, blocks divided by blank lines. In the text a space stands between
sentences, or what the line ends in says otherwise: `⏎` a newline, `¶` a blank line, `⌒` nothing.
A `\\n` inside a line is a newline inside the sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).parents[1] / "data" / "sentences"
_DIVIDERS = {"⏎": "\n", "¶": "\n\n", "⌒": ""}


@dataclass(frozen=True, slots=True)
class Case:
    """A text and the sentences that a careful reader finds in it."""

    text: str
    sentences: tuple[str, ...]


def cases(split: str) -> list[Case]:
    """Return the cases of `dev` or `test`."""
    blocks = (_FOLDER / f"{split}.txt").read_text("utf-8").strip().split("\n\n")
    return [_case(block.splitlines()) for block in blocks]


def boundaries(sentences: list[str] | tuple[str, ...]) -> set[int]:
    """Return where sentences end, the last left out, counted in characters that are no space."""
    ends: set[int] = set()
    count = 0
    for sentence in sentences[:-1]:
        count += len("".join(sentence.split()))
        ends.add(count)
    return ends


def _case(lines: list[str]) -> Case:
    text = ""
    found: list[str] = []
    for line in lines:
        divider = _DIVIDERS.get(line[-1], " ")
        sentence = (line[:-1] if line[-1] in _DIVIDERS else line).replace("\\n", "\n")
        found.append(sentence)
        text += sentence + divider
    return Case(text.rstrip(), tuple(found))
