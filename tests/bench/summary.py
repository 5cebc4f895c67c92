"""Summaries beside the lead and the peers: `python -m tests.bench.summary --data DIR`.

Prints ROUGE F1 (rouge-score, stemmed) of three sentences on development articles, with the
bootstrap interval of the difference to the filtered lead, dangling openings, and CPU time. The
shipped ranker has learned from these articles; `python -m tui.training.summary` prints what it
does on articles that it has not learned from. For times of one core, set OPENBLAS_NUM_THREADS=1.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from rouge_score.rouge_scorer import RougeScorer

from tests.bench.sumy_peer import NAMES, sumy_itself
from tui.language import sentences, words
from tui.summary import METHODS, boilerplate, summarize
from tui.summary.features import dangling
from tui.summary.sumy_methods import rank_with_sumy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    Method = Callable[[str], list[str]]

KINDS = ("rouge1", "rouge2", "rougeL", "rougeLsum")
OTHERS = ("orangesum_fr.jsonl", "tes_tr.jsonl", "detik_id.jsonl", "vietnews_vi.jsonl")
LONG, SHORT = 50_000, 500


class _Unstemmed:
    """Words in any script, for languages that rouge-score's own tokenizer would break."""

    def tokenize(self, text: str) -> list[str]:
        return "".join(c if c.isalnum() else " " for c in text.lower()).split()


def lead(text: str) -> list[str]:
    return [item.text for item in sentences(text)[:3]]


def filtered_lead(text: str) -> list[str]:
    found = sentences(text)
    kept = zip(found, boilerplate(found), strict=True)
    return [item.text for item, is_junk in kept if not is_junk][:3]


def summa(text: str) -> list[str]:
    from summa.summarizer import summarize as rank_text

    whole = max(len(sentences(text)), 1)
    found = rank_text(text, ratio=min(1.0, 3 / whole), split=True)
    return [str(item) for item in found][:3]


def methods() -> dict[str, Method]:
    def ours(name: str) -> Method:
        return lambda text: [item.text for item in summarize(text, method=name)]

    peers = {f"sumy {name}": ours(name) for name in METHODS[1:]}
    return {
        "lead": lead,
        "filtered lead": filtered_lead,
        **peers,
        "summa": summa,
        "desk": ours("desk"),
    }


def hanging(text: str, made: list[str]) -> int:
    """Count sentences that open with a word that points back, to a sentence that is not there."""
    texts = [item.text for item in sentences(text)]
    chosen = {texts.index(item) for item in made if item in texts}
    return sum(index > 0 and index - 1 not in chosen and dangling(texts[index]) for index in chosen)


def rows(path: Path, limit: int) -> list[dict[str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()[:limit]
    return [json.loads(line) for line in lines]


def rouge(found: list[str], reference: str, scorer: RougeScorer) -> list[float]:
    scores = scorer.score(reference, "\n".join(found))
    return [100 * scores[kind].fmeasure for kind in KINDS]


def interval(differences: NDArray[np.float64]) -> tuple[float, float]:
    draws = np.random.default_rng(0).integers(len(differences), size=(2000, len(differences)))
    low, high = np.percentile(differences[draws].mean(1), (2.5, 97.5))
    return float(low), float(high)


def milliseconds(method: Method, text: str, times: int) -> float:
    method(text[:200])
    start = time.process_time()
    for _ in range(times):
        method(text)
    return 1000 * (time.process_time() - start) / times


def table(data: Path, limit: int, slow: bool) -> Iterator[str]:
    articles = rows(data / "cnndm_mix.jsonl", limit)
    scorer = RougeScorer(list(KINDS), use_stemmer=True)
    spoken = " ".join(row["text"] for row in articles).split()
    few, many = " ".join(spoken[:SHORT]), " ".join(spoken[:LONG])
    base = np.array([rouge(filtered_lead(r["text"]), r["reference"], scorer) for r in articles])
    yield f"{len(articles)} articles, three sentences; {SHORT} and {len(many.split())} words"
    yield (
        "| method | R-1 / R-2 / R-L / R-Lsum | R-1 over filtered lead | R-2 over it "
        "| dangling | ms | s, long |"
    )
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for name, method in methods().items():
        made = [method(row["text"]) for row in articles]
        pairs = zip(made, articles, strict=True)
        scores = np.array([rouge(found, row["reference"], scorer) for found, row in pairs])
        gains = []
        for kind in (0, 1):
            gain = scores[:, kind] - base[:, kind]
            low, high = interval(gain)
            gains.append(f"{gain.mean():+.1f} [{low:+.1f}, {high:+.1f}]")
        count = sum(map(len, made))
        opens = (
            100 * sum(hanging(r["text"], m) for r, m in zip(articles, made, strict=True)) / count
        )
        far = (
            f"{milliseconds(method, many, 3) / 1000:.2f}" if slow or name != "summa" else "not run"
        )
        yield (
            f"| {name} | {' / '.join(f'{value:.1f}' for value in scores.mean(0))} "
            f"| {gains[0]} | {gains[1]} | {opens:.0f}% "
            f"| {milliseconds(method, few, 5):.1f} | {far} |"
        )


def beside_sumy(data: Path, limit: int, names: list[str], long: int) -> Iterator[str]:
    """Compare our run of sumy's methods with sumy itself, given the same sentences and words.

    The time of sumy grows with the square of the words: what a method saves on a shorter text
    than `LONG` it saves on that one too.
    """
    articles = rows(data / "cnndm_mix.jsonl", limit)
    tokens = " ".join(row["text"] for row in articles).split()
    yield (
        f"| method | same rating chosen, of {len(articles)} | {SHORT} words: sumy / ours "
        f"| {long:,} words: sumy / ours |"
    )
    yield "| --- | --- | --- | --- |"
    for name in names:
        same = 0
        for row in articles:
            texts = [item.text for item in sentences(row["text"])]
            theirs = sumy_itself(texts, name)
            ratings = {info.order: info.rating for info in theirs}
            theirs = [info for info in theirs if words(texts[info.order])]
            ours = [ratings[index] for index, _ in rank_with_sumy(texts, name, 3, "en")[:3]]
            same += bool(np.allclose(ours, [info.rating for info in theirs[:3]], rtol=1e-9, atol=0))
        cells = []
        for size, times in ((SHORT, 10), (long, 1)):
            text = " ".join(tokens[:size])

            def peer(whole: str, method: str = name) -> list[str]:
                found = sumy_itself([item.text for item in sentences(whole)], method)
                return [str(info.sentence) for info in found[:3]]

            theirs_ms = milliseconds(peer, text, times)
            ours_ms = milliseconds(methods()[f"sumy {name}"], text, times)
            cells.append(f"{theirs_ms:.1f} / {ours_ms:.1f} = {theirs_ms / ours_ms:.0f} x")
        yield f"| {name} | {same} | {cells[0]} ms | {cells[1]} ms |"


def other_languages(data: Path, limit: int) -> Iterator[str]:
    scorer = RougeScorer(list(KINDS), tokenizer=_Unstemmed())
    yield "| other languages | lead R-1 / R-2 | desk R-1 / R-2 |"
    yield "| --- | --- | --- |"
    for name in OTHERS:
        articles = rows(data / name, limit)
        cells = []
        for method in (lead, methods()["desk"]):
            scores = [rouge(method(row["text"]), row["reference"], scorer) for row in articles]
            one, two = np.mean(scores, axis=0)[:2]
            cells.append(f"{one:.1f} / {two:.1f}")
        yield f"| {name} | {cells[0]} | {cells[1]} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=200, help="articles of each file")
    parser.add_argument("--slow", action="store_true", help="time the peers on long texts too")
    parser.add_argument(
        "--sumy", nargs="+", default=[], choices=NAMES, help="run these of sumy itself beside ours"
    )
    parser.add_argument(
        "--words", type=int, default=LONG, help="length of the long text beside sumy itself"
    )
    options = parser.parse_args()
    if options.sumy:
        for line in beside_sumy(options.data, options.limit, options.sumy, options.words):
            print(line, flush=True)
        return
    for line in table(options.data, options.limit, options.slow):
        print(line, flush=True)
    for line in other_languages(options.data, options.limit):
        print(line, flush=True)


if __name__ == "__main__":
    main()
