import math
import random

import numpy as np
import pytest

from tests.bench.sumy_peer import NAMES, sumy_itself
from tui.articles import read, seeds
from tui.language import sentences as split
from tui.language import words
from tui.summary import Budget, summarize
from tui.summary.sumy_methods import _best_first, rank_with_sumy, stemmer_of, stop_words_of

SEEDS = [read(seed.read_bytes(), seed.name)[0].text for seed in seeds()]
POOL = sorted({word for text in SEEDS for word in words(text)})
COMMON = "the of and to in a is was that for The It He said on with by".split()


def articles(count: int) -> list[list[str]]:
    """Make articles of the seeds' words: short and long ones, repeated and empty sentences."""
    draw = random.Random(4)
    made = []
    for _ in range(count):
        vocabulary = draw.sample(POOL, draw.randint(15, 250))
        lines = []
        for _ in range(draw.randint(1, 30)):
            size = draw.choice((1, 2, 5, 12, 20, 33))
            pick = [
                draw.choice(COMMON) if draw.random() < 0.4 else draw.choice(vocabulary)
                for _ in range(size)
            ]
            lines.append(" ".join(pick) + ".")
            if draw.random() < 0.05:
                lines.append("|.")
            if draw.random() < 0.08:
                lines.append(draw.choice(lines))
        made.append(lines)
    return made


CASES = [[item.text for item in split(text)] for text in SEEDS] + articles(200)


@pytest.mark.parametrize("method", sorted(set(NAMES) - {"kl", "sumbasic"}))
@pytest.mark.filterwarnings("ignore:Number of words")
@pytest.mark.filterwarnings("ignore:invalid value")
def test_the_choice_is_that_of_sumy_itself(method: str) -> None:
    compared = 0
    for texts in CASES:
        theirs = sumy_itself(texts, method)
        if not theirs:
            # sumy's LSA gives nothing for a text of stop words alone.
            continue
        ours = rank_with_sumy(texts, method, 3, "en")
        ratings = {info.order: info.rating for info in theirs}
        theirs = [info for info in theirs if words(texts[info.order])]
        taken = [ratings[index] for index, _ in ours[:3]]
        # Where the choice differs, the two are equal but for rounding.
        assert taken == pytest.approx([info.rating for info in theirs[:3]], rel=1e-9, nan_ok=True)
        assert len(ours[:3]) == min(3, len(theirs))
        compared += 1
    assert compared >= 200


def test_the_choice_of_kl_is_that_of_sumy_itself() -> None:
    from sumy.summarizers.kl import KLSummarizer
    from sumy.utils import get_stop_words

    peer = KLSummarizer()
    peer.stop_words = get_stop_words("english")
    for texts in CASES:
        every = [info.order for info in sumy_itself(texts, "kl")]
        theirs = [order for order in every if words(texts[order])][:3]
        ours = [index for index, _ in rank_with_sumy(texts, "kl", 3, "en")[:3]]
        assert len(ours) == len(theirs)
        apart = next((k for k in range(len(ours)) if texts[ours[k]] != texts[theirs[k]]), None)
        if apart is None:
            continue
        whole = peer._normalize_words(
            peer._filter_out_stop_words([word for text in texts for word in words(text)])
        )
        shares = {word: whole.count(word) / len(whole) for word in whole}
        said = [word for index in ours[:apart] for word in words(texts[index])]
        left = [
            peer._kl_divergence(
                peer._joint_freq(
                    peer._filter_out_stop_words(peer._normalize_words(words(texts[order[apart]]))),
                    said,
                ),
                shares,
            )
            for order in (ours, theirs)
        ]
        assert left[0] == pytest.approx(left[1], rel=1e-9)


def test_the_choice_of_sumbasic_is_that_of_sumy_itself() -> None:
    from sumy.summarizers.sum_basic import SumBasicSummarizer

    for texts in CASES:
        every = [info.order for info in sumy_itself(texts, "sumbasic")]
        theirs = [order for order in every if words(texts[order])][:3]
        ours = [index for index, _ in rank_with_sumy(texts, "sumbasic", 3, "en")[:3]]
        assert len(ours) == len(theirs)
        apart = next((k for k in range(len(ours)) if texts[ours[k]] != texts[theirs[k]]), None)
        if apart is None:
            continue
        # Where they part, what each takes is equally likely but for rounding.
        stem, stop_words = stemmer_of("en"), stop_words_of("en")
        content = [
            [stem(low) for word in words(text) if (low := word.lower()) not in stop_words]
            for text in texts
        ]
        peer = SumBasicSummarizer
        said = [word for line in content for word in line]
        chances = {word: said.count(word) / len(said) for word in said}
        for index in ours[:apart]:
            peer._update_tf(chances, content[index])
        first, second = (
            peer._compute_average_probability_of_words(chances, content[order[apart]])
            for order in (ours, theirs)
        )
        assert first == pytest.approx(second, rel=1e-9)


@pytest.mark.parametrize("method", ["lexrank", "textrank", "lsa", "reduction"])
@pytest.mark.filterwarnings("ignore:Number of words")
@pytest.mark.filterwarnings("ignore:invalid value")
def test_the_scores_are_those_of_sumy(method: str) -> None:
    for texts in CASES[:60]:
        theirs = {info.order: info.rating for info in sumy_itself(texts, method)}
        if not theirs:
            continue
        ours = dict(rank_with_sumy(texts, method, 3, "en"))
        expected = {
            order: 0.0 if math.isnan(one) else one
            for order, one in theirs.items()
            if words(texts[order])
        }
        assert ours == pytest.approx(expected, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("method", NAMES)
def test_a_budget_of_words_takes_the_best_first(method: str) -> None:
    made = summarize(SEEDS[0], method=method, words=90)
    assert 20 < sum(len(item.text.split()) for item in made) <= 90
    best = summarize(SEEDS[0], method=method, sentences=1)
    assert best[0].start in {item.start for item in made}


def test_ties_go_to_the_earlier_sentence() -> None:
    text = "Red ships sail. Blue carts roll. Grey mills turn. Wide roads bend."
    assert [item.start for item in summarize(text, method="textrank", sentences=2)] == [0, 16]
    assert Budget(2).sentences == 2


def test_scores_that_differ_by_rounding_alone_keep_the_order_of_the_article() -> None:
    scores = np.array([0.5, 1.0, 1.0 + 1e-15, 0.5 + 1e-16, 2.0])
    assert [index for index, _ in _best_first(scores)] == [4, 1, 2, 0, 3]
