"""Stems are the same whichever threads ask for them at once."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from tui.evidence.stemming import english_stem

WORDS = [
    f"{stem}{ending}"
    for stem in ("nation", "hope", "relat", "conform", "oper", "vietnam", "sens", "digit")
    for ending in ("ization", "fulness", "ational", "ability", "ations", "ousness", "ibilities")
] * 20


@pytest.fixture
def threads_that_take_turns_often() -> object:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield None
    sys.setswitchinterval(before)


def test_threads_get_the_stems_that_one_alone_gets(
    threads_that_take_turns_often: object,
) -> None:
    alone = [english_stem(word) for word in WORDS]
    with ThreadPoolExecutor(4) as pool:
        for stems in pool.map(lambda _: [english_stem(word) for word in WORDS], range(4)):
            assert stems == alone
