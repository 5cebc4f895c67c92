"""Bytes to articles, by the content first and the name second."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812
from pathlib import PurePath
from typing import TYPE_CHECKING

from tui.articles.article import Article
from tui.articles.clean import clean, decode, line, paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable

_SEED = re.compile(r"\A\s?date (\d{4}-\d{1,2}-\d{1,2})\b[ \t]*")
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELDS = frozenset({"title", "date", "source", "author", "url", "language", "kind"})
_HEADLINE_LIMIT = 160


@dataclass(frozen=True, slots=True)
class ReadError(Exception):
    """A file that can't be read: which, where in it, and what would mend it."""

    name: str
    place: str
    mend: str

    def __str__(self) -> str:
        """One line that names the file, the place and the mend."""
        place = f", {self.place}" if self.place else ""
        return f"{self.name}{place}: {self.mend}"


def read(data: bytes, name: str) -> list[Article]:
    """Read the articles that a file holds.

    Args:
        data: The file's bytes.
        name: Its name, for messages and for telling formats apart.

    Returns:
        Its articles, at least one, their text clean and in paragraphs.

    Raises:
        ReadError: The bytes are not text, hold no text, or break the format's rules.
    """
    try:
        cleaned = clean(decode(data))
    except UnicodeError as problem:
        raise ReadError(name, "", f"not readable as text ({problem}); save it as UTF-8") from None
    article = _reader(cleaned.text, name)(cleaned.text, name, cleaned.removed)
    if not article.text:
        raise ReadError(name, "", "holds no text; add some or leave the file out")
    return [article]


def _reader(text: str, name: str) -> Callable[[str, str, int], Article]:
    if _SEED.match(text):
        return _read_seed
    if _FRONT_MATTER.match(text):
        return _read_front_matter
    if PurePath(name).suffix.lower() in {".md", ".markdown"}:
        return _read_markdown
    return _read_plain


def _read_seed(text: str, name: str, removed: int) -> Article:
    match = _SEED.match(text)
    assert match is not None
    day = _date(match.group(1), name, "line 1")
    return Article(text=paragraphs(text[match.end() :]), date=day, removed=removed)


def _read_plain(text: str, name: str, removed: int) -> Article:  # noqa: ARG001
    body = paragraphs(text)
    first, _, rest = body.partition("\n\n")
    is_headline = (
        rest and len(first) <= _HEADLINE_LIMIT and "\n" not in first and first[-1] not in '.!:;"”'
    )
    if is_headline:
        return Article(text=rest, title=line(first), removed=removed)
    return Article(text=body, removed=removed)


def _read_markdown(text: str, name: str, removed: int) -> Article:  # noqa: ARG001
    title, body = _heading(paragraphs(text))
    return Article(text=body, title=title, removed=removed)


def _read_front_matter(text: str, name: str, removed: int) -> Article:
    match = _FRONT_MATTER.match(text)
    assert match is not None
    fields = _fields(match.group(1), name)
    title, body = _heading(paragraphs(text[match.end() :]))
    return Article(
        text=body,
        title=fields.get("title", title),
        date=_date(fields["date"], name, "front matter") if fields.get("date") else None,
        author=fields.get("author", ""),
        source=fields.get("source", ""),
        url=fields.get("url", ""),
        language=fields.get("language", "en"),
        kind=fields.get("kind", "article"),
        removed=removed,
    )


def _heading(text: str) -> tuple[str, str]:
    """Take a first `# Title` line off Markdown; the rest stays as it was written."""
    first, _, rest = text.partition("\n")
    if first.startswith("# "):
        return line(first[2:]), rest.strip()
    return "", text


def _fields(block: str, name: str) -> dict[str, str]:
    """Read flat `key: value` lines, quoted or not, the whole of what notes here use of YAML."""
    fields: dict[str, str] = {}
    for number, raw in enumerate(block.splitlines(), start=2):
        if not raw.strip() or raw.lstrip().startswith("#"):
            continue
        key, colon, value = raw.partition(":")
        if not colon:
            raise ReadError(name, f"line {number}", "front matter wants `key: value`")
        value = value.strip()
        if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
            value = value[1:-1]
        if key.strip().lower() in _FIELDS:
            fields[key.strip().lower()] = line(value)
    return fields


def _date(text: str, name: str, place: str) -> Date:
    try:
        return Date(*(int(part) for part in text.split("-")))
    except (ValueError, TypeError):
        mend = f"{text!r} is no date; write it as YYYY-MM-DD"
        raise ReadError(name, place, mend) from None
