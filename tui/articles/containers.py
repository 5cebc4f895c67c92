"""Files that hold others: zip, tar and web archives, JSON lines and CSV tables.

Nothing is unpacked to disk. What is taken from a table is its text; the other columns fill in
title, author, date, source and address.
"""

from __future__ import annotations

import csv
import io
import tarfile
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from tui.articles.clean import line
from tui.articles.decoding import decoded
from tui.articles.errors import ReadError
from tui.articles.outside_json import from_json
from tui.articles.raw import Raw
from tui.articles.warc import is_warc, read_warc

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MEMBERS = 20_000
MEMBER_SIZE = 50_000_000
TOTAL_SIZE = 500_000_000
DEPTH = 2
TABLES = frozenset({".jsonl", ".ndjson", ".csv", ".tsv"})
ARCHIVES = frozenset({".zip", ".tar", ".tgz", ".gz", ".bz2", ".xz"})
# What each part of an article is called in tables, where the user does not say; best first.
NAMES: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "content", "body", "article", "maintext", "full_text"),
    "title": ("title", "headline", "name"),
    "date": ("date", "published", "date_published", "publish_date", "pubdate", "timestamp"),
    "author": ("author", "authors", "byline"),
    "source": ("source", "site", "publisher", "outlet", "domain"),
    "url": ("url", "link", "address"),
}
_BROKEN = (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, OSError, RuntimeError)
_TAR_NAMES = (".tar", ".tgz", ".tar.gz", ".tar.bz2", ".tar.xz")


def pieces(
    raw: Raw, fields: Mapping[str, str] | None = None, depth: int = 0
) -> Iterator[Raw | ReadError]:
    """Yield what a source holds, or the source itself where it holds no others.

    Args:
        raw: The source.
        fields: The user's own names of columns, by the keys of `NAMES`.
        depth: How many archives it lies in already; more than `DEPTH` are refused.

    Yields:
        Sources to read, and problems with members; the others go on.

    Raises:
        ReadError: The whole of it is broken, or breaks a limit.
    """
    suffix = PurePosixPath(raw.name).suffix.lower()
    if suffix in TABLES:
        yield from _rows(raw, fields or {}, suffix)
        return
    members = _members(raw)
    if members is None:
        yield raw
        return
    if depth >= DEPTH:
        raise ReadError(raw.name, "", f"archives in more than {DEPTH} archives; unpack it")
    left = TOTAL_SIZE
    for number, member in enumerate(members):
        if number >= MEMBERS:
            raise ReadError(raw.name, "", f"holds more than {MEMBERS:,} files; divide it")
        if isinstance(member, ReadError):
            yield member
            continue
        left -= len(member.data)
        if left < 0:
            mend = f"unpacks to more than {TOTAL_SIZE // 1_000_000} MB; divide it"
            raise ReadError(raw.name, "", mend)
        try:
            yield from pieces(member, fields, depth + 1)
        except ReadError as problem:
            yield problem


def _members(raw: Raw) -> Iterator[Raw | ReadError] | None:
    if is_warc(raw.data, raw.name):
        return read_warc(io.BytesIO(raw.data), raw.name, MEMBER_SIZE)
    if raw.data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        try:
            archive = zipfile.ZipFile(io.BytesIO(raw.data))
        except (*_BROKEN, ValueError, NotImplementedError) as problem:
            raise ReadError(raw.name, "", f"not a sound archive ({problem})") from None
        names = set(archive.namelist())
        if names & {"word/document.xml", "META-INF/container.xml"}:
            return None
        return _zip(archive, raw.name)
    if raw.name.lower().endswith(_TAR_NAMES) or raw.data[257:262] == b"ustar":
        return _tar(raw)
    return None


def _zip(archive: zipfile.ZipFile, name: str) -> Iterator[Raw | ReadError]:
    for info in archive.infolist():
        place = f"{name}/{line(info.filename)}"
        if info.is_dir() or _hidden(info.filename):
            continue
        if _leaves(info.filename):
            yield ReadError(place, "", "its name leads out of the archive; it was left out")
            continue
        try:
            with archive.open(info) as packed:
                data = packed.read(MEMBER_SIZE + 1)
        except (*_BROKEN, ValueError, NotImplementedError) as problem:
            yield ReadError(place, "", f"can't be unpacked ({problem})")
            continue
        yield _member(data, place)


def _tar(raw: Raw) -> Iterator[Raw | ReadError]:
    try:
        with tarfile.open(fileobj=io.BytesIO(raw.data), mode="r|*") as archive:
            for info in archive:
                place = f"{raw.name}/{line(info.name)}"
                if not info.isreg() or _hidden(info.name):
                    continue
                if _leaves(info.name):
                    yield ReadError(place, "", "its name leads out of the archive; it was left out")
                    continue
                packed = archive.extractfile(info)
                yield _member(packed.read(MEMBER_SIZE + 1) if packed else b"", place)
    # tarfile takes apart what ends too early with `ord` (a TypeError) and slices.
    except (*_BROKEN, ValueError, TypeError, IndexError) as problem:
        raise ReadError(raw.name, "", f"not a sound archive ({problem})") from None


def _member(data: bytes, place: str) -> Raw | ReadError:
    if len(data) > MEMBER_SIZE:
        return ReadError(place, "", f"unpacks to more than {MEMBER_SIZE // 1_000_000} MB")
    return Raw(data, place)


def _leaves(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or path.parts[:1][0][1:2] == ":"


def _hidden(name: str) -> bool:
    return any(
        part.startswith((".", "__MACOSX")) and part not in {".", ".."}
        for part in PurePosixPath(name).parts
    )


def _rows(raw: Raw, fields: Mapping[str, str], suffix: str) -> Iterator[Raw | ReadError]:
    text = decoded(raw.data, raw.name, raw.charset)
    if suffix in {".csv", ".tsv"}:
        rows: Iterator[tuple[int, object]] = _table(text, raw.name, suffix)
    else:
        rows = _json_lines(text)
    for number, row in rows:
        place = f"line {number}"
        if not isinstance(row, dict):
            why = f" ({row})" if isinstance(row, ValueError) else ""
            yield ReadError(raw.name, place, f"is no JSON object{why}")
            continue
        found = {key: _value(row, fields.get(key, ""), NAMES[key]) for key in NAMES}
        body = found.pop("text")
        if not body.strip():
            there = ", ".join(line(str(name)) for name in list(row)[:8])
            mend = f"no text; name its column with --text-field (there is {there})"
            yield ReadError(raw.name, place, mend)
            continue
        name = f"{raw.name}, {place}.txt"
        # Lone surrogates of JSON are cleaned away later, by the reader.
        data = body.encode("utf-8", "replace")
        yield Raw(data, name, "utf-8", **{key: line(value) for key, value in found.items()})


def _json_lines(text: str) -> Iterator[tuple[int, object]]:
    for number, row in enumerate(text.split("\n"), start=1):
        if not row.strip():
            continue
        try:
            yield number, from_json(row)
        except ValueError as problem:
            yield number, problem


def _table(text: str, name: str, suffix: str) -> Iterator[tuple[int, object]]:
    rows = csv.DictReader(
        io.StringIO(text, newline=""), delimiter="\t" if suffix == ".tsv" else ","
    )
    csv.field_size_limit(MEMBER_SIZE)
    try:
        for row in rows:
            yield rows.line_num, row
    except csv.Error as problem:
        raise ReadError(name, f"line {rows.line_num}", f"is no sound CSV ({problem})") from None


def _value(row: dict[object, object], wanted: str, names: tuple[str, ...]) -> str:
    known = {str(key).strip().casefold(): value for key, value in row.items()}
    for name in (wanted.casefold(),) if wanted else names:
        value = known.get(name)
        if isinstance(value, list):
            return ", ".join(str(one) for one in value)
        if value is not None and not isinstance(value, dict):
            return str(value)
    return ""
