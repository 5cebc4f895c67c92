"""How well posts find their fact-check: `python -m tests.bench.matching --data DIR`.

DIR holds vclaims.jsonl, {train,dev}_queries.jsonl and {train,dev}_qrels.jsonl (CheckThat! 2020
task 2). The weights were chosen on the training queries; dev is what counts. Checks of the same
words stand together in the order they were imported.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.library import Library
from tui.reviews import KnownCheck, KnownChecks, import_checks, stored_checks
from tui.semantic import available

if TYPE_CHECKING:
    from collections.abc import Callable


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def queries(data: Path, split: str) -> list[tuple[str, set[str]]]:
    """Read posts, each with the numbers of the claims that it makes."""
    right: dict[str, set[str]] = {}
    for row in _rows(data / f"{split}_qrels.jsonl"):
        right.setdefault(row["qid"], set()).add(row["vid"])
    rows = _rows(data / f"{split}_queries.jsonl")
    return [
        (row["tweet_content"], right[row["Unnamed: 0"]])
        for row in rows
        if row["Unnamed: 0"] in right
    ]


def measured(
    ranked: Callable[[str], list[str]], asked: list[tuple[str, set[str]]]
) -> tuple[float, float, float]:
    """Return mean reciprocal rank, and the share found first and among five."""
    ranks = []
    for text, right in asked:
        order = ranked(text)
        ranks.append(next((place for place, item in enumerate(order, 1) if item in right), 10**9))
    share = [sum(rank <= limit for rank in ranks) / len(ranks) for limit in (1, 5)]
    return sum(1 / rank for rank in ranks) / len(ranks), share[0], share[1]


def _fts5(library: Library, names: dict[int, str]) -> Callable[[str], list[str]]:
    def ranked(text: str) -> list[str]:
        tokens = " OR ".join(f'"{token}"' for token in re.findall(r"\w+", text.lower()))
        found = library.database.rows(
            "SELECT rowid FROM known_check_words WHERE known_check_words MATCH ? ORDER BY rank",
            (tokens,),
        )
        return [names[row[0]] for row in found]

    return ranked


def _ours(known: KnownChecks, names: dict[int, str]) -> Callable[[str], list[str]]:
    return lambda text: [names[number] for number in known.ranked(text)]


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "l.db") as library:
        import_checks(
            library,
            (
                KnownCheck(
                    row["vclaim"],
                    "none given",
                    row["Unnamed: 0"],
                    "",
                    "",
                    "",
                    "",
                    title=row["title"],
                )
                for row in _rows(data / "vclaims.jsonl")
            ),
        )
        names = {item.id: item.check.url for item in stored_checks(library)}
        rankers = {"FTS5 BM25 alone": _fts5(library, names)}
        for name, meaning in (
            ("words and spelling", False),
            ("words, spelling and meaning", True),
        ):
            if meaning and not available():
                print("claimdesk[semantic] is not installed: no row for it")
                continue
            rankers[name] = _ours(KnownChecks(library, meaning=meaning), names)
        print("| queries | ranker | n | MRR | first | among 5 |")
        print("| --- | --- | --- | --- | --- | --- |")
        for split in ("train", "dev"):
            asked = queries(data, split)
            for name, ranked in rankers.items():
                rank, first, five = measured(ranked, asked)
                print(
                    f"| {split} | {name} | {len(asked)} | {rank:.3f} | {first:.3f} | {five:.3f} |"
                )


if __name__ == "__main__":
    main()
