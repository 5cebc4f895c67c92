"""The int8 MiniLM with its two heads, run by onnxruntime.

One file holds the base model (all-MiniLM-L6-v2, Apache-2.0), whose mean-pooled vectors are the
sentence embeddings (Reimers and Gurevych, 2019), and low-rank side paths (Hu et al., 2021) that
a switch turns on for check-worthiness and subjectivity.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

WIDTH = 384
_TOKENS = 96
_CHARACTERS = 2000
_BATCH_TOKENS = 768
_LOADING = Lock()


class MissingExtraError(RuntimeError):
    """The semantic extra is not installed."""


def _weights() -> Path:
    return Path(__file__).parent / "weights"


def available() -> bool:
    """Whether `embed` and `judge` can run: the extra and the weights are there."""
    needed = ("numpy", "onnxruntime", "tokenizers")
    found = all(importlib.util.find_spec(name) is not None for name in needed)
    return found and (_weights() / "encoder.onnx").is_file()


@cache
def fingerprint() -> str:
    """Tell which encoder makes the vectors: SHA-256 of its weights and tokenizer, or nothing.

    Returns:
        64 hexadecimal digits, or an empty string where `embed` can't run. Vectors of another
        fingerprint can't be compared.
    """
    if not available():
        return ""
    found = hashlib.sha256()
    for name in ("encoder.onnx", "tokenizer.json"):
        found.update((_weights() / name).read_bytes())
    return found.hexdigest()


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    # Sentences of like length together: padding is computed for nothing.
    batch: list[int] = []
    for index in sorted(range(len(lengths)), key=lambda index: lengths[index]):
        if batch and (len(batch) + 1) * lengths[index] > _BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


class Encoding:
    """The encoder of one folder of weights, loaded.

    Args:
        folder: Holds `encoder.onnx` and `tokenizer.json`.

    Raises:
        MissingExtraError: The extra is not installed.
    """

    def __init__(self, folder: Path) -> None:
        try:
            import onnxruntime  # noqa: PLC0415  (the extra)
            from tokenizers import Tokenizer  # noqa: PLC0415  (the extra)
        except ImportError as problem:
            raise MissingExtraError(
                f"{problem.name} is not installed: pip install 'claimdesk[semantic]'"
            ) from problem
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session: Any = onnxruntime.InferenceSession(
            # By its path: of bytes that are handed over, another copy is kept.
            str(folder / "encoder.onnx"),
            options,
            providers=["CPUExecutionProvider"],
        )
        self._tokenizer: Any = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(_TOKENS)

    def run(
        self, sentences: Sequence[str], *, switch: float, output: str, width: int
    ) -> NDArray[np.float32]:
        """One output of the network, shape (n, width), with the side paths off (0) or on (1)."""
        import numpy as np  # noqa: PLC0415  (heavy)

        found = np.zeros((len(sentences), width), dtype=np.float32)
        # A lone surrogate cannot be encoded, and megabytes of one line need not be tokenised.
        clean = [text[:_CHARACTERS].encode("utf-8", "replace").decode() for text in sentences]
        tokens = [encoding.ids for encoding in self._tokenizer.encode_batch(clean)]
        for batch in _batches([len(ids) for ids in tokens]):
            longest = max(len(tokens[index]) for index in batch)
            padded = np.zeros((len(batch), longest), dtype=np.int64)
            mask = np.zeros_like(padded)
            for row, index in enumerate(batch):
                padded[row, : len(tokens[index])] = tokens[index]
                mask[row, : len(tokens[index])] = 1
            feeds = {"tokens": padded, "mask": mask, "switch": np.array(switch, np.float32)}
            found[batch] = self._session.run([output], feeds)[0]
        return found

    def margins(self, sentences: Sequence[str]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Log-odds of check-worthy and of opinion before calibration, each of shape (n,)."""
        import numpy as np  # noqa: PLC0415  (heavy)

        logits = self.run(sentences, switch=1.0, output="logits", width=4).astype(np.float64)
        worth: NDArray[np.float64] = logits[:, 2] - np.logaddexp(logits[:, 0], logits[:, 1])
        return worth, logits[:, 3]


@cache
def _loaded() -> Encoding:
    return Encoding(_weights())


def _load() -> Encoding:
    # Two screens that need it at once must not load it twice: it takes tens of megabytes.
    with _LOADING:
        return _loaded()


@cache
def _calibration() -> dict[str, tuple[float, float]]:
    stored = json.loads((_weights() / "calibration.json").read_text("utf-8"))
    return {name: (float(slope), float(offset)) for name, (slope, offset) in stored.items()}


def embed(sentences: Sequence[str]) -> NDArray[np.float32]:
    """Vectors whose dot product is the likeness of two sentences' meanings.

    Args:
        sentences: Any texts; the first 96 word pieces count.

    Returns:
        Shape `(len(sentences), 384)`, each row of length 1.

    Raises:
        MissingExtraError: The extra is not installed.
    """
    import numpy as np  # noqa: PLC0415  (heavy)

    pooled = _load().run(sentences, switch=0.0, output="pooled", width=WIDTH)
    lengths = np.linalg.norm(pooled, axis=1, keepdims=True)
    unit: NDArray[np.float32] = (pooled / np.maximum(lengths, 1e-9)).astype(np.float32)
    return unit


def judge(sentences: Sequence[str]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Check-worthiness and subjectivity of bare sentences, in one pass.

    Returns:
        Two arrays of shape `(len(sentences),)`, calibrated, 0..1: the chance of check-worthy,
        the chance of opinion.

    Raises:
        MissingExtraError: The extra is not installed.
    """
    worth, opinion = _load().margins(sentences)
    platt = _calibration()
    return _chance(worth, platt["worth"]), _chance(opinion, platt["subjectivity"])


def _chance(margin: NDArray[np.float64], platt: tuple[float, float]) -> NDArray[np.float64]:
    import numpy as np  # noqa: PLC0415  (heavy)

    slope, offset = platt
    chances: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-np.clip(slope * margin + offset, -30, 30)))
    return chances
