"""Train the light tier's network, for opinion and for check-worthiness, by the full tier's example.

`python -m tui.training.subjectivity --data DIR` writes `words.npz` and its model card; run
`tui.training.encoder` first, since the full tier is the teacher. NewsSD-ENG alone has too few words
to learn an opinion from: the teacher judges its sentences and ClaimBuster's with other words in
them too (`tui.training.rewriting`). The fifth of NewsSD-ENG that the teacher was not trained on is
left out here too, and places the one half. About five minutes of processor time.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from tui import semantic
from tui.claims.wordpieces import WordPieces
from tui.claims.worth_light import calibrated
from tui.claims.worth_net import ARRAYS, UNKNOWN, Net, log_odds, numbers
from tui.semantic.encoder import Encoding
from tui.training.card import Card, arguments, write
from tui.training.corpora import claimbuster, newssd
from tui.training.encoder import LEFT_OUT, parts
from tui.training.measures import auc, decided, macro_f1
from tui.training.minilm import BASE
from tui.training.rewriting import Rewriter
from tui.training.student import distil, vocabulary, written_out

_NEWS_TIMES = 60
_DEBATE_TIMES = 4
_DEBATE_SHARE = 0.6
_LEAST_WORDS = 9


def _texts(news: list[str], debates: list[str], rewriter: Rewriter, seed: int) -> list[str]:
    random = np.random.default_rng(seed)
    found = [*news, *debates]
    for text in news:
        found += rewriter.rewritten(text, _NEWS_TIMES)
        found.append(f"{text} {news[random.integers(len(news))]}")
    for text in debates:
        if len(text.split()) >= _LEAST_WORDS and random.random() < _DEBATE_SHARE:
            found += rewriter.rewritten(text, _DEBATE_TIMES)
    return found


def train(data: Path, seed: int = 1) -> tuple[Net, list[str], int]:
    """Have the teacher judge, fit the student, place the one half of opinion.

    Returns:
        The network, its vocabulary, the number of texts judged.
    """
    teacher = Encoding(Path(semantic.__file__).parent / "weights")
    known = vocabulary(teacher)
    every = newssd(data, "train")
    apart = parts(len(every)) == LEFT_OUT
    news = [one.text for one, left_out in zip(every, apart, strict=True) if not left_out]
    debates = [one.text for one in claimbuster(data, "crowdsourced")]
    texts = _texts(news, debates, Rewriter(known.pieces, known.inputs, seed), seed)
    print(f"{len(texts)} texts to be judged", flush=True)
    judged = np.stack(teacher.margins(texts), axis=1)
    pieces = WordPieces(known.pieces, known.pieces.index(UNKNOWN))
    student = distil(numbers(texts, pieces), judged, known.made, seed=seed)
    unseen = [one for one, left_out in zip(every, apart, strict=True) if left_out]
    net = written_out(student, pieces)
    truth = np.array([one.label for one in unseen], dtype=np.int64)
    placed = decided(truth, log_odds([one.text for one in unseen], net)[:, 1])
    return replace(net, opinion=np.array(placed)), known.pieces, len(texts)


def save(net: Net, pieces: list[str], path: Path) -> str:
    """Write the network and return the file's SHA-256."""
    arrays = {name: getattr(net, name) for name in ARRAYS}
    blob = np.frombuffer("\n".join(pieces).encode(), dtype=np.uint8)
    np.savez_compressed(path, allow_pickle=False, pieces=blob, **arrays)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    """Train and write."""
    given = arguments(__doc__)
    # One thread: sums are added in the same order every time.
    torch.set_num_threads(1)
    net, pieces, judged = train(given.data)
    path = given.out / "words.npz"
    digest = save(net, pieces, path)
    val = newssd(given.data, "val")
    truth = np.array([one.label for one in val], dtype=np.int64)
    found = log_odds([one.text for one in val], net)[:, 1]
    card = Card(
        name=path.name,
        what="opinion and check-worthiness, light tier: word-piece vectors, one convolution",
        digest=digest,
        bytes=path.stat().st_size,
        trained_on=f"{judged} texts judged by the full tier: NewsSD-ENG train but for a fifth and "
        "ClaimBuster crowdsourced, as they are and with words exchanged; the fifth places the one "
        "half of opinion",
        measured=(
            ("NewsSD-ENG val (99 sentences), AUC", auc(truth, found)),
            ("NewsSD-ENG val, macro F1", macro_f1(truth, calibrated(found, *net.opinion))),
        ),
        base=BASE,
    )
    write(card, given.out)


if __name__ == "__main__":
    main()
