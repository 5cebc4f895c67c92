from pathlib import Path

from tests.faults.long_life import fill, live


def test_memory_stays_flat_while_a_reader_works(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    fill(path)
    samples = [sample.resident for sample in live(path, 60, every=30)]
    # By the second sample every screen has been opened, every module and the model loaded.
    assert samples[2] < samples[1] + 20, samples
