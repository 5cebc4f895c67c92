"""Key claims listed by hand against ours: `python -m tests.bench.key_claims [--missed] [--final]`.

Of a person's first ten claims, how many are in our first ten. One of theirs counts as found where
one of ours, not yet used for another of theirs, covers at least half of it.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tui.articles import Article
from tui.claims import extract
from tui.language import sentences
from tui.training.key_claims import FIRST, HALVES, Places, lists, missed, readable
from tui.training.order import left_out

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(__file__).parents[1] / "data" / "key_claims"
_SHORT = 200


def ours(article: Article) -> list[Places]:
    """Our claims in our order, each with its other places."""
    return [((claim.start, claim.end), *claim.places) for claim in extract(article)]


def lead(article: Article) -> list[Places]:
    """The baseline: the article's sentences as they come."""
    return [((one.start, one.end),) for one in sentences(article.text)]


def recall(half: str, judge: Callable[[Article], list[Places]]) -> float:
    """Mean share of a half's key claims that are in the first ten of `judge`."""
    shares = [
        1 - len(missed(one, judge(one.article))) / len(one.spans)
        for one in lists(FOLDER)
        if one.half == half
    ]
    return sum(shares) / len(shares)


def read_share(half: str, judge: Callable[[Article], list[Places]]) -> float:
    """Mean share of a half's key claims that can be read in the first ten of `judge`."""
    shares = [readable(one, judge(one.article)) for one in lists(FOLDER) if one.half == half]
    return sum(shares) / len(shares)


def table(*, final: bool = False) -> list[str]:
    """The table's lines; `final` adds the half held back, to be looked at seldom."""
    lines = [
        "| key claims by hand: recall of ten in our first ten | articles | lead | claimdesk |",
        "| --- | --- | --- | --- |",
    ]
    for half in HALVES if final else HALVES[:1]:
        count = sum(one.half == half for one in lists(FOLDER))
        figures = f"{recall(half, lead):.2f} | {recall(half, ours):.2f}"
        lines.append(f"| {half} half | {count} | {figures} |")
        figures = f"{read_share(half, lead):.2f} | {read_share(half, ours):.2f}"
        lines.append(f"| the same, two thirds of each, two in one allowed | {count} | {figures} |")
        if half == HALVES[0]:
            lines.append(
                f"| the half again, each by weights fitted to the others | {count} | "
                f"{recall(half, lead):.2f} | {left_out(FOLDER):.2f} |"
            )
    return lines


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
