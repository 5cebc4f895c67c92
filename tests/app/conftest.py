from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.library import Library, add_seeds


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite3") as opened:
        add_seeds(opened)
        yield opened
