"""What each scope of the search costs on a large library: making its index, keeping it, asking.

`python -m tests.bench.scopes LIBRARY`: LIBRARY is one that `python -m tests.bench.big_library` has
made; the indexes beside it are used where they are there. Each scope is asked in a process of its
own, for three words out of its own texts, a letter of each left out; it counts as found where the
text is among the first ten. Times are processor time.
"""

from __future__ import annotations

import argparse
import random
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, get_args

from tests.bench.search import memory, share
from tui.library import Library
from tui.search import ClaimSearch
from tui.search.fields import Scope
from tui.search.fold import folded_words
from tui.search.names import KnownNames
from tui.search.scopes import source_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_QUERIES = 200
_WORDS = 3
_SHORTEST = 5
_STRICT = (
    "membr 'Iran",
    "'said",
    '"member states"',
    '"of the"',
    "^the president",
    "year$",
    "!the",
    "said sort:date",
    "'president sort:score",
    "goverment milion sort:date",
)


def misspelt(texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield scraps of texts with a letter of each word left out, and the text each is of."""
    chance = random.Random(5)
    for text in texts:
        words = [word for word, _, _ in folded_words(text) if len(word) >= _SHORTEST]
        if len(words) < _WORDS:
            continue
        scrap = []
        for word in chance.sample(words, _WORDS):
            gone = chance.randrange(1, len(word))
            scrap.append(word[:gone] + word[gone + 1 :])
        yield " ".join(scrap), text


def measure(path: Path, scope: Scope) -> str:
    """Make or open the index of a scope, ask, and return a line of the table."""
    with Library.open(path) as library:
        search, source = ClaimSearch(library), source_of(scope, library)
        started = process_time()
        total = search.search(f"in:{scope} warming").total
        made = process_time() - started
        last = source.last()
        ids = random.Random(3).sample(range(1, last + 1), min(2 * _QUERIES, last))
        times, found, asked = [], 0, 0
        for scrap, text in islice(misspelt([one.text for one in source.texts(ids)]), _QUERIES):
            started = process_time()
            results = search.search(f"in:{scope} {scrap}", limit=10)
            times.append(process_time() - started)
            asked += 1
            found += any(item.claim.text == text for item in results.found)
        folder = path.with_name(path.name + source.ending)
        size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
        resident, private = memory()
        search.close()
    return (
        f"| {scope} | {total:,} | {made:.1f} | {size / max(total, 1):.0f} | {asked} | "
        f"{found / max(asked, 1):.3f} | {share(times, 0.5):.1f} | {share(times, 0.95):.1f} | "
        f"{resident:.0f} | {private:.0f} |"
    )


def names(path: Path) -> str:
    """Complete speakers, and say how long counting them and each completion took."""
    with Library.open(path) as library:
        known = KnownNames(library)
        started = process_time()
        known.of("speaker", "a")
        counted = process_time() - started
        times = []
        for begun in ("a", "do", "donald t", "john", "the", "xqz", "m", "united n"):
            started = process_time()
            known.of("speaker", begun)
            times.append(process_time() - started)
    return f"\nNames counted in {counted:.1f} CPU s, then at most {share(times, 1):.1f} ms a name."


def strict(path: Path) -> str:
    """Ask for strict words and orders, and say how long each took at first and when asked again."""
    lines = ["\n| query | claims | CPU ms | again |", "| --- | --- | --- | --- |"]
    with Library.open(path) as library:
        search = ClaimSearch(library)
        search.search("warming")
        for query in _STRICT:
            times = []
            for _ in range(2):
                started = process_time()
                results = search.search(query)
                times.append(1000 * (process_time() - started))
            shown = query.replace("|", "\\|")
            lines.append(f"| `{shown}` | {results.matching:,} | {times[0]:.0f} | {times[1]:.0f} |")
        search.close()
    return "\n".join(lines)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.scopes", description=__doc__)
    parser.add_argument("library", type=Path)
    path = parser.parse_args().library
    print(
        "| in: | texts | index ready, CPU s | bytes a text | queries | recall@10 | p50 ms | p95 ms "
        "| resident MB | of them private |"
    )
    print(f"|{' --- |' * 10}")
    for scope in get_args(Scope):
        with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as pool:
            print(pool.submit(measure, path, scope).result(), flush=True)
    print(names(path))
    print(strict(path))


if __name__ == "__main__":
    main()
