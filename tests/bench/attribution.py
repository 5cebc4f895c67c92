"""Attribution on PolNeAR: who said which sentence, and how fast.

    python -m tests.bench.attribution --data DIR [--split dev]

`DIR` holds `polnear/{train,dev}.jsonl`. A sentence counts as attributed where a content span
covers at least ten of its characters. Its source is right where it overlaps a source annotated for
one of those contents, or where both name the same person. Nothing of the data is shipped.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.claims import attribute
from tui.language import Sentence, sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Span = tuple[int, int]
_QUOTES = '"“'
_LEAST = 10
_NAIVE = re.compile(r"([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*|[Hh]e|[Ss]he) (?:said|says|told|added)\b")


@dataclass(frozen=True, slots=True)
class Said:
    """A content with where its source stands and the words that name it."""

    content: Span
    source: Span | None
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """Sentence attributed (precision, recall, F1), right source (F1), speakers of quotations."""

    precision: float
    recall: float
    f1: float
    source_f1: float
    quotes_right: int
    quotes: int
    words_per_second: float


def ours(text: str) -> list[Said]:
    """Attribute by the product's rules."""
    found = []
    for hit in attribute(text):
        written = text[slice(*hit.source)] if hit.source else ""
        resolved = hit.speaker.text if hit.speaker else ""
        found.append(Said(hit.content, hit.source, (written, resolved)))
    return found


def naive(text: str) -> list[Said]:
    """Attribute by "NAME said" alone: the whole sentence to the name before the verb."""
    found = []
    for item in sentences(text):
        match = _NAIVE.search(item.text)
        if match is not None:
            source = (item.start + match.start(1), item.start + match.end(1))
            found.append(Said((item.start, item.end), source, (match.group(1),)))
    return found


def gold(record: dict[str, Any]) -> list[Said]:
    """Read the annotated attributions of one article, one for each stretch of content."""
    text = str(record["text"])
    found = []
    for item in record["attributions"]:
        sources = item["source"] or [None]
        source = tuple(sources[0]) if sources[0] else None
        names = (text[slice(*source)],) if source else ()
        found += [Said((start, end), source, names) for start, end in item["content"]]
    return found


def right(guess: Said, truth: Said) -> bool:
    """Tell whether two sources overlap or name the same person."""
    if guess.source is None or truth.source is None:
        return guess.source is truth.source
    if max(guess.source[0], truth.source[0]) < min(guess.source[1], truth.source[1]):
        return True
    return bool(_naming(guess.names) & _naming(truth.names))


def _naming(names: Iterable[str]) -> set[str]:
    return {word for name in names for word in re.findall(r"[A-Z][\w-]{2,}", name)}


def measure(records: Sequence[dict[str, object]], rules: Callable[[str], list[Said]]) -> Scores:
    """Judge one set of rules on annotated articles."""
    count: Counter[str] = Counter()
    spent, words = 0.0, 0
    for record in records:
        text = str(record["text"])
        words += len(text.split())
        began = time.process_time()
        guesses = rules(text)
        spent += time.process_time() - began
        truths = gold(record)
        for item in sentences(text):
            _count(count, item, _within(guesses, item), _within(truths, item))
    precision = count["both"] / max(count["guessed"], 1)
    recall = count["both"] / max(count["true"], 1)
    return Scores(
        precision,
        recall,
        2 * precision * recall / max(precision + recall, 1e-9),
        2 * count["right"] / max(count["guessed"] + count["true"], 1),
        count["quote_right"],
        count["quote"],
        words / max(spent, 1e-9),
    )


def _within(found: Sequence[Said], item: Sentence) -> list[Said]:
    return [
        said
        for said in found
        if min(said.content[1], item.end) - max(said.content[0], item.start) >= _LEAST
    ]


def _count(
    count: Counter[str], item: Sentence, guesses: Sequence[Said], truths: Sequence[Said]
) -> None:
    is_right = any(right(guess, truth) for guess in guesses for truth in truths)
    count["guessed"] += bool(guesses)
    count["true"] += bool(truths)
    count["both"] += bool(guesses and truths)
    count["right"] += is_right
    if truths and item.text[0] in _QUOTES:
        count["quote"] += 1
        count["quote_right"] += is_right


def rows(data: Path, split: str = "dev") -> dict[str, Scores]:
    """Judge our rules and the naive baseline on a split of PolNeAR below `data`."""
    lines = (data / "polnear" / f"{split}.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    ours("Warm up, she said.")
    return {"NAME said": measure(records, naive), "claimdesk rules": measure(records, ours)}


def table(scores: dict[str, Scores]) -> str:
    """Lay the scores out as a Markdown table."""
    out = [
        "| attribution, PolNeAR | P / R / F1 | right source, F1 | direct-quote speakers "
        "| words/s |",
        "| --- | --- | --- | --- | --- |",
    ]
    out += [
        f"| {name} | {one.precision:.2f} / {one.recall:.2f} / {one.f1:.2f} | {one.source_f1:.2f} "
        f"| {one.quotes_right}/{one.quotes} ({one.quotes_right / max(one.quotes, 1):.2f}) "
        f"| {one.words_per_second:,.0f} |"
        for name, one in scores.items()
    ]
    return "\n".join(out)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds polnear/")
    parser.add_argument("--split", default="dev")
    given = parser.parse_args()
    print(table(rows(given.data, given.split)))


if __name__ == "__main__":
    main()
