import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.library import Library


@pytest.fixture
def seeded(seeds_once: Path, tmp_path: Path) -> Iterator[Library]:
    with Library.open(Path(shutil.copy(seeds_once, tmp_path / "l.sqlite3"))) as library:
        yield library
