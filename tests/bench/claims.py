"""The claims table: `python -m tests.bench.claims --data DIR [--final]`."""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.bench import attribution, key_claims, worth


def main() -> None:
    """Print every part's table: attribution, key claims, the two scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds claims/")
    parser.add_argument("--final", action="store_true", help="with what is kept apart")
    given = parser.parse_args()
    print(attribution.table(attribution.rows(given.data / "claims")), end="\n\n")
    print("\n".join(key_claims.table(final=given.final)), end="\n\n")
    print(key_claims.speed(), end="\n\n")
    print("\n".join(worth.table(given.data, final=given.final)))


if __name__ == "__main__":
    main()
