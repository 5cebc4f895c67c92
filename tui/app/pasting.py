"""How much of a paste a field takes: what is in a field is drawn, and stored, with every key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.widgets import Input, TextArea

if TYPE_CHECKING:
    from textual.widget import Widget

# Characters.
LONGEST_LINE = 2_000
LONGEST_TEXT = 100_000
# Names of files seldom have more words than these, and do not end as sentences do.
_LONGEST_NAME = 5
_ENDS = (".", "!", "?", '"', "\u201d", "\u2019")


def fitted(text: str, field: Widget | None) -> tuple[str, str]:
    """Cut what is pasted to what its field takes.

    Args:
        text: What is pasted.
        field: What has the focus; one whose `takes_any_length` is true takes all.

    Returns:
        What the field takes, and what to tell the reader where something was left out.
    """
    if isinstance(field, Input) and not getattr(field, "takes_any_length", False):
        longest, there = LONGEST_LINE, len(field.value)
    elif isinstance(field, TextArea):
        longest, there = LONGEST_TEXT, len(field.text)
    else:
        return text, ""
    room = max(longest - there, 0)
    if len(text) <= room:
        return text, ""
    told = f"Only {room:,} of the {len(text):,} characters pasted were taken: this field holds"
    return text[:room], f"{told} {longest:,}."


def is_prose(text: str) -> bool:
    """Tell whether one line is text to be kept and no path: a sentence, or longer than a path."""
    if len(text) > LONGEST_LINE:
        return True
    is_sentence = len(text.split()) > _LONGEST_NAME and text.rstrip().endswith(_ENDS)
    return is_sentence and not Path(text).exists()
