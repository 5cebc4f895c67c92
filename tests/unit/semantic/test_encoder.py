"""The encoder that ships with the package."""

import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from tui import semantic
from tui.claims import score, subjectivity
from tui.semantic import encoder

pytest.importorskip("onnxruntime", reason="the semantic extra is not installed")
pytest.importorskip("tokenizers", reason="the semantic extra is not installed")

FIGURE = "Unemployment fell from 7.9 percent in 2012 to 4.7 percent last year."
THANKS = "Thank you very much."


def test_it_is_available() -> None:
    assert semantic.available()


def test_vectors_have_length_one_and_paraphrases_lie_closest() -> None:
    told = semantic.embed(
        ["The unemployment rate dropped last year.", "Fewer people were out of work.", "He sang."]
    )
    assert told.shape == (3, 384)
    assert told.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(told, axis=1), 1.0, atol=1e-5)
    assert told[0] @ told[1] > told[0] @ told[2] + 0.2


def test_full_tier_ranks_figures_before_thanks_and_scorn_before_report() -> None:
    worth = score([FIGURE, THANKS], tier="full")
    assert worth[0] > 0.7
    assert worth[1] < 0.1
    opinion = subjectivity(
        ["This shameful, ridiculous scheme is nothing but a cruel joke.", FIGURE], tier="full"
    )
    assert opinion[0] > 0.5 > opinion[1]


def test_nothing_in_nothing_out() -> None:
    assert semantic.embed([]).shape == (0, 384)
    worth, opinion = semantic.judge([])
    assert worth.shape == opinion.shape == (0,)


def test_the_same_twice() -> None:
    texts = [FIGURE, THANKS, ""]
    np.testing.assert_array_equal(semantic.embed(texts), semantic.embed(texts))


def test_hostile_text_is_judged_like_any_other() -> None:
    hostile = ["", "\0", "\ud800", "\x1b[2J\u202e", "word " * 500_000, "9" * 1_000_000]
    worth, opinion = semantic.judge(hostile)
    for found in (worth, opinion):
        assert found.shape == (len(hostile),)
        assert bool(np.all((found >= 0) & (found <= 1)))
    assert bool(np.isfinite(semantic.embed(hostile)).all())


def test_without_the_extra_it_names_the_extra() -> None:
    program = (
        "import sys\n"
        "sys.modules['onnxruntime'] = None\n"
        "import tui.claims, tui.semantic\n"
        "try:\n"
        "    tui.claims.score(['x'], tier='full')\n"
        "except tui.semantic.MissingExtraError as problem:\n"
        "    assert 'claimdesk[semantic]' in str(problem), problem\n"
        "else:\n"
        "    raise SystemExit('not refused')\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_screens_that_need_it_at_once_load_it_once(monkeypatch: pytest.MonkeyPatch) -> None:
    loads: list[Path] = []

    class Slow:
        def __init__(self, folder: Path) -> None:
            loads.append(folder)
            time.sleep(0.1)

        def run(self, sentences: list[str], **_: object) -> object:
            return np.ones((len(sentences), 384), dtype=np.float32)

    monkeypatch.setattr(encoder, "_loaded", cache(lambda: Slow(Path("weights"))))
    together = threading.Barrier(4)

    def need(_: int) -> None:
        together.wait()
        semantic.embed([FIGURE])

    with ThreadPoolExecutor(4) as crowd:
        list(crowd.map(need, range(4)))
    assert len(loads) == 1
