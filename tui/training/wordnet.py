"""Cut WordNet down to the common words that `tui.evidence` compares by.

`python -m tui.training.wordnet DICT` reads the database files of WordNet 3.1 (`index.sense` and
`data.*`, https://wordnet.princeton.edu) and writes `tui/evidence/lexica/wordnet.txt.gz`.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

OUT = Path(__file__).parents[1] / "evidence" / "lexica" / "wordnet.txt.gz"
_FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
_KINDS = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
# Senses beyond these are seldom meant in news.
_SENSES = 3
# person, individual, someone
_SOMEBODY = "00007846"
Sense = tuple[str, str]


def _common(folder: Path) -> dict[tuple[str, str], list[tuple[int, str, int]]]:
    """Return (word, kind) -> its senses met in tagged text, as (rank, synset, how often)."""
    found: dict[tuple[str, str], list[tuple[int, str, int]]] = defaultdict(list)
    for line in (folder / "index.sense").read_text(encoding="utf-8").splitlines():
        key, offset, rank, count = line.split()
        word, rest = key.split("%")
        if word.replace("-", "").isalpha() and word.islower():
            found[word, _KINDS[rest[0]]].append((int(rank), offset, int(count)))
    return found


def _synsets(folder: Path, kind: str) -> Iterator[tuple[str, list[str], list[list[str]]]]:
    for line in (folder / f"data.{_FILES[kind]}").read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            continue
        parts = line.split("|")[0].split()
        many = int(parts[3], 16)
        words = [parts[4 + 2 * place].lower().split("(")[0] for place in range(many)]
        start = 5 + 2 * many
        pointers = [
            parts[start + 4 * place : start + 4 * place + 4]
            for place in range(int(parts[start - 1]))
        ]
        yield parts[0], words, pointers


def _person(kind: str, senses: list[tuple[int, str, int]], parents: dict[Sense, str]) -> bool:
    """Tell whether one of the common senses of a noun is somebody."""
    for _, offset, _ in sorted(senses)[:_SENSES]:
        sense = (kind, offset)
        while kind == "n" and sense in parents:
            if sense[1] == _SOMEBODY:
                return True
            sense = (kind, parents[sense])
    return False


def _cut(folder: Path) -> list[str]:
    common = _common(folder)
    known = {word for (word, _), senses in common.items() if any(s[2] for s in senses)}
    parents: dict[Sense, str] = {}
    opposites: set[tuple[str, str]] = set()
    for kind in _FILES:
        words_of = {offset: (words, to) for offset, words, to in _synsets(folder, kind)}
        for offset, (words, pointers) in words_of.items():
            for sign, target, other, places in pointers:
                if sign in {"@", "@i"} and (kind, offset) not in parents:
                    parents[kind, offset] = target
                if sign == "!" and other in {kind, "s", "a"}:
                    one = words[int(places[:2], 16) - 1]
                    two = words_of[target][0][int(places[2:], 16) - 1]
                    if {one, two} & known and one < two and "_" not in one + two:
                        opposites.add((one, two))
    known |= {word for pair in opposites for word in pair}
    known |= {word for (word, kind), senses in common.items() if _person(kind, senses, parents)}
    lines, used = [], set[Sense]()
    for (word, kind), senses in sorted(common.items()):
        # Where no sense was ever met, their order says little.
        met = any(s[2] for s in senses)
        kept = [s for s in sorted(senses) if s[0] == 1 or s[2] or not met][:_SENSES]
        if word in known and kept:
            used |= {(kind, offset) for _, offset, _ in kept}
            ids = ",".join(offset for _, offset, _ in kept)
            lines.append(f"{kind}\t{word}\t{sum(s[2] for s in senses)}\t{ids}")
    above, waiting = [], sorted(used)
    while waiting:
        sense = waiting.pop()
        parent = parents.pop(sense, "")
        if parent:
            above.append(f"^\t{sense[0]}\t{sense[1]}\t{parent}")
            waiting.append((sense[0], parent))
    return lines + sorted(above) + [f"!\t{one}\t{two}" for one, two in sorted(opposites)]


def main() -> None:
    """Write the cut and print its SHA-256."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dict", type=Path)
    lines = _cut(parser.parse_args().dict)
    OUT.parent.mkdir(exist_ok=True)
    packed = gzip.compress("\n".join(lines).encode(), mtime=0)
    OUT.write_bytes(packed)
    print(f"{len(lines)} lines, {len(packed)} bytes, SHA-256 {hashlib.sha256(packed).hexdigest()}")


if __name__ == "__main__":
    main()
