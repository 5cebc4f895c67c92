"""How long comparing a library takes: `python -m tests.bench.ledger --data DIR --articles N`.

DIR holds files of articles, one JSON object with `text` a line; where they are fewer than N they
are taken again with a word put in front. Peer: splitting the same articles into sentences.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from hashlib import sha256
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING

from tui.articles import Article
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


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=1000)
    options = parser.parse_args()
    texts = list(islice(_texts(options.data), options.articles))
    started = time.process_time()
    prepared = [_prepared(text) for text in texts]
    splitting = time.process_time() - started
    print(
        "| articles | sentences | splitting, CPU s | comparing, CPU s | ms an article | "
        "pairs | listing again, ms |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- |")
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
    print(
        f"| {len(texts)} | {total} | {splitting:.2f} | {comparing:.1f} "
        f"| {1000 * comparing / len(texts):.0f} | {len(found)} | {1000 * listing:.0f} |"
    )


if __name__ == "__main__":
    main()
