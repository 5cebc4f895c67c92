"""Key claims listed by hand against ours: `python -m tests.bench.key_claims [--missed] [--final]`.

Of a person's first ten claims, how many are in our first ten, counted in four ways: one of ours,
not yet used for another of theirs, covers at least half of theirs; one of ours covers two thirds;
what both cover is half of what either covers; one of ours has nearly all of their words.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from statistics import fmean

from rapidfuzz import fuzz

from tui.articles import Article
from tui.claims import extract
from tui.language import sentences
from tui.training.key_claims import (
    FIRST,
    HALVES,
    Listed,
    Places,
    lists,
    missed,
    overlapping,
    readable,
)
from tui.training.order import left_out

FOLDER = Path(__file__).parents[1] / "data" / "key_claims"
_SHORT = 200
_ALIKE = 80
"""Of 100, by rapidfuzz's `token_set_ratio`: all of the words of one, or nearly."""


def ours(article: Article) -> list[Places]:
    """Our claims in our order, each with its other places."""
    return [((claim.start, claim.end), *claim.places) for claim in extract(article)]


def lead(article: Article) -> list[Places]:
    """The baseline: the article's sentences as they come."""
    return [((one.start, one.end),) for one in sentences(article.text)]


def alike(listed: Listed, found: list[Places]) -> float:
    """The share of a person's claims whose words one of the first ten of `found` has."""
    text = listed.article.text
    ours = [text[slice(*places[0])].lower() for places in found[:FIRST]]
    held = [
        any(fuzz.token_set_ratio(text[start:end].lower(), one) >= _ALIKE for one in ours)
        for start, end in listed.spans
    ]
    return sum(held) / len(held)


def recall(listed: Listed, found: list[Places]) -> float:
    """The share of a person's claims found: half of one covered, one of ours for one of theirs."""
    return 1 - len(missed(listed, found)) / len(listed.spans)


def table(*, final: bool = False) -> list[str]:
    """The table's lines; `final` adds what is held back, to be looked at seldom."""
    lines = [
        "| key claims by hand, recall of ten in ten | articles | half of each, one for one "
        "| two thirds of each | half of both together | words alike |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for half in HALVES if final else HALVES[:1]:
        known = [one for one in lists(FOLDER) if one.half == half]
        lines.append(_row(f"{half}, lead", [(one, lead(one.article)) for one in known]))
        lines.append(_row(f"{half}, claimdesk", [(one, ours(one.article)) for one in known]))
        if half == HALVES[0]:
            lines.append(_row("the same, each by weights fitted to the others", left_out(FOLDER)))
    return lines


def _row(name: str, found: list[tuple[Listed, list[Places]]]) -> str:
    shares = [fmean(rule(*one) for one in found) for rule in (recall, readable, overlapping, alike)]
    return f"| {name} | {len(found)} | {' | '.join(f'{share:.2f}' for share in shares)} |"


def speed() -> str:
    """Processor time of finding the claims of two articles as one, models loaded, best of five."""
    texts = [one.article.text for one in lists(FOLDER) if len(one.article.text.split()) > _SHORT]
    pairs = [Article("\n\n".join(pair)) for pair in zip(texts[::2], texts[1::2], strict=False)]
    best = []
    for article in [pairs[0], *pairs]:
        taken = []
        for _ in range(5):
            begun = time.process_time()
            extract(article)
            taken.append(time.process_time() - begun)
        best.append(min(taken))
    words = sum(len(article.text.split()) for article in pairs) / len(pairs)
    spent = 1000 * sum(best[1:]) / len(pairs)
    return f"{len(pairs)} articles of {words:.0f} words on average: {spent:.1f} ms each"


def main() -> None:
    """Print the table, and what was missed of the development half."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--missed", action="store_true", help="list what we miss, to tune by")
    parser.add_argument("--final", action="store_true", help="with the half held back")
    given = parser.parse_args()
    print("\n".join([*table(final=given.final), "", speed()]))
    for one in lists(FOLDER) if given.missed else []:
        if one.half == HALVES[0]:
            text = one.article.text
            print(f"\n{one.name}")
            found = extract(one.article)
            for claim in found[:FIRST]:
                print(f"  {claim.score:.2f} {claim.kind:10} {claim.text[:90]}")
            for start, end in missed(one, ours(one.article)):
                print(f"  missed: {text[start:end]}")


if __name__ == "__main__":
    main()
