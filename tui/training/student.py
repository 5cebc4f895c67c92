"""The light tier's network, in torch: distilled from the full tier.

The vectors of the word pieces are a linear map of what the encoder makes of each piece by itself:
pieces that no training sentence holds are mapped with the others. The student learns the teacher's
log-odds (Hinton et al., 2015, with a smooth L1 loss) and never sees a label itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from tui.claims.worth_net import WINDOW, Net
from tui.training.minilm import base_folder, load_base

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from tui.claims.wordpieces import WordPieces
    from tui.semantic.encoder import Encoding

_KNOWN = re.compile(r"(?:##)?[a-z0-9]+|[\x21-\x7e\xa1-\xbf\u2010-\u2044\u20a0-\u20bf]|\[UNK\]")
_KEPT = 300
_WIDTH = 64
_FILTERS = 128
_BATCH = 64
_PASSES = 3
_RATE = 2e-3
_WARM_UP = 100


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The pieces that the light tier keeps, and what the encoder makes of each.

    Attributes:
        pieces: English pieces and signs of the base model's vocabulary.
        inputs: The base model's input vectors of them, (pieces, 384).
        made: Principal components of input vector, tuned vector and log-odds, (pieces, 300).
    """

    pieces: list[str]
    inputs: NDArray[np.float32]
    made: NDArray[np.float32]


def vocabulary(teacher: Encoding) -> Vocabulary:
    """Read the base model's vocabulary and have the teacher read each piece by itself."""
    tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    ranked = sorted(tokenizer.get_vocab().items(), key=lambda one: one[1])
    rows, pieces = zip(
        *((row, piece) for piece, row in ranked if _KNOWN.fullmatch(piece)), strict=True
    )
    inputs = load_base().words.weight.detach().numpy()[list(rows)]
    alone = [piece.removeprefix("##") for piece in pieces]
    parts = (
        inputs,
        teacher.run(alone, switch=1.0, output="pooled", width=inputs.shape[1]),
        teacher.run(alone, switch=1.0, output="logits", width=4),
    )
    centred = [part - part.mean(0) for part in parts]
    joined = np.concatenate([part / part.std() for part in centred], axis=1)
    made = joined @ np.linalg.svd(joined, full_matrices=False)[2][:_KEPT].T
    return Vocabulary(list(pieces), inputs, made / made.std())


class Student(nn.Module):
    """The network of `tui.claims.worth_net`, before its table is written out."""

    def __init__(self, made: NDArray[np.float32]) -> None:
        super().__init__()
        self.register_buffer("made", torch.from_numpy(made))
        self.map = nn.Linear(made.shape[1], _WIDTH)
        self.filters = nn.Linear(WINDOW * _WIDTH, _FILTERS)
        self.head = nn.Linear(2 * _FILTERS + _WIDTH, 2)
        self.drop = nn.Dropout(0.1)

    def forward(self, rows: Tensor, mask: Tensor) -> Tensor:
        """(n, t) piece numbers and 0/1 mask to log-odds (n, 2)."""
        held = mask[..., None]
        vectors = self.map(self.made)[rows] * held
        nothing = torch.zeros_like(vectors[:, :1])
        before = torch.cat([nothing, vectors[:, :-1]], 1)
        after = torch.cat([vectors[:, 1:], nothing], 1)
        filtered = torch.relu(self.filters(torch.cat([before, vectors, after], -1))) * held
        count = mask.sum(1, keepdim=True)
        pooled = [filtered.amax(1), filtered.sum(1) / count, vectors.sum(1) / count]
        found: Tensor = self.head(self.drop(torch.cat(pooled, 1)))
        return found


def _padded(batch: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    rows = torch.zeros(len(batch), max(map(len, batch)), dtype=torch.long)
    mask = torch.zeros(rows.shape)
    for at, one in enumerate(batch):
        rows[at, : len(one)] = torch.tensor(one)
        mask[at, : len(one)] = 1
    return rows, mask


def _batches(
    texts: Sequence[Sequence[int]], random: np.random.Generator
) -> Iterator[NDArray[np.int64]]:
    for _ in range(_PASSES):
        order = random.permutation(len(texts))
        found = []
        for start in range(0, len(order), _BATCH * 40):
            stretch = sorted(order[start : start + _BATCH * 40], key=lambda row: len(texts[row]))
            found += [stretch[first : first + _BATCH] for first in range(0, len(stretch), _BATCH)]
        yield from (np.array(found[index]) for index in random.permutation(len(found)))


def distil(
    texts: Sequence[Sequence[int]],
    judged: NDArray[np.float64],
    made: NDArray[np.float32],
    *,
    seed: int = 1,
) -> Student:
    """Fit the student to its teacher.

    Args:
        texts: Piece numbers of each text.
        judged: The teacher's log-odds of check-worthy and of opinion, (n, 2).
        made: What the encoder makes of each piece, (pieces, width).
        seed: Of everything random.
    """
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    student = Student(made)
    told = torch.tensor(judged, dtype=torch.float32)
    plan = list(_batches(texts, random))
    optimizer = torch.optim.AdamW(student.parameters(), lr=_RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / _WARM_UP, 1 - step / len(plan))
    )
    for step, batch in enumerate(plan):
        found = student(*_padded([texts[row] for row in batch]))
        loss = nn.functional.smooth_l1_loss(found, told[batch])
        optimizer.zero_grad()
        torch.autograd.backward(loss)
        optimizer.step()
        schedule.step()
        if step % 500 == 0:
            print(f"step {step} of {len(plan)}, loss {loss.item():.3f}", flush=True)
    return student.eval()


def written_out(student: Student, pieces: WordPieces) -> Net:
    """The student as the product reads it: an int8 table, the rest float32; not yet calibrated."""
    with torch.no_grad():
        table = student.map(student.made).numpy()
    scale = np.abs(table).max(0) / 127
    state = {name: value.detach().numpy() for name, value in student.state_dict().items()}
    return Net(
        pieces,
        np.round(table / scale).astype(np.int8),
        scale.astype(np.float32),
        state["filters.weight"].T.copy(),
        state["filters.bias"],
        state["head.weight"].T.copy(),
        state["head.bias"],
        np.array([1.0, 0.0]),
    )
