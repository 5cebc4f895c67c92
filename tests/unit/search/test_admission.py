from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.search.oracle import admits
from tui.library import ClaimText
from tui.search.query import parse

CLAIM = ClaimText(
    id=1,
    article_id=7,
    start=0,
    end=10,
    text="Iran\u2019s caf\u00e9 owners, all twenty, will join the Shanghai-based group this year.",
    speaker="Zhang Haizhou",
    kind="prediction",
    score=0.8,
    date="2023-05-23",
    source="Tehran Times",
    title="More countries join",
    status="done",
    verdict="Not Enough Evidence",
)


@pytest.mark.parametrize(
    "typed",
    [
        "anything fuzzy",
        "status:done",
        "status:open,done",
        "!status:open",
        'verdict:"not enough"',
        "!verdict:refuted",
        "'cafe",
        "'own",
        "'20",
        "'twenty",
        "'Shanghai",
        "^iran's",
        "^Iran",
        "year$",
        "YEAR | year$",
        '"shanghai based group"',
        '"Shanghai-based group"',
        "!belarus",
        "!Cafe",
        "speaker:zhang",
        'speaker:"haizhou zhang"',
        "speaker:hauzhou",
        "source:tehran",
        "date:2023",
        "date:2023-05",
        "date:>2022",
        "date:>=2023",
        "date:2023-01..2023-05",
        "!date:2024",
        "kind:prediction,event",
        "score:>0.7",
        "article:7",
        "article:countries",
    ],
)
def test_passes(typed: str) -> None:
    query = parse(typed)
    assert not query.problems
    assert admits(query, CLAIM)


@pytest.mark.parametrize(
    "typed",
    [
        "status:open",
        "verdict:refuted",
        "'wners",
        "'shangHai",
        '"shanghai group"',
        '"this ye"',
        "^cafe",
        "this$",
        "!iran's",
        "!twenty",
        "speaker:xi",
        "date:>2023",
        "date:<2023-05",
        "date:2022",
        "kind:event",
        "score:<0.5",
        "article:8",
        "!speaker:zhang",
    ],
)
def test_is_held_back(typed: str) -> None:
    query = parse(typed)
    assert not query.problems
    assert not admits(query, CLAIM)


def test_scripts_without_spaces_match_inside_a_run() -> None:
    claim = replace(CLAIM, text="\u4e0a\u6d77\u5408\u4f5c\u7ec4\u7ec7\u6210\u5458\u56fd")
    assert admits(parse("'\u5408\u4f5c"), claim)
    assert not admits(parse("!\u5408\u4f5c"), claim)
    arabic = replace(CLAIM, text="\u0625\u064a\u0631\u0627\u0646 \u0639\u0636\u0648")
    assert admits(parse("'\u0639\u0636\u0648"), arabic)


@given(st.sampled_from(CLAIM.text.rstrip(".").split()))
def test_a_word_is_either_there_or_not(word: str) -> None:
    bare = word.strip(",.")
    assert admits(parse(f"'{bare}"), CLAIM)
    assert not admits(parse(f"!{bare}"), CLAIM)


def test_an_undated_claim_passes_no_date() -> None:
    assert not admits(parse("date:<2030"), replace(CLAIM, date=""))
