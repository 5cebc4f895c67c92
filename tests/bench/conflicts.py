"""How often `compare` is right: `python -m tests.bench.conflicts --data DIR`.

DIR holds conflict_pairs.jsonl, negation_pairs.jsonl, breaking_nli.jsonl, climate-fever.jsonl and
healthver_dev.csv; what is missing is named and passed over. Our own pairs need no DIR.
"""

from __future__ import annotations

import argparse
import csv
import json
import time
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from tui.evidence import compare
from tui.evidence.statement import read
from tui.language import sentences
from tui.semantic import available, embed

if TYPE_CHECKING:
    from collections.abc import Callable

_OWN = Path(__file__).parent.parent / "data" / "conflicts"
# What was read while the rules were made; and what was not.
_READ = {
    "": "development.jsonl",
    ", second": "development2.jsonl",
    ", third": "development3.jsonl",
    ", fourth": "development4.jsonl",
    ", fifth": "development5.jsonl",
    ", sixth": "development6.jsonl",
    ", seventh": "development7.jsonl",
    ", eighth": "development8.jsonl",
    ", ninth": "development9.jsonl",
}
_HELD_BACK = {
    "": "heldback.jsonl",
    ", second": "heldback3.jsonl",
    ", third": "heldback4.jsonl",
    ", fourth": "heldback5.jsonl",
}
# Fewer than are kept of the statements read last.
_READ_BEFORE = 3000
Pair = tuple[str, str, str, date | None, date | None]


def rows(path: Path) -> list[dict[str, Any]]:
    """Read a file of one JSON object per line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _pairs(path: Path) -> list[Pair]:
    return [
        (row["label"], row["a"], row["b"], _day(row.get("date_a")), _day(row.get("date_b")))
        for row in rows(path)
    ]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _undated(label: str, a: str, b: str) -> Pair:
    return label, a, b, None, None


def show(
    name: str,
    pairs: list[Pair],
    conflict: frozenset[str],
    *,
    verbose: bool = False,
    gate: bool = False,
) -> None:
    """Print precision and recall of `differs` on pairs, with or without the embedding gate."""
    if gate:
        show(f"{name}, with the gate", pairs, conflict)
    likeness = _likenesses(pairs) if name.endswith("with the gate") else [None] * len(pairs)
    counts: Counter[tuple[bool, bool]] = Counter()
    flagged: Counter[str] = Counter()
    for (label, a, b, date_a, date_b), near in zip(pairs, likeness, strict=True):
        found = compare(a, b, date_a=date_a, date_b=date_b, likeness=near)
        differs = found.verdict == "differs"
        counts[differs, label in conflict] += 1
        flagged[label] += differs
        if verbose and differs != (label in conflict):
            print(f"  {label} -> {found.verdict}: {a} | {b} | {found.why}")
    hits, flags = counts[True, True], counts[True, True] + counts[True, False]
    base = (hits + counts[False, True]) / len(pairs)
    precision = hits / flags if flags else 0.0
    recall = hits / max(1, hits + counts[False, True])
    same = [label for label, *_ in pairs if label in {"same", "entailment", "SUPPORTS"}]
    agreeing = sum(flagged[label] for label in set(same)) / max(1, len(same))
    print(
        f"| {name} | {len(pairs)} | {base:.3f} | {precision:.3f} | {recall:.3f} "
        f"| {precision / base:.1f} | {agreeing:.3f} |"
    )


def _likenesses(pairs: list[Pair]) -> list[float | None]:
    """Measure likeness where the rules find a difference: it is never asked for elsewhere."""
    flagged = [
        place
        for place, (_, a, b, date_a, date_b) in enumerate(pairs)
        if compare(a, b, date_a=date_a, date_b=date_b).verdict == "differs"
    ]
    found: list[float | None] = [None] * len(pairs)
    left = embed([pairs[place][1] for place in flagged])
    right = embed([pairs[place][2] for place in flagged])
    for place, near in zip(flagged, (left * right).sum(axis=1), strict=True):
        found[place] = float(near)
    return found


def _climate(path: Path) -> list[Pair]:
    return [
        _undated(evidence["evidence_label"], row["claim"], evidence["evidence"])
        for row in rows(path)
        for evidence in row["evidences"]
    ]


def _health(path: Path) -> list[Pair]:
    with path.open(encoding="utf-8", newline="") as file:
        return [
            _undated(row["label"], row["claim"], row["evidence"]) for row in csv.DictReader(file)
        ]


def main() -> None:
    """Print a table, a row for each set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--errors", action="store_true", help="show mistakes on development pairs")
    options = parser.parse_args()
    print("| pairs | n | base rate | precision | recall | x base | agreeing flagged |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    own = frozenset({"conflict"})
    for name, file in _READ.items():
        show(f"ours, development{name}", _pairs(_OWN / file), own, verbose=options.errors)
    gate = available()
    for name, file in _HELD_BACK.items():
        show(f"ours, held back{name}", _pairs(_OWN / file), own, gate=gate)
    if options.data is None:
        return
    for name in ("conflict_pairs", "negation_pairs"):
        pairs = _pairs(options.data / f"{name}.jsonl")
        show(name, pairs, own, verbose=options.errors, gate=gate)
    nli = rows(options.data / "breaking_nli.jsonl")
    for category in ("cardinals", "ordinals", "antonyms", "antonyms_wordnet"):
        pairs = [
            _undated(row["label"], row["a"], row["b"]) for row in nli if row["category"] == category
        ]
        show(f"Breaking-NLI {category}", pairs, frozenset({"contradiction"}), gate=gate)
    refutes = frozenset({"REFUTES", "Refutes"})
    sets = {
        "Climate-FEVER": _climate(options.data / "climate-fever.jsonl"),
        "HealthVer": _health(options.data / "healthver_dev.csv"),
    }
    for name, pairs in sets.items():
        show(name, pairs, refutes, gate=gate)
        unread = [pair for pair in pairs if crc32(pair[1].encode()) % 2]
        show(f"{name}, the half of the claims whose hints were not read", unread, refutes)
    _speed([(a, b) for _, a, b, *_ in sets["Climate-FEVER"]])


def _speed(pairs: list[tuple[str, str]]) -> None:
    """Print the CPU time of comparing, with the texts read anew and read before."""
    texts = list(dict.fromkeys(text for pair in pairs for text in pair))[:_READ_BEFORE]
    known = set(texts)
    asked = [pair for pair in pairs if known.issuperset(pair)]
    splitting = _seconds(lambda: [list(sentences(text)) for text in texts]) / len(texts)
    read.cache_clear()
    reading = _seconds(lambda: [read(text, None) for text in texts]) / len(texts)
    # The texts fit into what is kept of the last ones read.
    comparing = _seconds(lambda: [compare(a, b) for a, b in asked]) / len(asked)
    print()
    print("| microseconds of CPU | each | x splitting |")
    print("| --- | --- | --- |")
    for name, spent in (
        ("splitting a sentence (peer)", splitting),
        ("reading a sentence for `compare`, once", reading),
        ("`compare` of two that were read", comparing),
    ):
        print(f"| {name} | {1e6 * spent:.0f} | {spent / splitting:.1f} |")


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


if __name__ == "__main__":
    main()
