"""The tuned encoder as int8 ONNX, calibrated and described."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from tui.semantic.encoder import Encoding
from tui.training.card import Card, write
from tui.training.corpora import claimbuster, newssd
from tui.training.measures import auc, average_precision, calibration_error, decided, platt
from tui.training.minilm import BASE, base_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.training.corpora import Labelled
    from tui.training.minilm import Encoder


def _onnx(encoder: Encoder, path: Path) -> None:
    tokens = torch.ones(2, 9, dtype=torch.long)
    torch.onnx.export(
        encoder,
        (tokens, tokens, torch.tensor(1.0)),
        str(path),
        input_names=["tokens", "mask", "switch"],
        output_names=["pooled", "logits"],
        dynamic_axes={"tokens": {0: "n", 1: "t"}, "mask": {0: "n", 1: "t"}},
        opset_version=17,
        dynamo=False,
    )


def _quantized(encoder: Encoder, out: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        _onnx(encoder, plain)
        model = onnx.load(plain)
        heads = [
            node.name
            for node in model.graph.node
            if node.op_type == "Gemm" or "/worth" in node.name
        ]
        quantize_dynamic(
            plain,
            out,
            op_types_to_quantize=["MatMul", "Gather"],
            per_channel=True,
            weight_type=QuantType.QInt8,
            nodes_to_exclude=heads,
        )


def export(encoder: Encoder, data: Path, out: Path, unseen: Sequence[Labelled]) -> None:
    """Write `encoder.onnx`, `tokenizer.json`, `calibration.json` and their model card.

    Check-worthiness is calibrated on half of ClaimBuster's expert-labelled part and measured on
    the other half; the one half of subjectivity is placed on `unseen`, what NewsSD-ENG holds that
    was not trained on.
    """
    out.mkdir(parents=True, exist_ok=True)
    _quantized(encoder, out / "encoder.onnx")
    shutil.copyfile(base_folder() / "tokenizer.json", out / "tokenizer.json")
    model = Encoding(out)
    worth = claimbuster(data, "groundtruth")
    news = newssd(data, "val")
    worth_margin, _ = model.margins([one.text for one in worth])
    _, news_margin = model.margins([one.text for one in news])
    truth = np.array([one.label == 2 for one in worth], dtype=np.int64)
    written = np.array([one.label for one in news], dtype=np.int64)
    fitted = {
        "worth": platt(truth[::2], worth_margin[::2]),
        "subjectivity": decided(
            np.array([one.label for one in unseen], dtype=np.int64),
            model.margins([one.text for one in unseen])[1],
        ),
    }
    (out / "calibration.json").write_text(json.dumps(fitted) + "\n", encoding="utf-8")
    slope, offset = fitted["worth"]
    chances = 1 / (1 + np.exp(-(slope * worth_margin + offset)))
    measured = (
        ("ClaimBuster groundtruth, average precision", average_precision(truth, chances)),
        (
            "The half not calibrated on, calibration error",
            calibration_error(truth[1::2], chances[1::2]),
        ),
        ("NewsSD-ENG val (99 sentences), AUC", auc(written, news_margin)),
    )
    trained = (
        "ClaimBuster crowdsourced, 22501 sentences, 7000 of the 14685 not factual, in one pass; "
        f"NewsSD-ENG train, 731 sentences but for {len(unseen)}, on which one half "
        "is placed for macro F1 of subjectivity"
    )
    for name, what, figures in (
        ("encoder.onnx", "sentence embeddings, check-worthiness and subjectivity, int8", measured),
        ("tokenizer.json", "the base model's WordPiece tokenizer, unchanged", ()),
        ("calibration.json", "Platt slope and offset of the two heads", ()),
    ):
        file = out / name
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        size = file.stat().st_size
        write(Card(name, what, digest, size, trained, figures, base=BASE), out)
