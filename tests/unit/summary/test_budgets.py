from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from tui.articles import Article, read, seeds
from tui.language import sentences as split
from tui.summary import Budget, Ranking, SummarySentence, digest, headline, rank, summarize
from tui.summary.desk import choose
from tui.summary.features import NAMES, features, terms_of

SEED = read(seeds()[0].read_bytes(), "seed")[0].text
HARBOUR = (
    "The council closed the harbour bridge on Monday after engineers found cracks in two piers. "
    "Traffic goes by the valley road. Repairs will cost 4 million euros, the mayor said. "
    "A festival of lanterns opens in the old town on Friday. "
)


def test_a_shorter_summary_is_the_beginning_of_a_longer_one() -> None:
    ranking = rank(SEED)
    for count in range(1, 9):
        shorter = ranking.choose(Budget(count))
        longer = ranking.choose(Budget(count + 1))
        assert set(shorter) < set(longer)
        assert {item.rank for item in shorter} == set(range(1, count + 1))
        assert shorter == summarize(SEED, sentences=count)


@pytest.mark.parametrize("words", [40, 80, 200])
def test_a_budget_of_words_is_kept_and_used(words: int) -> None:
    used = sum(len(item.text.split()) for item in summarize(SEED, words=words))
    assert words / 3 < used <= words


def test_percent_counts_the_sentences_of_the_article() -> None:
    ranking = rank(SEED)
    assert len(summarize(SEED, percent=100)) <= ranking.total
    assert len(summarize(SEED, percent=20)) == max(1, round(ranking.total * 0.2))
    assert len(summarize(SEED, percent=0.01)) == 1


def test_a_pane_is_not_overfilled() -> None:
    import textwrap

    for width, lines in ((40, 12), (80, 8), (30, 20)):
        made = summarize(SEED, pane=(width, lines))
        needed = sum(len(textwrap.wrap(item.text, width)) for item in made)
        assert len(made) == 1 or needed <= lines


BRIDGE = (
    "The council closed the harbour bridge on Monday after engineers found cracks in two piers. "
    "They measured cracks of forty millimetres in the bridge's northern pier. "
    "But repairs of the bridge will not begin before the council has found 4 million euros. "
    "Mayor Ann Sorley said traffic would go by the valley road for nineteen months. "
    "She asked drivers to leave the harbour to lorries that carry food. "
    "Shopkeepers near the bridge expect to lose a third of their customers. "
)


@pytest.mark.parametrize("text", [BRIDGE, SEED])
def test_a_sentence_that_points_back_is_never_without_the_one_before_it(text: str) -> None:
    found = split(text)
    before = {item.start: found[place - 1].start for place, item in enumerate(found) if place}
    budgets = [Budget(sentences=count) for count in range(1, len(found))]
    budgets += [Budget(words=count) for count in range(10, 200, 7)]
    budgets += [Budget(pane=(40, lines)) for lines in range(2, 30)]
    ranking = rank(text)
    loose = [item for item in ranking.ordered if item.leans_on is not None]
    assert loose
    for budget in budgets:
        made = {item.start: item for item in ranking.choose(budget)}
        for item in made.values():
            if item.leans_on is not None:
                assert item.leans_on == before[item.start]
                assert item.leans_on in made
                assert "leans on the sentence before" in item.why


def made_up(start: int, words: int, leans_on: int | None = None) -> SummarySentence:
    text = " ".join(["word"] * words)
    return SummarySentence(start, start + len(text), text, 0, "", leans_on=leans_on)


def test_what_leans_on_a_sentence_that_does_not_fit_is_passed_over() -> None:
    first, long, leaning, last = (
        made_up(0, 5),
        made_up(100, 50),
        made_up(400, 5, leans_on=100),
        made_up(500, 5),
    )
    ranking = Ranking((first, long, leaning, last), 4)
    assert ranking.choose(Budget(words=15)) == [first, last]
    assert ranking.choose(Budget(words=60)) == [first, long, leaning]


def test_of_sentences_in_a_row_one_that_points_back_waits_for_the_one_before() -> None:
    texts = ["The mayor closed the bridge.", "He asked drivers to wait.", "Rain fell in May."]
    scores = np.array([0.0, 9.0, 1.0])
    assert choose(terms_of(texts), scores, texts) == [2, 0, 1]


def test_a_word_longer_than_the_pane_takes_the_lines_it_needs() -> None:
    address = made_up(100, 1)
    wide = replace(address, text="https://example.org/a/very/long/one", end=135)
    ranking = Ranking((made_up(0, 2), wide, made_up(200, 2)), 3)
    assert ranking.choose(Budget(pane=(10, 5))) == [ranking.ordered[0], wide]
    assert ranking.choose(Budget(pane=(10, 4))) == [ranking.ordered[0], ranking.ordered[2]]


def test_of_several_budgets_the_first_in_their_order_counts() -> None:
    ranking = Ranking(tuple(made_up(100 * place, 5) for place in range(10)), 10)
    assert len(ranking.choose(Budget(1, words=10, percent=50, pane=(80, 5)))) == 2
    assert len(ranking.choose(Budget(1, percent=50, pane=(80, 3)))) == 5
    assert len(ranking.choose(Budget(1, pane=(80, 3)))) == 3


def test_a_digest_of_few_articles_may_be_as_long_as_is_asked() -> None:
    text = " ".join(
        f"In {1990 + n} the town of Elm{n}ford opened {n + 3} schools." for n in range(9)
    )
    assert len(digest([Article(text=text)], sentences=9)) == 9


def test_a_question_brings_what_the_article_says_on_it() -> None:
    assert "lanterns" in summarize(HARBOUR, sentences=1, query="lanterns festival")[0].text
    assert "lanterns" not in summarize(HARBOUR, sentences=1)[0].text
    asked = summarize(HARBOUR, sentences=3, query="lanterns")
    assert [item.text for item in asked] == [
        "A festival of lanterns opens in the old town on Friday."
    ]
    assert len(summarize(HARBOUR, sentences=3, query="zebra")) == 3
    assert "says lanterns" in summarize(HARBOUR, sentences=1, query="lanterns")[0].why


def test_each_sentence_says_why_it_was_chosen() -> None:
    first = min(summarize(HARBOUR, sentences=3), key=lambda item: item.start)
    assert "sentence 1 of the article" in first.why
    assert f"rated {first.score:+.1f} by itself" in first.why
    assert "stands alone" in first.why
    cost = next(item for item in rank(HARBOUR).ordered if "million" in item.text)
    assert "1 figure" in cost.why


def test_a_digest_takes_from_each_article_and_repeats_nothing() -> None:
    later = Article(text=HARBOUR, date=date(2025, 3, 2))
    same = Article(text=HARBOUR, date=date(2025, 3, 3))
    other = Article(
        text="Wheat prices rose by nine percent in April. Bakers expect dearer bread by June.",
        date=date(2025, 1, 1),
    )
    made = digest([later, same, other], sentences=4)
    texts = [item.sentence.text for item in made]
    assert len(set(texts)) == len(texts)
    assert made[0].article == 2
    assert {0, 2} <= {item.article for item in made}
    articles = (later, same, other)
    for item in made:
        text = articles[item.article].text
        assert text[item.sentence.start : item.sentence.end] == item.sentence.text
    assert digest([]) == []


def test_a_headline_is_short_and_opens_a_sentence_of_the_text() -> None:
    made = headline(SEED)
    assert 10 < len(made) <= 91
    assert " ".join(SEED.split()).count(made.rstrip("…")) >= 1
    assert headline("") == ""


def test_likeness_is_what_the_definition_says() -> None:
    texts = ["Harbour bridge closed today", "Bridge repairs cost money", "Lanterns over harbour"]
    terms = terms_of(texts)
    full = np.zeros((3, terms.vocabulary))
    full[terms.rows, terms.columns] = terms.weights
    pairs = full @ full.T
    made = features(texts, [0, 1, 2], terms)
    column = {name: made[:, place] for place, name in enumerate(NAMES)}
    assert made.shape == (3, len(NAMES))
    assert np.allclose(column["forward"], [pairs[0, 1:].sum() / 2, pairs[1, 2] / 2, 0])
    assert np.allclose(column["backward"], [0, pairs[0, 1] / 2, pairs[2, :2].sum() / 2])
    assert np.allclose(column["like_next"], [pairs[0, 1], pairs[1, 2], 0])
    assert np.allclose(column["like_previous"], [0, pairs[0, 1], pairs[1, 2]])


@pytest.mark.parametrize(
    "text",
    [
        "Le conseil a fermé le pont lundi. Les travaux coûteront 4 millions. Il pleuvait.",
        "Belediye köprüyü kapattı. Onarım dört milyon avro tutacak. Yağmur yağıyordu.",
        "Dewan menutup jembatan itu. Perbaikan menelan biaya besar. Hujan turun.",
        "Hội đồng đã đóng cửa cây cầu. Việc sửa chữa tốn kém. Trời mưa.",
    ],
)
def test_other_languages_are_summarised_too(text: str) -> None:
    made = summarize(text, sentences=2)
    assert len(made) == 2
    assert all(text[item.start : item.end] == item.text for item in made)


def test_ranking_needs_no_heavy_import_until_it_is_used() -> None:
    import subprocess
    import sys

    code = "import sys, tui.summary; print({'numpy', 'sumy', 'nltk'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
