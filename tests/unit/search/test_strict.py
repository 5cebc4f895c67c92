"""Strict words, fields and orders miss no claim: what is found is what a scan of all finds."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.search.oracle import admits
from tui.articles import Article
from tui.library import ClaimText, Library, prepare
from tui.search import ClaimSearch, SearchIndex
from tui.search import index as index_module
from tui.search.building import LONGEST
from tui.search.kept import indexed
from tui.search.query import parse
from tui.search.segment import Segment
from tui.search.strict import holding

WORDS = [
    *"the The THE tax taxes Tax TAX taX taxed Taxed Zoë Zoe zoe café Cafe ten 10".split(),
    *"tennis town-hall t T G20 G20S 20TH".split(),
    "上海合作",
    "上",
]
SOMETIMES = st.sampled_from([False, False, True])
CLAIMS = st.lists(
    st.tuples(
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join),
        st.sampled_from(["", "Zoe Tax", "the 上海"]),
    ),
    min_size=3,
    max_size=12,
)


@st.composite
def asked(draw: st.DrawFn) -> tuple[list[tuple[str, str]], str]:
    """Claims, and a query whose strict words are out of them as often as not."""
    claims = draw(CLAIMS)
    pieces = []
    for _ in range(draw(st.integers(1, 3))):
        own = draw(st.sampled_from([text.split() for text, _ in claims]))
        first = draw(st.integers(0, len(own) - 1))
        words = list(own[first : first + draw(st.integers(1, 3))])
        words[-1] = words[-1][: draw(st.sampled_from([1, 2, 3, 6, 6]))]
        words[0] = draw(st.sampled_from([*[words[0]] * 4, words[0][1:] or "x", "G2"]))
        before, after = draw(st.sampled_from(["", "", "!", "^", "!^"])), draw(SOMETIMES)
        body = draw(st.sampled_from([f"'{'-'.join(words)}", f'"{" ".join(words)}"']))
        pieces.append(f"{before}{body}{'$' * after}")
    return claims, draw(st.sampled_from([" ", " | "])).join(pieces)


def claim(number: int, text: str, speaker: str) -> ClaimText:
    return ClaimText(number, 1, 0, len(text), text, speaker, "event", 0.5, "", "", "")


@pytest.fixture(autouse=True)
def _small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.search.building._COMMON_FROM", 1)
    monkeypatch.setattr("tui.search.strict._READ_AT_ONCE", 3)


@settings(deadline=None, max_examples=80)
@given(asked(), st.sets(st.integers(0, 11), max_size=2))
def test_strict_words_are_held_by_what_a_scan_says_holds_them(
    case: tuple[list[tuple[str, str]], str], gone: set[int]
) -> None:
    texts, typed = case
    claims = [claim(number, *text) for number, text in enumerate(texts)]
    query = parse(typed)
    segment = Segment.of((one.id, indexed(one)) for one in claims)
    segment.remove([number for number in gone if number < len(claims)])
    found = (holding(segment, query.strict_groups) & ~segment.dead).nonzero()[0].tolist()
    assert found == [one.id for one in claims if one.id not in gone and admits(query, one)]


def test_case_counts_where_the_query_has_a_capital() -> None:
    texts = ["Tax", "tax", "TAX", "taX", "G20S", "g20s", "ATax"]
    segment = Segment.of(enumerate(texts))
    for query, expected in (
        ("'T", ["Tax", "TAX"]),
        ("'Ta", ["Tax"]),
        ("'TA", ["TAX"]),
        ("'taX", ["taX"]),
        ("'G2", ["G20S"]),
        ("'tax", ["Tax", "tax", "TAX", "taX"]),
        ("Tax$", ["Tax", "ATax"]),
    ):
        found = holding(segment, parse(query).strict_groups).nonzero()[0].tolist()
        assert [texts[place] for place in found] == expected, query


def test_all_segments_are_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "_SEALED_AT", 4)
    index = SearchIndex.create(tmp_path / "i", [(3, "Taxes rose"), (9, "the tax")])
    for number in range(20, 31):
        index.add([(number, f"tax number {number}")])
    index.remove([9, 25])
    groups = parse("'tax").strict_groups
    expected = [3, *(number for number in range(20, 31) if number != 25)]
    assert index.holding(groups).nonzero()[0].tolist() == expected
    assert index.count(index.holding(groups)) == len(expected)


def test_words_far_into_a_very_long_claim_count(tmp_path: Path) -> None:
    long = f"{'very ' * (LONGEST + 5)}long Tax claim"
    index = SearchIndex.create(tmp_path / "i", [(0, "A short claim"), (1, long)])
    for query, expected in (
        ("'tax", [1]),
        ('"long tax"', [1]),
        ("claim$", [0, 1]),
        ("'Tax", [1]),
        ("!tax", [0]),
        ("'Long", []),
    ):
        found = index.holding(parse(query).strict_groups)
        assert found.nonzero()[0].tolist() == expected, query


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A library of 900 claims as like each other as can be, and a few that are not."""
    library = Library.open(tmp_path_factory.mktemp("many") / "l.sqlite3")
    for year in range(2001, 2010):
        text = "\n\n".join(
            f"The council budget was {year * n} million dollars." for n in range(100, 200)
        )
        library.add(prepare(Article(text, date=date(year, 1, 1))))
    late = "Nobody at the council of Tarn, it is said, had ever seen its budget for 7 new bridges."
    library.add(prepare(Article(late, date=date(2030, 1, 1))))
    early = "A budget of 3 pounds was what the council of Quayle began with, so many years ago."
    library.add(prepare(Article(early, date=date(1999, 1, 1))))
    return library


@pytest.mark.parametrize(
    "query",
    [
        "'council sort:date",
        "'council 'budget !dollars",
        '"the council of" sort:score',
        "'bud sort:score",
        "^the budget$ sort:date",
        "dollars$ !^the sort:date",
        "!dollars",
        "!million sort:date date:>2000",
        "'tarn | 'quayle sort:date",
    ],
)
def test_an_order_is_over_all_that_hold_the_strict_words(many: Library, query: str) -> None:
    parsed = parse(query)
    results = ClaimSearch(many).search(query, limit=2_000)
    expected = [one for one in many.claim_texts() if admits(parsed, one)]
    found = [number for item in results.found for number in (item.claim.id, *item.repeated)]
    assert sorted(found) == [one.id for one in expected]
    assert results.matching == len(expected)
    first = ClaimSearch(many).search(query, limit=3).found
    if parsed.sort == "date":
        dates = sorted((one.date for one in expected), reverse=True)
        assert [item.claim.date for item in first] == dates[: len(first)]
    if parsed.sort == "score":
        scores = sorted((one.score for one in expected), reverse=True)
        assert [item.claim.score for item in first] == scores[: len(first)]


@pytest.mark.parametrize("query", ["council budget", "coucil budgt", "budgets council", "counc"])
def test_the_newest_that_holds_every_word_comes_first(many: Library, query: str) -> None:
    search = ClaimSearch(many)
    newest = search.search(f"sort:date {query}")
    assert "Tarn" in newest.found[0].claim.text
    assert newest.found[0].spans
    assert newest.matching == 902
    assert "Quayle" in search.search(f"sort:date {query} date:<2001").found[0].claim.text


def test_where_no_claim_holds_every_word_the_closest_are_put_in_order(many: Library) -> None:
    results = ClaimSearch(many).search("sort:date tarn quayle bridges", limit=5)
    assert "Tarn" in results.found[0].claim.text
