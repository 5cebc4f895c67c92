"""What of a folder is left out: patterns as in `.gitignore`, from files and from the user."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.articles.decoding import decoded
from tui.articles.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pathspec import GitIgnoreSpec

IGNORE_FILE = ".claimdeskignore"


@dataclass(frozen=True, slots=True)
class Excludes:
    """Patterns with the folders that they hold for, the outermost first."""

    rules: tuple[tuple[Path, GitIgnoreSpec], ...] = ()

    def within(self, folder: Path) -> Excludes:
        """Add the patterns of a folder's `.claimdeskignore`, where it has one.

        Raises:
            OSError: It can't be read.
            ReadError: A pattern is none, or it is not text.
        """
        path = folder / IGNORE_FILE
        if not path.is_file():
            return self
        lines = decoded(path.read_bytes(), str(path)).splitlines()
        return Excludes((*self.rules, (folder, _spec(lines, str(path)))))

    def leave_out(self, path: Path, *, is_folder: bool) -> bool:
        """Tell whether a file or folder is left out; the innermost pattern that fits decides."""
        for folder, spec in reversed(self.rules):
            inner = path.relative_to(folder).as_posix() + ("/" if is_folder else "")
            fits = spec.check_file(inner).include
            if fits is not None:
                return fits
        return False


def excludes(folder: Path, patterns: Sequence[str]) -> Excludes:
    """Begin with the user's own patterns, which hold for a folder and all below it.

    Raises:
        ReadError: A pattern is none.
    """
    if not patterns:
        return Excludes()
    return Excludes(((folder, _spec(patterns, "--exclude")),))


def _spec(lines: Sequence[str], name: str) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # noqa: PLC0415  (most folders leave nothing out)

    try:
        return GitIgnoreSpec.from_lines(lines)
    except ValueError:
        for number, one in enumerate(lines, start=1):
            try:
                GitIgnoreSpec.from_lines([one])
            except ValueError:
                mend = f"{one!r} is no pattern; write it as in a .gitignore"
                raise ReadError(name, f"line {number}", mend) from None
        raise
