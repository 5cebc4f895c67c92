import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rapidfuzz.fuzz import partial_ratio

from tui.search import IndexFormatError, SearchIndex, Session
from tui.search import index as index_module

NOUNS = "bridge river council school tax hospital budget minister factory harbour".split()
PLACES = "Elmford Norhaven Vestmark Quayle Ostbury Tarn Wick Lowmoor Sundale Brae".split()


def made(count: int) -> list[tuple[int, str]]:
    chance = random.Random(7)
    return [
        (
            number,
            f"The {chance.choice(NOUNS)} of {chance.choice(PLACES)} cost {number + 100} million "
            f"more than the {chance.choice(NOUNS)} in {chance.choice(PLACES)}.",
        )
        for number in range(count)
    ]


def ids(index: SearchIndex, query: str) -> list[int]:
    return [hit.claim_id for hit in index.search(query, limit=10)]


@pytest.mark.parametrize(
    "query",
    [
        "zang haizou natoinal cordinator",
        "coordinator zhang",
        "nationalcoordinator zhang haizhou",
        "zhang hai zhou coord inator",
        "haizhou coordina",
        "ZHANG Haizhóu",
    ],
)
def test_typos_order_gaps_accents_and_broken_spaces_are_forgiven(
    tmp_path: Path, query: str
) -> None:
    claims = [*made(300), (1000, "Zhang Haizhou is the national coordinator of China.")]
    index = SearchIndex.create(tmp_path / "i", claims)
    assert ids(index, query)[0] == 1000


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_claim_is_found_by_any_of_its_own_phrases(tmp_path: Path, data: st.DataObject) -> None:
    index = SearchIndex.create(tmp_path / "i", made(200))
    number, text = made(200)[data.draw(st.integers(0, 199))]
    words = text.split()
    start = data.draw(st.integers(0, 6))
    phrase = " ".join(words[start : start + 7])
    assert number in ids(index, phrase)


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=20))
def test_lit_characters_lie_inside_whatever_the_text_and_the_query(text: str, query: str) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        index = SearchIndex.create(Path(folder) / "i", [(1, text)])
        for hit in index.search(query):
            last = 0
            for start, end in hit.spans:
                assert last <= start < end <= len(text)
                last = end


def test_the_best_of_a_plain_scan_is_among_the_first(tmp_path: Path) -> None:
    claims = made(250)
    index = SearchIndex.create(tmp_path / "i", claims)
    chance = random.Random(3)
    agreed = 0
    for _ in range(40):
        number, text = chance.choice(claims)
        words = text.lower().rstrip(".").split()
        query = " ".join(words[chance.randrange(3) :][:6])
        best = max(claims, key=lambda item: partial_ratio(query, item[1].lower()))
        agreed += best[0] in ids(index, query) and number >= 0
    assert agreed >= 39


def test_adding_removing_and_readding_is_seen_at_once_and_after_reopening(tmp_path: Path) -> None:
    index = SearchIndex.create(tmp_path / "i", made(50))
    index.add([(500, "Nine zeppelins left the hangar.")])
    assert ids(index, "zeplins hangar")[0] == 500
    index.remove([500])
    assert 500 not in ids(index, "zeppelins hangar")
    index.add([(500, "Ten zeppelins came back.")])
    index.add([(3, "The lighthouse was painted blue.")])
    index.close()
    again = SearchIndex.open(tmp_path / "i")
    assert ids(again, "ten zeppelins")[0] == 500
    assert ids(again, "lighthouse blue")[0] == 3
    assert len(again) == 51


def test_sealing_and_joining_segments_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_module, "_SEALED_AT", 10)
    index = SearchIndex.create(tmp_path / "i", [])
    claims = made(205)
    for start in range(0, 205, 5):
        index.add(claims[start : start + 5])
    index.remove([7, 150, 203])
    index.settle()
    index.close()
    again = SearchIndex.open(tmp_path / "i")
    assert len(again) == 202
    assert len(list((tmp_path / "i").glob("segment-*"))) <= 7
    for number, text in claims:
        assert (number in ids(again, text)) is (number not in {7, 150, 203})


@given(st.lists(st.integers(0, 6), max_size=12))
@settings(deadline=None, max_examples=30)
def test_of_claims_with_one_identifier_the_first_counts(numbers: list[int]) -> None:
    from tempfile import TemporaryDirectory

    first: dict[int, str] = {}
    claims = [(number, f"marker{place} stands here") for place, number in enumerate(numbers)]
    for number, text in claims:
        first.setdefault(number, text)
    with TemporaryDirectory() as folder:
        index = SearchIndex.create(Path(folder) / "i", claims)
        assert len(index) == len(first)
        assert all(index.text(number) == text for number, text in first.items())


def test_very_common_words_find_claims_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.search.building._COMMON_FROM", 10)
    claims = [(number, f"The vote of {number} was close") for number in range(300)]
    index = SearchIndex.create(tmp_path / "i", [*claims, (900, "So close was the vote of them.")])
    assert ids(index, "so close the vote was")[0] == 900
    assert len(ids(index, "was close")) == 10


def test_a_cut_journal_line_is_passed_over(tmp_path: Path) -> None:
    index = SearchIndex.create(tmp_path / "i", made(5))
    index.add([(500, "Nine zeppelins left.")])
    index.close()
    with (tmp_path / "i" / "journal").open("ab") as journal:
        journal.write(b'["+", [[501, "Ten zep')
    again = SearchIndex.open(tmp_path / "i")
    assert len(again) == 6
    again.add([(501, "Ten balloons.")])
    again.close()
    assert len(SearchIndex.open(tmp_path / "i")) == 7


def test_another_version_or_a_missing_index_is_told_apart(tmp_path: Path) -> None:
    with pytest.raises(IndexFormatError):
        SearchIndex.open(tmp_path / "none")
    SearchIndex.create(tmp_path / "i", made(5)).close()
    manifest = tmp_path / "i" / "manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"version": 99}))
    with pytest.raises(IndexFormatError):
        SearchIndex.open(tmp_path / "i")


def test_typing_ends_where_a_whole_query_does(tmp_path: Path) -> None:
    index = SearchIndex.create(tmp_path / "i", made(100))
    session = Session(index)
    query = "budget of Tarn cost"
    for end in range(len(query) + 1):
        hits = session.type(query[:end])
    assert hits == index.search(query)


def test_empty_queries_and_indexes_find_nothing(tmp_path: Path) -> None:
    index = SearchIndex.create(tmp_path / "i", [])
    assert index.search("anything") == []
    index.add([(1, ""), (2, "…"), (3, "中国发表声明")])
    assert index.search("") == index.search(" ?! ") == []
    assert ids(index, "声明") == [3]


def test_an_index_that_was_never_finished_is_none(tmp_path: Path) -> None:
    """Whoever dies while making one leaves no index that looks whole and finds nothing."""

    def claims() -> Iterator[tuple[int, str]]:
        yield from made(3)
        raise KeyboardInterrupt

    SearchIndex.create(tmp_path / "i", made(5), mark=5).close()
    with pytest.raises(KeyboardInterrupt):
        SearchIndex.create(tmp_path / "i", claims(), mark=7)
    with pytest.raises(IndexFormatError):
        SearchIndex.open(tmp_path / "i")


WRITER = """
import sys
from pathlib import Path
from tui.search import SearchIndex, index as module
module._SEALED_AT = 20
index = SearchIndex.open(Path(sys.argv[1]))
for number in range(10_000):
    index.add([(number, f"Town {number} has bridges and word{number}")])
    print(number, flush=True)
"""


@pytest.mark.parametrize("seed", range(4))
def test_killed_while_writing_nothing_acknowledged_is_lost(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "i"
    SearchIndex.create(path, []).close()
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    last = -1
    for line in process.stdout:
        last = int(line)
        if last >= random.Random(seed).randrange(15, 150):
            break
    time.sleep(random.Random(seed).random() / 50)
    os.kill(process.pid, signal.SIGKILL)
    rest = process.stdout.read().split("\n")
    last = max([last, *(int(item) for item in rest if item.isdigit())])
    process.wait()
    index = SearchIndex.open(path)
    assert last + 1 <= len(index) <= last + 2
    for number in range(0, last + 1, 7):
        assert ids(index, f"word{number}")[0] == number


def test_a_long_query_finds_its_own_claim_first_among_many_alike(tmp_path: Path) -> None:
    def town(number: int) -> str:
        spent = f"spent {number + 3} million euros on {number + 7} bridges in 2023."
        return f"Town number {number} {spent}"

    index = SearchIndex.create(tmp_path / "index", [])
    # Several segments: what is found in one is set beside what is found in the others.
    for first in range(1, 3001, 600):
        index.add((number, town(number)) for number in range(first, first + 600))
    for number in (1, 57, 1500, 3000):
        assert index.search(town(number), limit=5)[0].claim_id == number
