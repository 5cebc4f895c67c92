from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.library import Library, add_seeds


@pytest.fixture
def seeded(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "l.sqlite3") as library:
        add_seeds(library)
        yield library
