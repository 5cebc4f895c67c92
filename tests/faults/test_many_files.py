"""Many mixed files, killed and resumed; `python -m tests.bench.ingest` does it with 10,000."""

from pathlib import Path

from tests.bench.ingest import killed_and_resumed, make_files, wrong


def test_mixed_files_killed_and_resumed_give_each_article_once(tmp_path: Path) -> None:
    make_files(tmp_path / "in", 100)
    library = tmp_path / "library.sqlite3"
    _, killed = killed_and_resumed(tmp_path / "in", library, 3, 3.0)
    assert killed
    assert wrong(library, 100) == []
