import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite3"


def claimdesk(path: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tui", *words],
        env=os.environ
        | {"CLAIMDESK_LIBRARY": str(path), "CLAIMDESK_CONFIG": str(path.with_name("s.toml"))},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_a_damaged_library_is_told_and_restored_from_the_backup_made_by_adding(
    path: Path,
) -> None:
    note = path.with_name("note.txt")
    note.write_text("The town has 12 bridges.")
    assert claimdesk(path, "add", str(note)).returncode == 0
    assert claimdesk(path, "check").stdout == f"{path}: sound\n"
    path.write_bytes(b"\x00" * path.stat().st_size)
    broken = claimdesk(path, "list")
    assert broken.returncode == 1
    assert "claimdesk restore" in broken.stderr
    assert claimdesk(path, "check").returncode == 1
    assert claimdesk(path, "doctor").returncode == 1
    restored = claimdesk(path, "restore")
    assert restored.returncode == 0
    assert "kept as library.sqlite3.replaced-1" in restored.stdout
    assert "12 bridges" in claimdesk(path, "list").stdout


def test_backup_names_what_it_copied_and_refuses_to_overwrite(path: Path) -> None:
    copy = path.with_name("copy.sqlite3")
    claimdesk(path, "list")
    assert "articles" in claimdesk(path, "backup", str(copy)).stdout
    again = claimdesk(path, "backup", str(copy))
    assert again.returncode == 1
    assert "exists already" in again.stderr


def test_doctor_tells_a_setting_that_is_wrong(path: Path) -> None:
    assert claimdesk(path, "doctor").returncode == 0
    path.with_name("s.toml").write_text("[app]\ntheme = 3\n")
    done = claimdesk(path, "doctor")
    assert done.returncode == 1
    assert "WRONG  settings" in done.stdout
    assert "theme must be text" in done.stdout
    for wrong, told in (
        ('[app]\ntheme = "neon"\n', "theme 'neon' is not known"),
        ('[keys]\nfly = "z"\n', "'fly' is no command"),
    ):
        path.with_name("s.toml").write_text(wrong)
        assert told in claimdesk(path, "doctor").stdout


def test_doctor_names_every_extra_that_users_install(path: Path) -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())
    extras = set(project["project"]["optional-dependencies"])
    told = claimdesk(path, "doctor").stdout
    for extra in extras - {"all", "test", "dev", "bench", "training"}:
        assert f"  {extra}: " in told
