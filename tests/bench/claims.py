"""The claims table: `python -m tests.bench.claims --data DIR [--final]`."""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.bench import worth


def main() -> None:
    """Print every part's table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds claims/")
    parser.add_argument("--final", action="store_true", help="with the test split kept apart")
    given = parser.parse_args()
    print("\n".join(worth.table(given.data, final=given.final)))


if __name__ == "__main__":
    main()
