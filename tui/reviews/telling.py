"""A review's history in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.reviews.records import HistoryEntry

_LONGEST = 60


def history_lines(entries: Iterable[HistoryEntry]) -> list[str]:
    """Say each entry in one line: "2026-11-25 10:04 ana: rating Supported → Refuted".

    Args:
        entries: Entries, oldest first; they are numbered from 1 for "takes back 2".

    Returns:
        As many lines; times are UTC, long texts are cut to their beginning.
    """
    lines, places = [], {}
    for place, entry in enumerate(entries, start=1):
        places[entry.number] = place
        parts = [
            _change(name, before, after)
            for name, (before, after) in entry.changes.items()
            if name != "scale"
        ]
        taken = f"takes back {places.get(entry.undoes, '?')}: " if entry.undoes else ""
        lines.append(f"{entry.made:%Y-%m-%d %H:%M} {entry.who}: {taken}{'; '.join(parts)}")
    return lines


def _change(name: str, before: object, after: object) -> str:
    if name == "confirmed":
        return "the verdict stands after new evidence" if after else "not confirmed"
    if name == "sources":
        return _sources(before, after)
    new, old = _short(after), _short(before)
    if not new:
        return f"{name} taken out ({old})"
    if not old or name in {"explanation", "notes"}:
        return f"{name} {new}"
    return f"{name} {old} → {new}"


def _sources(before: object, after: object) -> str:
    old, new = _addresses(before), _addresses(after)
    parts = [f"source {item}" for item in new if item not in old]
    parts += [f"source taken out ({item})" for item in old if item not in new]
    return ", ".join(parts) or "sources edited"


def _addresses(value: object) -> list[str]:
    items = value if isinstance(value, list) else []
    return [_short(item.get("url") or item.get("title")) for item in items]


def _short(value: object) -> str:
    text = " ".join(str(value or "").split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
