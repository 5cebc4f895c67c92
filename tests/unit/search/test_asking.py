"""Claims in many segments are found as if they were in one."""

import random
from pathlib import Path

import pytest

from tui.search import SearchIndex
from tui.search import index as index_module
from tui.search.inner import runs
from tui.search.sounds import sound, sound_key

NOUNS = "bridge river council school tax hospital budget minister factory harbour".split()
PLACES = "Elmford Norhaven Vestmark Quayle Ostbury Tarn Wick Lowmoor Sundale Brae".split()


def made(count: int) -> list[tuple[int, str]]:
    chance = random.Random(11)
    return [
        (
            number,
            f"The {chance.choice(NOUNS)} of {chance.choice(PLACES)} cost {chance.randrange(900)} "
            f"million more than the {chance.choice(NOUNS)} in {chance.choice(PLACES)}.",
        )
        for number in range(count)
    ]


def answers(index: SearchIndex, query: str) -> list[tuple[int, float]]:
    return [(hit.claim_id, round(hit.score, 4)) for hit in index.search(query, limit=30)]


@pytest.mark.parametrize(
    "query",
    [
        "bridge norhaven",
        "brigde of norhavn",
        "hospital budget quayl",
        "the council in sundale cost more than the tax of brae by many a million",
        "schoolof wick",
        "har bour tarn",
        "thirty million",
    ],
)
def test_many_segments_rank_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    whole = SearchIndex.create(tmp_path / "whole", made(150))
    monkeypatch.setattr(index_module, "_SEALED_AT", 12)
    parts = SearchIndex.create(tmp_path / "parts", [])
    for claim in made(190):
        parts.add([claim])
    parts.remove(range(150, 190))
    assert len(list((tmp_path / "parts").glob("segment-*"))) > 1
    assert answers(parts, query) == answers(whole, query)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("gullph", "gulf"), ("siks", "six"), ("jennipher", "jennifer"), ("kavenaw", "kavanagh")],
)
def test_names_as_they_sound_share_a_key(written: str, meant: str) -> None:
    assert sound_key(written) == sound_key(meant)


def test_sounds_tell_other_names_apart() -> None:
    assert len({sound(name) for name in ("meyer", "mayer", "miller", "müller")}) == 3


def test_a_name_is_found_as_it_sounds(tmp_path: Path) -> None:
    index = SearchIndex.create(
        tmp_path / "i", [*made(200), (900, "Philip Shaughnessy left for the Gulf.")]
    )
    assert index.search("fillip shawnessy")[0].claim_id == 900
    assert index.search("gullph")[0].claim_id == 900


def test_one_guess_about_a_misspelt_word_does_not_hide_the_next(tmp_path: Path) -> None:
    claims = [(number, f"He rode by lightning, for the {number} th time.") for number in range(60)]
    index = SearchIndex.create(tmp_path / "i", [*claims, (99, "Bay Lightning won the last game.")])
    assert 99 in [hit.claim_id for hit in index.search("bya ligtning", limit=10)]


def test_runs_find_exactly_the_words_that_hold_a_part() -> None:
    words = sorted(
        {word for _, text in made(100) for word in text.lower().split()} | {"été", "中心"}
    )
    held = runs("\n".join(words).encode())
    for part in ("ill", "rid", "udg", "million", "lmf", "zzz", "té", "中"):
        expected = [place for place, word in enumerate(words) if part in word]
        assert held.holding(part, words).tolist() == expected


def test_a_misspelt_name_comes_before_the_same_words_written_small(tmp_path: Path) -> None:
    claims = [(9, "She read the World Report on Monday."), (10, "It was all fake news to him.")]
    small = [(20 + n, f"He beat the world report {n} times.") for n in range(30)]
    index = SearchIndex.create(tmp_path / "i", [*claims, *small])
    assert index.search("wrold repord")[0].claim_id == 9
    assert index.search("world report")[0].claim_id != 9
    assert index.search("faek nwes")[0].claim_id == 10
