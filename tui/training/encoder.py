"""Tune MiniLM's side paths and heads, and write them as one int8 ONNX file.

`python -m tui.training.encoder --data DIR --checkpoint FILE` takes about five minutes of processor
time. A fifth of NewsSD-ENG is not trained on: it places the one half of subjectivity. The tuned
weights are kept in FILE, which is the start of the next run where it is there; then they are
exported, calibrated and described in the model card (`tui.training.export`).

NewsSD-ENG has 731 sentences: more than three passes over it are learnt by heart (the left-out
fifth falls from AUC .85 to .80 by the sixth), so its batches come seldom.
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

_EPOCHS = 1
_BATCH = 32
_RATE = 5e-4
_WARM_UP = 60
_LEAST = 7000
_NEWS_EVERY = 6
_TOKENS = 72
_PARTS = 5
LEFT_OUT = 0
_ON = torch.tensor(1.0)
States = list[Tensor]


def tokenized(sentences: Sequence[Labelled]) -> tuple[list[list[int]], NDArray[np.int64]]:
    """Token numbers and labels."""
    tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(_TOKENS)
    encoded = tokenizer.encode_batch([one.text for one in sentences])
    return [one.ids for one in encoded], np.array([one.label for one in sentences])


def lower_states(encoder: Encoder, tokens: Sequence[Sequence[int]]) -> States:
    """What the frozen layers make of each sentence, computed once; half precision."""
    found: States = [torch.empty(0)] * len(tokens)
    order = sorted(range(len(tokens)), key=lambda row: len(tokens[row]))
    with torch.no_grad():
        for start in range(0, len(order), 64):
            batch = order[start : start + 64]
            states = encoder.lower(*padded([tokens[row] for row in batch]))
            for at, row in enumerate(batch):
                found[row] = states[at, : len(tokens[row])].half()
    return found


def stacked(states: Sequence[Tensor]) -> tuple[Tensor, Tensor]:
    """Several sentences' states and mask, (n, longest, width) and (n, longest)."""
    mask = torch.zeros(len(states), max(map(len, states)))
    for row, one in enumerate(states):
        mask[row, : len(one)] = 1
    return nn.utils.rnn.pad_sequence([one.float() for one in states], batch_first=True), mask


def padded(batch: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """Token numbers and mask, both (n, longest)."""
    tokens = torch.zeros(len(batch), max(map(len, batch)), dtype=torch.long)
    for row, ids in enumerate(batch):
        tokens[row, : len(ids)] = torch.tensor(ids)
    return tokens, (tokens > 0).long()


def _batches(
    tokens: Sequence[Tensor], chosen: NDArray[np.int64], random: np.random.Generator
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
    tokens: Sequence[Tensor], labels: NDArray[np.int64], random: np.random.Generator
) -> list[NDArray[np.int64]]:
    plan: list[NDArray[np.int64]] = []
    for _ in range(_EPOCHS):
        thinned = random.permutation(np.flatnonzero(labels == 0))[:_LEAST]
        plan += _batches(tokens, np.concatenate([thinned, np.flatnonzero(labels > 0)]), random)
    return plan


def _forever(
    states: Sequence[Tensor], chosen: NDArray[np.int64], random: np.random.Generator
) -> Iterator[NDArray[np.int64]]:
    while True:
        yield from _batches(states, chosen, random)


def tune(data: Path, *, left_out: int, seed: int = 1) -> Encoder:
    """Tune the side paths and heads; the base weights stay.

    Args:
        data: Folder that holds `claims/`.
        left_out: Part of NewsSD-ENG, 0 to 4, that is not trained on.
        seed: Of everything random.
    """
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    encoder = load_base().eval()
    tokens, worth = tokenized(claimbuster(data, "crowdsourced"))
    debates = lower_states(encoder, tokens)
    tokens, opinion = tokenized(newssd(data, "train"))
    news = lower_states(encoder, tokens)
    encoder.train()
    plan = _plan(debates, worth, random)
    more_news = _forever(news, np.flatnonzero(parts(len(news)) != left_out), random)
    optimizer = torch.optim.AdamW(encoder.tuned(), lr=_RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / _WARM_UP, 1 - step / len(plan))
    )
    for step, batch in enumerate(plan):
        logits = encoder.upper(*stacked([debates[row] for row in batch]), _ON)[1]
        loss = nn.functional.cross_entropy(
            logits[:, :3], torch.from_numpy(worth[batch]), label_smoothing=0.05
        )
        if step % _NEWS_EVERY == 0:
            article = next(more_news)
            logits = encoder.upper(*stacked([news[row] for row in article]), _ON)[1]
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


def parts(count: int) -> NDArray[np.int64]:
    """Which fifth each sentence is in: unbroken stretches, so that an article stays together."""
    return np.arange(count) * _PARTS // count


def main() -> None:
    """Tune unless done, export, calibrate, describe."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder that holds claims/")
    parser.add_argument("--checkpoint", type=Path, required=True, help="the tuned weights")
    weights = Path(__file__).parents[1] / "semantic" / "weights"
    parser.add_argument("--out", type=Path, default=weights, help="folder to write to")
    given = parser.parse_args()
    # One thread: sums are added in the same order every time.
    torch.set_num_threads(1)
    if not given.checkpoint.is_file():
        torch.save(tune(given.data, left_out=LEFT_OUT).state_dict(), given.checkpoint)
    encoder = load_base().eval()
    encoder.load_state_dict(torch.load(given.checkpoint, weights_only=True))
    from tui.training.export import export  # noqa: PLC0415  (training can run without onnx)

    news = newssd(given.data, "train")
    unseen = [one for one, part in zip(news, parts(len(news)), strict=True) if part == LEFT_OUT]
    export(encoder, given.data, given.out, unseen)


if __name__ == "__main__":
    main()
