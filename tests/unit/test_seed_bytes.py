import hashlib
from pathlib import Path

SEED = Path(__file__).parents[2] / "seeds" / "000_8173d6dc25bc85c6.txt"


def test_the_seed_article_is_kept_byte_for_byte() -> None:
    digest = hashlib.sha256(SEED.read_bytes()).hexdigest()
    assert digest == "f37493b4693e1bc90a54a64256d5e777b1c4b8d4befc6a1d791e2f8fc122bdd9"
