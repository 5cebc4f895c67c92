"""What the README shows of the command line; `python -m tests.readme` prints it anew into it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
_SESSION = re.compile(r"^    \$ claimdesk (.+)\n((?:    .*\n)+)", re.MULTILINE)
# What follows a line that is this alone is left out.
_CUT = "…\n"


def sessions() -> list[tuple[list[str], str, bool]]:
    """List the commands shown: words, what is shown of the output, whether that is cut."""
    found = []
    for command, lines in _SESSION.findall(README.read_text()):
        shown = "".join(line.removeprefix("    ") for line in lines.splitlines(keepends=True))
        whole, cut, _ = shown.partition(_CUT)
        found.append((command.split(), whole, bool(cut)))
    return found


def _printed(match: re.Match[str], variables: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "tui", *match[1].split()],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=os.environ | variables,
    )
    lines = done.stdout.splitlines(keepends=True)
    before, cut, _ = match[2].partition(f"    {_CUT}")
    if cut:
        lines = [*lines[: before.count("\n")], _CUT]
    return f"    $ claimdesk {match[1]}\n" + "".join(f"    {line}" for line in lines)


def main() -> None:
    """Run the commands in the order of the README, on a library of their own."""
    with tempfile.TemporaryDirectory() as folder:
        variables = {
            "CLAIMDESK_LIBRARY": f"{folder}/library.sqlite3",
            "CLAIMDESK_CONFIG": f"{folder}/settings.toml",
        }
        text = _SESSION.sub(lambda match: _printed(match, variables), README.read_text())
    README.write_text(text)


if __name__ == "__main__":
    main()
