"""Tune MiniLM's side paths and heads, and write them as one int8 ONNX file.

`python -m tui.training.encoder --data DIR --checkpoint FILE` takes about half an hour of processor
time: three passes over ClaimBuster (the most frequent class thinned out) with a batch of
NewsSD-ENG now and then. It keeps the tuned weights in FILE, and starts from FILE when it is
there; then it exports, calibrates and writes the model card (`tui.training.export`).
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from tui.training.corpora import Labelled, claimbuster, newssd
from tui.training.minilm import Encoder, base_folder, load_base

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

_EPOCHS = 3
_BATCH = 32
_RATE = 1e-3
_WARM_UP = 60
_LEAST = 7000
_NEWS_EVERY = 6
_TOKENS = 72
_ON = torch.tensor(1.0)


def tokenized(sentences: Sequence[Labelled]) -> tuple[list[list[int]], NDArray[np.int64]]:
    """Token numbers and labels."""
    tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(_TOKENS)
    encoded = tokenizer.encode_batch([one.text for one in sentences])
    return [one.ids for one in encoded], np.array([one.label for one in sentences])


def padded(batch: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """Token numbers and mask, both (n, longest)."""
    tokens = torch.zeros(len(batch), max(map(len, batch)), dtype=torch.long)
    for row, ids in enumerate(batch):
        tokens[row, : len(ids)] = torch.tensor(ids)
    return tokens, (tokens > 0).long()


def _batches(
    tokens: Sequence[Sequence[int]], chosen: NDArray[np.int64], random: np.random.Generator
) -> list[NDArray[np.int64]]:
    # Like lengths together within stretches of forty batches, then shuffled: little padding.
    order = random.permutation(chosen)
    found = []
    for start in range(0, len(order), _BATCH * 40):
        stretch = sorted(order[start : start + _BATCH * 40], key=lambda row: len(tokens[row]))
        found += [
            np.array(stretch[first : first + _BATCH]) for first in range(0, len(stretch), _BATCH)
        ]
    return [found[index] for index in random.permutation(len(found))]


def _plan(
    tokens: Sequence[Sequence[int]], labels: NDArray[np.int64], random: np.random.Generator
) -> list[NDArray[np.int64]]:
    plan: list[NDArray[np.int64]] = []
    for _ in range(_EPOCHS):
        thinned = random.permutation(np.flatnonzero(labels == 0))[:_LEAST]
        plan += _batches(tokens, np.concatenate([thinned, np.flatnonzero(labels > 0)]), random)
    return plan


def _forever(
    tokens: Sequence[Sequence[int]], random: np.random.Generator
) -> Iterator[NDArray[np.int64]]:
    while True:
        yield from _batches(tokens, np.arange(len(tokens)), random)


def tune(data: Path, seed: int = 1) -> Encoder:
    """Tune the side paths and heads; the base weights stay."""
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    debates, worth = tokenized(claimbuster(data, "crowdsourced"))
    news, opinion = tokenized(newssd(data, "train"))
    encoder = load_base().train()
    plan, more_news = _plan(debates, worth, random), _forever(news, random)
    optimizer = torch.optim.AdamW(encoder.tuned(), lr=_RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / _WARM_UP, 1 - step / len(plan))
    )
    for step, batch in enumerate(plan):
        logits = encoder(*padded([debates[row] for row in batch]), _ON)[1]
        loss = nn.functional.cross_entropy(
            logits[:, :3], torch.from_numpy(worth[batch]), label_smoothing=0.05
        )
        if step % _NEWS_EVERY == 0:
            article = next(more_news)
            logits = encoder(*padded([news[row] for row in article]), _ON)[1]
            target = torch.from_numpy(opinion[article]).float() * 0.9 + 0.05
            loss = loss + nn.functional.binary_cross_entropy_with_logits(logits[:, 3], target)
        optimizer.zero_grad()
        torch.autograd.backward(loss)
        nn.utils.clip_grad_norm_(encoder.tuned(), 1.0)
        optimizer.step()
        schedule.step()
        if step % 50 == 0:
            print(f"step {step} of {len(plan)}, loss {loss.item():.3f}", flush=True)
    return encoder.eval()


def main() -> None:
    """Tune unless done, export, calibrate, describe."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder that holds claims/")
    parser.add_argument("--checkpoint", type=Path, required=True, help="the tuned weights")
    weights = Path(__file__).parents[1] / "semantic" / "weights"
    parser.add_argument("--out", type=Path, default=weights, help="folder to write to")
    given = parser.parse_args()
    if given.checkpoint.is_file():
        encoder = load_base().eval()
        encoder.load_state_dict(torch.load(given.checkpoint, weights_only=True))
    else:
        encoder = tune(given.data)
        torch.save(encoder.state_dict(), given.checkpoint)
    from tui.training.export import export  # noqa: PLC0415  (training can run without onnx)

    export(encoder, given.data, given.out)


if __name__ == "__main__":
    main()
