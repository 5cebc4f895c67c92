"""The Textual app: the only package that draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def run(
    library_path: Path,
    *,
    theme: str = "textual-dark",
    method: str = "desk",
    sentences: int = 3,
    keys: dict[str, str] | None = None,
) -> None:
    """Open the app on a library and return when the reader leaves it.

    Args:
        library_path: The library's database; it is made where there is none.
        theme: A theme of Textual.
        method: Summary method to start with.
        sentences: Sentences to a summary to start with.
        keys: Keys by command id, where the user has changed them.

    Raises:
        LibraryError: The library can't be opened.
    """
    from tui.app.app import ClaimdeskApp  # noqa: PLC0415
    from tui.library import Library  # noqa: PLC0415

    with Library.open(library_path) as library:
        ClaimdeskApp(library, theme=theme, method=method, sentences=sentences, keys=keys).run()
