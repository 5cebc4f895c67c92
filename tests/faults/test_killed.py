"""Killed at random moments, nothing that was acknowledged is lost and work goes on."""

from pathlib import Path

import pytest

from tests.faults.rounds import run_round
from tests.faults.work import WORK


@pytest.mark.parametrize("name", WORK)
def test_what_was_acknowledged_is_there_after_a_kill(name: str, tmp_path: Path) -> None:
    for seed in (1, 2, 3):
        run_round(name, tmp_path, seed)
