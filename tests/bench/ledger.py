"""How long comparing a library takes: `python -m tests.bench.ledger --data DIR --articles N...`.

DIR holds files of articles, one JSON object with `text` a line; where they are fewer than N they
are taken again with a word put in front. Peer: splitting the same articles into
sentences. CPU time; figures are read when an article is added, comparing is done in a worker.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from dataclasses import replace
from hashlib import sha256
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING

from tui.articles import Article
from tui.evidence import measured
from tui.language import sentences
from tui.library import Library, Prepared
from tui.reviews import compare_articles, disagreements

if TYPE_CHECKING:
    from collections.abc import Iterator


def _texts(folder: Path) -> Iterator[str]:
    for turn in count():
        for name in ("cnndm_val.jsonl", "cnndm_mix.jsonl"):
            for line in (folder / name).read_text(encoding="utf-8").splitlines():
                yield (
                    f"Report {turn}. {json.loads(line)['text']}"
                    if turn
                    else json.loads(line)["text"]
                )


def _prepared(text: str) -> Prepared:
    digest = sha256(text.encode()).hexdigest()
    return Prepared(Article(text=text), digest, tuple(sentences(text)), (), ())


def _bench(data: Path, size: int) -> None:
    started = time.process_time()
    prepared = [_prepared(text) for text in islice(_texts(data), size)]
    splitting = time.process_time() - started
    started = time.process_time()
    prepared = [
        replace(item, measured=tuple(measured(part.text) for part in item.sentences))
        for item in prepared
    ]
    reading = time.process_time() - started
    with (
        tempfile.TemporaryDirectory() as folder,
        Library.open(Path(folder) / "library.sqlite3") as library,
    ):
        for item in prepared:
            library.add(item)
        started = time.process_time()
        compare_articles(library)
        comparing = time.process_time() - started
        started = time.process_time()
        found = disagreements(library)
        listing = time.process_time() - started
    total = sum(len(item.sentences) for item in prepared)
    each = 1000 / size
    print(
        f"| {size} | {total} | {each * splitting:.1f} | {each * reading:.1f} "
        f"| {each * comparing:.1f} | {len(found)} | {1000 * listing:.0f} |",
        flush=True,
    )


def main() -> None:
    """Print a table, a row for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--articles", type=int, nargs="+", default=[250, 1000])
    options = parser.parse_args()
    print(
        "| articles | sentences | splitting, ms an article | reading figures | comparing "
        "| pairs | listing again, ms |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for size in options.articles:
        _bench(options.data, size)


if __name__ == "__main__":
    main()
