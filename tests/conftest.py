"""What every test starts from, on whatever machine and in whatever terminal it is run."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Of whoever runs the tests: their terminal, their language, their proxies, their library.
_THEIRS = (
    *("CLAIMDESK_", "TMUX", "STY", "SSH_", "DISPLAY", "WAYLAND_DISPLAY", "BROWSER"),
    *("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "ESCDELAY", "LANG", "LC_", "XDG_"),
    *("TEXTUAL_ANIMATIONS", "TEXTUAL_DRIVER", "TEXTUAL_THEME", "TEXTUAL_FILTERS", "TEXTUAL_PRESS"),
    *("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"),
)
_OURS = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}

# Before anything of ours is imported: modules look at the terminal's language once.
for _name in [name for name in os.environ if name.startswith(_THEIRS)]:
    del os.environ[_name]
os.environ.update(_OURS)

# A busy machine is slow, not wrong; and what one run tries, every run tries. To look for what
# nobody has found yet: pytest --hypothesis-profile=search
_PATIENT = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("same", _PATIENT, derandomize=True, database=None)
settings.register_profile("search", _PATIENT, max_examples=500)
settings.load_profile("same")


@pytest.fixture(scope="session", autouse=True)
def empty_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what tests start away from the files of whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
        yield


@pytest.fixture(autouse=True)
def same_environment() -> Iterator[None]:
    """Take back what a test, or what it uses, has put into the environment."""
    before = dict(os.environ)
    yield
    for name in [name for name in os.environ if name not in before]:
        del os.environ[name]
    os.environ.update(before)


@pytest.fixture(scope="session")
def seeds_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the seeds that tests copy; nobody opens it."""
    from tui.library import Library, add_seeds

    path = tmp_path_factory.mktemp("seeds") / "library.sqlite3"
    with Library.open(path) as library:
        add_seeds(library)
    return path


@pytest.fixture
def seeded(seeds_once: Path, tmp_path: Path) -> Path:
    """The path of a library of the seeds, the test's own."""
    return Path(shutil.copy(seeds_once, tmp_path / "library.sqlite3"))
