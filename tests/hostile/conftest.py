from pathlib import Path

import pytest

from tests.hostile.libraries import build


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a library that hostile text came into by every way; tests only read it."""
    place = tmp_path_factory.mktemp("hostile")
    (place / "in").mkdir()
    build(place / "library.sqlite3", place / "in")
    return place
