"""Check-worthiness and subjectivity, light tier."""

import hashlib
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tui.claims
from tui.claims import score, subjectivity

CHECKABLE = (
    "Unemployment fell from 7.9 percent in 2012 to 4.7 percent last year.",
    "We lost 600,000 manufacturing jobs under his administration.",
    "He voted against the bill 14 times in the Senate.",
    "The deficit doubled to $1.4 trillion in four years.",
    "Crime is down 30 percent in the last decade.",
    "The company paid no federal income taxes in 2018.",
    "Exports to China rose by a third between 2015 and 2019.",
    "Texas has the highest number of people without health insurance in the country.",
)
IDLE = (
    "Thank you very much.",
    "I think we can do better.",
    "What would you do about that?",
    "Let me finish, please.",
    "Good evening and welcome.",
    "I hope that you will vote for me.",
    "We need to come together as a nation.",
    "That is a very good question.",
)


def test_statements_with_figures_come_before_small_talk() -> None:
    scores = score([*CHECKABLE, *IDLE])
    assert min(scores[: len(CHECKABLE)]) > max(scores[len(CHECKABLE) :])


def test_scores_read_as_chances() -> None:
    scores = score([*CHECKABLE, *IDLE])
    assert scores[: len(CHECKABLE)].mean() > 0.6
    assert scores[len(CHECKABLE) :].mean() < 0.15


def test_opinion_reads_as_opinion() -> None:
    opinion = subjectivity(["This shameful, ridiculous scheme is nothing but a cruel joke."])
    fact = subjectivity(["The ministry said on Monday that the talks will resume in June."])
    assert opinion[0] > 0.5 > fact[0]


def test_opinion_is_known_by_words_of_any_subject() -> None:
    pairs = (
        ("The conductor's insufferable vanity ruined a once glorious orchestra.",
         "The conductor led the orchestra from 1994 until he retired in 2011."),
        ("Only a coward would defend this grotesque, spiteful little referee.",
         "The referee showed two yellow cards in the second half of the match."),
        ("Their laughable excuses insult everyone who still buys these toasters.",
         "The company recalled 40,000 toasters after three of them caught fire."),
        ("Sadly, the gutless bishops would rather grovel than speak.",
         "The bishops met in the cathedral on Tuesday and elected a new chairman."),
    )  # fmt: skip
    for opinion, fact in pairs:
        judged = subjectivity([opinion, fact])
        assert judged[0] > 0.5 > judged[1], (opinion, judged)


@pytest.mark.parametrize("judge", [score, subjectivity])
def test_nothing_in_nothing_out(judge: object) -> None:
    assert callable(judge)
    assert judge([]).shape == (0,)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=200), max_size=8))
def test_any_text_scores_between_none_and_one(texts: list[str]) -> None:
    for found in (score(texts), subjectivity(texts)):
        assert found.shape == (len(texts),)
        assert bool(np.all((found >= 0) & (found <= 1)))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=80), min_size=1, max_size=5))
def test_a_score_does_not_depend_on_the_company(texts: list[str]) -> None:
    together = score(texts)
    alone = np.array([score([text])[0] for text in texts])
    # Single precision: the order of a sum may differ, what is shown may not.
    np.testing.assert_allclose(together, alone, rtol=0, atol=1e-5)


def test_megabytes_of_one_line_and_escapes() -> None:
    hostile = ["a1 " * 1_000_000, "\x1b[2J" * 1000, "\u202e\ud800 abc", "\0", "9" * 1_000_000]
    assert bool(np.isfinite(score(hostile)).all())
    assert bool(np.isfinite(subjectivity(hostile)).all())


def test_an_unknown_tier_is_named() -> None:
    with pytest.raises(ValueError, match="'heavy'"):
        score(["x"], tier="heavy")  # type: ignore[arg-type]


def test_light_tier_needs_numpy_alone_and_importing_needs_not_even_that() -> None:
    program = (
        "import sys, tui.claims\n"
        "assert 'numpy' not in sys.modules\n"
        "before = set(sys.modules)\n"
        "tui.claims.score(['Ten people died.']); tui.claims.subjectivity(['Awful.'])\n"
        "roots = {name.partition('.')[0] for name in set(sys.modules) - before}\n"
        "third = roots - sys.stdlib_module_names - {'numpy', 'tui'}\n"
        "assert not third, third\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize("folder", ["claims", "semantic", "summary"])
def test_model_card_holds_the_digest_of_every_weight_file(folder: str) -> None:
    weights = Path(tui.claims.__file__).parents[1] / folder / "weights"
    card = (weights / "MODEL_CARD.md").read_text("utf-8")
    named = dict(re.findall(r"## (\S+)\n(?:.*\n)*?- SHA-256: `([0-9a-f]{64})`", card))
    files = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in weights.iterdir()
        if path.suffix in {".npz", ".onnx", ".json"}
    }
    assert files
    assert named == files
