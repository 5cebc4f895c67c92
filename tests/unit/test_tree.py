"""Nothing that a run left behind lies at the top of the project."""

from pathlib import Path

TOP = Path(__file__).parents[2]
BELONGS = {
    *("tui", "seeds", "tests", "pyproject.toml", "README.md"),
    *("LICENSE", "CHANGELOG.md", "SECURITY.md"),
}


def test_the_top_of_the_project_holds_what_belongs_there() -> None:
    assert {path.name for path in TOP.iterdir() if not path.name.startswith(".")} <= BELONGS
